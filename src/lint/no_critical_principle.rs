//! Scenarios in which no critical principle is at stake. Does not ask for any one of them.

use super::{Check, Rule, Subject};
use crate::diagnostic::{Code, Diagnostic, Explanation, Severity};
use crate::model::Both;

pub(super) const RULE: Rule = Rule {
    code: &Code {
        id: "L0304",
        name: "no-critical-principle",
        severity: Severity::Warning,
        explanation: Explanation {
            finds: Both::untranslated(
                "At no scored node is a critical principle (weight 2) in play.",
            ),
            why: Both::untranslated(
                "The top band then says nothing about the rules that must not be broken.",
            ),
            remedy: Both::untranslated(
                "Write a turn where a line breaks one, such as `no-arguing`, `stay-in-authority` or `feelings-before-facts`.",
            ),
            wrong: Both::same(r"no line is tagged for a critical principle"),
            right: Both::same(r#"(id: "argue", tags: {"no-arguing": -2}, …)"#),
        },
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
        let message = "no critical principle is in play anywhere";
        found.push(subject.at(RULE.code, subject.end(), message));
    }
}
