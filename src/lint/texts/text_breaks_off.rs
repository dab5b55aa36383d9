//! Sentences that end in one language and break off in the other. Titles and placeholder values are left out.

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::lint::texts::passages::{Role, passages};
use crate::lint::{Check, Rule, Subject};
use crate::model::{Both, Lang, words};

pub(crate) const RULE: Rule = Rule {
    code: &Code {
        id: "L0512",
        name: "text-breaks-off",
        severity: Severity::Warning,
        finds: Both::new(
            "一段文字在一种语言里以句号、问号或感叹号结尾，在另一种里没有。",
            "A text ends with a full stop, question or exclamation mark in one language, and without one in the other.",
        ),
        why: Both::new(
            "两段里有一段被截断了，或者忘了写结尾。",
            "One of the two was cut off, or its end was forgotten.",
        ),
        remedy: Both::new("把句子写完。", "Finish the sentence."),
        wrong: Both::same(
            r#"{"zh": "您请坐，我给您", "en": "Sit down, I will get you some water."}"#,
        ),
        right: Both::same(
            r#"{"zh": "您请坐，我给您倒水。", "en": "Sit down, I will get you some water."}"#,
        ),
    },
    check: Check::Scenario(check),
};

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
