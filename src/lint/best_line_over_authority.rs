//! Amounts at odds with the limit. Wrong lines may go beyond it.

use super::{Check, Rule, Subject, types};
use crate::diagnostic::{Code, Diagnostic, Explanation, Severity};
use crate::model::Both;
use crate::score::exact;

pub(super) const RULE: Rule = Rule {
    code: &Code {
        id: "L0315",
        name: "best-line-over-authority",
        severity: Severity::Warning,
        explanation: Explanation {
            finds: Both::untranslated(
                "A line gives away more than `authority.limit`, and is the best one, or is tagged as staying within the authority.",
            ),
            why: Both::untranslated(
                "The trainee is praised for what the briefing forbids. Often a digit too many was typed.",
            ),
            remedy: Both::untranslated("Correct the amount, the limit or the tag."),
            wrong: Both::same(
                r#"limit: 1000, … (id: "fair", gives: 8000, tags: {"stay-in-authority": 2}, …)"#,
            ),
            right: Both::same(
                r#"limit: 1000, … (id: "fair", gives: 800, tags: {"stay-in-authority": 2}, …)"#,
            ),
        },
    },
    check: Check::Scenario(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let limit = subject.scenario.brief.authority.limit;
    let authority = subject.library.rules.catalogue.find("stay-in-authority");
    for (id, at, line) in subject.lines() {
        if line.gives <= limit {
            continue;
        }
        let odd = |cast: &super::Cast| {
            let best = cast.key.node(id).is_some_and(|key| {
                key.lines[at].credit == exact(1) && !key.lines[at].parts.is_empty()
            });
            let tags = &cast.script.node(id).lines[at].tags;
            best || tags.iter().any(|tag| Some(tag.0) == authority && tag.1 > 0)
        };
        if let Some(whom) = types(subject, |_, cast| odd(cast)) {
            let message = format!(
                "`{}` is right, but gives more than the limit of {limit}{whom}",
                line.id
            );
            found.push(subject.at(RULE.code, subject.line_part(id, at, "gives"), message));
        }
    }
}
