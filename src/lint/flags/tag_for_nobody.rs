//! Tags of principles that are for a customer type which the scenario does not offer. Entries under `tags_for` are another rule's.

use crate::diagnostic::Diagnostic;
use crate::lint::{Subject, rule};
use crate::model::{Both, words};

rule! {
    "L0214" "tag-for-nobody" Warning Scenario(check)
    finds: "一个选项标注了只对一类客户起作用的原则，场景却没有提供这类客户。",
        "A line is tagged for a principle that is in play with one customer type only, and the scenario does not offer that type.";
    why: "这个标注对谁都不起作用。",
        "The tag has no effect with anybody.";
    remedy: "标注别的原则，或者在 `customers` 里提供这个类型。",
        "Tag another principle, or offer the type under `customers`.";
    wrong: r#"customers: ["confused"], … tags: {"adapt-attacker": 2}"#;
    right: r#"customers: ["confused"], … tags: {"adapt-lost": 2}"#;
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (id, at, line) in subject.lines() {
        for &(principle, _) in &line.tags {
            let principle = subject.library.rules.catalogue.get(principle);
            let Some(only) = &principle.only_for else {
                continue;
            };
            if subject.casts.iter().all(|cast| cast.customer.id != *only) {
                let place = subject.tag(id, at, "tags", &principle.id);
                let message = words!(
                    "`{}` 只用于 `{only}`，这个场景没有提供这类客户",
                    "`{}` is for `{only}`, whom this scenario does not offer",
                    principle.id
                );
                found.push(subject.removal(
                    RULE.code,
                    place,
                    message,
                    Both::new("删掉这个标注", "remove the tag"),
                ));
            }
        }
    }
}
