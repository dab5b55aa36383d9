//! Customer types that no scenario offers. Asked only where there are scenarios.

use crate::diagnostic::Diagnostic;
use crate::lint::rule;
use crate::model::{TypeId, words};
use crate::source::Loaded;

rule! {
    "L0603" "customer-without-scenario" Note Shelf(check)
    finds: "没有一个场景在 `customers` 里写了这个客户类型。",
        "No scenario names this customer type under `customers`.";
    why: "谁也碰不到这类客户。",
        "Nobody will ever meet this customer.";
    remedy: "在某个场景里提供这个类型，或者删掉这个文件。",
        "Offer the type in a scenario, or remove the file.";
    wrong: r#"有 customers/silent.ron，却没有一个场景写了 "silent""#,
        r#"customers/silent.ron, and no scenario with "silent""#;
    right: r#"customers: ["confused", "silent"],"#;
}

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
