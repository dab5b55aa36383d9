//! Scored decisions where two lines are equally best. Decisions that measure nothing are another rule's.

use crate::diagnostic::Diagnostic;
use crate::lint::{Subject, list, rule, types};
use crate::model::{Both, NodeId, words};
use crate::score::exact;

rule! {
    "L0301" "no-single-best" Warning Scenario(check)
    finds: "在一个计分节点，有两个或更多选项得满分。",
        "At a scored node two or more lines earn the full points.";
    why: "学员看出其中一个更好，也不会多得分；碰运气的得分还会更高。",
        "A trainee who sees why one of them is better gets nothing for it, and chance earns more.";
    remedy: "标注出其中一个好在哪里：哪条原则做得更充分，或者哪条原则另一个没有顾到。",
        "Tag what makes one of them better: a principle it follows more fully, or one that the other leaves out.";
    wrong: r#"(id: "a", tags: {"hear-out": 2}, …),
(id: "b", tags: {"hear-out": 2}, …),"#;
    right: r#"(id: "a", tags: {"hear-out": 2, "show-understanding": 1}, …),
(id: "b", tags: {"hear-out": 2}, …),"#;
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (id, node) in subject.nodes() {
        let tied = |customer: usize| ties(subject, customer, id);
        let Some(whom) = types(subject, |at, _| tied(at).len() > 1) else {
            continue;
        };
        let lines = (0..subject.casts.len())
            .map(tied)
            .find(|lines| lines.len() > 1);
        let lines = lines.unwrap_or_default();
        let names = list(lines.iter().map(|&at| node.choices[at].id.as_str()));
        let message = words!(
            "{whom}{names} 并列最好",
            "{names} are equally best{whom}",
            names = names,
            whom = whom
        );
        let mut finding = subject.at(RULE.code, subject.line_part(id, lines[0], "tags"), message);
        for &other in &lines[1..] {
            finding = finding.other(
                subject.line_part(id, other, "tags"),
                Both::new("一样好", "as good"),
            );
        }
        found.push(finding);
    }
}

/// The lines that earn the full points for one type; none if nothing is in play.
fn ties(subject: &Subject<'_>, customer: usize, id: NodeId) -> Vec<usize> {
    let Some(key) = subject.casts[customer].key.node(id) else {
        return Vec::new();
    };
    let lines = key.lines.iter().enumerate();
    lines
        .filter(|(_, line)| line.credit == exact(1) && !line.parts.is_empty())
        .map(|(at, _)| at)
        .collect()
}
