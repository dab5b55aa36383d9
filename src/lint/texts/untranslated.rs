//! Texts in the wrong language. Names and numbers may be the same in both.

use crate::diagnostic::{Diagnostic, Patch};
use crate::lint::texts::passages::{Passage, Role, passages};
use crate::lint::{Subject, rule};
use crate::model::{Both, Lang};

rule! {
    "L0502" "untranslated" Warning Scenario(check)
    finds: "中文里没有汉字，英文里有汉字，或者两边一样。填占位符的可以是没有汉字的名字，除非其他文字版本里都有汉字。",
        "A Chinese text has no Chinese character, an English text has some, or both are the same. What fills a placeholder may be a name without Chinese characters, unless all other variants have some.";
    why: "用另一种语言的学员看不懂。",
        "A trainee who works in the other language cannot read it.";
    remedy: "把文字译出来；如果两边写反了，就换回来。",
        "Translate the text; if the two were exchanged, exchange them back.";
    wrong: r#"{"zh": "Please sit down.", "en": "Please sit down."}"#;
    right: r#"{"zh": "您请坐。", "en": "Please sit down."}"#;
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for passage in passages(subject) {
        let (zh, en) = (passage.text.zh.as_str(), passage.text.en.as_str());
        let chinese_lacks = !zh.contains(is_han)
            && (has_words(&passage, zh) || others_are_chinese(subject, &passage));
        let english_has = en.contains(is_han);
        let finding = match (chinese_lacks, english_has) {
            (true, true) => exchanged(subject, &passage),
            (true, false) => subject.at(
                RULE.code,
                passage.place(Lang::Zh),
                Both::new(
                    "`zh` 的文字里没有汉字",
                    "this text for `zh` has no Chinese character",
                ),
            ),
            (false, true) => subject.at(
                RULE.code,
                passage.place(Lang::En),
                Both::new(
                    "`en` 的文字里有汉字",
                    "this text for `en` has Chinese characters",
                ),
            ),
            (false, false) => continue,
        };
        found.push(finding);
    }
}

/// Both languages are there, but under each other's key.
fn exchanged(subject: &Subject<'_>, passage: &Passage<'_>) -> Diagnostic {
    let (zh, en) = (passage.place(Lang::Zh), passage.place(Lang::En));
    let message = Both::new("两种语言写反了", "the two languages are exchanged");
    let finding = subject
        .at(RULE.code, zh.clone(), message)
        .other(en.clone(), Both::new("这是中文", "this is Chinese"));
    let written =
        |place: &std::ops::Range<usize>| subject.text().get(place.clone()).map(str::to_owned);
    match (written(&zh), written(&en)) {
        (Some(first), Some(second)) => {
            let mut patches = vec![Patch::new(zh, second), Patch::new(en, first)];
            patches.sort_by_key(|patch| patch.span.start);
            finding.remedy(
                Both::new("把两段文字换过来", "exchange the two texts"),
                patches,
            )
        }
        _ => finding,
    }
}

pub(crate) const fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether all other variants fill the same placeholder with Chinese, and this one with English words.
fn others_are_chinese(subject: &Subject<'_>, passage: &Passage<'_>) -> bool {
    let variants = &subject.scenario.variants;
    let own = variants.iter().flatten();
    let own = own
        .clone()
        .find(|(_, text)| std::ptr::eq(*text, passage.text));
    let Some((name, text)) = own else {
        return false;
    };
    let others = variants.iter().filter_map(|variant| variant.get(name));
    let mut others = others
        .filter(|other| !std::ptr::eq(*other, text))
        .peekable();
    text.zh.contains(|c: char| c.is_ascii_lowercase())
        && others.peek().is_some()
        && others.all(|other| other.zh.contains(is_han))
}

/// Whether a text has words to translate: what fills a placeholder may be a name or a number.
fn has_words(passage: &Passage<'_>, text: &str) -> bool {
    let outside = text
        .split('{')
        .map(|part| part.rsplit('}').next().unwrap_or(part));
    let letters = outside
        .flat_map(str::chars)
        .filter(|c| c.is_alphabetic())
        .count();
    letters > if passage.role == Role::Filling { 12 } else { 0 }
}
