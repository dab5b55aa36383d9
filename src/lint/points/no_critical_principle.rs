//! Scenarios in which no critical principle is at stake. Does not ask for any one of them.

use crate::diagnostic::Diagnostic;
use crate::lint::{Subject, rule};
use crate::model::Both;

rule! {
    "L0304" "no-critical-principle" Warning Scenario(check)
    finds: "没有一个计分节点有关键原则（权重 2）起作用。",
        "At no scored node is a critical principle (weight 2) in play.";
    why: "这样，就算得了最高一档，也说明不了学员守没守那些绝不能违反的规矩。",
        "The top band then says nothing about the rules that must not be broken.";
    remedy: "写一轮，让一个选项违反一条关键原则，比如 `no-arguing`、`stay-in-authority` 或 `feelings-before-facts`。",
        "Write a turn where a line breaks one, such as `no-arguing`, `stay-in-authority` or `feelings-before-facts`.";
    wrong: "没有一个选项标注了关键原则",
        r"no line is tagged for a critical principle";
    right: r#"(id: "argue", tags: {"no-arguing": -2}, …)"#;
}

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
