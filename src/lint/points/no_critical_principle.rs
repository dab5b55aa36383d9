//! Scenarios in which no critical principle is at stake. Does not ask for any one of them.

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::lint::{Check, Rule, Subject};
use crate::model::Both;

pub(crate) const RULE: Rule = Rule {
    code: &Code {
        id: "L0304",
        name: "no-critical-principle",
        severity: Severity::Warning,
        finds: Both::new(
            "没有一个计分节点有关键原则（权重 2）起作用。",
            "At no scored node is a critical principle (weight 2) in play.",
        ),
        why: Both::new(
            "这样，就算得了最高一档，也说明不了学员守没守那些绝不能违反的规矩。",
            "The top band then says nothing about the rules that must not be broken.",
        ),
        remedy: Both::new(
            "写一轮，让一个选项违反一条关键原则，比如 `no-arguing`、`stay-in-authority` 或 `feelings-before-facts`。",
            "Write a turn where a line breaks one, such as `no-arguing`, `stay-in-authority` or `feelings-before-facts`.",
        ),
        wrong: Both::new(
            "没有一个选项标注了关键原则",
            r"no line is tagged for a critical principle",
        ),
        right: Both::same(r#"(id: "argue", tags: {"no-arguing": -2}, …)"#),
    },
    check: Check::Scenario(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let critical = subject.casts.iter().any(|cast| {
        subject.scored(cast).any(|(_, _, key)| {
            let mut parts = key.lines.iter().flat_map(|line| &line.parts);
            parts.any(|part| {
                subject
                    .library
                    .rules
                    .catalogue
                    .get(part.principle)
                    .is_critical()
            })
        })
    });
    if !critical && !subject.scenario.slots.is_empty() {
        let message = Both::new(
            "没有一处有关键原则起作用",
            "no critical principle is in play anywhere",
        );
        found.push(subject.at(RULE.code, subject.end(), message));
    }
}
