//! Tactics that no line falls for. Does not ask which line should.

use super::{Check, Rule, Subject};
use crate::diagnostic::{Code, Diagnostic, Explanation, Severity};
use crate::model::Both;

pub(super) const RULE: Rule = Rule {
    code: &Code {
        id: "L0312",
        name: "tactic-without-prey",
        severity: Severity::Note,
        explanation: Explanation {
            finds: Both::untranslated("The customer uses a tactic, but no line of the node bites."),
            why: Both::untranslated("A tactic that nobody falls for teaches nothing about it."),
            remedy: Both::untranslated(
                "Write `bites: true` at the line that does what the tactic is meant to bring about.",
            ),
            wrong: Both::same(r#""threat": (tactic: threat, … choices without bites)"#),
            right: Both::same(r#"(id: "give-in", bites: true, …)"#),
        },
    },
    check: Check::Scenario(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (id, node) in subject.nodes() {
        if let Some(tactic) = node.tactic
            && !node.choices.iter().any(|line| line.bites)
        {
            let message = format!(
                "no line of `{}` falls for the tactic `{}`",
                node.id,
                tactic.name()
            );
            found.push(subject.at(RULE.code, subject.node_part(id, "tactic"), message));
        }
    }
}
