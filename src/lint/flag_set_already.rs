//! Lines that set a flag which is always set by then. Does not look at moods.

use super::flow::names;
use super::patch::removal;
use super::{Check, Rule, Subject};
use crate::diagnostic::{Code, Diagnostic, Explanation, Severity};
use crate::model::Both;

pub(super) const RULE: Rule = Rule {
    code: &Code {
        id: "L0205",
        name: "flag-set-already",
        severity: Severity::Warning,
        explanation: Explanation {
            finds: Both::untranslated(
                "A line sets a flag that is set on every way to it, or that the line itself needs.",
            ),
            why: Both::untranslated(
                "Setting it again changes nothing; the author probably meant another flag.",
            ),
            remedy: Both::untranslated(
                "Remove the flag from `set`, or name the one that is meant.",
            ),
            wrong: Both::same(r#"needs: ["has-sheet"], set: ["has-sheet"],"#),
            right: Both::same(r#"needs: ["has-sheet"],"#),
        },
    },
    check: Check::Scenario(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (id, at, line) in subject.lines() {
        let Some(arrival) = subject.flow.at(id) else {
            continue;
        };
        for name in names(subject.scenario, line.set & (arrival.must | line.needs)) {
            let place = subject.line_item(id, at, "set", name);
            let patch = removal(subject.text(), place.clone());
            let finding = subject
                .at(
                    RULE.code,
                    place,
                    format!("the flag `{name}` is always set by then"),
                )
                .fix(format!("do not set `{name}` again"), vec![patch]);
            found.push(finding);
        }
    }
}
