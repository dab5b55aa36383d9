//! Placeholders that stand in one language only. Unknown ones are the loader's. The form of address is left out, because Chinese often does without.

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostic;
use crate::lint::texts::passages::passages;
use crate::lint::{Subject, rule};
use crate::model::{Lang, words};

rule! {
    "L0505" "placeholders-differ" Warning Scenario(check)
    finds: "一个占位符（比如 `{car}`）在一种语言里有，在另一种里没有。",
        "A placeholder such as `{car}` stands in one language of a text and not in the other.";
    why: "用其中一种语言的学员，不知道说的是哪辆车、哪一天、多少钱。",
        "In one language the trainee does not learn which car, day or sum is meant.";
    remedy: "两边都写上这个占位符，或者都不写。",
        "Write the placeholder in both, or in neither.";
    wrong: r#"{"zh": "{car}到了。", "en": "Your car is here."}"#;
    right: r#"{"zh": "{car}到了。", "en": "Your {car} is here."}"#;
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for passage in passages(subject) {
        let [zh, en] = [names(&passage.text.zh), names(&passage.text.en)];
        for (has, lacks, lang) in [(&zh, &en, Lang::En), (&en, &zh, Lang::Zh)] {
            if let Some(name) = has.difference(lacks).next() {
                let message = words!(
                    "`{1}` 里缺了 `{{{0}}}`",
                    "`{{{0}}}` is missing in `{1}`",
                    name,
                    lang.name()
                );
                found.push(subject.at(RULE.code, passage.place(lang), message));
            }
        }
    }
}

/// The placeholders of a text, but for the form of address.
fn names(text: &str) -> BTreeSet<&str> {
    let parts = text.split('{').skip(1);
    let names = parts.filter_map(|part| part.split_once('}').map(|(name, _)| name));
    names.filter(|name| *name != "customer").collect()
}
