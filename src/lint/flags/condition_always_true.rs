//! Conditions that hold whenever they are asked: by logic, or by how far lines can move a mood. Both are proofs.

use crate::analysis::Fact;
use crate::diagnostic::{Diagnostic, Patch};
use crate::lint::logic::Known;
use crate::lint::state::{before, conditions};
use crate::lint::{Subject, rule};
use crate::model::{Both, Condition, NodeId};

rule! {
    "L0207" "condition-always-true" Warning Scenario(check)
    finds: "一个条件每次都成立：什么心情都符合，到这里的每一种走法都符合，它要的标记到这时必定已经记下，列表里的另一个条件已经包含了它，或者场景没有别的客户类型。",
        "A condition holds whenever it is asked: any mood fulfils it, every run that comes here fulfils it, the flag is always set by then, another condition of the list says it already, or the scenario has no other customer type.";
    why: "它什么也区分不了。往往是界限打错了。",
        "It does not tell anything apart. Often a bound was mistyped.";
    remedy: "删掉这个条件，或者改正它。",
        "Remove the condition, or correct it.";
    wrong: r"when: [at_least(anger, 60), at_least(anger, 40)]";
    right: r"when: [at_least(anger, 60)]";
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (id, wording, when) in conditions(subject) {
        let Some(start) = before(subject, id) else {
            continue;
        };
        let mut reported = Vec::new();
        for (at, &condition) in when.iter().enumerate() {
            let others = when
                .iter()
                .enumerate()
                .filter(|(other, _)| *other != at && !reported.contains(other));
            let known = others.fold(start.clone(), |known: Known, (_, &other)| known.and(other));
            if !known.implies(condition) && !holds_in_every_run(subject, (id, wording, at)) {
                continue;
            }
            reported.push(at);
            let place = subject.condition(id, wording, at);
            let patch = Patch::removal(subject.text(), place.clone());
            let mut finding = subject.at(
                RULE.code,
                place,
                Both::new("这个条件在这里总是成立", "this condition always holds here"),
            );
            if matches!(condition, Condition::Customer(_)) {
                finding = finding.other(
                    subject.field("customers"),
                    Both::new("没有提供别的客户类型", "no other type is offered"),
                );
            }
            // Without its last condition the wording would stand in the way of those behind it.
            found.push(if when.len() > 1 {
                finding.remedy(
                    Both::new("删掉这个条件", "remove the condition"),
                    vec![patch],
                )
            } else {
                finding
            });
        }
    }
}

/// Whether no run of any customer for whom the wording is comes here without fulfilling its only condition.
fn holds_in_every_run(subject: &Subject<'_>, (id, wording, at): (NodeId, usize, usize)) -> bool {
    let when = &subject.scenario.node(id).says[wording].when;
    let asks = |c: &&Condition| !matches!(c, Condition::Customer(_));
    // Beside other conditions one that always holds does no harm: the far end of a range, for one.
    if when.iter().filter(asks).count() != 1 || !asks(&&when[at]) {
        return false;
    }
    let other_type = |cast: &crate::lint::Cast| {
        when.iter()
            .any(|c| matches!(c, Condition::Customer(wanted) if *wanted != cast.script.type_id))
    };
    let reached = subject.casts.iter().filter(|cast| !other_type(cast));
    let reached = reached.map(|cast| &cast.figures.reach);
    let mut reached = reached
        .filter(|reach| !reach.is_impossible(Fact::Node(id)))
        .peekable();
    let (Ok(wording), Ok(at)) = (u16::try_from(wording), u16::try_from(at)) else {
        return false;
    };
    let fails = Fact::Fails(id, wording, at);
    reached.peek().is_some() && reached.all(|reach| reach.is_impossible(fails))
}
