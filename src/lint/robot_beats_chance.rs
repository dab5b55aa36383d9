//! Players without understanding who do better than chance. Silent if there are too many runs for exact figures.

use super::{Check, Rule, Subject, types};
use crate::diagnostic::{Code, Diagnostic, Explanation, Severity};
use crate::model::Both;
use crate::score::{exact, one_decimal};

pub(super) const RULE: Rule = Rule {
    code: &Code {
        id: "L0403",
        name: "robot-beats-chance",
        severity: Severity::Warning,
        explanation: Explanation {
            finds: Both::untranslated(
                "A robot, such as one that always takes the longest, the first, the most apologetic or the most generous line, gets over 10 points more than random play.",
            ),
            why: Both::untranslated(
                "What the robot goes by is a hint: trainees find it and stop reading.",
            ),
            remedy: Both::untranslated(
                "Look at the nodes where the robot finds the best line, and let a wrong line have the same outward mark.",
            ),
            wrong: Both::same(r#""longest-en" gets 58, random play 35"#),
            right: Both::same(r#""longest-en" gets 41, random play 35"#),
        },
    },
    check: Check::Scenario(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let robots = subject
        .casts
        .iter()
        .filter_map(|cast| cast.figures.as_ref())
        .flat_map(|f| &f.robots);
    let mut policies: Vec<_> = robots.map(|robot| robot.0).collect();
    policies.sort_unstable();
    policies.dedup();
    for policy in policies {
        let score = |cast: &super::Cast| {
            let figures = cast.figures.as_ref()?;
            let robot = figures.robots.iter().find(|robot| robot.0 == policy)?;
            let above = robot.1 > &figures.random + exact(10);
            above.then(|| (one_decimal(&robot.1), one_decimal(&figures.random)))
        };
        if let Some(whom) = types(subject, |_, cast| score(cast).is_some())
            && let Some((robot, random)) = subject.casts.iter().find_map(score)
        {
            let message = format!(
                "the robot `{}` gets {robot}, random play {random}{whom}",
                policy.name()
            );
            found.push(subject.at(RULE.code, subject.end(), message));
        }
    }
}
