//! Customer types that no scenario offers. Asked only where there are scenarios.

use super::{Check, Rule};
use crate::diagnostic::{Code, Diagnostic, Explanation, Severity};
use crate::model::TypeId;
use crate::source::Loaded;

pub(super) const RULE: Rule = Rule {
    code: &Code {
        id: "L0603",
        name: "customer-without-scenario",
        severity: Severity::Note,
        explanation: Explanation {
            finds: "No scenario names this customer type under `customers`.",
            why: "Nobody will ever meet this customer.",
            remedy: "Offer the type in a scenario, or remove the file.",
            wrong: r#"customers/silent.ron, and no scenario with "silent""#,
            right: r#"customers: ["confused", "silent"],"#,
        },
    },
    check: Check::Shelf(check),
};

fn check(loaded: &Loaded, found: &mut Vec<Diagnostic>) {
    let Some(library) = loaded
        .library
        .as_ref()
        .filter(|library| !library.scenarios.is_empty())
    else {
        return;
    };
    let customers = (0..=u8::MAX).map(TypeId).zip(&library.customers);
    for ((id, customer), (file, span)) in customers.zip(&loaded.customers) {
        if library
            .scenarios
            .iter()
            .all(|scenario| !scenario.customers.contains(&id))
        {
            let message = format!("no scenario offers the customer `{}`", customer.id);
            let place = span.start..span.end.min(span.start + "Customer".len());
            found.push(Diagnostic::new(RULE.code, *file, place, message));
        }
    }
}
