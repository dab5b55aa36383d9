//! Endings that no run comes to, over all runs and all types offered. Silent if there are too many runs for exact figures.

use super::{Check, Rule, Subject};
use crate::diagnostic::{Code, Diagnostic, Explanation, Severity};
use crate::model::{Both, Outcome};

pub(super) const RULE: Rule = Rule {
    code: &Code {
        id: "L0107",
        name: "ending-out-of-reach",
        severity: Severity::Warning,
        explanation: Explanation {
            finds: Both::untranslated(
                "No sequence of lines, with any customer type that the scenario offers, leads to this ending.",
            ),
            why: Both::untranslated(
                "Its text is never seen, and the scenario is easier or harder than its author thinks.",
            ),
            remedy: Both::untranslated(
                "Make some lines better or worse, so that a customer can leave like this; or accept that the ending stays unseen.",
            ),
            wrong: Both::same(r"delighted: … // no line calms the customer enough"),
            right: Both::same(r#"delighted: … // a line with "hear-out": 2 now does"#),
        },
    },
    check: Check::Scenario(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let figures = subject.casts.iter().map(|cast| cast.figures.as_ref());
    let Some(figures) = figures.collect::<Option<Vec<_>>>() else {
        return;
    };
    let endings = subject.tree.field("endings");
    for &outcome in Outcome::ALL {
        if figures.iter().all(|one| !one.possible[outcome.index()]) {
            let key = endings.and_then(|endings| endings.keyed_entry(outcome.name()));
            let place = key.map_or_else(|| subject.start(), |(key, _)| key.span.clone());
            let message = format!("no run ends in `{}`", outcome.name());
            found.push(subject.at(RULE.code, place, message));
        }
    }
}
