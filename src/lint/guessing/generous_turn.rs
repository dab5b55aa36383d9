//! Decisions at which any line earns a lot. Those that measure nothing at all are another rule's.

use crate::diagnostic::Diagnostic;
use crate::lint::{Subject, rule, types};
use crate::model::{Both, NodeId, words};
use crate::score::{Exact, exact};

rule! {
    "L0405" "generous-turn" Warning Scenario(check)
    finds: "在一个计分节点随机选，平均得到的超过这一轮分值的 45 %。",
        "At a scored node a random line earns more than 45 % of what the turn is worth.";
    why: "碰运气在这里得分也不少，这一轮就不大看得出学员的水平。",
        "Chance does well here, so the turn tells little about the trainee.";
    remedy: "把半对的选项标注得低一些，标注出它们违反了什么，或者加一个不对的选项。",
        "Tag half-right lines lower, tag what they break, or add a wrong line.";
    wrong: r#"四个选项里有三个标注了 "hear-out": 1"#,
        r#"three of four lines are tagged "hear-out": 1"#;
    right: r#"一个选项标注了 "hear-out": 1，其余的都有所违反"#,
        r#"one line is tagged "hear-out": 1, the others break something"#;
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (id, node) in subject.nodes() {
        let most = exact(45) / exact(100);
        let generous = |cast: &crate::lint::Cast| mean(cast, id).is_some_and(|mean| mean > most);
        if node.choices.len() > 1
            && let Some(whom) = types(subject, |_, cast| generous(cast))
        {
            let here = &node.id;
            let message = words!(
                "{whom}在 `{here}` 随机选，得分就超过 45 %",
                "at `{here}` a random line earns over 45 %{whom}",
                whom = whom
            );
            let odd = subject
                .casts
                .iter()
                .find(|cast| generous(cast))
                .and_then(|cast| second(cast, id));
            let Some(odd) = odd else { continue };
            let finding = subject
                .at(RULE.code, subject.line_part(id, odd, "tags"), message)
                .label(Both::new(
                    "不对的选项里，这个得分最多",
                    "this line earns most of the wrong ones",
                ))
                .other(subject.node(id), Both::new("在这个节点", "at this node"));
            found.push(odd_signs(subject, id, finding));
        }
    }
}

/// Points at full breaches on lines that are good otherwise: a sign that was mistyped makes a turn generous.
fn odd_signs(subject: &Subject<'_>, id: NodeId, mut finding: Diagnostic) -> Diagnostic {
    for (at, line) in subject.scenario.node(id).choices.iter().enumerate() {
        let full = line.tags.iter().filter(|tag| tag.1 == 2).count();
        let breach = line.tags.iter().find(|tag| tag.1 == -2 && full >= 2);
        if let Some(&(principle, _)) = breach {
            let name = &subject.library.rules.catalogue.get(principle).id;
            let place = subject.tag(id, at, "tags", name);
            finding = finding.other(
                place,
                Both::new("这个标注的正负号对吗？", "is the sign of this tag right?"),
            );
        }
    }
    finding
}

/// The wrong line that earns most; none if two lines are equally best, which another rule tells.
fn second(cast: &crate::lint::Cast, id: NodeId) -> Option<usize> {
    let lines = &cast.key.node(id)?.lines;
    if lines.iter().filter(|line| line.credit == exact(1)).count() > 1 {
        return None;
    }
    let wrong = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| line.credit < exact(1));
    wrong
        .max_by(|a, b| a.1.credit.cmp(&b.1.credit))
        .map(|(at, _)| at)
}

/// Mean credit of a node's lines; none where nothing is in play.
fn mean(cast: &crate::lint::Cast, id: NodeId) -> Option<Exact> {
    let lines = &cast.key.node(id)?.lines;
    if lines.iter().all(|line| line.parts.is_empty()) {
        return None;
    }
    let sum: Exact = lines.iter().map(|line| &line.credit).sum();
    Some(sum / exact(i64::try_from(lines.len()).ok()?))
}
