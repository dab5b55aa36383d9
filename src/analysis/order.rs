//! The nodes of a script in an order in which one sweep mostly suffices to work something out along its edges.

use crate::engine::{Line, Script};
use crate::model::{NodeId, Target};

/// The nodes that choices lead to, each after those that it leads to (loops aside).
pub(super) fn last_first(script: &Script) -> Vec<NodeId> {
    let mut seen = vec![false; script.nodes.len()];
    let mut order = Vec::new();
    let first = script.scenario.start;
    let mut open = vec![(first, successors(script, first))];
    seen[usize::from(first.0)] = true;
    while let Some((node, ahead)) = open.last_mut() {
        match ahead.pop() {
            None => {
                order.push(*node);
                open.pop();
            }
            Some(next) => {
                if !std::mem::replace(&mut seen[usize::from(next.0)], true) {
                    open.push((next, successors(script, next)));
                }
            }
        }
    }
    order
}

fn successors(script: &Script, id: NodeId) -> Vec<NodeId> {
    let node = script.node(id);
    let targets = node.lines.iter().map(|line| line.goto).chain(node.refused);
    targets.filter_map(Target::node).collect()
}

/// The nodes that a line of a node can lead to: its own, and that of a refusal.
pub(super) fn targets(script: &Script, id: NodeId, line: &Line) -> impl Iterator<Item = NodeId> {
    let both = [Some(line.goto), script.node(id).refused];
    both.into_iter().flatten().filter_map(Target::node)
}

/// The fewest lines from each node to a goal; none where no way leads there. `cost` says how many lines are left after
/// a line, given what is known of the nodes.
pub(super) fn fewest_lines(
    script: &Script,
    cost: impl Fn(NodeId, &Line, &[Option<u32>]) -> Option<u32>,
) -> Vec<Option<u32>> {
    let mut known = vec![None; script.nodes.len()];
    let order = last_first(script);
    loop {
        let mut changed = false;
        for &id in &order {
            let lines = script.node(id).lines.iter();
            let least = lines.filter_map(|line| cost(id, line, &known)).min();
            let least = least.map(|least| least + 1);
            let at = &mut known[usize::from(id.0)];
            changed |= *at != least;
            *at = least;
        }
        if !changed {
            return known;
        }
    }
}
