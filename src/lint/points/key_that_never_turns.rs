//! Scenarios in which the customer makes no difference to what is best. Those with a single type are left out.

use crate::diagnostic::Diagnostic;
use crate::lint::{Subject, rule};
use crate::model::words;

rule! {
    "L0310" "key-that-never-turns" Note Scenario(check)
    finds: "在计分节点里，最好的选项随场景提供的客户类型而变的，不到三分之一。计分节点不到十二个的短谈话，只要求十分之一。",
        "At fewer than a third of the scored nodes is another line best for another of the offered customer types. Of a short talk, with fewer than twelve scored nodes, a tenth is asked.";
    why: "从不看客户是谁的学员，和用心看的学员谈得一样好。",
        "A trainee who never looks at the customer plays as well as one who does.";
    remedy: "同一句话，对这类客户是对的、对那类客户是错的，就用 `tags_for` 写出来。",
        "Use `tags_for` where the same words are right for one customer and wrong for another.";
    wrong: "没有一个选项写了 tags_for",
        r"no line has tags_for";
    right: r#"(id: "two-ways", tags_for: {"confused": {"offer-choices": -1}}, …)"#;
}

/// With fewer scored nodes a talk is short, and there is little room for lines that suit one customer alone.
const SHORT: usize = 12;

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let [first, others @ ..] = subject.casts.as_slice() else {
        return;
    };
    let scored = subject.scored(first).count();
    let turns = subject.scored(first).filter(|(id, _, key)| {
        others.iter().any(|cast| {
            cast.key
                .node(*id)
                .is_some_and(|other| other.best != key.best)
        })
    });
    let turns = turns.count();
    let share = if scored < SHORT { 10 } else { 3 };
    if !others.is_empty() && scored >= 4 && turns * share < scored {
        let message = words!(
            "{scored} 个计分节点里，最好的选项随客户类型而变的有 {turns} 个",
            "of {scored} scored nodes, {turns} have another best line for another customer"
        );
        found.push(subject.at(RULE.code, subject.field("customers"), message));
    }
}
