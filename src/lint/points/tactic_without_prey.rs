//! Tactics that no line falls for. Does not ask which line should.

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::lint::{Check, Rule, Subject};
use crate::model::{Both, words};

pub(crate) const RULE: Rule = Rule {
    code: &Code {
        id: "L0312",
        name: "tactic-without-prey",
        severity: Severity::Note,
        finds: Both::new(
            "客户使了招数，这个节点却没有一个选项会落进去。",
            "The customer uses a tactic, but no line of the node bites.",
        ),
        why: Both::new(
            "谁也不会落进去，也就学不到这个招数是怎么回事。",
            "A tactic that nobody falls for teaches nothing about it.",
        ),
        remedy: Both::new(
            "哪个选项做的正是这个招数想要的，就在那里写上 `bites: true`。",
            "Write `bites: true` at the line that does what the tactic is meant to bring about.",
        ),
        wrong: Both::new(
            r#""threat": (tactic: threat, … 没有一个选项写 bites)"#,
            r#""threat": (tactic: threat, … choices without bites)"#,
        ),
        right: Both::same(r#"(id: "give-in", bites: true, …)"#),
    },
    check: Check::Scenario(check),
};

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
