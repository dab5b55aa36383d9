//! Talks that end in delight with few points. Looks at the runs of the robots, so that what it tells is proved by a run.

use super::{Check, Rule, Subject, types};
use crate::analysis::{Policy, play};
use crate::diagnostic::{Code, Diagnostic, Explanation, Severity};
use crate::model::Outcome;
use crate::score::exact;

pub(super) const RULE: Rule = Rule {
    code: &Code {
        id: "L0322",
        name: "cheap-delight",
        severity: Severity::Warning,
        explanation: Explanation {
            finds: "A robot, such as one that always says the longest line, leaves the customer delighted with less than half of the points.",
            why: "Score and customer contradict each other: the debrief finds fault with a talk that could not have ended better.",
            remedy: "Ask more of an acceptance (`accepts` of the customer type), tag what the robot's lines break, or give points to what won the customer over.",
            wrong: r"always the first line: 41 points, delighted",
            right: r"always the first line: 41 points, deadlock",
        },
    },
    check: Check::Scenario(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for policy in Policy::ROBOTS {
        let delights = |cast: &super::Cast| {
            let played = play(&cast.script, &cast.key, policy);
            let poor = played.total < exact(50);
            (played.outcome == Some(Outcome::Delighted) && poor).then_some(played.total)
        };
        let totals: Vec<_> = subject.casts.iter().map(delights).collect();
        let Some(whom) = types(subject, |at, _| totals[at].is_some()) else {
            continue;
        };
        if let Some(total) = totals.into_iter().flatten().next() {
            let message = format!(
                "the robot `{}` delights the customer with {} points{whom}",
                policy.name(),
                total.to_integer()
            );
            found.push(subject.at(RULE.code, subject.end(), message));
        }
    }
}
