//! Blanks that do not belong, and characters that cannot be seen. Blanks between Chinese and Latin words are fine.

use crate::diagnostic::Diagnostic;
use crate::lint::texts::passages::passages;
use crate::lint::texts::untranslated::is_han;
use crate::lint::{Subject, rule};
use crate::model::{Both, Lang};

rule! {
    "L0510" "stray-space" Warning Scenario(check)
    finds: "文字的开头或结尾有空格，有连着的两个空格，汉字之间有空格，或者有制表符、换行、看不见的字符，或者不是普通空格的空格（比如不换行空格）。",
        "A text begins or ends with a blank, has two in a row, a blank between two Chinese characters, a tab, a line break, an invisible character, or a blank that is no plain one (such as one that does not break).";
    why: "行首会参差不齐，行也断不开；看不见的字符，复制多少次都还在。",
        "Lines start unevenly or do not break, and invisible characters survive every copy.";
    remedy: "删掉这个空格或者字符；该有空格的地方，用普通的空格。",
        "Remove the blank or the character; where a blank belongs, write a plain one.";
    wrong: r#""en": "Sit down,  please. ""#;
    right: r#""en": "Sit down, please.""#;
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for passage in passages(subject) {
        for &lang in Lang::ALL {
            if let Some((at, length, what)) = stray(passage.text.get(lang)) {
                let place = passage.inside(subject.text(), lang, at..at + length);
                found.push(subject.at(RULE.code, place, what));
            }
        }
    }
}

/// The first stray blank with its length and what is wrong with it.
fn stray(text: &str) -> Option<(usize, usize, Both)> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    for (place, &(at, c)) in chars.iter().enumerate() {
        let before = place.checked_sub(1).map(|before| chars[before].1);
        let after = chars.get(place + 1).map(|c| c.1);
        let what = if c.is_control() {
            Both::new(
                "文字里有制表符或者换行",
                "a tab or line break stands in the text",
            )
        } else if matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
        {
            Both::new(
                "文字里有看不见的字符",
                "an invisible character stands in the text",
            )
        } else if !c.is_whitespace() {
            continue;
        } else if c != ' ' {
            Both::new(
                "文字里有特殊的空格",
                "a blank that is no plain one stands in the text",
            )
        } else if before.is_none() {
            Both::new("文字以空格开头", "the text begins with a blank")
        } else if after.is_none() {
            Both::new("文字以空格结尾", "the text ends with a blank")
        } else if after.is_some_and(char::is_whitespace) {
            Both::new("连着两个空格", "two blanks in a row")
        } else if before.is_some_and(is_han) && after.is_some_and(is_han) {
            Both::new(
                "汉字之间有空格",
                "a blank stands between Chinese characters",
            )
        } else {
            continue;
        };
        return Some((at, c.len_utf8(), what));
    }
    None
}
