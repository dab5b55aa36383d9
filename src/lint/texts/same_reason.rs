//! Reasons that were copied. Lines themselves are another rule's.

use crate::diagnostic::Diagnostic;
use crate::lint::texts::passages::{Role, passages};
use crate::lint::{Subject, rule};
use crate::model::{Both, Lang};

rule! {
    "L0514" "same-reason" Warning Scenario(check)
    finds: "同一个节点的两个选项，`because` 在某一种语言里相同。",
        "Two lines of a node have the same `because` in one of the languages.";
    why: "好的选项和较差的选项，复盘给的理由一样。",
        "The debrief gives the same reason for a good line and a worse one.";
    remedy: "写出这个选项做了什么，漏了什么。",
        "Say what this line does, and what it leaves out.";
    wrong: r#"(id: "a", … because: {"zh": "先听。", "en": "Listens first."}),
(id: "b", … because: {"zh": "先听。", "en": "Listens first."}),"#;
    right: r#"(id: "a", … because: {"zh": "先听。", "en": "Listens first."}),
(id: "b", … because: {"zh": "没听就答。", "en": "Answers before listening."}),"#;
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let all = passages(subject);
    let reasons: Vec<_> = all.iter().filter(|p| p.role == Role::Reason).collect();
    for (at, reason) in reasons.iter().enumerate() {
        // A line's own reason for one type is the business of another rule.
        let near = reasons[..at]
            .iter()
            .rev()
            .take_while(|other| other.node == reason.node)
            .filter(|other| other.line != reason.line);
        let twin = near.into_iter().find_map(|other| {
            let same = |lang: &&Lang| other.text.get(**lang) == reason.text.get(**lang);
            Lang::ALL.iter().find(same).map(|lang| (*other, *lang))
        });
        if let Some((other, lang)) = twin {
            let finding = subject
                .at(
                    RULE.code,
                    reason.place(lang),
                    Both::new(
                        "这条理由已经给另一个选项用过",
                        "this reason was given for another line already",
                    ),
                )
                .other(other.place(lang), Both::new("在这里", "here"));
            found.push(finding);
        }
    }
}
