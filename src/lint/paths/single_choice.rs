//! Scored decisions with nothing to decide. Detours and farewells may have one line.

use crate::diagnostic::Diagnostic;
use crate::lint::{Subject, rule};
use crate::model::words;

rule! {
    "L0102" "single-choice" Warning Scenario(check)
    finds: "一个计分节点只有一个选项。",
        "A scored node has a single line.";
    why: "人人都得满分，所以它什么也测不出来，还抬高每个人的总分。",
        "Everybody earns all of its points, so it measures nothing and lifts every total.";
    remedy: "再写两三个同事真有可能说的选项，或者去掉 `slot`。",
        "Write two or three other lines that a colleague might really say, or take `slot` away.";
    wrong: r#"slot: "greet", choices: [ 一个选项 ]"#,
        r#"slot: "greet", choices: [ one line ]"#;
    right: r#"slot: "greet", choices: [ 三四个选项 ]"#,
        r#"slot: "greet", choices: [ three or four lines ]"#;
}

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
