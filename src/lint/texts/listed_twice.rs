//! Goals and facts that stand twice in a list. Does not compare one list with another.

use crate::diagnostic::Diagnostic;
use crate::lint::{Subject, rule};
use crate::model::{Both, Lang, Text, words};
use crate::source::syntax::Value;

rule! {
    "L0519" "listed-twice" Warning Scenario(check)
    finds: "`goals`、`customer_goals` 或 `facts` 里，有两条在某一种语言里相同。",
        "Two entries of `goals`, `customer_goals` or `facts` are the same in one of the languages.";
    why: "学员要给目标排次序；同一个目标排两次，没有意义。",
        "The trainee ranks the goals, and cannot rank one against itself.";
    remedy: "删掉一条，或者写出另一个。",
        "Remove one, or write what was meant.";
    wrong: r#"goals: [{"zh": "留住客户", "en": "Keep the customer"}, {"zh": "留住客户", "en": "Keep the customer"}],"#;
    right: r#"goals: [{"zh": "留住客户", "en": "Keep the customer"}, {"zh": "不超权限", "en": "Stay within authority"}],"#;
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let (tree, scenario) = (subject.tree, subject.scenario);
    let brief = |name| tree.field("brief").and_then(|brief| brief.field(name));
    let lists = [
        (&scenario.brief.facts, brief("facts")),
        (&scenario.brief.goals, brief("goals")),
        (&scenario.customer_goals, tree.field("customer_goals")),
    ];
    for (texts, list) in lists {
        let items = list.map_or(&[][..], Value::items);
        for (at, (text, item)) in texts.iter().zip(items).enumerate() {
            let Some((first, lang)) = twin(&texts[..at], text) else {
                continue;
            };
            let place = |item: &Value| item.entry(lang.name()).unwrap_or(item).span.clone();
            let message = words!(
                "这一条和前面一条在 `{}` 里写得一样",
                "this entry reads like an earlier one in `{}`",
                lang.name()
            );
            let finding = subject.at(RULE.code, place(item), message);
            let same = Both::new("这里也一样", "the same here");
            found.push(finding.other(place(&items[first]), same));
        }
    }
}

/// An earlier text that is the same in a language.
fn twin(earlier: &[Text], text: &Text) -> Option<(usize, Lang)> {
    Lang::ALL.iter().find_map(|&lang| {
        let same = |other: &Text| other.get(lang) == text.get(lang);
        Some((earlier.iter().position(same)?, lang))
    })
}
