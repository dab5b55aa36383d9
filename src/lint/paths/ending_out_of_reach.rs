//! Endings that no run comes to, with any type offered: proven, or not met in many talks, and then it says so.

use crate::analysis::Fact;
use crate::diagnostic::Diagnostic;
use crate::lint::{Subject, rule, unmet};
use crate::model::{Outcome, Text, words};

rule! {
    "L0107" "ending-out-of-reach" Warning Scenario(check)
    finds: "不管选哪些选项，不管面对场景提供的哪类客户，都到不了这个结局：要么可以证明到不了，要么在很多场随机的和专门去找的谈话里都没有碰到，问题里写明是哪一种。",
        "No sequence of lines, with any customer type that the scenario offers, leads to this ending: either that is proven, or many talks, at random and in search of it, did not come to it. The message says which.";
    why: "它的文字谁也看不到；场景也比作者以为的容易或者难。",
        "Its text is never seen, and the scenario is easier or harder than its author thinks.";
    remedy: "把一些选项改得好一点或者差一点，让客户有可能这样离开；不然就让这个结局一直没有人看到。",
        "Make some lines better or worse, so that a customer can leave like this; or accept that the ending stays unseen.";
    wrong: "delighted: … // 没有选项能让客户平静到这一步",
        r"delighted: … // no line calms the customer enough";
    right: r#"delighted: … // 现在有一个 "hear-out": 2 的选项做得到"#,
        r#"delighted: … // a line with "hear-out": 2 now does"#;
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let endings = subject.tree.field("endings");
    for &outcome in Outcome::ALL {
        let fact = Fact::Outcome(outcome);
        if let Some(unmet) = unmet(subject, |_| fact) {
            let key = endings.and_then(|endings| endings.keyed_entry(outcome.name()));
            let place = key.map_or_else(|| subject.start(), |(key, _)| key.span.clone());
            let message = words!(
                "{unmet}到结局 `{outcome}`",
                "{unmet} ends in `{outcome}`",
                unmet = unmet,
                outcome = Text::same(outcome.name())
            );
            found.push(subject.at(RULE.code, place, message));
        }
    }
}
