//! Flags that are asked for and that no line sets. Flags that are set too late are another rule's.

use std::collections::BTreeSet;

use super::state::{BEHIND_SET, questions, uses};
use super::{Check, Rule, Subject};
use crate::diagnostic::{Code, Diagnostic, Explanation, Severity};
use crate::model::{Both, NodeId, Target};

pub(super) const RULE: Rule = Rule {
    code: &Code {
        id: "L0203",
        name: "never-set-flag",
        severity: Severity::Warning,
        explanation: Explanation {
            finds: Both::untranslated(
                "A wording or a line asks for a flag that no line ever sets.",
            ),
            why: Both::untranslated("The wording is never said, or the line is locked for ever."),
            remedy: Both::untranslated(
                "Add `set: [\"…\"]` to the line that should lead here, or remove the question.",
            ),
            wrong: Both::same(r#"needs: ["has-sheet"], // no line sets it"#),
            right: Both::same(
                r#"(id: "fetch", set: ["has-sheet"], …)
…
needs: ["has-sheet"],"#,
            ),
        },
    },
    check: Check::Scenario(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let uses = uses(subject.scenario);
    for (at, name) in subject.scenario.flags.iter().enumerate() {
        if uses.set >> at & 1 == 0
            && let Some(question) = questions(subject)
                .into_iter()
                .find(|q| usize::from(q.flag.0) == at)
        {
            let message = format!("no line sets the flag `{name}`");
            let mut finding = subject.at(RULE.code, question.place, message).other(
                subject.file,
                subject.flag(at),
                "declared here",
            );
            let mut likely = best_before(subject, question.node);
            likely.append(&mut named_alike(subject, name));
            for (node, line) in likely {
                let place = subject.line_parts(node, line, BEHIND_SET);
                finding = finding.other(subject.file, place, "perhaps this line should set it");
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
