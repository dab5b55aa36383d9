//! Flags that are asked for and that no line sets. Flags that are set too late are another rule's.

use super::state::{questions, uses};
use super::{Check, Rule, Subject};
use crate::diagnostic::{Code, Diagnostic, Explanation, Severity};

pub(super) const RULE: Rule = Rule {
    code: &Code {
        id: "L0203",
        name: "never-set-flag",
        severity: Severity::Warning,
        explanation: Explanation {
            finds: "A wording or a line asks for a flag that no line ever sets.",
            why: "The wording is never said, or the line is locked for ever.",
            remedy: "Add `set: [\"…\"]` to the line that should lead here, or remove the question.",
            wrong: r#"needs: ["has-sheet"], // no line sets it"#,
            right: r#"(id: "fetch", set: ["has-sheet"], …)
…
needs: ["has-sheet"],"#,
        },
    },
    check: Check::Scenario(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let uses = uses(subject.scenario);
    for (at, name) in subject.scenario.flags.iter().enumerate() {
        if uses.set >> at & 1 == 0
            && let Some(question) = questions(subject)
                .into_iter()
                .find(|q| usize::from(q.flag.0) == at)
        {
            let message = format!("no line sets the flag `{name}`");
            let finding = subject.at(RULE.code, question.place, message).other(
                subject.file,
                subject.flag(at),
                "declared here",
            );
            found.push(finding);
        }
    }
}
