//! Scenarios that chance plays too well. Silent if there are too many runs for exact figures.

use super::{Check, Rule, Subject, types};
use crate::diagnostic::{Code, Diagnostic, Explanation, Severity};
use crate::model::Both;
use crate::score::{exact, one_decimal};

pub(super) const RULE: Rule = Rule {
    code: &Code {
        id: "L0404",
        name: "chance-too-good",
        severity: Severity::Warning,
        explanation: Explanation {
            finds: Both::untranslated("Random play is expected to get more than 40 points."),
            why: Both::untranslated(
                "The total then tells little: a band above the lowest is reached without reading.",
            ),
            remedy: Both::untranslated(
                "Add a wrong line where there are only two or three, or tag half-right lines lower.",
            ),
            wrong: Both::same(r"random play gets 52"),
            right: Both::same(r"random play gets 36"),
        },
    },
    check: Check::Scenario(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let random = |cast: &super::Cast| {
        let random = &cast.figures.as_ref()?.random;
        (*random > exact(40)).then(|| one_decimal(random))
    };
    if let Some(whom) = types(subject, |_, cast| random(cast).is_some())
        && let Some(mean) = subject.casts.iter().find_map(random)
    {
        let message = format!("random play gets {mean}, more than 40{whom}");
        found.push(subject.at(RULE.code, subject.end(), message));
    }
}
