//! Chinese punctuation in English texts. Curved quotation marks are fine.

use crate::diagnostic::{Diagnostic, Patch};
use crate::lint::texts::passages::passages;
use crate::lint::texts::untranslated::is_han;
use crate::lint::{Subject, rule};
use crate::model::{Both, Lang, words};

rule! {
    "L0508" "full-width-in-english" Warning Scenario(check)
    finds: "英文里有中文标点或者全角字母，比如 ， 。 ？ ： （ 或 Ａ。",
        "An English text has Chinese punctuation or full-width letters, such as ， 。 ？ ： （ or Ａ.";
    why: "它们在行里留出很大的空隙，看着像毛病。是输入时忘了关中文输入法。",
        "They leave wide gaps in the line and look like a fault. The Chinese input method was still on.";
    remedy: "改成英文标点。",
        "Write the English mark.";
    wrong: r#""en": "Sit down， please。""#;
    right: r#""en": "Sit down, please.""#;
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for passage in passages(subject) {
        let text = passage.text.en.as_str();
        let wide = text
            .char_indices()
            .filter_map(|(at, c)| Some((at, c, narrow(c)?)));
        let wide: Vec<(usize, char, char)> = wide.collect();
        // A whole Chinese text is another rule's.
        let Some(&(first, mark, right)) = wide.first().filter(|_| !text.contains(is_han)) else {
            continue;
        };
        let place = |at: usize, mark: char| {
            passage.inside(subject.text(), Lang::En, at..at + mark.len_utf8())
        };
        let message = words!(
            "英文里的 `{mark}` 要写成 `{right}`",
            "`{mark}` in an English text is written `{right}`"
        );
        let finding = subject.at(RULE.code, place(first, mark), message);
        if !passage.is_plain(subject.text(), Lang::En) {
            found.push(finding);
            continue;
        }
        let patches = wide
            .iter()
            .map(|&(at, mark, right)| Patch::new(place(at, mark), right));
        found.push(finding.remedy(
            Both::new("改成英文标点", "write English punctuation"),
            patches.collect(),
        ));
    }
}

/// The English form of a full-width mark.
fn narrow(c: char) -> Option<char> {
    match c {
        '。' => Some('.'),
        '、' => Some(','),
        '\u{3000}' => Some(' '),
        // Braces have a rule of their own.
        '｛' | '｝' => None,
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0),
        _ => None,
    }
}
