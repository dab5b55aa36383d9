//! Turn limits that end a talk before it is through. Does not count turns lost to silence.

use super::{Check, Rule, Subject};
use crate::diagnostic::{Code, Diagnostic, Explanation, Severity};
use crate::model::{NodeId, Scenario, Target};

pub(super) const RULE: Rule = Rule {
    code: &Code {
        id: "L0105",
        name: "talk-cut-off",
        severity: Severity::Warning,
        explanation: Explanation {
            finds: "The longest way through the talk has more lines than `turn_limit` allows.",
            why: "A trainee who takes that way is cut off before the end and loses the points of the slots that are left.",
            remedy: "Raise `turn_limit` to at least the number in the message; a few more leave room for silence.",
            wrong: r#"turn_limit: 6, // the longest way has 9 lines"#,
            right: r#"turn_limit: 12,"#,
        },
    },
    check: Check::Scenario(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let limit = usize::from(subject.scenario.turn_limit);
    let Some(longest) = longest(subject.scenario) else {
        return;
    };
    if longest > limit {
        let place = subject.tree.field("turn_limit");
        let place = place.map_or_else(|| subject.start(), |value| value.span.clone());
        let message =
            format!("the talk is cut off after {limit} lines; its longest way has {longest}");
        found.push(subject.at(RULE.code, place, message));
    }
}

/// Lines on the longest way; none if ways lead in circles, which another rule tells.
fn longest(scenario: &Scenario) -> Option<usize> {
    let mut lengths = vec![0_usize; scenario.nodes.len()];
    // In each round every node is one line longer than what it leads to; without circles this settles.
    for _ in 0..=scenario.nodes.len() {
        let mut settled = true;
        for (index, node) in (0..=u16::MAX).zip(&scenario.nodes) {
            let id = NodeId(index);
            let targets = node
                .choices
                .iter()
                .map(|line| line.goto)
                .chain(node.refused);
            let after = targets.filter_map(|target| match target {
                Target::Node(to) => Some(lengths[usize::from(to.0)]),
                Target::End => None,
            });
            let length = 1 + after.max().unwrap_or(0);
            settled &= lengths[usize::from(id.0)] == length;
            lengths[usize::from(id.0)] = length;
        }
        if settled {
            return Some(lengths[usize::from(scenario.start.0)]);
        }
    }
    None
}
