//! Blueprints that do not fit the phases which are there. The tables' own blueprint is not looked at.

use super::{Check, Rule, Subject};
use crate::diagnostic::{Code, Diagnostic, Explanation, Severity};
use crate::model::{Both, Phase};

pub(super) const RULE: Rule = Rule {
    code: &Code {
        id: "L0316",
        name: "points-for-nothing",
        severity: Severity::Warning,
        explanation: Explanation {
            finds: Both::untranslated(
                "The scenario's `blueprint` gives points to a phase without a scored node.",
            ),
            why: Both::untranslated(
                "The points are shared out among the other phases, so the numbers in the file are not those that count. Often a node's phase or slot was mistyped.",
            ),
            remedy: Both::untranslated(
                "Remove the phase from the blueprint, or score a node of that phase.",
            ),
            wrong: Both::same(
                r"blueprint: {soothe: 60, explore: 20, agree: 20}, // no node explores",
            ),
            right: Both::same(r"blueprint: {soothe: 70, agree: 30},"),
        },
    },
    check: Check::Scenario(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Some(blueprint) = &subject.scenario.blueprint else {
        return;
    };
    for &phase in Phase::ALL {
        let scored =
            subject.scenario.slots.iter().any(|slot| {
                slot.phase == phase || slot.phase == Phase::Stuck && phase == Phase::Agree
            });
        if blueprint[phase.index()] > 0 && !scored {
            let tree = subject.tree.field("blueprint");
            let key = tree.and_then(|tree| tree.keyed_entry(phase.name()));
            let place = key.map_or_else(|| subject.field("blueprint"), |(key, _)| key.span.clone());
            let message = format!("`{}` has points, but no scored node", phase.name());
            found.push(subject.at(RULE.code, place, message));
        }
    }
}
