//! Markup that the screens show as it is written. Plain brackets are fine.

use super::passages::passages;
use super::{Check, Rule, Subject};
use crate::diagnostic::{Code, Diagnostic, Explanation, Severity};
use crate::model::{Both, Lang};

pub(super) const RULE: Rule = Rule {
    code: &Code {
        id: "L0515",
        name: "markup-shown",
        severity: Severity::Warning,
        explanation: Explanation {
            finds: Both::untranslated(
                "A text has markup such as **bold**, <b>, # at its start, or a web address in brackets.",
            ),
            why: Both::untranslated("Texts are shown as they are: the trainee sees the signs."),
            remedy: Both::untranslated("Write plain text."),
            wrong: Both::same(r#""en": "The **whole** sum.""#),
            right: Both::same(r#""en": "The whole sum.""#),
        },
    },
    check: Check::Scenario(check),
};

const MARKS: &[&str] = &[
    "**", "__", "</", "<b>", "<i>", "<br", "<u>", "](", "```", "&nbsp;", "&amp;", "\\n",
];

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for passage in passages(subject) {
        for &lang in Lang::ALL {
            let text = passage.text.get(lang);
            let mark = MARKS
                .iter()
                .find_map(|mark| Some((text.find(mark)?, mark.len())));
            let mark = mark.or(text.starts_with("# ").then_some((0, 1)));
            if let Some((at, length)) = mark {
                let place = passage.inside(subject.text(), lang, at..at + length);
                found.push(subject.at(RULE.code, place, "markup is shown as it is written"));
            }
        }
    }
}
