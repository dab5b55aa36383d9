//! Decisions that leave only concessions beyond the limit. Single lines beyond it are fine: they are mistakes to be made.

use super::{Check, Rule, Subject};
use crate::diagnostic::{Code, Diagnostic, Explanation, Severity};
use crate::model::Both;

pub(super) const RULE: Rule = Rule {
    code: &Code {
        id: "L0314",
        name: "nothing-within-authority",
        severity: Severity::Warning,
        explanation: Explanation {
            finds: Both::untranslated(
                "Every line of a node gives away more than `authority.limit` allows.",
            ),
            why: Both::untranslated("A trainee who stays within the authority has nothing to say."),
            remedy: Both::untranslated("Lower one of the amounts, or raise the limit."),
            wrong: Both::same(r"limit: 1000, … every line gives: 2000"),
            right: Both::same(r"one line gives: 800"),
        },
    },
    check: Check::Scenario(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let limit = subject.scenario.brief.authority.limit;
    for (id, node) in subject.nodes() {
        if node.choices.iter().all(|line| line.gives > limit) {
            let message = format!(
                "every line of `{}` gives more than the limit of {limit}",
                node.id
            );
            found.push(subject.at(RULE.code, subject.node(id), message));
        }
    }
}
