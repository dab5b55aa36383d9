//! What has been met: nodes, wordings, conditions both ways, lines open and locked. Does not search; see `reach`.

use super::columns::Columns;
use super::place::{Place, spread_back};
use crate::engine::{Script, State, holds, start};
use crate::model::{NodeId, Pressure};

/// Whether something is known to occur.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// Some run does it.
    Yes,
    /// No run does it.
    No,
    /// The limit was reached before it was seen.
    Unknown,
}

/// Whether a condition is known to hold somewhere, and to fail somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Truth {
    /// It holds in some state.
    pub holds: Known,
    /// It fails in some state.
    pub fails: Known,
}

/// What is known of one node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NodeReach {
    /// Some run comes here.
    pub visited: Known,
    /// By wording: some run hears it.
    pub heard: Vec<Known>,
    /// By wording and condition.
    pub conditions: Vec<Vec<Truth>>,
    /// By line: it can be said (`holds`) or is locked (`fails`).
    pub open: Vec<Truth>,
}

impl NodeReach {
    /// Every fact of the node.
    fn facts(&self) -> impl Iterator<Item = Known> + '_ {
        let both = |truth: &Truth| [truth.holds, truth.fails];
        [self.visited]
            .into_iter()
            .chain(self.heard.iter().copied())
            .chain(self.conditions.iter().flatten().flat_map(both))
            .chain(self.open.iter().flat_map(both))
    }

    /// Every fact of the node, to be changed.
    pub(super) fn facts_mut(&mut self) -> impl Iterator<Item = &mut Known> + '_ {
        fn both(truth: &mut Truth) -> [&mut Known; 2] {
            [&mut truth.holds, &mut truth.fails]
        }
        [&mut self.visited]
            .into_iter()
            .chain(self.heard.iter_mut())
            .chain(self.conditions.iter_mut().flatten().flat_map(both))
            .chain(self.open.iter_mut().flat_map(both))
    }
}

/// What is known of all nodes so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Facts {
    pub nodes: Vec<NodeReach>,
    /// Whether something at the node, or at one behind it, is still to be seen.
    ahead: Vec<bool>,
}

impl Facts {
    /// Nothing is known.
    pub fn new(script: &Script) -> Self {
        let truth = Truth {
            holds: Known::Unknown,
            fails: Known::Unknown,
        };
        let nodes = script.scenario.nodes.iter();
        Self {
            nodes: nodes
                .map(|node| NodeReach {
                    visited: Known::Unknown,
                    heard: vec![Known::Unknown; node.says.len()],
                    conditions: node
                        .says
                        .iter()
                        .map(|saying| vec![truth; saying.when.len()])
                        .collect(),
                    open: vec![truth; node.choices.len()],
                })
                .collect(),
            ahead: vec![true; script.scenario.nodes.len()],
        }
    }

    /// Whether something is still to be seen at a node or behind it.
    pub fn wants_ahead(&self, node: NodeId) -> bool {
        self.ahead[usize::from(node.0)]
    }

    /// Whether something is still to be seen at a node.
    pub fn wants(&self, node: usize) -> bool {
        self.nodes[node]
            .facts()
            .any(|known| known == Known::Unknown)
    }

    /// How many facts are still to be seen.
    pub fn unknown(&self) -> usize {
        let facts = self.nodes.iter().flat_map(NodeReach::facts);
        facts.filter(|known| *known == Known::Unknown).count()
    }

    /// Works out anew where something is still to be seen.
    pub fn look_ahead(&mut self, script: &Script) {
        let own: Vec<bool> = (0..self.nodes.len()).map(|node| self.wants(node)).collect();
        self.ahead = spread_back(script, &own, |one, other| *one || *other);
    }

    /// Sees a state.
    pub fn see(&mut self, script: &Script, state: &State) {
        let node = script.scenario.node(state.node);
        let known = &mut self.nodes[usize::from(state.node.0)];
        let note = |truth: &mut Truth, holds: bool| {
            *(if holds {
                &mut truth.holds
            } else {
                &mut truth.fails
            }) = Known::Yes;
        };
        known.visited = Known::Yes;
        for (saying, truths) in node.says.iter().zip(&mut known.conditions) {
            for (condition, truth) in saying.when.iter().zip(truths) {
                note(truth, holds(&[*condition], state, script.type_id));
            }
        }
        let fits = |says: &crate::model::Saying| holds(&says.when, state, script.type_id);
        if let Some(heard) = node.says.iter().position(fits) {
            known.heard[heard] = Known::Yes;
        }
        for (choice, truth) in node.choices.iter().zip(&mut known.open) {
            note(truth, choice.needs & !state.flags == 0);
        }
    }

    /// Sees many states of one place, if there is something to be seen.
    pub fn see_all(&mut self, script: &Script, place: Place, columns: &Columns) {
        let node = usize::from(place.node.0);
        if !self.wants(node) {
            return;
        }
        let first = start(script, Pressure::Off);
        for row in 0..columns.len() {
            let state = State {
                mood: columns.mood(row),
                flags: place.flags,
                node: place.node,
                turn: place.turn,
                ..first
            };
            self.see(script, &state);
        }
        if !self.wants(node) {
            self.look_ahead(script);
        }
    }
}
