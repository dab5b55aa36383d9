//! Scored decisions in phases without points. Does not judge how points are shared.

use super::{Check, Rule, Subject};
use crate::diagnostic::{Code, Diagnostic, Explanation, Severity};
use crate::model::Both;
use crate::score::exact;

pub(super) const RULE: Rule = Rule {
    code: &Code {
        id: "L0317",
        name: "slot-worth-nothing",
        severity: Severity::Warning,
        explanation: Explanation {
            finds: Both::untranslated(
                "A node is scored, but its phase has no points in the blueprint.",
            ),
            why: Both::untranslated("Whatever the trainee says there earns nothing."),
            remedy: Both::untranslated(
                "Give the phase points in `blueprint`, or correct the phase.",
            ),
            wrong: Both::same(r#"blueprint: {soothe: 100}, … (phase: agree, slot: "deal", …)"#),
            right: Both::same(r"blueprint: {soothe: 80, agree: 20},"),
        },
    },
    check: Check::Scenario(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Some(cast) = subject.casts.first() else {
        return;
    };
    for (id, node, key) in subject.scored(cast) {
        if key.lines.iter().all(|line| line.points == exact(0)) {
            let message = format!(
                "`{}` is scored, but phase `{}` has no points",
                node.id,
                node.phase.name()
            );
            found.push(subject.at(RULE.code, subject.node_part(id, "phase"), message));
        }
    }
}
