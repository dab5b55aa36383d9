//! Scored decisions at which all lines are tagged alike. Decisions with a single line are another rule's.

use crate::diagnostic::Diagnostic;
use crate::lint::{Subject, rule, types};
use crate::model::words;

rule! {
    "L0302" "nothing-in-play" Warning Scenario(check)
    finds: "在一个计分节点，所有选项对每条原则的标注都一样。",
        "At a scored node no principle is tagged differently among the lines.";
    why: "学员不管说哪一句，都得到这一轮的全部分值。",
        "Whatever the trainee says earns everything the turn is worth.";
    remedy: "标注出每个选项做到了什么、违反了什么。",
        "Tag the lines with what each follows and breaks.";
    wrong: r#"(id: "a", tags: {"hear-out": 1}, …),
(id: "b", tags: {"hear-out": 1}, …),"#;
    right: r#"(id: "a", tags: {"hear-out": 2}, …),
(id: "b", tags: {"hear-out": -1}, …),"#;
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (id, node) in subject.nodes() {
        let idle = |cast: &crate::lint::Cast| {
            let key = cast.key.node(id);
            key.is_some_and(|key| key.lines.iter().all(|line| line.parts.is_empty()))
        };
        if node.choices.len() > 1
            && let Some(whom) = types(subject, |_, cast| idle(cast))
        {
            let here = &node.id;
            let message = words!(
                "{whom}`{here}` 的选项标注得都一样",
                "all lines of `{here}` are tagged alike{whom}",
                whom = whom
            );
            found.push(subject.at(RULE.code, subject.node(id), message));
        }
    }
}
