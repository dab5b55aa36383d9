//! Decisions that leave only concessions beyond the limit. Single lines beyond it are fine: they are mistakes to be made.

use crate::diagnostic::Diagnostic;
use crate::lint::{Subject, rule};
use crate::model::words;

rule! {
    "L0314" "nothing-within-authority" Warning Scenario(check)
    finds: "一个节点的每个选项，让出的都超过 `authority.limit`。",
        "Every line of a node gives away more than `authority.limit` allows.";
    why: "守在权限之内的学员，没有一句可说。",
        "A trainee who stays within the authority has nothing to say.";
    remedy: "调低其中一个的金额，或者提高上限。",
        "Lower one of the amounts, or raise the limit.";
    wrong: "limit: 1000, … 每个选项都是 gives: 2000",
        r"limit: 1000, … every line gives: 2000";
    right: "有一个选项是 gives: 800",
        r"one line gives: 800";
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let limit = subject.scenario.brief.authority.limit;
    for (id, node) in subject.nodes() {
        if node.choices.iter().all(|line| line.gives > limit) {
            let message = words!(
                "`{}` 的每个选项让出的都超过上限 {limit}",
                "every line of `{}` gives more than the limit of {limit}",
                node.id
            );
            found.push(subject.at(RULE.code, subject.node(id), message));
        }
    }
}
