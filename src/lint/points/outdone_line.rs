//! Wrong lines whose merit another wrong line has as well, at no price. Does not look at lines that do nothing right.

use crate::diagnostic::Diagnostic;
use crate::lint::{Cast, Subject, rule};
use crate::model::{Both, NodeId, words};
use crate::score::exact;

rule! {
    "L0323" "outdone-line" Warning Scenario(check)
    finds: "一个不对的选项做对了一些事，可是不管面对哪类客户，在每条起作用的原则上都比不过另一个不对的选项，而那一个什么都没违反。",
        "A wrong line that does something right is beaten on every principle in play by another wrong line that breaks nothing, with every customer type.";
    why: "会权衡的人都不会选它，这个决定等于少了一个选项。往往是另一个选项的正负号打错了。",
        "Nobody who weighs the lines can prefer it, so the decision has one choice less. Often a sign was mistyped at the other line.";
    remedy: "标注出较好的那个违反了什么，或者让比不过的那个做到一件对方没有做到的事。",
        "Tag what the better line breaks, or let the beaten one do something that the other does not.";
    wrong: r#"(id: "quote", tags: {"gather-material": 1, "know-other-side": 2}), (id: "ring", tags: {"know-other-side": 1, "gather-material": -1})"#;
    right: r#"(id: "quote", tags: {"gather-material": 1, "know-other-side": -1}), (id: "ring", tags: {"know-other-side": 1, "gather-material": -1})"#;
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (id, at, line) in subject.lines() {
        let choices = &subject.scenario.node(id).choices;
        let beaten = (0..choices.len()).find(|&other| {
            other != at && subject.casts.iter().all(|cast| beats(cast, id, at, other))
        });
        if let Some(other) = beaten.filter(|_| !subject.casts.is_empty()) {
            let message = words!(
                "有了什么都没违反的 `{}`，就没有理由选 `{}`",
                "`{}` breaks nothing and leaves no reason to choose `{}`",
                line.id,
                choices[other].id
            );
            let finding = subject
                .at(RULE.code, subject.line_part(id, at, "tags"), message)
                .other(
                    subject.line_part(id, other, "tags"),
                    Both::new("这里有的，另一个都有", "nothing here that the other lacks"),
                );
            found.push(finding);
        }
    }
}

/// Whether a wrong line that breaks nothing is better than another that does something right, in everything.
fn beats(cast: &Cast, id: NodeId, at: usize, other: usize) -> bool {
    let Some(key) = cast.key.node(id) else {
        return false;
    };
    let (own, beaten) = (&key.lines[at], &key.lines[other]);
    let pairs = || own.parts.iter().zip(&beaten.parts);
    let lines = &cast.script.node(id).lines;
    own.credit < exact(1)
        && own.credit > beaten.credit
        && pairs().all(|(own, beaten)| own.credit >= beaten.credit)
        && lines[at].tags.iter().all(|tag| tag.1 > 0)
        && lines[other].tags.iter().any(|tag| tag.1 > 0)
}
