//! Detours that leave a mark by every line but one. Scored nodes are left out: their lines set flags for what was said.

use crate::diagnostic::Diagnostic;
use crate::lint::flow::names;
use crate::lint::{Subject, rule};
use crate::model::{Both, NodeId, words};

rule! {
    "L0218" "line-without-mark" Warning Scenario(check)
    finds: "岔路上的节点有三个或更多选项，除了一个，都记下同一个标记，别处又没有选项记下它。",
        "Of a detour's lines, three or more, all but one set a flag that is set nowhere else.";
    why: "这样的标记表示谈话来过这里；偏偏说了那一句，客户就把这件事忘了。",
        "Such a flag says that the talk came there; after that one line the customer has forgotten it.";
    remedy: "让那个选项也记下这个标记。如果它本来就是例外，就只让它记下一个标记，再用 `no_flag` 作条件。",
        "Set the flag at that line, too. If the line is meant to be the exception, let it alone set a flag, and ask with `no_flag`.";
    wrong: r#""tao": (choices: [(id: "send-back", …), (id: "let-him", set: ["tao-seen"], …), (id: "bow", set: ["tao-seen"], …)])"#;
    right: r#""tao": (choices: [(id: "send-back", set: ["tao-seen"], …), (id: "let-him", set: ["tao-seen"], …), (id: "bow", set: ["tao-seen"], …)])"#;
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (id, node) in subject.nodes() {
        if node.slot.is_some() || node.choices.len() < 3 {
            continue;
        }
        for (at, line) in node.choices.iter().enumerate() {
            let others = || node.choices.iter().enumerate().filter(|(o, _)| *o != at);
            let marks = others().fold(u64::MAX, |all, (_, other)| all & other.set);
            for name in names(
                subject.scenario,
                marks & !line.set & !set_elsewhere(subject, id),
            ) {
                let message = words!(
                    "`{}` 的选项都记下 `{name}`，只有这个没有",
                    "every line of `{}` sets `{name}`, but not this",
                    node.id
                );
                let after = subject.line_part(id, at, "goto");
                let mut finding = subject.at(RULE.code, after, message);
                if let Some((other, _)) = others().next() {
                    let place = subject.line_item(id, other, "set", name);
                    finding =
                        finding.other(place, Both::new("比如这里记下了", "set here, for one"));
                }
                found.push(finding);
            }
        }
    }
}

/// Flags that lines of other nodes set.
fn set_elsewhere(subject: &Subject<'_>, here: NodeId) -> u64 {
    let lines = subject.lines().filter(|(id, _, _)| *id != here);
    lines.fold(0, |all, (_, _, line)| all | line.set)
}
