//! Texts that the screen cannot show in one piece. Does not look at how lines compare.

use super::passages::{Role, passages};
use super::{Check, Rule, Subject};
use crate::diagnostic::{Code, Diagnostic, Explanation, Severity};
use crate::model::{Both, Lang};

pub(super) const RULE: Rule = Rule {
    code: &Code {
        id: "L0501",
        name: "too-long",
        severity: Severity::Warning,
        explanation: Explanation {
            finds: Both::untranslated(
                "A text has more characters than its box holds at the smallest window: title 16 Chinese or 48 English characters, summary 60/200, role and situation 160/420, facts and goals 120/340, placeholder values 16/32, wordings 80/290, lines 48/150, reasons 75/200, endings 60/170. Placeholders count as written.",
            ),
            why: Both::untranslated(
                "The text is scrolled or squeezed, and under time pressure nobody reads it to the end.",
            ),
            remedy: Both::untranslated(
                "Cut it. What cannot be cut belongs into the briefing, or into two nodes.",
            ),
            wrong: Both::same(r"a line of 70 Chinese characters"),
            right: Both::same(r"a line of 40 Chinese characters"),
        },
    },
    check: Check::Scenario(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for passage in passages(subject) {
        let limits = limits(passage.role);
        for &lang in Lang::ALL {
            let length = passage.text.get(lang).chars().count();
            let limit = limits[lang.index()];
            if length > limit {
                let message = format!(
                    "this text has {length} characters; its box holds {limit} in `{}`",
                    lang.name()
                );
                found.push(subject.at(RULE.code, passage.place(lang), message));
            }
        }
    }
}

/// Most characters in Chinese and English. Measured on the screens at 1024 by 720, and on what ships.
const fn limits(role: Role) -> [usize; Lang::COUNT] {
    match role {
        Role::Title => [16, 48],
        Role::Summary => [60, 200],
        Role::Briefing => [160, 420],
        Role::Item => [120, 340],
        Role::Filling => [16, 32],
        Role::Wording => [80, 290],
        Role::Line => [48, 150],
        Role::Reason => [75, 200],
        Role::Ending => [60, 170],
    }
}
