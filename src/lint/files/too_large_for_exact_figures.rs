//! Scenarios with more runs than can be followed. Says nothing about their quality.

use crate::diagnostic::{Code, Diagnostic, Explanation, Severity};
use crate::lint::{Check, Rule, Subject, types};
use crate::model::{Both, words};

pub(crate) const RULE: Rule = Rule {
    code: &Code {
        id: "L0602",
        name: "too-large-for-exact-figures",
        severity: Severity::Note,
        explanation: Explanation {
            finds: Both::new(
                "面对某类客户时，场景的状态太多，超过了精确分析能看的数目。",
                "With some customer type the scenario has more states than the exact analysis may visit.",
            ),
            why: Both::new(
                "关于结局能不能走到、固定选法、随机选的规则都没有检查，这方面的问题就看不到。",
                "The rules on reachable endings, robots and random play are silent, so problems of this kind go unseen.",
            ),
            remedy: Both::new(
                "可以不改。用 `composure check --exact` 再查一次，多等几秒就都检查到了。少一些岔路，同样的节点之间少几条路线，场景就会变小。",
                "Nothing need be done. `composure check --exact` takes the time and judges these, too. Fewer detours and fewer ways between the same nodes make a scenario smaller.",
            ),
            wrong: Both::new("一场四十轮、不分阶段的谈话", r"a talk of forty free turns"),
            right: Both::new(
                "一场二十轮、分阶段的谈话",
                r"a talk of twenty turns in phases",
            ),
        },
    },
    check: Check::Scenario(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    if let Some(whom) = types(subject, |_, cast| cast.figures.is_none()) {
        let message = words!(
            "{whom}走法太多，算不出精确数字，有些规则没有检查",
            "too many runs for exact figures{whom}: some rules are silent",
            whom = whom
        );
        found.push(subject.at(RULE.code, subject.end(), message));
    }
}
