//! Lines that earn less and do not say why. Lines of detours are left out.

use crate::diagnostic::Diagnostic;
use crate::lint::{Subject, rule, types};
use crate::model::words;
use crate::score::exact;

rule! {
    "L0308" "wrong-line-without-fault" Warning Scenario(check)
    finds: "一个选项得分比最好的少，却什么都没有标注：没有做到哪条原则，也没有违反哪条。",
        "A line earns less than the best one, but is tagged for nothing at all: it follows no principle and breaks none.";
    why: "复盘说不出它做了什么；而且什么都没做的选项很容易看穿。",
        "The debrief cannot say what it did; and a line that does nothing is easily seen through.";
    remedy: "标注出这个选项违反了什么，或者什么只做了一半。",
        "Tag what the line breaks, or what it does half.";
    wrong: r#"(id: "shrug", tags: {}, …)"#;
    right: r#"(id: "shrug", tags: {"show-understanding": -1}, …)"#;
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (id, at, line) in subject.lines() {
        let idle = |cast: &crate::lint::Cast| {
            let key = cast.key.node(id).map(|key| &key.lines[at]);
            key.is_some_and(|key| key.credit < exact(1))
                && cast.script.node(id).lines[at].tags.is_empty()
        };
        if let Some(whom) = types(subject, |_, cast| idle(cast)) {
            let own = &line.id;
            let message = words!(
                "{whom}`{own}` 得分较少，却什么都没有标注",
                "`{own}` earns less, but is tagged for nothing{whom}",
                whom = whom
            );
            found.push(subject.at(RULE.code, subject.line_part(id, at, "tags"), message));
        }
    }
}
