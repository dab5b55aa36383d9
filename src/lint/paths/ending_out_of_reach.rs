//! Endings that no run comes to, over all runs and all types offered. Silent if there are too many runs for exact figures.

use crate::diagnostic::{Code, Diagnostic, Explanation, Severity};
use crate::lint::{Check, Rule, Subject};
use crate::model::{Both, Outcome, words};

pub(crate) const RULE: Rule = Rule {
    code: &Code {
        id: "L0107",
        name: "ending-out-of-reach",
        severity: Severity::Warning,
        explanation: Explanation {
            finds: Both::new(
                "不管选哪些选项，不管面对场景提供的哪类客户，都到不了这个结局。",
                "No sequence of lines, with any customer type that the scenario offers, leads to this ending.",
            ),
            why: Both::new(
                "它的文字谁也看不到；场景也比作者以为的容易或者难。",
                "Its text is never seen, and the scenario is easier or harder than its author thinks.",
            ),
            remedy: Both::new(
                "把一些选项改得好一点或者差一点，让客户有可能这样离开；不然就让这个结局一直没有人看到。",
                "Make some lines better or worse, so that a customer can leave like this; or accept that the ending stays unseen.",
            ),
            wrong: Both::new(
                "delighted: … // 没有选项能让客户平静到这一步",
                r"delighted: … // no line calms the customer enough",
            ),
            right: Both::new(
                r#"delighted: … // 现在有一个 "hear-out": 2 的选项做得到"#,
                r#"delighted: … // a line with "hear-out": 2 now does"#,
            ),
        },
    },
    check: Check::Scenario(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let figures = subject.casts.iter().map(|cast| cast.figures.as_ref());
    let Some(figures) = figures.collect::<Option<Vec<_>>>() else {
        return;
    };
    let endings = subject.tree.field("endings");
    for &outcome in Outcome::ALL {
        if figures.iter().all(|one| !one.possible[outcome.index()]) {
            let key = endings.and_then(|endings| endings.keyed_entry(outcome.name()));
            let place = key.map_or_else(|| subject.start(), |(key, _)| key.span.clone());
            let message = words!(
                "没有一种走法能到结局 `{}`",
                "no run ends in `{}`",
                outcome.name()
            );
            found.push(subject.at(RULE.code, place, message));
        }
    }
}
