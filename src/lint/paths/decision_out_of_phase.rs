//! Decisions in a phase that has nothing to decide. Does not ask where else a decision might stand.

use crate::diagnostic::Diagnostic;
use crate::lint::{Subject, rule};
use crate::model::{Both, Phase, words};

rule! {
    "L0110" "decision-out-of-phase" Warning Scenario(check)
    finds: "带 `refused` 的节点（客户在这里决定接受不接受），阶段在 `propose` 之前，或者在 `agree` 之后。",
        "The node with `refused`, where the customer accepts or not, is in a phase before `propose` or after `agree`.";
    why: "客户会在还没有方案的时候，或者在一切都谈定之后作决定。",
        "The customer would decide before there is an offer, or after everything is settled.";
    remedy: "把 `refused` 移到谈定的那个节点，或者改正阶段。",
        "Move `refused` to the node where the agreement is made, or correct the phase.";
    wrong: r#""greet": (phase: receive, refused: "no-deal", …)"#;
    right: r#""deal": (phase: agree, refused: "no-deal", …)"#;
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (id, node) in subject.nodes() {
        let fits = matches!(node.phase, Phase::Propose | Phase::Agree | Phase::Stuck);
        if node.refused.is_some() && !fits {
            let message = words!(
                "客户在阶段 `{}` 就作决定",
                "the customer decides in phase `{}`",
                node.phase.name()
            );
            let finding = subject
                .at(RULE.code, subject.node_part(id, "phase"), message)
                .other(
                    subject.node_part(id, "refused"),
                    Both::new("在这里作决定", "decided here"),
                );
            found.push(finding);
        }
    }
}
