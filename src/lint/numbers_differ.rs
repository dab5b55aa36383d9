//! Numbers that the two languages do not share. Numbers in words count; a number in one language only is fine.

use super::numbers::{chinese, english};
use super::passages::passages;
use super::{Check, Rule, Subject};
use crate::diagnostic::{Code, Diagnostic, Explanation, Severity};
use crate::model::{Both, Lang};

pub(super) const RULE: Rule = Rule {
    code: &Code {
        id: "L0504",
        name: "numbers-differ",
        severity: Severity::Warning,
        explanation: Explanation {
            finds: Both::untranslated(
                "Each language names a number that the other does not: 2,000 in one and 3,000 in the other.",
            ),
            why: Both::untranslated(
                "A trainee who works in one language negotiates over other amounts or dates than one who works in the other. Often one text was changed and the other forgotten.",
            ),
            remedy: Both::untranslated("Make the two agree."),
            wrong: Both::same(r#"{"zh": "最多两千元。", "en": "At most 3,000 yuan."}"#),
            right: Both::same(r#"{"zh": "最多两千元。", "en": "At most 2,000 yuan."}"#),
        },
    },
    check: Check::Scenario(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for passage in passages(subject) {
        let zh = chinese(&passage.text.zh);
        let en = english(&passage.text.en);
        let lacks = |number: &&u64, others: &[u64]| !others.contains(number);
        let only_zh = zh.certain.iter().find(|number| lacks(number, &en.possible));
        let only_en = en.certain.iter().find(|number| lacks(number, &zh.possible));
        if let (Some(zh), Some(en)) = (only_zh, only_en) {
            let message = format!("`zh` says {zh}, `en` says {en}");
            let finding = subject
                .at(RULE.code, passage.place(Lang::Zh), message)
                .other(subject.file, passage.place(Lang::En), "compare this");
            found.push(finding);
        }
    }
}
