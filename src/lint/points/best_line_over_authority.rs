//! Amounts at odds with the limit. Wrong lines may go beyond it.

use crate::diagnostic::Diagnostic;
use crate::lint::{Subject, rule, types};
use crate::model::words;
use crate::score::exact;

rule! {
    "L0315" "best-line-over-authority" Warning Scenario(check)
    finds: "一个选项让出的超过 `authority.limit`，却是最好的选项，或者标注成守在权限之内。",
        "A line gives away more than `authority.limit`, and is the best one, or is tagged as staying within the authority.";
    why: "简报里不许做的事，学员做了反而受表扬。往往是金额多打了一位数。",
        "The trainee is praised for what the briefing forbids. Often a digit too many was typed.";
    remedy: "改正金额、上限或者标注。",
        "Correct the amount, the limit or the tag.";
    wrong: r#"limit: 1000, … (id: "fair", gives: 8000, tags: {"stay-in-authority": 2}, …)"#;
    right: r#"limit: 1000, … (id: "fair", gives: 800, tags: {"stay-in-authority": 2}, …)"#;
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let limit = subject.scenario.brief.authority.limit;
    let authority = subject.library.rules.catalogue.find("stay-in-authority");
    for (id, at, line) in subject.lines() {
        if line.gives <= limit {
            continue;
        }
        let odd = |cast: &crate::lint::Cast| {
            let best = cast.key.node(id).is_some_and(|key| {
                key.lines[at].credit == exact(1) && !key.lines[at].parts.is_empty()
            });
            let tags = &cast.script.node(id).lines[at].tags;
            best || tags.iter().any(|tag| Some(tag.0) == authority && tag.1 > 0)
        };
        if let Some(whom) = types(subject, |_, cast| odd(cast)) {
            let own = &line.id;
            let message = words!(
                "{whom}`{own}` 算是对的，让出的却超过上限 {limit}",
                "`{own}` is right, but gives more than the limit of {limit}{whom}",
                whom = whom
            );
            found.push(subject.at(RULE.code, subject.line_part(id, at, "gives"), message));
        }
    }
}
