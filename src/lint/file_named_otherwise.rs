//! Scenarios whose file has another name. Folders are not looked at.

use super::{Check, Rule, Subject};
use crate::diagnostic::{Code, Diagnostic, Explanation, Severity};
use crate::model::Both;

pub(super) const RULE: Rule = Rule {
    code: &Code {
        id: "L0601",
        name: "file-named-otherwise",
        severity: Severity::Warning,
        explanation: Explanation {
            finds: Both::untranslated(
                "The scenario's `id` is not the name of its file without `.ron`.",
            ),
            why: Both::untranslated(
                "Whoever looks for a scenario by its id does not find the file; a copied file that keeps the old id hides the original.",
            ),
            remedy: Both::untranslated(
                "Rename the file, or correct the id. Finished talks are kept under the id.",
            ),
            wrong: Both::same(r#"id: "late-delivery" in the file late-delivery-2.ron"#),
            right: Both::same(r#"id: "late-delivery-2" in the file late-delivery-2.ron"#),
        },
    },
    check: Check::Scenario(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let name = subject.source.path.rsplit('/').next().unwrap_or_default();
    let Some(stem) = name.strip_suffix(".ron") else {
        return;
    };
    if stem != subject.scenario.id {
        let message = format!(
            "the file is named `{name}`, the scenario `{}`",
            subject.scenario.id
        );
        let place = subject.tree.field("id");
        let place = place.map_or_else(|| subject.start(), |value| value.span.clone());
        found.push(subject.at(RULE.code, place, message));
    }
}
