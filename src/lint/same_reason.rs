//! Reasons that were copied. Lines themselves are another rule's.

use super::passages::{Role, passages};
use super::{Check, Rule, Subject};
use crate::diagnostic::{Code, Diagnostic, Explanation, Severity};
use crate::model::{Both, Lang};

pub(super) const RULE: Rule = Rule {
    code: &Code {
        id: "L0514",
        name: "same-reason",
        severity: Severity::Warning,
        explanation: Explanation {
            finds: Both::untranslated(
                "Two lines of a node have the same `because` in one of the languages.",
            ),
            why: Both::untranslated(
                "The debrief gives the same reason for a good line and a worse one.",
            ),
            remedy: Both::untranslated("Say what this line does, and what it leaves out."),
            wrong: Both::same(
                r#"(id: "a", … because: {"zh": "先听。", "en": "Listens first."}),
(id: "b", … because: {"zh": "先听。", "en": "Listens first."}),"#,
            ),
            right: Both::same(
                r#"(id: "a", … because: {"zh": "先听。", "en": "Listens first."}),
(id: "b", … because: {"zh": "没听就答。", "en": "Answers before listening."}),"#,
            ),
        },
    },
    check: Check::Scenario(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let all = passages(subject);
    let reasons: Vec<_> = all.iter().filter(|p| p.role == Role::Reason).collect();
    for (at, reason) in reasons.iter().enumerate() {
        // A line's own reason for one type is the business of another rule.
        let near = reasons[..at]
            .iter()
            .rev()
            .take_while(|other| other.node == reason.node)
            .filter(|other| other.line != reason.line);
        let twin = near.into_iter().find_map(|other| {
            let same = |lang: &&Lang| other.text.get(**lang) == reason.text.get(**lang);
            Lang::ALL.iter().find(same).map(|lang| (*other, *lang))
        });
        if let Some((other, lang)) = twin {
            let finding = subject
                .at(
                    RULE.code,
                    reason.place(lang),
                    "this reason was given for another line already",
                )
                .other(subject.file, other.place(lang), "here");
            found.push(finding);
        }
    }
}
