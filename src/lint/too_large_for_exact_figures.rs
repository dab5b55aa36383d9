//! Scenarios with more runs than can be followed. Says nothing about their quality.

use super::{Check, Rule, Subject, types};
use crate::diagnostic::{Code, Diagnostic, Explanation, Severity};
use crate::model::Both;

pub(super) const RULE: Rule = Rule {
    code: &Code {
        id: "L0602",
        name: "too-large-for-exact-figures",
        severity: Severity::Note,
        explanation: Explanation {
            finds: Both::untranslated(
                "With some customer type the scenario has more states than the exact analysis may visit.",
            ),
            why: Both::untranslated(
                "The rules on reachable endings, robots and random play are silent, so problems of this kind go unseen.",
            ),
            remedy: Both::untranslated(
                "Nothing need be done. Fewer detours and fewer ways between the same nodes make a scenario smaller.",
            ),
            wrong: Both::same(r"a talk of forty free turns"),
            right: Both::same(r"a talk of twenty turns in phases"),
        },
    },
    check: Check::Scenario(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    if let Some(whom) = types(subject, |_, cast| cast.figures.is_none()) {
        let message = format!("too many runs for exact figures{whom}: some rules are silent");
        found.push(subject.at(RULE.code, subject.end(), message));
    }
}
