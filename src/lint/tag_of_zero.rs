//! Tags of zero among the general tags. Under `tags_for` a zero takes a general tag away, which is fine.

use super::patch::removal;
use super::{Check, Rule, Subject};
use crate::diagnostic::{Code, Diagnostic, Explanation, Severity};
use crate::model::Both;

pub(super) const RULE: Rule = Rule {
    code: &Code {
        id: "L0212",
        name: "tag-of-zero",
        severity: Severity::Warning,
        explanation: Explanation {
            finds: Both::untranslated("A line is tagged 0 for a principle in `tags`."),
            why: Both::untranslated(
                "A tag of zero is the same as no tag; the number is probably mistyped.",
            ),
            remedy: Both::untranslated("Write -2, -1, 1 or 2, or remove the tag."),
            wrong: Both::same(r#"tags: {"hear-out": 0},"#),
            right: Both::same(r#"tags: {"hear-out": 2},"#),
        },
    },
    check: Check::Scenario(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (id, at, line) in subject.lines() {
        for &(principle, tag) in &line.tags {
            if tag == 0 {
                let name = &subject.library.rules.catalogue.get(principle).id;
                let place = subject.tag(id, at, "tags", name);
                let patch = removal(subject.text(), place.clone());
                let finding = subject
                    .at(
                        RULE.code,
                        place,
                        format!("a tag of 0 for `{name}` is no tag"),
                    )
                    .fix("remove the tag", vec![patch]);
                found.push(finding);
            }
        }
    }
}
