//! How often each principle is in play on the way to an agreement: at least and at most, over all ways through the
//! choices. Does not know moods: a way counts if choices lead along it to an accepted end.

use std::collections::BTreeSet;

use super::order::last_first;
use crate::engine::Script;
use crate::model::{NodeId, PrincipleId, Target};
use crate::score::Key;

/// How often a principle is in play.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occasions {
    /// The principle.
    pub principle: PrincipleId,
    /// On the way with the fewest.
    pub least: u32,
    /// On the way with the most.
    pub most: u32,
}

/// Occasions of every principle that is in play at some node, in order of the catalogue.
#[must_use]
pub fn occasions(script: &Script, key: &Key) -> Vec<Occasions> {
    let in_play = |id: NodeId| -> BTreeSet<PrincipleId> {
        let parts = key
            .node(id)
            .into_iter()
            .flat_map(|node| &node.lines[0].parts);
        parts.map(|part| part.principle).collect()
    };
    let by_node: Vec<BTreeSet<PrincipleId>> = script.scenario.ids().map(in_play).collect();
    let all: BTreeSet<PrincipleId> = by_node.iter().flatten().copied().collect();
    let order = last_first(script);
    all.into_iter()
        .filter_map(|principle| {
            let own: Vec<u32> = by_node
                .iter()
                .map(|node| u32::from(node.contains(&principle)))
                .collect();
            let (least, most) = range(script, &order, &own)?;
            Some(Occasions {
                principle,
                least,
                most,
            })
        })
        .collect()
}

/// The least and the greatest sum over the nodes of a way from the start to an accepted end. A node that counts stands
/// on no loop, because a slot is met once, so that the sums settle.
fn range(script: &Script, order: &[NodeId], own: &[u32]) -> Option<(u32, u32)> {
    let mut known: Vec<Option<(u32, u32)>> = vec![None; own.len()];
    for _ in 0..=own.len() {
        let mut changed = false;
        for &id in order {
            let at = usize::from(id.0);
            let lines = script.nodes[at].lines.iter();
            let ahead = lines.filter_map(|line| match line.goto {
                Target::End => Some((0, 0)),
                Target::Node(to) => known[usize::from(to.0)],
            });
            let joined = ahead.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
            let next = joined.map(|(least, most)| (least + own[at], most + own[at]));
            changed |= known[at] != next;
            known[at] = next;
        }
        if !changed {
            break;
        }
    }
    known[usize::from(script.scenario.start.0)]
}
