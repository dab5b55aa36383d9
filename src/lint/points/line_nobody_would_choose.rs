//! Wrong lines that are wrong in everything. Does not read the text.

use crate::diagnostic::Diagnostic;
use crate::lint::{Subject, rule};
use crate::model::words;
use crate::score::exact;

rule! {
    "L0309" "line-nobody-would-choose" Note Scenario(check)
    finds: "不管面对哪类客户，一个选项在每条起作用的原则上都得不到分。",
        "A line earns nothing on any principle that is in play, with every customer type.";
    why: "处处都错的选项一眼就能看穿，这个决定等于少了一个选项。",
        "A line that is wrong in every way is seen through at once: the decision has one choice less.";
    remedy: "让这个选项做对一点什么，哪怕只做一半；不然就让它对另一类客户是对的。",
        "Let the line do something right, at least half, or be right for another customer type.";
    wrong: r#"(id: "argue", tags: {"hear-out": -2, "no-arguing": -2}, …)"#;
    right: r#"(id: "argue", tags: {"plain-language": 1, "no-arguing": -1}, …)"#;
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (id, at, line) in subject.lines() {
        let hopeless = subject.casts.iter().all(|cast| {
            let key = cast.key.node(id).map(|key| &key.lines[at]);
            let tags = &cast.script.node(id).lines[at].tags;
            key.is_some_and(|key| key.credit == exact(0)) && tags.iter().all(|tag| tag.1 < 0)
        });
        if hopeless {
            let message = words!("`{}` 处处都错", "`{}` is wrong in everything", line.id);
            found.push(subject.at(RULE.code, subject.line_part(id, at, "tags"), message));
        }
    }
}
