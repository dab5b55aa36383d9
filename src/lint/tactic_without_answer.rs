//! Tactics that no line answers. Does not ask whether the answer is the best line.

use super::{Check, Rule, Subject};
use crate::diagnostic::{Code, Diagnostic, Explanation, Severity};

pub(super) const RULE: Rule = Rule {
    code: &Code {
        id: "L0311",
        name: "tactic-without-answer",
        severity: Severity::Warning,
        explanation: Explanation {
            finds: "The customer uses a tactic, but no line of the node counters it.",
            why: "Its cost cannot be avoided, whatever the trainee says; the debrief says a tactic was missed that could not be met.",
            remedy: "Write `counters: true` at the line that answers the tactic, or remove the tactic.",
            wrong: r#""threat": (tactic: threat, … choices without counters)"#,
            right: r#"(id: "steady", counters: true, …)"#,
        },
    },
    check: Check::Scenario(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (id, node) in subject.nodes() {
        if let Some(tactic) = node.tactic
            && !node.choices.iter().any(|line| line.counters)
        {
            let message = format!(
                "no line of `{}` counters the tactic `{}`",
                node.id,
                tactic.name()
            );
            found.push(subject.at(RULE.code, subject.node_part(id, "tactic"), message));
        }
    }
}
