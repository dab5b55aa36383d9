//! Tactics that no line answers. Does not ask whether the answer is the best line.

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostic;
use crate::lint::points::answer_not_marked::{BEFORE_MARK, answer};
use crate::lint::{Subject, rule};
use crate::model::{Both, NodeId, words};

rule! {
    "L0311" "tactic-without-answer" Warning Scenario(check)
    finds: "客户使了招数，这个节点却没有一个选项接住它。",
        "The customer uses a tactic, but no line of the node counters it.";
    why: "不管学员说什么，都躲不过它的代价；复盘还会说没有接住招数，其实根本接不住。",
        "Its cost cannot be avoided, whatever the trainee says; the debrief says a tactic was missed that could not be met.";
    remedy: "在应对这个招数的选项里写上 `counters: true`，或者删掉招数。",
        "Write `counters: true` at the line that answers the tactic, or remove the tactic.";
    wrong: r#""threat": (tactic: threat, … 没有一个选项写 counters)"#,
        r#""threat": (tactic: threat, … choices without counters)"#;
    right: r#"(id: "steady", counters: true, …)"#;
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (id, node) in subject.nodes() {
        if let Some(tactic) = node.tactic
            && !node.choices.iter().any(|line| line.counters)
            && !best_line_bites(subject, id)
        {
            let message = words!(
                "`{}` 没有一个选项接住招数 `{}`",
                "no line of `{}` counters the tactic `{}`",
                node.id,
                tactic.name()
            );
            let mut finding = subject.at(RULE.code, subject.node_part(id, "tactic"), message);
            let lines = 0..node.choices.len();
            let mut likely: BTreeSet<usize> = lines
                .filter(|&at| {
                    let mut casts = subject.casts.iter();
                    casts.any(|cast| answer(cast, id, at, tactic).is_some())
                })
                .collect();
            if likely.is_empty() {
                likely = best_lines(subject, id);
            }
            for at in likely {
                let place = subject.line_parts(id, at, BEFORE_MARK);
                finding = finding.other(place, Both::new("也许是这个选项", "perhaps this line"));
            }
            found.push(finding);
        }
    }
}

/// The best lines, for one customer or another.
fn best_lines(subject: &Subject<'_>, id: NodeId) -> BTreeSet<usize> {
    let keys = subject.casts.iter().filter_map(|cast| cast.key.node(id));
    keys.map(|key| usize::from(key.best.0)).collect()
}

/// Whether the best line at a node falls for the tactic: another rule tells that.
fn best_line_bites(subject: &Subject<'_>, id: NodeId) -> bool {
    let mut best = best_lines(subject, id).into_iter();
    best.any(|best| subject.scenario.node(id).choices[best].bites)
}
