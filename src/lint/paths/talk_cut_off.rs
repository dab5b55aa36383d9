//! Turn limits that end a talk before it is through. Does not count turns lost to silence.

use crate::diagnostic::Diagnostic;
use crate::lint::{Subject, rule};
use crate::model::{NodeId, Scenario, Target, words};

rule! {
    "L0105" "talk-cut-off" Warning Scenario(check)
    finds: "谈话最长的路线要说的句数，超过了 `turn_limit`。",
        "The longest way through the talk has more lines than `turn_limit` allows.";
    why: "走这条路线的学员还没谈完就被打断，剩下的计分处都得不到分。",
        "A trainee who takes that way is cut off before the end and loses the points of the slots that are left.";
    remedy: "把 `turn_limit` 至少提高到问题里写的那个数；再多几轮，给学员没接上话的时候留点余地。",
        "Raise `turn_limit` to at least the number in the message; a few more leave room for silence.";
    wrong: "turn_limit: 6, // 最长的路线有 9 句",
        r"turn_limit: 6, // the longest way has 9 lines";
    right: r"turn_limit: 12,";
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let limit = usize::from(subject.scenario.turn_limit);
    let Some(longest) = longest(subject.scenario) else {
        return;
    };
    if longest > limit {
        let place = subject.tree.field("turn_limit");
        let place = place.map_or_else(|| subject.start(), |value| value.span.clone());
        let message = words!(
            "谈话说到 {limit} 句就被打断，最长的路线有 {longest} 句",
            "the talk is cut off after {limit} lines; its longest way has {longest}"
        );
        found.push(subject.at(RULE.code, place, message));
    }
}

/// Lines on the longest way; none if ways lead in circles, which another rule tells.
fn longest(scenario: &Scenario) -> Option<usize> {
    // None: not met; 0: on the way walked now; otherwise lines from there to the end.
    let mut lengths: Vec<Option<usize>> = vec![None; scenario.nodes.len()];
    let mut way: Vec<(NodeId, usize, usize)> = vec![(scenario.start, 0, 0)];
    while let Some((id, next, longest)) = way.pop() {
        lengths[usize::from(id.0)] = Some(0);
        let node = scenario.node(id);
        let mut targets = node
            .choices
            .iter()
            .map(|line| line.goto)
            .chain(node.refused);
        match targets.nth(next) {
            Some(Target::End) => way.push((id, next + 1, longest)),
            Some(Target::Node(to)) => match lengths[usize::from(to.0)] {
                Some(0) => return None,
                Some(length) => way.push((id, next + 1, longest.max(length))),
                None => {
                    way.push((id, next, longest));
                    way.push((to, 0, 0));
                }
            },
            None => lengths[usize::from(id.0)] = Some(longest + 1),
        }
    }
    lengths[usize::from(scenario.start.0)]
}
