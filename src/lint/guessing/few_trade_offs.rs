//! Scenarios whose best lines are best in everything. Does not say which node should change.

use crate::diagnostic::Diagnostic;
use crate::lint::{Subject, rule, types};
use crate::model::words;
use crate::score::NodeKey;

rule! {
    "L0408" "few-trade-offs" Warning Scenario(check)
    finds: "对某类客户来说，别的选项能在某条原则上胜过最好选项的计分节点，不到三分之一。计分节点满四个才检查。",
        "At fewer than a third of the scored nodes does another line beat the best one on some principle, for some customer type. Asked from four scored nodes on.";
    why: "如果最好的选项条条原则都最好，就没有什么要权衡；真实的谈话总是有得有失。",
        "Where the best line is best on every principle, nothing has to be weighed: real talks trade one thing against another.";
    remedy: "让一些不对的选项有一件事做得比最好的选项好。",
        "Let some wrong lines do one thing better than the best line does.";
    wrong: r#"（最好的）{"hear-out": 2, "probe-needs": 2} 旁边是 {"hear-out": -1}"#,
        r#"(best) {"hear-out": 2, "probe-needs": 2} beside {"hear-out": -1}"#;
    right: r#"（最好的）{"hear-out": 2, "probe-needs": -1} 旁边是 {"probe-needs": 2, "hear-out": -1}"#,
        r#"(best) {"hear-out": 2, "probe-needs": -1} beside {"probe-needs": 2, "hear-out": -1}"#;
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let share = |cast: &crate::lint::Cast| {
        let scored = subject.scored(cast).count();
        let traded = subject
            .scored(cast)
            .filter(|(_, _, key)| is_traded(key))
            .count();
        (traded, scored)
    };
    let few = |cast: &crate::lint::Cast| {
        let (traded, scored) = share(cast);
        scored >= 4 && traded * 3 < scored
    };
    if let Some(whom) = types(subject, |_, cast| few(cast))
        && let Some((traded, scored)) = subject.casts.iter().find(|cast| few(cast)).map(share)
    {
        let message = words!(
            "{whom}{scored} 个计分节点里只有 {traded} 个真要取舍，不到三分之一",
            "{traded} of {scored} scored nodes have a real trade-off, less than a third{whom}",
            whom = whom
        );
        found.push(subject.at(RULE.code, subject.end(), message));
    }
}

/// Whether another line beats the best one on some principle.
fn is_traded(key: &NodeKey) -> bool {
    let best = &key.lines[usize::from(key.best.0)].parts;
    let mut lines = key.lines.iter();
    lines.any(|line| {
        line.parts
            .iter()
            .zip(best)
            .any(|(other, best)| other.credit > best.credit)
    })
}
