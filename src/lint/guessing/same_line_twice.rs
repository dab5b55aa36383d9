//! Lines of the trainee with the same text. Texts of others are other rules'.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::lint::texts::passages::{Role, passages};
use crate::lint::{Subject, rule};
use crate::model::{Both, Lang, words};

rule! {
    "L0407" "same-line-twice" Warning Scenario(check)
    finds: "两个选项在某一种语言里文字相同。",
        "Two lines have the same text in one of the languages.";
    why: "在同一个节点里，学员分不出它们；在两个节点里，看过第一个，就知道第二个对不对。",
        "In one node the trainee cannot tell them apart; in two nodes the second is known as right or wrong from the first.";
    remedy: "换成适合当时情形的另一句话。",
        "Say it in other words that fit the moment.";
    wrong: r#"(id: "a", text: {"zh": "您请坐。", "en": "Please sit down."}, …),
(id: "b", text: {"zh": "您请坐。", "en": "Have a seat."}, …),"#;
    right: r#"(id: "a", text: {"zh": "您请坐。", "en": "Please sit down."}, …),
(id: "b", text: {"zh": "您喝水吗？", "en": "Some water?"}, …),"#;
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let all = passages(subject);
    let mut told = Vec::new();
    for &lang in Lang::ALL {
        let mut seen: BTreeMap<&str, Range<usize>> = BTreeMap::new();
        for line in all.iter().filter(|p| p.role == Role::Line) {
            let place = line.place(lang);
            let Some(first) = seen.insert(line.text.get(lang), place.clone()) else {
                continue;
            };
            // The same pair in both languages is one mistake.
            if !told.contains(&(line.node, line.line)) {
                told.push((line.node, line.line));
                let message = words!(
                    "这个选项和另一个在 `{}` 里写得一样",
                    "this line reads like another one in `{}`",
                    lang.name()
                );
                let finding = subject
                    .at(RULE.code, place, message)
                    .other(first, Both::new("这里也一样", "the same here"));
                found.push(finding);
            }
        }
    }
}
