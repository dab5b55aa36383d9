//! Where a talk stands apart from the mood: node, turn, and those flags that still matter; and the lines open there.
//!
//! What is left out of a place cannot change what follows, so that states which agree in the rest are one. **Does not**
//! know moods.

use std::collections::BTreeMap;

use super::columns::Live;
use crate::engine::{Effect, Line, Row, Script, ScriptNode};
use crate::model::{Condition, NodeId, Target, Variable};

/// A place in a talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    /// Lines said so far.
    pub turn: u16,
    /// Where the talk is.
    pub node: NodeId,
    /// Flags set, of those that matter from here on.
    pub flags: u64,
}

/// How many equally likely ways there are at each of the choices made so far, as exponents of 2, 3, 5 and 7: a node has
/// at most nine choices. The chance of a way is one over their product.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Scale(pub [u16; 4]);

impl Scale {
    /// The scale after a choice among so many.
    pub fn split(self, count: usize) -> Self {
        const EXPONENTS: [[u16; 4]; 10] = [
            [0, 0, 0, 0],
            [0, 0, 0, 0],
            [1, 0, 0, 0],
            [0, 1, 0, 0],
            [2, 0, 0, 0],
            [0, 0, 1, 0],
            [1, 1, 0, 0],
            [0, 0, 0, 1],
            [3, 0, 0, 0],
            [0, 2, 0, 0],
        ];
        let more = EXPONENTS.get(count).copied().unwrap_or_default();
        Self(std::array::from_fn(|at| self.0[at] + more[at]))
    }
}

/// Lines of a node that do the same: they are followed once.
#[derive(Clone, Debug)]
pub(super) struct Twins {
    /// Their positions.
    pub lines: Vec<usize>,
}

/// What is known of a node before any state is looked at.
#[derive(Clone, Debug)]
pub(super) struct NodePlan {
    /// Flags that are asked for from here on.
    pub live: u64,
    /// Lines that do the same, in order of the first.
    pub twins: Vec<Twins>,
    /// Lines that do the same to a customer who will not accept any more.
    pub breaking_twins: Vec<Twins>,
    /// An apology is said here or later: it matters whether the customer feels heard.
    pub apology: bool,
    /// An offer is made here or later: it matters whether the customer sees clearly.
    pub offer: bool,
}

/// The plan of every node. Flags that only `wordings` ask for are left out, unless wordings matter.
pub(super) fn plans(script: &Script, wordings: bool) -> Vec<NodePlan> {
    let live = live_flags(script, wordings);
    let apology = ahead(script, |effect| effect.apology != [0; Variable::COUNT]);
    let offer = ahead(script, |effect| effect.solve != [0; Variable::COUNT]);
    (0..script.nodes.len())
        .map(|index| NodePlan {
            live: live[index],
            twins: twins(&script.nodes[index], &live, Live::ALL),
            breaking_twins: twins(&script.nodes[index], &live, Live::BREAKING),
            apology: apology[index],
            offer: offer[index],
        })
        .collect()
}

/// Lines of a node that do the same to the columns that matter.
fn twins(node: &ScriptNode, live: &[u64], columns: Live) -> Vec<Twins> {
    let mut out: Vec<Twins> = Vec::new();
    for (index, line) in node.lines.iter().enumerate() {
        let same = out
            .iter_mut()
            .find(|twins| alike(node, &node.lines[twins.lines[0]], line, live, columns));
        match same {
            Some(twins) => twins.lines.push(index),
            None => out.push(Twins { lines: vec![index] }),
        }
    }
    out
}

/// For every node whether a line there or later has an effect of a kind.
fn ahead(script: &Script, has: impl Fn(&Effect) -> bool) -> Vec<bool> {
    let own: Vec<bool> = script
        .nodes
        .iter()
        .map(|node| node.lines.iter().any(|line| has(&line.effect)))
        .collect();
    spread_back(script, &own, |one, other| *one || *other)
}

