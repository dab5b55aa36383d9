//! Flags that are asked for and that no line sets. Flags that are set too late are another rule's.

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostic;
use crate::lint::state::{BEHIND_SET, questions, uses};
use crate::lint::{Subject, rule};
use crate::model::{Both, NodeId, Target, words};

rule! {
    "L0203" "never-set-flag" Warning Scenario(check)
    finds: "一个说法或者选项要用一个标记，却没有一个选项记下它。",
        "A wording or a line asks for a flag that no line ever sets.";
    why: "这个说法永远听不到，或者这个选项永远锁着。",
        "The wording is never said, or the line is locked for ever.";
    remedy: "在本该引出这里的选项里加上 `set: [\"…\"]`，或者删掉对这个标记的要求。",
        "Add `set: [\"…\"]` to the line that should lead here, or remove the question.";
    wrong: r#"needs: ["has-sheet"], // 没有一个选项记下它"#,
        r#"needs: ["has-sheet"], // no line sets it"#;
    right: r#"(id: "fetch", set: ["has-sheet"], …)
…
needs: ["has-sheet"],"#;
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let uses = uses(subject.scenario);
    for (at, name) in subject.scenario.flags.iter().enumerate() {
        if uses.set >> at & 1 == 0
            && let Some(question) = questions(subject)
                .into_iter()
                .find(|q| usize::from(q.flag.0) == at)
        {
            let message = words!(
                "没有一个选项记下标记 `{name}`",
                "no line sets the flag `{name}`"
            );
            let mut finding = subject
                .at(RULE.code, question.place, message)
                .other(subject.flag(at), Both::new("在这里声明", "declared here"));
            let mut likely = best_before(subject, question.node);
            likely.append(&mut named_alike(subject, name));
            for (node, line) in likely {
                let place = subject.line_parts(node, line, BEHIND_SET);
                finding = finding.other(
                    place,
                    Both::new("也许该由这个选项记下", "perhaps this line should set it"),
                );
            }
            found.push(finding);
        }
    }
}

/// Lines whose id has a word of the flag's name, if these are few: a flag is often called by what sets it.
fn named_alike(subject: &Subject<'_>, flag: &str) -> BTreeSet<(NodeId, usize)> {
    let words: BTreeSet<&str> = flag.split('-').filter(|word| word.len() > 2).collect();
    let lines = subject.lines();
    let alike = lines.filter(|(_, _, line)| line.id.split('-').any(|word| words.contains(word)));
    let alike: BTreeSet<_> = alike.map(|(id, at, _)| (id, at)).collect();
    if alike.len() > 3 {
        return BTreeSet::new();
    }
    alike
}

/// The best lines of the nodes that lead to a node: most flags reward what was said just before.
fn best_before(subject: &Subject<'_>, to: NodeId) -> BTreeSet<(NodeId, usize)> {
    let leads = |node: &crate::model::Node| {
        let mut lines = node.choices.iter();
        lines.any(|line| line.goto == Target::Node(to))
    };
    let before = subject.nodes().filter(|(_, node)| leads(node));
    let best = before.flat_map(|(id, _)| {
        let keys = subject
            .casts
            .iter()
            .filter_map(move |cast| cast.key.node(id));
        keys.map(move |key| (id, usize::from(key.best.0)))
    });
    best.collect()
}
