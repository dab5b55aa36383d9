//! Preparation in which the customer already speaks. Does not look at later phases.

use crate::diagnostic::Diagnostic;
use crate::lint::{Subject, rule};
use crate::model::{Phase, Speaker, words};

rule! {
    "L0109" "speaking-before-meeting" Warning Scenario(check)
    finds: "阶段 `prepare` 里的一个节点，由客户或者同伴说话，或者带有招数。",
        "A node in phase `prepare` is spoken by the customer or the adviser, or has a tactic.";
    why: "那时还没有人来：不花时间，不耗耐心，招数也没有代价。",
        "Nobody is there yet: no time passes, no patience is lost, and the tactic costs nothing.";
    remedy: "准备阶段让 `narrator` 或 `colleague` 说话，或者改正阶段。",
        "Let `narrator` or `colleague` speak in preparation, or correct the phase.";
    wrong: r#""greet": (phase: prepare, speaker: customer, …)"#;
    right: r#""greet": (phase: receive, speaker: customer, …)"#;
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (id, node) in subject.nodes() {
        let spoken = matches!(node.speaker, Speaker::Customer | Speaker::Adviser);
        if node.phase == Phase::Prepare && (spoken || node.tactic.is_some()) {
            let message = words!(
                "`{}` 是准备阶段，客户却已经在场",
                "`{}` is preparation, but the customer is there",
                node.id
            );
            found.push(subject.at(RULE.code, subject.node_part(id, "phase"), message));
        }
    }
}
