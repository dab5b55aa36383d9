//! Scored decisions in phases without points. Does not judge how points are shared.

use crate::diagnostic::Diagnostic;
use crate::lint::{Subject, rule};
use crate::model::words;
use crate::score::exact;

rule! {
    "L0317" "slot-worth-nothing" Warning Scenario(check)
    finds: "一个节点要计分，它的阶段在 `blueprint` 里却没有分值。",
        "A node is scored, but its phase has no points in the blueprint.";
    why: "学员在那里说什么都不得分。",
        "Whatever the trainee says there earns nothing.";
    remedy: "在 `blueprint` 里给这个阶段分值，或者改正阶段。",
        "Give the phase points in `blueprint`, or correct the phase.";
    wrong: r#"blueprint: {soothe: 100}, … (phase: agree, slot: "deal", …)"#;
    right: r"blueprint: {soothe: 80, agree: 20},";
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Some(cast) = subject.casts.first() else {
        return;
    };
    for (id, node, key) in subject.scored(cast) {
        if key.lines.iter().all(|line| line.points == exact(0)) {
            let message = words!(
                "`{}` 要计分，阶段 `{}` 却没有分值",
                "`{}` is scored, but phase `{}` has no points",
                node.id,
                node.phase.name()
            );
            found.push(subject.at(RULE.code, subject.node_part(id, "phase"), message));
        }
    }
}
