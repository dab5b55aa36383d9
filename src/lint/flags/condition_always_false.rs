//! Conditions that cannot hold. Works by logic.

use crate::diagnostic::Diagnostic;
use crate::lint::state::{before, conditions};
use crate::lint::{Subject, rule};
use crate::model::{Both, Condition};

rule! {
    "L0208" "condition-always-false" Warning Scenario(check)
    finds: "一个说法的条件互相矛盾，永远不会同时成立。",
        "The conditions of a wording contradict each other, so they can never hold together.";
    why: "这个说法永远听不到。往往是两个界限写反了。",
        "The wording is never said. Often two bounds were exchanged.";
    remedy: "改正界限：`at_least(anger, 50), at_most(anger, 60)` 表示 50 到 60 之间。",
        "Correct the bounds: `at_least(anger, 50), at_most(anger, 60)` is the range from 50 to 60.";
    wrong: r"when: [at_least(anger, 60), at_most(anger, 50)]";
    right: r"when: [at_least(anger, 50), at_most(anger, 60)]";
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (id, wording, when) in conditions(subject) {
        let Some(mut known) = before(subject, id) else {
            continue;
        };
        for (at, &condition) in when.iter().enumerate() {
            // Flags that are never set here have rules of their own.
            let own_rule = matches!(condition, Condition::Flag(flag)
                if subject.flow.at(id).is_some_and(|arrival| arrival.may >> flag.0 & 1 == 0));
            if own_rule {
                break;
            }
            if known.excludes(condition) {
                let place = subject.condition(id, wording, at);
                let message = if at == 0 {
                    Both::new(
                        "这个条件在这里永远不成立",
                        "this condition never holds here",
                    )
                } else {
                    Both::new(
                        "这个条件和前面的条件矛盾",
                        "this condition contradicts those before it",
                    )
                };
                found.push(subject.at(RULE.code, place, message));
                break;
            }
            known = known.and(condition);
        }
    }
}
