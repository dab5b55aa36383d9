//! Wordings that disagree about what is much and what is little. Looks at pairs of bounds on the same variable.

use crate::diagnostic::Diagnostic;
use crate::lint::state::conditions;
use crate::lint::{Subject, rule};
use crate::model::{Both, Condition, NodeId, TypeId, Variable, words};

rule! {
    "L0216" "bounds-that-cross" Warning Scenario(check)
    finds: "同一项心情的数值，在一个节点的说法里算低（`at_most`），在另一个节点的说法里却算高（`at_least`）。对这一项两头都有界限的说法，以及为不同客户类型写的说法，不算在内。",
        "A value counts as low in the wording of one node (`at_most`) and as high in that of another (`at_least`). Wordings with both bounds on the variable, and wordings for different customer types, are left out.";
    why: "同一个客户，在这个节点算平静，到下一个节点又算生气。往往是 `at_least` 和 `at_most` 写反了。",
        "The same customer would be called calm at one node and angry at the next. Often `at_least` and `at_most` were exchanged.";
    remedy: "写反的地方，把 `at_least` 和 `at_most` 换过来；不然就移动其中一个界限，让算低的数值低于算高的数值。",
        "Exchange `at_least` and `at_most` where they are turned, or move one bound: what is little stays below what is much.";
    wrong: r#""need": (says: [(when: [at_most(anger, 60)], …), …]),
"swap": (says: [(when: [at_least(anger, 55)], …), …]),"#;
    right: r#""need": (says: [(when: [at_most(anger, 40)], …), …]),
"swap": (says: [(when: [at_least(anger, 55)], …), …]),"#;
}

/// A bound in a wording.
#[derive(Clone, Copy)]
struct Bound {
    node: NodeId,
    wording: usize,
    condition: usize,
    is_least: bool,
    points: i64,
    /// For this type alone.
    customer: Option<TypeId>,
}

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for variable in Variable::ALL {
        let mut left = bounds(subject, *variable);
        // The bound that disagrees with most others is told first, and what it disagrees with is then in order.
        while let Some((odd, partner)) = oddest(&left) {
            let (name, bound, other) = (variable.name(), left[odd], left[partner]);
            let word = |bound: Bound| {
                if bound.is_least {
                    Both::new("高", "high")
                } else {
                    Both::new("低", "low")
                }
            };
            let (points, node) = (bound.points, &subject.scenario.node(other.node).id);
            let message = words!(
                "`{name}` 为 {points}，在这里算{own}，在 `{node}` 却算{their}",
                "`{name}` of {points} counts as {own} here, but as {their} at `{node}`",
                own = word(bound),
                their = word(other)
            );
            let place = |b: Bound| subject.condition(b.node, b.wording, b.condition);
            let finding = subject
                .at(RULE.code, place(bound), message)
                .label(Both::new("方向对吗？", "is the direction right?"))
                .other(place(other), Both::new("另一个界限", "the other bound"));
            found.push(finding);
            left.remove(odd);
        }
    }
}

/// The bounds on a variable, of each node and direction the strictest: milder ones are shades between.
fn bounds(subject: &Subject<'_>, variable: Variable) -> Vec<Bound> {
    let mut out: Vec<Bound> = Vec::new();
    for (node, wording, when) in conditions(subject) {
        let customer = when.iter().find_map(|condition| match condition {
            Condition::Customer(customer) => Some(*customer),
            Condition::AtLeast(..)
            | Condition::AtMost(..)
            | Condition::Flag(_)
            | Condition::NoFlag(_) => None,
        });
        let own = when.iter().enumerate().filter_map(|(at, condition)| {
            let (about, is_least, points) = match *condition {
                Condition::AtLeast(about, points) => (about, true, points),
                Condition::AtMost(about, points) => (about, false, points),
                Condition::Flag(_) | Condition::NoFlag(_) | Condition::Customer(_) => return None,
            };
            (about == variable).then_some(Bound {
                node,
                wording,
                condition: at,
                is_least,
                points,
                customer,
            })
        });
        let own: Vec<Bound> = own.collect();
        let [bound] = own[..] else { continue };
        let rival = out.iter_mut().find(|other| {
            (other.node, other.is_least, other.customer) == (node, bound.is_least, customer)
        });
        match rival {
            Some(rival) if (bound.points > rival.points) == bound.is_least => *rival = bound,
            Some(_) => {}
            None => out.push(bound),
        }
    }
    out
}

/// The bound that crosses most others, and the nearest of these.
fn oddest(bounds: &[Bound]) -> Option<(usize, usize)> {
    let partners = |at: usize| {
        let others = (0..bounds.len()).filter(move |&other| cross(&bounds[at], &bounds[other]));
        others.collect::<Vec<usize>>()
    };
    let (odd, others) = (0..bounds.len())
        .map(|at| (at, partners(at)))
        .filter(|(_, others)| !others.is_empty())
        .max_by_key(|(at, others)| (others.len(), std::cmp::Reverse(*at)))?;
    let distance = |other: &usize| {
        let apart = i32::from(bounds[odd].node.0) - i32::from(bounds[*other].node.0);
        apart.abs()
    };
    Some((odd, others.into_iter().min_by_key(distance)?))
}

fn cross(one: &Bound, other: &Bound) -> bool {
    let (least, most) = if one.is_least {
        (one, other)
    } else {
        (other, one)
    };
    let same_customer = match (one.customer, other.customer) {
        (Some(one), Some(other)) => one == other,
        _ => true,
    };
    one.is_least != other.is_least
        && one.node != other.node
        && same_customer
        && most.points >= least.points
}
