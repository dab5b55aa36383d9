//! Tags that neither earn nor move anything. Scored nodes are left out: their tags earn.

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::lint::{Check, Rule, Subject};
use crate::model::{Both, Phase, words};

pub(crate) const RULE: Rule = Rule {
    code: &Code {
        id: "L0219",
        name: "tag-without-effect",
        severity: Severity::Warning,
        finds: Both::new(
            "一个选项带有标注，可是它的节点属于阶段 `prepare`，又没有计分处：那里不计分，客户也不在场，心情不会变。",
            "A line is tagged at a node without a slot in the phase `prepare`: nothing is scored there, and the customer is not there to be moved.",
        ),
        why: Both::new(
            "这个标注一点作用也没有。往往是忘了写计分处。",
            "The tag does nothing at all. Often the slot was forgotten.",
        ),
        remedy: Both::new(
            "给节点加上计分处，或者删掉标注。",
            "Give the node a slot, or remove the tags.",
        ),
        wrong: Both::same(r#""before": (phase: prepare, … tags: {"gather-material": 2}, …)"#),
        right: Both::same(
            r#""before": (phase: prepare, slot: "before", … tags: {"gather-material": 2}, …)"#,
        ),
    },
    check: Check::Scenario(check),
};

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
                subject.file,
                subject.node_part(id, "phase"),
                Both::new("这个节点", "the node"),
            ));
        }
    }
}
