//! Players without understanding who do better than chance.

use crate::analysis::Policy;
use crate::diagnostic::Diagnostic;
use crate::lint::figures::ROBOT_AHEAD_AT_MOST;
use crate::lint::{Cast, Subject, rule, types};
use crate::model::words;
use crate::score::{approximate, one_decimal};

rule! {
    "L0403" "robot-beats-chance" Warning Scenario(check)
    finds: "一种固定选法，比如总选最长的、第一句、道歉最多的或者让步最多的，比随机选高出不止 10 分。",
        "A robot, such as one that always takes the longest, the first, the most apologetic or the most generous line, gets over 10 points more than random play.";
    why: "这种选法依据的东西就是破绽：学员发现之后，就不再读内容了。",
        "What the robot goes by is a hint: trainees find it and stop reading.";
    remedy: "看看这种选法在哪些节点选中了最好的选项，让一个不对的选项也有同样的外在特征。",
        "Look at the nodes where the robot finds the best line, and let a wrong line have the same outward mark.";
    wrong: r#""longest-en" 得 58 分，随机选得 35 分"#,
        r#""longest-en" gets 58, random play 35"#;
    right: r#""longest-en" 得 41 分，随机选得 35 分"#,
        r#""longest-en" gets 41, random play 35"#;
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for policy in Policy::ROBOTS {
        let score = |cast: &Cast| {
            let figures = &cast.figures;
            let robot = &figures.robots.iter().find(|robot| robot.0 == policy)?.1;
            let above = approximate(robot) - figures.random.value > ROBOT_AHEAD_AT_MOST;
            above.then(|| (one_decimal(robot), figures.random.to_string()))
        };
        if let Some(whom) = types(subject, |_, cast| score(cast).is_some())
            && let Some((robot, random)) = subject.casts.iter().find_map(score)
        {
            let policy = policy.name();
            let message = words!(
                "{whom}固定选法 `{policy}` 得 {robot} 分，随机选得 {random} 分",
                "the robot `{policy}` gets {robot}, random play {random}{whom}",
                whom = whom
            );
            found.push(subject.at(RULE.code, subject.end(), message));
        }
    }
}
