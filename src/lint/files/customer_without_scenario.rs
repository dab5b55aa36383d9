//! Customer types that no scenario offers. Asked only where there are scenarios.

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::lint::{Check, Rule};
use crate::model::{Both, TypeId, words};
use crate::source::Loaded;

pub(crate) const RULE: Rule = Rule {
    code: &Code {
        id: "L0603",
        name: "customer-without-scenario",
        severity: Severity::Note,
        finds: Both::new(
            "没有一个场景在 `customers` 里写了这个客户类型。",
            "No scenario names this customer type under `customers`.",
        ),
        why: Both::new(
            "谁也碰不到这类客户。",
            "Nobody will ever meet this customer.",
        ),
        remedy: Both::new(
            "在某个场景里提供这个类型，或者删掉这个文件。",
            "Offer the type in a scenario, or remove the file.",
        ),
        wrong: Both::new(
            r#"有 customers/silent.ron，却没有一个场景写了 "silent""#,
            r#"customers/silent.ron, and no scenario with "silent""#,
        ),
        right: Both::same(r#"customers: ["confused", "silent"],"#),
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
            let message = words!(
                "没有场景提供客户类型 `{}`",
                "no scenario offers the customer `{}`",
                customer.id
            );
            let place = span.start..span.end.min(span.start + "Customer".len());
            found.push(Diagnostic::new(RULE.code, *file, place, message));
        }
    }
}
