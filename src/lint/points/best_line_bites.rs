//! Answers to tactics that are at odds with the points. Does not judge tactics.

use crate::diagnostic::Diagnostic;
use crate::lint::{Subject, rule, types};
use crate::model::{Both, words};
use crate::score::exact;

rule! {
    "L0313" "best-line-bites" Warning Scenario(check)
    finds: "得分最多的选项落进了招数，或者得分最少的选项接住了招数。",
        "The line that earns most falls for the tactic, or the line that earns least counters it.";
    why: "客户的心情和得分对不上。往往是 `counters` 和 `bites` 写反了。",
        "The mood says one thing and the score another. Often `counters` and `bites` were exchanged.";
    remedy: "把这两个词换过来，或者改正标注。",
        "Exchange the two words, or correct the tags.";
    wrong: r#"(id: "steady", tags: {"counter-threat": 2}, bites: true, …)"#;
    right: r#"(id: "steady", tags: {"counter-threat": 2}, counters: true, …)"#;
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (id, at, line) in subject.lines() {
        let odd = |cast: &crate::lint::Cast| {
            let Some(key) = cast.key.node(id) else {
                return false;
            };
            let own = &key.lines[at].credit;
            let worst = key.lines.iter().all(|other| other.credit >= *own);
            line.bites && *own == exact(1) || line.counters && worst
        };
        if let Some(whom) = types(subject, |_, cast| odd(cast)) {
            let (field, what) = if line.bites {
                (
                    "bites",
                    Both::new("最好的选项落进了招数", "the best line falls for the tactic"),
                )
            } else {
                (
                    "counters",
                    Both::new("最差的选项接住了招数", "the worst line counters the tactic"),
                )
            };
            let message = words!("{whom}{what}", "{what}{whom}", what = what, whom = whom);
            found.push(subject.at(RULE.code, subject.line_part(id, at, field), message));
        }
    }
}
