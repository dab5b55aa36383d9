//! Talks that end in delight with few points. Looks at the runs of the robots, so that what it tells is proved by a run.

use crate::analysis::{Policy, play};
use crate::diagnostic::Diagnostic;
use crate::lint::{Subject, rule};
use crate::model::{Outcome, words};
use crate::score::exact;

rule! {
    "L0322" "cheap-delight" Warning Scenario(check)
    finds: "一种固定选法（比如总选最长的）得分不到一半，客户却由衷认可。",
        "A robot, such as one that always says the longest line, leaves the customer delighted with less than half of the points.";
    why: "分数和客户的反应互相矛盾：结局已经好得不能再好，复盘却还在挑毛病。",
        "Score and customer contradict each other: the debrief finds fault with a talk that could not have ended better.";
    remedy: "提高接受的条件（客户类型的 `accepts`），标注出这种选法选中的选项违反了什么，或者给打动客户的地方加分。",
        "Ask more of an acceptance (`accepts` of the customer type), tag what the robot's lines break, or give points to what won the customer over.";
    wrong: "总选第一句：41 分，delighted",
        r"always the first line: 41 points, delighted";
    right: "总选第一句：41 分，deadlock",
        r"always the first line: 41 points, deadlock";
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let casts = subject.casts.iter();
    let runs = casts.flat_map(|cast| Policy::ROBOTS.map(|policy| (cast, policy)));
    let runs = runs.map(|(cast, policy)| (cast, policy, play(&cast.script, &cast.key, policy)));
    let cheap = runs.filter(|(_, _, played)| {
        played.outcome == Some(Outcome::Delighted) && played.total < exact(50)
    });
    // One run says it all: that with the fewest points.
    if let Some((cast, policy, played)) = cheap.min_by(|a, b| a.2.total.cmp(&b.2.total)) {
        let message = words!(
            "固定选法 `{0}` 只得 {2} 分，`{1}` 却由衷认可",
            "the robot `{}` delights `{}` with {} points",
            policy.name(),
            cast.customer.id,
            played.total.to_integer()
        );
        found.push(subject.at(RULE.code, subject.end(), message));
    }
}
