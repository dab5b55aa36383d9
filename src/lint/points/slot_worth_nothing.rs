//! Scored decisions in phases without points. Does not judge how points are shared.

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::lint::{Check, Rule, Subject};
use crate::model::{Both, words};
use crate::score::exact;

pub(crate) const RULE: Rule = Rule {
    code: &Code {
        id: "L0317",
        name: "slot-worth-nothing",
        severity: Severity::Warning,
        finds: Both::new(
            "一个节点要计分，它的阶段在 `blueprint` 里却没有分值。",
            "A node is scored, but its phase has no points in the blueprint.",
        ),
        why: Both::new(
            "学员在那里说什么都不得分。",
            "Whatever the trainee says there earns nothing.",
        ),
        remedy: Both::new(
            "在 `blueprint` 里给这个阶段分值，或者改正阶段。",
            "Give the phase points in `blueprint`, or correct the phase.",
        ),
        wrong: Both::same(r#"blueprint: {soothe: 100}, … (phase: agree, slot: "deal", …)"#),
        right: Both::same(r"blueprint: {soothe: 80, agree: 20},"),
    },
    check: Check::Scenario(check),
};

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
