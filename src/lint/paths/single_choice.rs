//! Scored decisions with nothing to decide. Detours and farewells may have one line.

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::lint::{Check, Rule, Subject};
use crate::model::{Both, words};

pub(crate) const RULE: Rule = Rule {
    code: &Code {
        id: "L0102",
        name: "single-choice",
        severity: Severity::Warning,
        finds: Both::new(
            "一个计分节点只有一个选项。",
            "A scored node has a single line.",
        ),
        why: Both::new(
            "人人都得满分，所以它什么也测不出来，还抬高每个人的总分。",
            "Everybody earns all of its points, so it measures nothing and lifts every total.",
        ),
        remedy: Both::new(
            "再写两三个同事真有可能说的选项，或者去掉 `slot`。",
            "Write two or three other lines that a colleague might really say, or take `slot` away.",
        ),
        wrong: Both::new(
            r#"slot: "greet", choices: [ 一个选项 ]"#,
            r#"slot: "greet", choices: [ one line ]"#,
        ),
        right: Both::new(
            r#"slot: "greet", choices: [ 三四个选项 ]"#,
            r#"slot: "greet", choices: [ three or four lines ]"#,
        ),
    },
    check: Check::Scenario(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (id, node) in subject.nodes() {
        if node.slot.is_some() && node.choices.len() == 1 {
            let message = words!(
                "`{}` 要计分，却只有一个选项",
                "`{}` is scored, but has a single line",
                node.id
            );
            found.push(subject.at(RULE.code, subject.node(id), message));
        }
    }
}
