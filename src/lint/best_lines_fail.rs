//! Customers whom the best lines do not win. Silent if there are too many runs for exact figures.

use super::{Check, Rule, Subject};
use crate::diagnostic::{Code, Diagnostic, Explanation, Severity};
use crate::model::{Both, Outcome};

pub(super) const RULE: Rule = Rule {
    code: &Code {
        id: "L0305",
        name: "best-lines-fail",
        severity: Severity::Warning,
        explanation: Explanation {
            finds: Both::untranslated(
                "Whoever says the best line at every turn ends with less than a satisfied customer, or with less than others reach.",
            ),
            why: Both::untranslated(
                "The trainee who did everything right is told that it went wrong, and learns the wrong lesson.",
            ),
            remedy: Both::untranslated(
                "Give the best lines what the customer needs to accept (see `accepts` of the customer type), or make the start easier.",
            ),
            wrong: Both::same(r#"best lines end in deadlock for "aggressive""#),
            right: Both::same(r"best lines end settled or delighted"),
        },
    },
    check: Check::Scenario(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for cast in &subject.casts {
        let Some(figures) = &cast.figures else {
            continue;
        };
        let attainable = Outcome::ALL
            .iter()
            .filter(|o| figures.possible[o.index()])
            .map(|o| o.rank())
            .max();
        let Some(best) = figures.best else {
            continue;
        };
        let better = attainable.is_some_and(|rank| rank > best.rank());
        if best.rank() < Outcome::Settled.rank() || better {
            let than = if better { ", others end better" } else { "" };
            let customer = &cast.customer.id;
            let message = format!("for `{customer}` the best lines end {}{than}", best.name());
            let list = subject.tree.field("customers");
            let place = list.and_then(|list| {
                list.items()
                    .iter()
                    .find(|item| item.word() == Some(customer))
            });
            let place = place.map_or_else(|| subject.start(), |item| item.span.clone());
            found.push(subject.at(RULE.code, place, message));
        }
    }
}
