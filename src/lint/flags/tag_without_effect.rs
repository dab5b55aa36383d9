//! Tags that neither earn nor move anything. Scored nodes are left out: their tags earn.

use crate::diagnostic::Diagnostic;
use crate::lint::{Subject, rule};
use crate::model::{Both, Phase, words};

rule! {
    "L0219" "tag-without-effect" Warning Scenario(check)
    finds: "一个选项带有标注，可是它的节点属于阶段 `prepare`，又没有计分处：那里不计分，客户也不在场，心情不会变。",
        "A line is tagged at a node without a slot in the phase `prepare`: nothing is scored there, and the customer is not there to be moved.";
    why: "这个标注一点作用也没有。往往是忘了写计分处。",
        "The tag does nothing at all. Often the slot was forgotten.";
    remedy: "给节点加上计分处，或者删掉标注。",
        "Give the node a slot, or remove the tags.";
    wrong: r#""before": (phase: prepare, … tags: {"gather-material": 2}, …)"#;
    right: r#""before": (phase: prepare, slot: "before", … tags: {"gather-material": 2}, …)"#;
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (id, node) in subject.nodes() {
        if node.slot.is_some() || node.phase != Phase::Prepare || node.refused.is_some() {
            continue;
        }
        let mut lines = node.choices.iter();
        let tagged = lines.position(|line| !line.tags.is_empty() || !line.tags_for.is_empty());
        if let Some(at) = tagged {
            let line = &node.choices[at];
            let field = if line.tags.is_empty() {
                "tags_for"
            } else {
                "tags"
            };
            let message = words!(
                "`{}` 里说的既不计分，客户也听不到",
                "nothing at `{}` is scored or heard by the customer",
                node.id
            );
            let finding = subject.at(RULE.code, subject.line_part(id, at, field), message);
            found.push(finding.other(
                subject.node_part(id, "phase"),
                Both::new("这个节点", "the node"),
            ));
        }
    }
}
