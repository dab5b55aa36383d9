//! Decisions in a phase that has nothing to decide. Does not ask where else a decision might stand.

use super::{Check, Rule, Subject};
use crate::diagnostic::{Code, Diagnostic, Explanation, Severity};
use crate::model::{Both, Phase};

pub(super) const RULE: Rule = Rule {
    code: &Code {
        id: "L0110",
        name: "decision-out-of-phase",
        severity: Severity::Warning,
        explanation: Explanation {
            finds: Both::untranslated(
                "The node with `refused`, where the customer accepts or not, is in a phase before `propose` or after `agree`.",
            ),
            why: Both::untranslated(
                "The customer would decide before there is an offer, or after everything is settled.",
            ),
            remedy: Both::untranslated(
                "Move `refused` to the node where the agreement is made, or correct the phase.",
            ),
            wrong: Both::same(r#""greet": (phase: receive, refused: "no-deal", …)"#),
            right: Both::same(r#""deal": (phase: agree, refused: "no-deal", …)"#),
        },
    },
    check: Check::Scenario(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (id, node) in subject.nodes() {
        let fits = matches!(node.phase, Phase::Propose | Phase::Agree | Phase::Stuck);
        if node.refused.is_some() && !fits {
            let message = format!("the customer decides in phase `{}`", node.phase.name());
            let finding = subject
                .at(RULE.code, subject.node_part(id, "phase"), message)
                .other(
                    subject.file,
                    subject.node_part(id, "refused"),
                    "decided here",
                );
            found.push(finding);
        }
    }
}