/// Joins what every node has with what all nodes after it have.
pub(super) fn spread_back<T: Clone + PartialEq>(
    script: &Script,
    own: &[T],
    join: impl Fn(&T, &T) -> T,
) -> Vec<T> {
    let mut known = own.to_vec();
    loop {
        let next: Vec<T> = (0..known.len())
            .map(|index| {
                successors(script, index).fold(own[index].clone(), |all, to| {
                    join(&all, &known[usize::from(to.0)])
                })
            })
            .collect();
        if next == known {
            return known;
        }
        known = next;
    }
}

/// Whether two lines lead to the same state from any one, as far as the columns matter.
fn alike(node: &ScriptNode, one: &Line, other: &Line, live: &[u64], columns: Live) -> bool {
    let matters = [Some(one.goto), node.refused]
        .into_iter()
        .flatten()
        .map(|target| match target {
            Target::Node(to) => live[usize::from(to.0)],
            Target::End => 0,
        })
        .fold(0, |all, live| all | live);
    let same_rows = |one: &Row, other: &Row| {
        (0..Variable::COUNT).all(|index| !columns.has(index) || one[index] == other[index])
    };
    let (a, b) = (&one.effect, &other.effect);
    let cost = |effect: &Effect| -> Row {
        std::array::from_fn(|index| effect.tactic[index] + effect.hurt[index])
    };
    same_rows(&cost(a), &cost(b))
        && same_rows(&a.feel, &b.feel)
        && same_rows(&a.apology, &b.apology)
        && same_rows(&a.fact, &b.fact)
        && same_rows(&a.solve, &b.solve)
        && a.violates == b.violates
        && a.soothes == b.soothes
        && one.goto == other.goto
        && one.adjourns == other.adjourns
        && one.needs == other.needs
        && (one.set ^ other.set) & matters == 0
}

/// For every node the flags that are asked for there or later, by lines and, if they matter, by wordings.
fn live_flags(script: &Script, wordings: bool) -> Vec<u64> {
    let own: Vec<u64> = script
        .scenario
        .nodes
        .iter()
        .zip(&script.nodes)
        .map(|(node, worked_out)| {
            let needs = worked_out
                .lines
                .iter()
                .fold(0, |all, line| all | line.needs);
            let says = node.says.iter().filter(|_| wordings);
            let conditions = says.flat_map(|saying| &saying.when);
            conditions.fold(needs, |all, condition| match condition {
                Condition::Flag(flag) | Condition::NoFlag(flag) => all | 1 << flag.0,
                _ => all,
            })
        })
        .collect();
    spread_back(script, &own, |one, other| one | other)
}

/// Nodes that a node leads to.
pub(super) fn successors(script: &Script, index: usize) -> impl Iterator<Item = NodeId> + '_ {
    let node = &script.nodes[index];
    node.lines
        .iter()
        .map(|line| line.goto)
        .chain(node.refused)
        .filter_map(|target| match target {
            Target::Node(to) => Some(to),
            Target::End => None,
        })
}

/// Lines on the longest way from each node to the end, along what follows it; none if there is a loop.
pub(super) fn longest_ways(
    script: &Script,
    follows: impl Fn(usize) -> Vec<NodeId>,
) -> Vec<Option<u16>> {
    let mut known: Vec<Option<u16>> = vec![None; script.nodes.len()];
    loop {
        let mut more = false;
        // Nodes mostly stand in the order of the talk, so that one round is enough.
        for node in (0..known.len()).rev() {
            if known[node].is_some() || script.nodes[node].lines.is_empty() {
                continue;
            }
            let ahead: Option<Vec<u16>> = follows(node)
                .into_iter()
                .map(|to| known[usize::from(to.0)])
                .collect();
            known[node] = ahead.map(|ahead| ahead.into_iter().max().map_or(1, |most| most + 1));
            more |= known[node].is_some();
        }
        if !more {
            return known;
        }
    }
}

/// Adds to a number in a table.
pub(super) fn add<K: Ord>(table: &mut BTreeMap<K, u128>, key: K, count: u128) {
    let sum = table.entry(key).or_insert(0);
    *sum = sum.saturating_add(count);
}
