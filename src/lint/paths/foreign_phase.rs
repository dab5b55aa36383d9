//! Phases of work outside a complaint talk. Does not judge the order of the others.

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::lint::{Check, Rule, Subject};
use crate::model::{Both, Phase, words};

pub(crate) const RULE: Rule = Rule {
    code: &Code {
        id: "L0111",
        name: "foreign-phase",
        severity: Severity::Warning,
        finds: Both::new(
            "一个节点的阶段是 `prevent`、`sell`、`afterdeal` 或 `relate`，这些都是投诉谈话以外的工作。",
            "A node has the phase `prevent`, `sell`, `afterdeal` or `relate`, which are work outside a complaint talk.",
        ),
        why: Both::new(
            "数值表没有给这些阶段分值，放在那里的计分节点一分不值。",
            "The tables give these phases no points, so a scored node there is worth nothing.",
        ),
        remedy: Both::new(
            "从 `prepare`、`receive`、`soothe`、`explore`、`propose`、`agree`、`close`、`followup`、`stuck` 里选一个。",
            "Use one of prepare, receive, soothe, explore, propose, agree, close, followup, stuck.",
        ),
        wrong: Both::same(r#""thanks": (phase: relate, …)"#),
        right: Both::same(r#""thanks": (phase: close, …)"#),
    },
    check: Check::Scenario(check),
};

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
