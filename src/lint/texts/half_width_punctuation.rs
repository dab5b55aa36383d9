//! English punctuation in Chinese sentences. Between letters and digits it is fine.

use crate::diagnostic::{Diagnostic, Patch};
use crate::lint::texts::passages::passages;
use crate::lint::texts::untranslated::is_han;
use crate::lint::{Subject, rule};
use crate::model::{Both, Lang, words};

rule! {
    "L0507" "half-width-punctuation" Warning Scenario(check)
    finds: "中文里，汉字旁边有英文的逗号、句号、问号、感叹号、冒号、分号或者括号。",
        "In a Chinese text an English comma, full stop, question mark, exclamation mark, colon, semicolon or bracket stands next to a Chinese character.";
    why: "看着马虎，标点还紧贴着前面的字。",
        "The line looks careless, and the mark sticks to the character before it.";
    remedy: "改成中文标点“，。？！：；（）”。",
        "Write ，。？！：；（）.";
    wrong: r#""zh": "您请坐,慢慢说.""#;
    right: r#""zh": "您请坐，慢慢说。""#;
}

const PAIRS: &[(char, char)] = &[
    (',', '，'),
    ('.', '。'),
    ('?', '？'),
    ('!', '！'),
    (':', '：'),
    (';', '；'),
    ('(', '（'),
    (')', '）'),
];

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for passage in passages(subject) {
        let places = half_width(&passage.text.zh);
        let Some(&(first, mark, wide)) = places.first() else {
            continue;
        };
        let place = passage.inside(subject.text(), Lang::Zh, first..first + 1);
        let message = words!(
            "中文里的 `{mark}` 要写成 `{wide}`",
            "`{mark}` in a Chinese sentence is written `{wide}`"
        );
        let finding = subject.at(RULE.code, place, message);
        if !passage.is_plain(subject.text(), Lang::Zh) {
            found.push(finding);
            continue;
        }
        let patches = places.iter().map(|&(at, _, wide)| {
            Patch::new(passage.inside(subject.text(), Lang::Zh, at..at + 1), wide)
        });
        found.push(finding.remedy(
            Both::new("改成中文标点", "write Chinese punctuation"),
            patches.collect(),
        ));
    }
}

/// English marks beside a Chinese character, with what should stand there.
fn half_width(text: &str) -> Vec<(usize, char, char)> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let mut out = Vec::new();
    for (place, &(at, mark)) in chars.iter().enumerate() {
        let Some(&(_, wide)) = PAIRS.iter().find(|pair| pair.0 == mark) else {
            continue;
        };
        let before = place
            .checked_sub(1)
            .and_then(|before| chars.get(before))
            .map(|c| c.1);
        let after = chars.get(place + 1).map(|c| c.1);
        let chinese = |c: Option<char>| c.is_some_and(|c| is_han(c) || c == '”' || c == '}');
        let beside = chinese(before) && after.is_none_or(|c| !c.is_ascii_digit())
            || mark == '(' && after.is_some_and(is_han);
        if beside {
            out.push((at, mark, wide));
        }
    }
    out
}
