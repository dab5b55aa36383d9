//! Scenarios that chance plays too well. Silent if there are too many runs for exact figures.

use crate::diagnostic::{Code, Diagnostic, Explanation, Severity};
use crate::lint::{Check, Rule, Subject, types};
use crate::model::{Both, words};
use crate::score::{exact, one_decimal};

pub(crate) const RULE: Rule = Rule {
    code: &Code {
        id: "L0404",
        name: "chance-too-good",
        severity: Severity::Warning,
        explanation: Explanation {
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
    },
    check: Check::Scenario(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let random = |cast: &crate::lint::Cast| {
        let random = &cast.figures.as_ref()?.random;
        (*random > exact(40)).then(|| one_decimal(random))
    };
    if let Some(whom) = types(subject, |_, cast| random(cast).is_some())
        && let Some(mean) = subject.casts.iter().find_map(random)
    {
        let message = words!(
            "{whom}随机选得 {mean} 分，超过 40 分",
            "random play gets {mean}, more than 40{whom}",
            whom = whom
        );
        found.push(subject.at(RULE.code, subject.end(), message));
    }
}
