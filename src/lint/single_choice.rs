//! Scored decisions with nothing to decide. Detours and farewells may have one line.

use super::{Check, Rule, Subject};
use crate::diagnostic::{Code, Diagnostic, Explanation, Severity};
use crate::model::Both;

pub(super) const RULE: Rule = Rule {
    code: &Code {
        id: "L0102",
        name: "single-choice",
        severity: Severity::Warning,
        explanation: Explanation {
            finds: Both::untranslated("A scored node has a single line."),
            why: Both::untranslated(
                "Everybody earns all of its points, so it measures nothing and lifts every total.",
            ),
            remedy: Both::untranslated(
                "Write two or three other lines that a colleague might really say, or take `slot` away.",
            ),
            wrong: Both::same(r#"slot: "greet", choices: [ one line ]"#),
            right: Both::same(r#"slot: "greet", choices: [ three or four lines ]"#),
        },
    },
    check: Check::Scenario(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (id, node) in subject.nodes() {
        if node.slot.is_some() && node.choices.len() == 1 {
            let message = format!("`{}` is scored, but has a single line", node.id);
            found.push(subject.at(RULE.code, subject.node(id), message));
        }
    }
}
