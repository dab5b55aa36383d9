//! Flags that are declared and nothing more. Flags that are only set or only asked are other rules'.

use super::patch::removal;
use super::state::uses;
use super::{Check, Rule, Subject};
use crate::diagnostic::{Code, Diagnostic, Explanation, Severity};

pub(super) const RULE: Rule = Rule {
    code: &Code {
        id: "L0201",
        name: "unused-flag",
        severity: Severity::Warning,
        explanation: Explanation {
            finds: "A flag is declared, but no line sets it and nothing asks for it.",
            why: "It does nothing; often its name was mistyped elsewhere or the line that set it was removed.",
            remedy: "Remove it from `flags`, or use it.",
            wrong: r#"flags: ["has-sheet", "angry-call"], // nothing uses "angry-call""#,
            right: r#"flags: ["has-sheet"],"#,
        },
    },
    check: Check::Scenario(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let uses = uses(subject.scenario);
    for (at, name) in subject.scenario.flags.iter().enumerate() {
        if (uses.set | uses.asked) >> at & 1 == 0 {
            let place = subject.flag(at);
            let patch = removal(subject.text(), place.clone());
            let finding = subject
                .at(RULE.code, place, format!("nothing uses the flag `{name}`"))
                .fix(format!("remove the flag `{name}`"), vec![patch]);
            found.push(finding);
        }
    }
}
