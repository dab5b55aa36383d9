//! Answers to tactics that are at odds with the points. Does not judge tactics.

use super::{Check, Rule, Subject, types};
use crate::diagnostic::{Code, Diagnostic, Explanation, Severity};
use crate::model::Both;
use crate::score::exact;

pub(super) const RULE: Rule = Rule {
    code: &Code {
        id: "L0313",
        name: "best-line-bites",
        severity: Severity::Warning,
        explanation: Explanation {
            finds: Both::untranslated(
                "The line that earns most falls for the tactic, or the line that earns least counters it.",
            ),
            why: Both::untranslated(
                "The mood says one thing and the score another. Often `counters` and `bites` were exchanged.",
            ),
            remedy: Both::untranslated("Exchange the two words, or correct the tags."),
            wrong: Both::same(r#"(id: "steady", tags: {"counter-threat": 2}, bites: true, …)"#),
            right: Both::same(r#"(id: "steady", tags: {"counter-threat": 2}, counters: true, …)"#),
        },
    },
    check: Check::Scenario(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (id, at, line) in subject.lines() {
        let odd = |cast: &super::Cast| {
            let Some(key) = cast.key.node(id) else {
                return false;
            };
            let own = &key.lines[at].credit;
            let worst = key.lines.iter().all(|other| other.credit >= *own);
            line.bites && *own == exact(1) || line.counters && worst
        };
        if let Some(whom) = types(subject, |_, cast| odd(cast)) {
            let (field, what) = if line.bites {
                ("bites", "the best line falls for the tactic")
            } else {
                ("counters", "the worst line counters the tactic")
            };
            let message = format!("{what}{whom}");
            found.push(subject.at(RULE.code, subject.line_part(id, at, field), message));
        }
    }
}
