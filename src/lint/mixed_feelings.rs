//! Lines tagged as both following and breaking principles of one family. Different families may well pull apart.

use super::{Check, Rule, Subject};
use crate::diagnostic::{Code, Diagnostic, Explanation, Severity};
use crate::model::Both;

pub(super) const RULE: Rule = Rule {
    code: &Code {
        id: "L0318",
        name: "mixed-feelings",
        severity: Severity::Warning,
        explanation: Explanation {
            finds: Both::untranslated(
                "A line fully follows one principle and fully breaks another of the same family, such as listening.",
            ),
            why: Both::untranslated(
                "A sentence can hardly do both; the mood takes both, the debrief contradicts itself. Often a sign was mistyped.",
            ),
            remedy: Both::untranslated("Correct the sign of one of the two tags."),
            wrong: Both::same(r#"tags: {"hear-out": 2, "listen-to-feelings": -2},"#),
            right: Both::same(r#"tags: {"hear-out": 2, "listen-to-feelings": 2},"#),
        },
    },
    check: Check::Scenario(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let catalogue = &subject.library.rules.catalogue;
    for (id, at, line) in subject.lines() {
        for &(broken, tag) in &line.tags {
            let family = catalogue.get(broken).family;
            let follows =
                |other: &&(_, i8)| other.1 == 2 && catalogue.get(other.0).family == family;
            if tag == -2
                && let Some(&(followed, _)) = line.tags.iter().find(follows)
            {
                let (broken, followed) = (&catalogue.get(broken).id, &catalogue.get(followed).id);
                let message = format!(
                    "this breaks `{broken}` and follows `{followed}`, both of family `{}`",
                    family.name()
                );
                let finding = subject
                    .at(RULE.code, subject.tag(id, at, "tags", broken), message)
                    .other(
                        subject.file,
                        subject.tag(id, at, "tags", followed),
                        "followed here",
                    );
                found.push(finding);
            }
        }
    }
}
