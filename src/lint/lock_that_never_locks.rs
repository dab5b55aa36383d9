//! Lines that need a flag which is always set by then. Does not look at moods.

use super::flow::names;
use super::patch::removal;
use super::{Check, Rule, Subject};
use crate::diagnostic::{Code, Diagnostic, Explanation, Severity};
use crate::model::Both;

pub(super) const RULE: Rule = Rule {
    code: &Code {
        id: "L0206",
        name: "lock-that-never-locks",
        severity: Severity::Warning,
        explanation: Explanation {
            finds: Both::untranslated("A line needs a flag that is set on every way to it."),
            why: Both::untranslated(
                "The line is never locked, so the earlier turn that was meant to open it does not matter.",
            ),
            remedy: Both::untranslated(
                "Remove the flag from `needs`, or let one of the earlier lines not set it.",
            ),
            wrong: Both::same(
                r#"every line of "first" has set: ["ready"]
needs: ["ready"], // in "second""#,
            ),
            right: Both::same(
                r#"one line of "first" has set: ["ready"]
needs: ["ready"], // in "second""#,
            ),
        },
    },
    check: Check::Scenario(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (id, at, line) in subject.lines() {
        let Some(arrival) = subject.flow.at(id) else {
            continue;
        };
        for name in names(subject.scenario, line.needs & arrival.must) {
            let place = subject.line_item(id, at, "needs", name);
            let patch = removal(subject.text(), place.clone());
            let finding = subject
                .at(
                    RULE.code,
                    place,
                    format!("this never locks: `{name}` is always set by then"),
                )
                .fix(format!("do not ask for `{name}`"), vec![patch]);
            found.push(finding);
        }
    }
}
