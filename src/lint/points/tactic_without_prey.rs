//! Tactics that no line falls for. Does not ask which line should.

use crate::diagnostic::Diagnostic;
use crate::lint::{Subject, rule};
use crate::model::words;

rule! {
    "L0312" "tactic-without-prey" Note Scenario(check)
    finds: "客户使了招数，这个节点却没有一个选项会落进去。",
        "The customer uses a tactic, but no line of the node bites.";
    why: "谁也不会落进去，也就学不到这个招数是怎么回事。",
        "A tactic that nobody falls for teaches nothing about it.";
    remedy: "哪个选项做的正是这个招数想要的，就在那里写上 `bites: true`。",
        "Write `bites: true` at the line that does what the tactic is meant to bring about.";
    wrong: r#""threat": (tactic: threat, … 没有一个选项写 bites)"#,
        r#""threat": (tactic: threat, … choices without bites)"#;
    right: r#"(id: "give-in", bites: true, …)"#;
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (id, node) in subject.nodes() {
        if let Some(tactic) = node.tactic
            && !node.choices.iter().any(|line| line.bites)
        {
            let message = words!(
                "`{}` 没有一个选项落进招数 `{}`",
                "no line of `{}` falls for the tactic `{}`",
                node.id,
                tactic.name()
            );
            found.push(subject.at(RULE.code, subject.node_part(id, "tactic"), message));
        }
    }
}
