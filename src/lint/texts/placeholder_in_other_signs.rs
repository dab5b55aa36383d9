//! Placeholders written as other programs write them. Braces of the Chinese input method are another rule's.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::diagnostic::{Diagnostic, Patch};
use crate::lint::texts::passages::passages;
use crate::lint::{Subject, rule};
use crate::model::{Lang, words};

rule! {
    "L0518" "placeholder-in-other-signs" Warning Scenario(check)
    finds: "占位符的名字写在别的记号里：`${car}`、`[car]`、`<car>`、【car】。",
        "The name of a placeholder stands in other signs: `${car}`, `[car]`, `<car>`, 【car】.";
    why: "只有 `{car}` 会填上；学员读到的是名字和记号。",
        "Only `{car}` is filled: the trainee reads the name or the sign.";
    remedy: "写成 `{car}`，外面不加别的记号。",
        "Write `{car}`, without other signs around it.";
    wrong: r#"{"zh": "[car]到了。", "en": "Your ${car} is here."}"#;
    right: r#"{"zh": "{car}到了。", "en": "Your {car} is here."}"#;
}

/// What stands before and behind a name in other programs.
const SIGNS: &[(&str, &str)] = &[
    ("${", "}"),
    ("[", "]"),
    ("<", ">"),
    ("【", "】"),
    ("［", "］"),
    ("＜", "＞"),
    ("〈", "〉"),
];

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let variants = subject.scenario.variants.iter();
    let mut names: BTreeSet<&str> = variants
        .flat_map(|table| table.keys().map(String::as_str))
        .collect();
    names.insert("customer");
    for passage in passages(subject) {
        for &lang in Lang::ALL {
            let Some((name, bytes)) = misspelt(passage.text.get(lang), &names) else {
                continue;
            };
            let place = passage.inside(subject.text(), lang, bytes);
            let message = words!(
                "这里不会填上 `{name}` 的值，只有 `{{{name}}}` 会",
                "this is not filled with `{name}`; only `{{{name}}}` is"
            );
            let finding = subject.at(RULE.code, place.clone(), message);
            found.push(if passage.is_plain(subject.text(), lang) {
                let title = words!("改成 {{{name}}}", "write {{{name}}}");
                finding.remedy(title, vec![Patch::new(place, format!("{{{name}}}"))])
            } else {
                finding
            });
        }
    }
}

/// The first name of a placeholder in other signs, with the bytes that it and they take.
fn misspelt<'a>(text: &str, names: &BTreeSet<&'a str>) -> Option<(&'a str, Range<usize>)> {
    let found = names.iter().flat_map(|name| {
        SIGNS.iter().filter_map(move |(open, close)| {
            let written = format!("{open}{name}{close}");
            let at = text.find(&written)?;
            Some((*name, at..at + written.len()))
        })
    });
    found.min_by_key(|(_, bytes)| bytes.start)
}
