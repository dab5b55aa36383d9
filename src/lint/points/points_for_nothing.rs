//! Blueprints that do not fit the phases which are there. The tables' own blueprint is not looked at.

use crate::diagnostic::Diagnostic;
use crate::lint::{Subject, rule};
use crate::model::{Phase, words};

rule! {
    "L0316" "points-for-nothing" Warning Scenario(check)
    finds: "场景的 `blueprint` 给了一个阶段分值，这个阶段却没有计分节点。",
        "The scenario's `blueprint` gives points to a phase without a scored node.";
    why: "这些分会摊到其他阶段，文件里的数字就不是真正算的数字。往往是节点的阶段或者计分处打错了。",
        "The points are shared out among the other phases, so the numbers in the file are not those that count. Often a node's phase or slot was mistyped.";
    remedy: "从 `blueprint` 里删掉这个阶段，或者让这个阶段的一个节点计分。",
        "Remove the phase from the blueprint, or score a node of that phase.";
    wrong: "blueprint: {soothe: 60, explore: 20, agree: 20}, // 没有一个节点是 explore",
        r"blueprint: {soothe: 60, explore: 20, agree: 20}, // no node explores";
    right: r"blueprint: {soothe: 70, agree: 30},";
}

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
            let message = words!(
                "`{}` 有分值，却没有计分节点",
                "`{}` has points, but no scored node",
                phase.name()
            );
            found.push(subject.at(RULE.code, place, message));
        }
    }
}
