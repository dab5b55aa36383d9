//! Sentences that end in one language and break off in the other. Titles and placeholder values are left out.

use crate::diagnostic::Diagnostic;
use crate::lint::texts::passages::{Role, passages};
use crate::lint::{Subject, rule};
use crate::model::{Lang, words};

rule! {
    "L0512" "text-breaks-off" Warning Scenario(check)
    finds: "一段文字在一种语言里以句号、问号或感叹号结尾，在另一种里没有。",
        "A text ends with a full stop, question or exclamation mark in one language, and without one in the other.";
    why: "两段里有一段被截断了，或者忘了写结尾。",
        "One of the two was cut off, or its end was forgotten.";
    remedy: "把句子写完。",
        "Finish the sentence.";
    wrong: r#"{"zh": "您请坐，我给您", "en": "Sit down, I will get you some water."}"#;
    right: r#"{"zh": "您请坐，我给您倒水。", "en": "Sit down, I will get you some water."}"#;
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for passage in passages(subject) {
        if matches!(passage.role, Role::Title | Role::Filling) {
            continue;
        }
        let [zh, en] = [is_finished(&passage.text.zh), is_finished(&passage.text.en)];
        if zh != en {
            let lang = if zh { Lang::En } else { Lang::Zh };
            let message = words!(
                "这段文字在 `{}` 里没有说完：末尾没有标点",
                "this text breaks off in `{}`: it has no mark at its end",
                lang.name()
            );
            found.push(subject.at(RULE.code, passage.place(lang), message));
        }
    }
}

/// Whether a text ends like a sentence, quotes and brackets aside.
fn is_finished(text: &str) -> bool {
    let text = text.trim_end_matches(['”', '’', '"', '）', ')', '』', '」', ' ']);
    text.ends_with(['。', '！', '？', '…', '.', '!', '?', '—', '；', ';'])
}
