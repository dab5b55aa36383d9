//! Scenarios that chance plays too well.

use crate::diagnostic::Diagnostic;
use crate::lint::figures::RANDOM_AT_MOST;
use crate::lint::{Cast, Subject, rule, types};
use crate::model::{Text, words};

rule! {
    "L0404" "chance-too-good" Warning Scenario(check)
    finds: "随机选的平均得分超过 40 分。",
        "Random play is expected to get more than 40 points.";
    why: "这样一来，总分说明不了什么：什么都不读，也能升到最低一档之上。",
        "The total then tells little: a band above the lowest is reached without reading.";
    remedy: "只有两三个选项的地方，加一个不对的选项；或者把半对的选项标注得低一些。",
        "Add a wrong line where there are only two or three, or tag half-right lines lower.";
    wrong: "随机选得 52 分",
        r"random play gets 52";
    right: "随机选得 36 分",
        r"random play gets 36";
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let is_too_good = |cast: &Cast| cast.figures.random.value > RANDOM_AT_MOST;
    if let Some(whom) = types(subject, |_, cast| is_too_good(cast))
        && let Some(cast) = subject.casts.iter().find(|cast| is_too_good(cast))
    {
        let mean = cast.figures.random;
        let message = words!(
            "{whom}随机选得 {mean} 分，超过 40 分",
            "random play gets {mean}, more than 40{whom}",
            whom = whom,
            mean = Text::same(mean.to_string())
        );
        found.push(subject.at(RULE.code, subject.end(), message));
    }
}
