//! Scenarios that chance plays too well.

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::lint::figures::RANDOM_AT_MOST;
use crate::lint::{Cast, Check, Rule, Subject, types};
use crate::model::{Both, Text, words};

pub(crate) const RULE: Rule = Rule {
    code: &Code {
        id: "L0404",
        name: "chance-too-good",
        severity: Severity::Warning,
        finds: Both::new(
            "随机选的平均得分超过 40 分。",
            "Random play is expected to get more than 40 points.",
        ),
        why: Both::new(
            "这样一来，总分说明不了什么：什么都不读，也能升到最低一档之上。",
            "The total then tells little: a band above the lowest is reached without reading.",
        ),
        remedy: Both::new(
            "只有两三个选项的地方，加一个不对的选项；或者把半对的选项标注得低一些。",
            "Add a wrong line where there are only two or three, or tag half-right lines lower.",
        ),
        wrong: Both::new("随机选得 52 分", r"random play gets 52"),
        right: Both::new("随机选得 36 分", r"random play gets 36"),
    },
    check: Check::Scenario(check),
};

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
