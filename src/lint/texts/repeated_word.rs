//! Words typed twice. Chinese doubling is left alone, but for 的 and 了.

use crate::diagnostic::{Code, Diagnostic, Explanation, Severity};
use crate::lint::texts::passages::passages;
use crate::lint::{Check, Rule, Subject};
use crate::model::{Both, Lang};

pub(crate) const RULE: Rule = Rule {
    code: &Code {
        id: "L0513",
        name: "repeated-word",
        severity: Severity::Warning,
        explanation: Explanation {
            finds: Both::new(
                "英文里一个词连着写了两遍，或者中文里有“的的”“了了”“。。”“，，”。",
                "An English word stands twice in a row, or 的的, 了了, 。。, ，， stand in a Chinese text.",
            ),
            why: Both::new("这样的笔误，学员会注意到。", "A slip that trainees notice."),
            remedy: Both::new("删掉其中一个。", "Remove one of the two."),
            wrong: Both::same(r#""en": "I will call the the workshop.""#),
            right: Both::same(r#""en": "I will call the workshop.""#),
        },
    },
    check: Check::Scenario(check),
};

const DOUBLES: &[&str] = &[
    "的的", "了了", "。。", "，，", "、、", "，。", "。，", "？。", "！。",
];
/// Doubles that are good English.
const FINE: &[&str] = &[
    "that", "had", "no", "very", "really", "long", "please", "now", "yes", "there", "well", "come",
];

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for passage in passages(subject) {
        let double = DOUBLES
            .iter()
            .find_map(|double| Some((passage.text.zh.find(double)?, double.len())));
        if let Some((at, length)) = double {
            let place = passage.inside(subject.text(), Lang::Zh, at..at + length);
            found.push(subject.at(RULE.code, place, Both::new("打了两遍", "typed twice")));
        }
        if let Some((at, length)) = repeated(&passage.text.en) {
            let place = passage.inside(subject.text(), Lang::En, at..at + length);
            found.push(subject.at(
                RULE.code,
                place,
                Both::new("这个词写了两遍", "this word stands twice"),
            ));
        }
    }
}

/// Where a word follows itself, and how long it is.
fn repeated(text: &str) -> Option<(usize, usize)> {
    let mut before = "";
    let mut at = 0;
    for word in text.split(' ') {
        let plain = word.trim_end_matches(['.', ',', '?', '!', ';']);
        let known = plain.to_lowercase();
        if !before.is_empty()
            && before.chars().all(char::is_alphabetic)
            && before.to_lowercase() == known
            && !FINE.contains(&known.as_str())
        {
            return Some((at, plain.len()));
        }
        before = word;
        at += word.len() + 1;
    }
    None
}
