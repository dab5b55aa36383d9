//! Endings that read alike. Does not ask whether they are reached.

use super::passages::{Role, passages};
use super::{Check, Rule, Subject};
use crate::diagnostic::{Code, Diagnostic, Explanation, Severity};
use crate::model::{Both, Lang};

pub(super) const RULE: Rule = Rule {
    code: &Code {
        id: "L0106",
        name: "same-ending",
        severity: Severity::Warning,
        explanation: Explanation {
            finds: Both::untranslated("Two endings have the same text in one of the languages."),
            why: Both::untranslated(
                "A trainee cannot tell a disappointed customer from a satisfied one, and learns that it makes no difference.",
            ),
            remedy: Both::untranslated(
                "Say in each ending what the customer does and what is left open.",
            ),
            wrong: Both::same(
                r#"grudging: {"zh": "他签了字。", "en": "He signs."},
settled: {"zh": "他签了字。", "en": "He signs and nods."},"#,
            ),
            right: Both::same(
                r#"grudging: {"zh": "他签了字，没有抬头。", "en": "He signs without looking up."},
settled: {"zh": "他签了字，点了点头。", "en": "He signs and nods."},"#,
            ),
        },
    },
    check: Check::Scenario(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let all = passages(subject);
    let endings: Vec<_> = all.iter().filter(|p| p.role == Role::Ending).collect();
    for (at, ending) in endings.iter().enumerate() {
        let twin = endings[..at].iter().find_map(|other| {
            let same = |lang: &&Lang| other.text.get(**lang) == ending.text.get(**lang);
            Lang::ALL.iter().find(same).map(|lang| (*other, *lang))
        });
        if let Some((other, lang)) = twin {
            let message = format!("two endings read the same in `{}`", lang.name());
            let finding = subject.at(RULE.code, ending.place(lang), message).other(
                subject.file,
                other.place(lang),
                "the same here",
            );
            found.push(finding);
        }
    }
}
