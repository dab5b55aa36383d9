//! Tags of principles that are for a customer type which the scenario does not offer. Entries under `tags_for` are another rule's.

use super::patch::removal;
use super::{Check, Rule, Subject};
use crate::diagnostic::{Code, Diagnostic, Explanation, Severity};
use crate::model::Both;

pub(super) const RULE: Rule = Rule {
    code: &Code {
        id: "L0214",
        name: "tag-for-nobody",
        severity: Severity::Warning,
        explanation: Explanation {
            finds: Both::untranslated(
                "A line is tagged for a principle that is in play with one customer type only, and the scenario does not offer that type.",
            ),
            why: Both::untranslated("The tag has no effect with anybody."),
            remedy: Both::untranslated(
                "Tag another principle, or offer the type under `customers`.",
            ),
            wrong: Both::same(r#"customers: ["confused"], … tags: {"adapt-attacker": 2}"#),
            right: Both::same(r#"customers: ["confused"], … tags: {"adapt-lost": 2}"#),
        },
    },
    check: Check::Scenario(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (id, at, line) in subject.lines() {
        for &(principle, _) in &line.tags {
            let principle = subject.library.rules.catalogue.get(principle);
            let Some(only) = &principle.only_for else {
                continue;
            };
            if subject.casts.iter().all(|cast| cast.customer.id != *only) {
                let place = subject.tag(id, at, "tags", &principle.id);
                let patch = removal(subject.text(), place.clone());
                let message = format!(
                    "`{}` is for `{only}`, whom this scenario does not offer",
                    principle.id
                );
                let finding = subject
                    .at(RULE.code, place, message)
                    .fix("remove the tag", vec![patch]);
                found.push(finding);
            }
        }
    }
}
