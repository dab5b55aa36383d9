//! Phases of work outside a complaint talk. Does not judge the order of the others.

use crate::diagnostic::Diagnostic;
use crate::lint::{Subject, rule};
use crate::model::{Phase, words};

rule! {
    "L0111" "foreign-phase" Warning Scenario(check)
    finds: "一个节点的阶段是 `prevent`、`sell`、`afterdeal` 或 `relate`，这些都是投诉谈话以外的工作。",
        "A node has the phase `prevent`, `sell`, `afterdeal` or `relate`, which are work outside a complaint talk.";
    why: "数值表没有给这些阶段分值，放在那里的计分节点一分不值。",
        "The tables give these phases no points, so a scored node there is worth nothing.";
    remedy: "从 `prepare`、`receive`、`soothe`、`explore`、`propose`、`agree`、`close`、`followup`、`stuck` 里选一个。",
        "Use one of prepare, receive, soothe, explore, propose, agree, close, followup, stuck.";
    wrong: r#""thanks": (phase: relate, …)"#;
    right: r#""thanks": (phase: close, …)"#;
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (id, node) in subject.nodes() {
        let foreign = matches!(
            node.phase,
            Phase::Prevent | Phase::Sell | Phase::Afterdeal | Phase::Relate
        );
        if foreign {
            let message = words!(
                "`{}` 不是投诉谈话里的阶段",
                "`{}` is no phase of a complaint talk",
                node.phase.name()
            );
            found.push(subject.at(RULE.code, subject.node_part(id, "phase"), message));
        }
    }
}
