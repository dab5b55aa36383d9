//! Endings that read alike. Does not ask whether they are reached.

use crate::diagnostic::Diagnostic;
use crate::lint::texts::passages::{Role, passages};
use crate::lint::{Subject, rule};
use crate::model::{Both, Lang, words};

rule! {
    "L0106" "same-ending" Warning Scenario(check)
    finds: "两个结局在某一种语言里文字相同。",
        "Two endings have the same text in one of the languages.";
    why: "学员分不清客户是失望还是满意，学到的是两者没有差别。",
        "A trainee cannot tell a disappointed customer from a satisfied one, and learns that it makes no difference.";
    remedy: "在每个结局里写出客户做了什么，还有什么没有了结。",
        "Say in each ending what the customer does and what is left open.";
    wrong: r#"grudging: {"zh": "他签了字。", "en": "He signs."},
settled: {"zh": "他签了字。", "en": "He signs and nods."},"#;
    right: r#"grudging: {"zh": "他签了字，没有抬头。", "en": "He signs without looking up."},
settled: {"zh": "他签了字，点了点头。", "en": "He signs and nods."},"#;
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let all = passages(subject);
    let endings: Vec<_> = all.iter().filter(|p| p.role == Role::Ending).collect();
    for (at, ending) in endings.iter().enumerate() {
        let twin = endings[..at].iter().find_map(|other| {
            let same = |lang: &&Lang| other.text.get(**lang) == ending.text.get(**lang);
            Lang::ALL.iter().find(same).map(|lang| (*other, *lang))
        });
        if let Some((other, lang)) = twin {
            let message = words!(
                "两个结局在 `{}` 里写得一样",
                "two endings read the same in `{}`",
                lang.name()
            );
            let finding = subject
                .at(RULE.code, ending.place(lang), message)
                .other(other.place(lang), Both::new("这里也一样", "the same here"));
            found.push(finding);
        }
    }
}
