//! Scenarios whose best lines are best in everything. Does not say which node should change.

use super::{Check, Rule, Subject, types};
use crate::diagnostic::{Code, Diagnostic, Explanation, Severity};
use crate::model::Both;
use crate::score::NodeKey;

pub(super) const RULE: Rule = Rule {
    code: &Code {
        id: "L0408",
        name: "few-trade-offs",
        severity: Severity::Warning,
        explanation: Explanation {
            finds: Both::untranslated(
                "At fewer than a third of the scored nodes does another line beat the best one on some principle, for some customer type. Asked from four scored nodes on.",
            ),
            why: Both::untranslated(
                "Where the best line is best on every principle, nothing has to be weighed: real talks trade one thing against another.",
            ),
            remedy: Both::untranslated(
                "Let some wrong lines do one thing better than the best line does.",
            ),
            wrong: Both::same(
                r#"(best) {"hear-out": 2, "probe-needs": 2} beside {"hear-out": -1}"#,
            ),
            right: Both::same(
                r#"(best) {"hear-out": 2, "probe-needs": -1} beside {"probe-needs": 2, "hear-out": -1}"#,
            ),
        },
    },
    check: Check::Scenario(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let share = |cast: &super::Cast| {
        let scored = subject.scored(cast).count();
        let traded = subject
            .scored(cast)
            .filter(|(_, _, key)| is_traded(key))
            .count();
        (traded, scored)
    };
    let few = |cast: &super::Cast| {
        let (traded, scored) = share(cast);
        scored >= 4 && traded * 3 < scored
    };
    if let Some(whom) = types(subject, |_, cast| few(cast))
        && let Some((traded, scored)) = subject.casts.iter().find(|cast| few(cast)).map(share)
    {
        let message = format!(
            "{traded} of {scored} scored nodes have a real trade-off, less than a third{whom}"
        );
        found.push(subject.at(RULE.code, subject.end(), message));
    }
}

/// Whether another line beats the best one on some principle.
fn is_traded(key: &NodeKey) -> bool {
    let best = &key.lines[usize::from(key.best.0)].parts;
    let mut lines = key.lines.iter();
    lines.any(|line| {
        line.parts
            .iter()
            .zip(best)
            .any(|(other, best)| other.credit > best.credit)
    })
}
