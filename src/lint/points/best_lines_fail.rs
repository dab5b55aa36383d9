//! Customers whom the best lines do not win, or whom some other run that was found wins better.

use crate::diagnostic::Diagnostic;
use crate::lint::{Subject, rule};
use crate::model::{Both, Outcome, words};

rule! {
    "L0305" "best-lines-fail" Warning Scenario(check)
    finds: "每一轮都说最好的那一句，客户最后却没有满意，或者结局不如别的走法。",
        "Whoever says the best line at every turn ends with less than a satisfied customer, or with less than others reach.";
    why: "学员句句都说对了，却被告知没谈好，学到的是错的东西。",
        "The trainee who did everything right is told that it went wrong, and learns the wrong lesson.";
    remedy: "让最好的选项满足客户接受的条件（见客户类型的 `accepts`），或者让开场容易一些。",
        "Give the best lines what the customer needs to accept (see `accepts` of the customer type), or make the start easier.";
    wrong: r#"一路选最好的，"aggressive" 的结局是 deadlock"#,
        r#"best lines end in deadlock for "aggressive""#;
    right: "一路选最好的，结局是 settled 或 delighted",
        r"best lines end settled or delighted";
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for cast in &subject.casts {
        let figures = &cast.figures;
        let attainable = Outcome::ALL
            .iter()
            .filter(|outcome| figures.reach.ends(**outcome))
            .map(|outcome| outcome.rank())
            .max();
        let Some(best) = figures.best else {
            continue;
        };
        let better = attainable.is_some_and(|rank| rank > best.rank());
        if best.rank() < Outcome::Settled.rank() || better {
            let than = if better {
                Both::new("，别的走法结局更好", ", others end better")
            } else {
                Both::default()
            };
            let (customer, ending) = (&cast.customer.id, best.name());
            let message = words!(
                "对 `{customer}` 来说，一路选最好的，结局是 `{ending}`{than}",
                "for `{customer}` the best lines end {ending}{than}",
                than = than
            );
            let list = subject.tree.field("customers");
            let place = list.and_then(|list| {
                list.items()
                    .iter()
                    .find(|item| item.word() == Some(customer))
            });
            let place = place.map_or_else(|| subject.start(), |item| item.span.clone());
            found.push(subject.at(RULE.code, place, message));
        }
    }
}
