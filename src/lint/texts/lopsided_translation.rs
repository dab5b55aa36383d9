//! Translations that cannot hold the same as the original. Short texts are left out.

use crate::diagnostic::Diagnostic;
use crate::lint::texts::passages::{Role, passages};
use crate::lint::{Subject, rule};
use crate::model::{Lang, words};

rule! {
    "L0511" "lopsided-translation" Warning Scenario(check)
    finds: "按字符数算，英文不到中文的 1.5 倍，或者超过 7 倍。通常是 2 到 5 倍。",
        "The English text is less than 1.5 or more than 7 times as long, in characters, as the Chinese one. Usual is 2 to 5.";
    why: "其中一种语言少了一句，或者有一段文字是别处的。",
        "A sentence is missing in one of the languages, or one text belongs to another place.";
    remedy: "对照这两段，把缺的补上。",
        "Compare the two and add what is missing.";
    wrong: r#"{"zh": "车五天前下线，昨天上了板车，最早六号到。", "en": "It is on its way."}"#;
    right: r#"{"zh": "车在路上了。", "en": "It is on its way."}"#;
}

/// Shorter Chinese texts vary too much.
const SHORTEST: usize = 12;

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for passage in passages(subject) {
        let length = |lang| passage.text.get(lang).chars().count();
        let (zh, en) = (length(Lang::Zh), length(Lang::En));
        if matches!(passage.role, Role::Title | Role::Filling) || zh.max(en / 3) < SHORTEST {
            continue;
        }
        if en * 2 < zh * 3 || en > zh * 7 {
            let lang = if en > zh * 7 { Lang::Zh } else { Lang::En };
            let message = words!(
                "这段文字和译文比起来太短：中文 {zh} 个字符，英文 {en} 个字符",
                "this text is too short for its translation: {zh} Chinese, {en} English characters"
            );
            found.push(subject.at(RULE.code, passage.place(lang), message));
        }
    }
}
