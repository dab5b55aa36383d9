//! Lines that lead to an earlier phase of the talk. Does not ask for every phase to be there.

use crate::diagnostic::Diagnostic;
use crate::lint::{Subject, rule};
use crate::model::{Both, NodeId, Phase, Scenario, Target, words};

rule! {
    "L0108" "phase-going-back" Warning Scenario(check)
    finds: "一个选项从谈话后面的阶段通到前面的阶段。",
        "A line leads from a later phase of the talk to an earlier one.";
    why: "要么是阶段打错了，要么是已经谈定的事又翻了出来；这样一来，各阶段的得分就把该分开的混在了一起。",
        "The phase is mistyped, or the talk opens what was settled; phase scores then mix what belongs apart.";
    remedy: "改正其中一个节点的 `phase`，或者让选项通到别处。顺序是 `prepare`、`receive`、`soothe`、`explore`、`propose`、`agree`、`close`、`followup`。",
        "Correct the `phase` of one of the two nodes, or lead the line elsewhere. The order is prepare, receive, soothe, explore, propose, agree, close, followup.";
    wrong: r#""offer": (phase: propose, … goto: "feelings"),
"feelings": (phase: soothe, …),"#;
    right: r#""feelings": (phase: soothe, … goto: "offer"),
"offer": (phase: propose, …),"#;
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (id, node) in subject.nodes() {
        for (at, line) in node.choices.iter().enumerate() {
            let Target::Node(to) = line.goto else {
                continue;
            };
            let later = subject.scenario.node(to);
            let (Some(from), Some(next)) = (place(node.phase), place(later.phase)) else {
                continue;
            };
            // Of a whole node one line is enough to see it.
            if next < from
                && !node.choices[..at]
                    .iter()
                    .any(|other| other.goto == line.goto)
            {
                let message = words!(
                    "这里从阶段 `{}` 退回到 `{}`",
                    "this leads from phase `{}` back to `{}`",
                    node.phase.name(),
                    later.phase.name()
                );
                let (odd, other) = if from_is_odd(subject.scenario, id, to) {
                    (id, to)
                } else {
                    (to, id)
                };
                let finding = subject
                    .at(RULE.code, subject.node_part(odd, "phase"), message)
                    .other(
                        subject.node_part(other, "phase"),
                        Both::new("和这里比一比", "compare this one"),
                    );
                found.push(finding);
            }
        }
    }
}

/// Whether of two nodes in the wrong order the first is out of place: without it the order would be right.
fn from_is_odd(scenario: &Scenario, from: NodeId, to: NodeId) -> bool {
    let phase = |id: NodeId| place(scenario.node(id).phase);
    let leads = |id: NodeId, wanted: NodeId| {
        let mut lines = scenario.node(id).choices.iter();
        lines.any(|line| line.goto == Target::Node(wanted))
    };
    let before_fits = scenario
        .ids()
        .filter(|&id| id != from && leads(id, from))
        .all(|id| phase(id) <= phase(to));
    let mut after = scenario.ids().filter(|&id| id != to && leads(to, id));
    let after_fits = after.all(|id| phase(id) >= phase(from));
    before_fits && !after_fits
}

/// The place of a phase in a talk; none for work outside it.
fn place(phase: Phase) -> Option<usize> {
    let order = [
        Phase::Prepare,
        Phase::Receive,
        Phase::Soothe,
        Phase::Explore,
        Phase::Propose,
        Phase::Agree,
        Phase::Close,
        Phase::Followup,
    ];
    order.iter().position(|known| *known == phase)
}
