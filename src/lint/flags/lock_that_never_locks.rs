//! Lines that need a flag which is always set by then. Does not look at moods.

use crate::diagnostic::{Code, Diagnostic, Patch, Severity};
use crate::lint::flow::names;
use crate::lint::{Check, Rule, Subject};
use crate::model::{Both, words};

pub(crate) const RULE: Rule = Rule {
    code: &Code {
        id: "L0206",
        name: "lock-that-never-locks",
        severity: Severity::Warning,
        finds: Both::new(
            "一个选项要先有的标记，到它这里的每条路线都会记下。",
            "A line needs a flag that is set on every way to it.",
        ),
        why: Both::new(
            "这个选项从来不会锁住，前面本该打开它的那一轮也就无关紧要了。",
            "The line is never locked, so the earlier turn that was meant to open it does not matter.",
        ),
        remedy: Both::new(
            "从 `needs` 里删掉这个标记，或者让前面的某个选项不记下它。",
            "Remove the flag from `needs`, or let one of the earlier lines not set it.",
        ),
        wrong: Both::new(
            r#""first" 的每个选项都有 set: ["ready"]
needs: ["ready"], // 在 "second" 里"#,
            r#"every line of "first" has set: ["ready"]
needs: ["ready"], // in "second""#,
        ),
        right: Both::new(
            r#""first" 只有一个选项有 set: ["ready"]
needs: ["ready"], // 在 "second" 里"#,
            r#"one line of "first" has set: ["ready"]
needs: ["ready"], // in "second""#,
        ),
    },
    check: Check::Scenario(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (id, at, line) in subject.lines() {
        let Some(arrival) = subject.flow.at(id) else {
            continue;
        };
        for name in names(subject.scenario, line.needs & arrival.must) {
            let place = subject.line_item(id, at, "needs", name);
            let patch = Patch::removal(subject.text(), place.clone());
            let finding = subject
                .at(
                    RULE.code,
                    place,
                    words!(
                        "这里从来不会锁住：`{name}` 到这时必定已经记下",
                        "this never locks: `{name}` is always set by then"
                    ),
                )
                .remedy(
                    words!("不要求先有 `{name}`", "do not ask for `{name}`"),
                    vec![patch],
                );
            found.push(finding);
        }
    }
}
