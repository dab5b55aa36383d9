//! Lines whose lock no run can open. Flags that are never set, or set too late, are other rules'.

use super::flow::names;
use super::state::uses;
use super::{Check, Rule, Subject};
use crate::analysis::Known;
use crate::diagnostic::{Code, Diagnostic, Explanation, Severity};
use crate::model::Both;

pub(super) const RULE: Rule = Rule {
    code: &Code {
        id: "L0220",
        name: "lock-that-never-opens",
        severity: Severity::Warning,
        explanation: Explanation {
            finds: Both::untranslated(
                "A line needs flags that no run has set together by then, with any customer type.",
            ),
            why: Both::untranslated(
                "The line is locked for ever, and the debrief tells how it could have been opened though it could not.",
            ),
            remedy: Both::untranslated(
                "Take a flag out of `needs`, or let one way set all of them.",
            ),
            wrong: Both::same(
                r#"(id: "a", set: ["x"], …), (id: "b", set: ["y"], …) // in one node
needs: ["x", "y"],"#,
            ),
            right: Both::same(
                r#"(id: "a", set: ["x"], …), (id: "b", set: ["y"], …) // in one node
needs: ["x"],"#,
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
        if line.needs & !(arrival.may & uses(subject.scenario).set) != 0 {
            continue;
        }
        let node = usize::from(id.0);
        let is_met = |known: Known| {
            let mut casts = subject.casts.iter();
            casts.any(|cast| cast.reach.nodes[node].visited == known)
        };
        let shut = subject.casts.iter().all(|cast| {
            let reach = &cast.reach.nodes[node];
            reach.visited == Known::No || reach.open[at].holds == Known::No
        });
        if shut && is_met(Known::Yes) {
            let flags: Vec<String> = names(subject.scenario, line.needs)
                .map(|name| format!("`{name}`"))
                .collect();
            let message = format!("no run has set {} by then", flags.join(" and "));
            found.push(subject.at(RULE.code, subject.line_part(id, at, "needs"), message));
        }
    }
}
