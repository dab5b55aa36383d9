//! Numbers that the two languages do not share. Numbers in words count; a number in one language only is fine.

use crate::diagnostic::Diagnostic;
use crate::lint::texts::numbers::{chinese, english};
use crate::lint::texts::passages::passages;
use crate::lint::{Subject, rule};
use crate::model::{Both, Lang, words};

rule! {
    "L0504" "numbers-differ" Warning Scenario(check)
    finds: "两种语言各有一个对方没有的数字：一边是 2,000，另一边是 3,000。",
        "Each language names a number that the other does not: 2,000 in one and 3,000 in the other.";
    why: "用一种语言的学员，谈的金额或者日期和用另一种语言的不一样。往往是改了一段，忘了另一段。",
        "A trainee who works in one language negotiates over other amounts or dates than one who works in the other. Often one text was changed and the other forgotten.";
    remedy: "让两边一致。",
        "Make the two agree.";
    wrong: r#"{"zh": "最多两千元。", "en": "At most 3,000 yuan."}"#;
    right: r#"{"zh": "最多两千元。", "en": "At most 2,000 yuan."}"#;
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for passage in passages(subject) {
        let zh = chinese(&passage.text.zh);
        let en = english(&passage.text.en);
        let lacks = |number: &&u64, others: &[u64]| !others.contains(number);
        let only_zh = zh.certain.iter().find(|number| lacks(number, &en.possible));
        let only_en = en.certain.iter().find(|number| lacks(number, &zh.possible));
        if let (Some(zh), Some(en)) = (only_zh, only_en) {
            let message = words!(
                "`zh` 里是 {zh}，`en` 里是 {en}",
                "`zh` says {zh}, `en` says {en}"
            );
            let finding = subject
                .at(RULE.code, passage.place(Lang::Zh), message)
                .other(
                    passage.place(Lang::En),
                    Both::new("和这里比一比", "compare this"),
                );
            found.push(finding);
        }
    }
}
