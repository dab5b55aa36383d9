//! Wordings that say the same under different conditions. Does not compare nodes.

use crate::diagnostic::Diagnostic;
use crate::lint::texts::passages::{Role, passages};
use crate::lint::{Subject, rule};
use crate::model::{Both, Lang, words};

rule! {
    "L0210" "same-wording" Warning Scenario(check)
    finds: "同一个节点的两个说法，在某一种语言里文字相同。",
        "Two wordings of a node have the same text in one of the languages.";
    why: "条件成立不成立，学员看不出差别。",
        "The condition makes no difference that a trainee could notice.";
    remedy: "写出条件成立时客户怎么说，或者删掉这个说法。",
        "Write what the customer says when the condition holds, or remove the wording.";
    wrong: r#"(when: [flag("heard")], text: {"zh": "好。", "en": "Fine."}),
(text: {"zh": "好。", "en": "Well?"}),"#;
    right: r#"(when: [flag("heard")], text: {"zh": "好，你说。", "en": "Fine, go on."}),
(text: {"zh": "怎么说？", "en": "Well?"}),"#;
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let all = passages(subject);
    let wordings: Vec<_> = all.iter().filter(|p| p.role == Role::Wording).collect();
    for (at, wording) in wordings.iter().enumerate() {
        let twin = wordings[..at]
            .iter()
            .rev()
            .take_while(|other| other.node == wording.node)
            .find_map(|other| {
                let same = |lang: &&Lang| other.text.get(**lang) == wording.text.get(**lang);
                let lang = Lang::ALL
                    .iter()
                    .find(same)
                    .filter(|_| other.node == wording.node);
                lang.map(|lang| (*other, *lang))
            });
        if let Some((other, lang)) = twin {
            let message = words!(
                "这个节点有两个说法在 `{}` 里写得一样",
                "two wordings of this node read the same in `{}`",
                lang.name()
            );
            let finding = subject
                .at(RULE.code, wording.place(lang), message)
                .other(other.place(lang), Both::new("这里也一样", "the same here"));
            found.push(finding);
        }
    }
}
