//! Fields that say what holds anyway. Tags of zero are another rule's.

use crate::diagnostic::Diagnostic;
use crate::lint::{Subject, rule};
use crate::model::words;
use crate::source::syntax::{Value, ValueKind};

rule! {
    "L0211" "default-written-out" Note Scenario(check)
    finds: "字段里写的正是不写也会有的值：`gives: 0`、`counters: false`、`bites: false`、`weight: 1`、`speaker: customer`，或者空的列表。",
        "A field is written out with the value it has anyway: `gives: 0`, `counters: false`, `bites: false`, `weight: 1`, `speaker: customer`, or an empty list.";
    why: "这没有坏处，可是看文件的人会琢磨为什么要写它。",
        "It does no harm, but whoever reads the file looks for a reason.";
    remedy: "删掉这个字段。",
        "Remove the field.";
    wrong: r"gives: 0,";
    right: "（这一行不写）",
        r"(no line at all)";
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (id, node) in subject.nodes() {
        let trees = (0..node.choices.len()).filter_map(|at| subject.line_tree(id, at));
        for tree in subject.node_tree(id).into_iter().chain(trees) {
            let ValueKind::Struct(_, fields) = &tree.kind else {
                continue;
            };
            for (word, value) in fields {
                if is_default(&word.text, value) {
                    let place = word.span.start..value.span.end;
                    let message = words!(
                        "`{}` 不写也是这个值",
                        "`{}` has this value anyway",
                        word.text
                    );
                    found.push(subject.removal(
                        RULE.code,
                        place,
                        message,
                        words!("删掉 `{}`", "remove `{}`", word.text),
                    ));
                }
            }
        }
    }
}

fn is_default(name: &str, value: &Value) -> bool {
    match name {
        "gives" => value.kind == ValueKind::Integer(0),
        "weight" => value.kind == ValueKind::Integer(1),
        "counters" | "bites" => value.kind == ValueKind::Bool(false),
        "speaker" => value.word() == Some("customer"),
        "set" | "needs" => matches!(&value.kind, ValueKind::List(items) if items.is_empty()),
        "tags_for" | "because_for" => matches!(&value.kind, ValueKind::Map(all) if all.is_empty()),
        _ => false,
    }
}
