//! Wordings with the text of another node. Wordings of one node, and lines, are other rules'.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::lint::texts::passages::{Passage, Role, passages};
use crate::lint::{Subject, rule};
use crate::model::{Both, Lang, words};

rule! {
    "L0517" "copied-saying" Warning Scenario(check)
    finds: "两个节点的说法，在某一种语言里文字相同。",
        "Wordings of two nodes have the same text in one of the languages.";
    why: "多半是复制节点以后忘了改；学员会以为谈话又回到了前面。",
        "As a rule a node was copied and its text forgotten; the trainee believes that the talk went back.";
    remedy: "写出到了这一步对方会怎么说。",
        "Write what is said at this point of the talk.";
    wrong: r#""offer": (says: [(text: {"zh": "怎么说？", "en": "Well?"})], …),
"deal": (says: [(text: {"zh": "怎么说？", "en": "Well?"})], …),"#;
    right: r#""offer": (says: [(text: {"zh": "怎么说？", "en": "Well?"})], …),
"deal": (says: [(text: {"zh": "就这么定？", "en": "Is that settled?"})], …),"#;
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let all = passages(subject);
    let wordings = all.iter().filter(|passage| passage.role == Role::Wording);
    let mut seen: BTreeMap<(Lang, &str), &Passage<'_>> = BTreeMap::new();
    for wording in wordings {
        let twin = Lang::ALL.iter().find_map(|&lang| {
            let first = *seen
                .entry((lang, wording.text.get(lang)))
                .or_insert(wording);
            (first.node != wording.node).then_some((first, lang))
        });
        if let Some((first, lang)) = twin {
            let message = words!(
                "这个说法和另一个节点的在 `{}` 里写得一样",
                "this wording reads like one of another node in `{}`",
                lang.name()
            );
            let finding = subject.at(RULE.code, wording.place(lang), message);
            let same = Both::new("这里也一样", "the same here");
            found.push(finding.other(first.place(lang), same));
        }
    }
}
