//! What can be met in a talk: nodes, wordings, conditions that hold or fail, lines that are open or locked, outcomes.
//! Does not search; see `reach`.

use crate::engine::{Script, State, holds};
use crate::model::{ChoiceIndex, NodeId, Outcome};

/// Something that a talk can meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fact {
    /// The talk comes to a node.
    Node(NodeId),
    /// A wording of the node, by its place, is said.
    Wording(NodeId, u16),
    /// A condition of a wording holds, by the places of both.
    Holds(NodeId, u16, u16),
    /// A condition of a wording fails.
    Fails(NodeId, u16, u16),
    /// A line can be said.
    Open(NodeId, ChoiceIndex),
    /// A line is locked.
    Locked(NodeId, ChoiceIndex),
    /// The talk ends so.
    Outcome(Outcome),
}

impl Fact {
    /// The node that it is about; none for outcomes.
    #[must_use]
    pub const fn node(self) -> Option<NodeId> {
        match self {
            Self::Node(node)
            | Self::Wording(node, _)
            | Self::Holds(node, ..)
            | Self::Fails(node, ..)
            | Self::Open(node, _)
            | Self::Locked(node, _) => Some(node),
            Self::Outcome(_) => None,
        }
    }

    /// Whether a state shows it; the state's node must be the fact's.
    pub(super) fn shows_in(self, script: &Script, state: &State) -> bool {
        let condition = |wording: u16, condition: u16| {
            let says = &script.scenario.node(state.node).says[usize::from(wording)];
            let when = &says.when[usize::from(condition)];
            holds(std::slice::from_ref(when), state, script.type_id)
        };
        let open = |choice| {
            let line = script.line(state.node, choice);
            line.is_some_and(|line| line.needs & !state.flags == 0)
        };
        match self {
            Self::Node(_) => true,
            Self::Wording(_, wording) => {
                let says = &script.scenario.node(state.node).says;
                let mut fitting = says.iter();
                fitting.position(|saying| holds(&saying.when, state, script.type_id))
                    == Some(usize::from(wording))
            }
            Self::Holds(_, wording, at) => condition(wording, at),
            Self::Fails(_, wording, at) => !condition(wording, at),
            Self::Open(_, choice) => open(choice),
            Self::Locked(_, choice) => !open(choice),
            Self::Outcome(outcome) => state.outcome == Some(outcome),
        }
    }
}

/// A set of facts, by node.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    by_node: Vec<Vec<Fact>>,
    outcomes: Vec<Fact>,
}

impl Facts {
    /// Everything that there is to be met in a script.
    pub(super) fn all(script: &Script) -> Self {
        let nodes = (0..=u16::MAX).map(NodeId).zip(&script.scenario.nodes);
        let by_node = nodes.map(|(id, node)| {
            let mut facts = vec![Fact::Node(id)];
            for (wording, saying) in (0..).zip(&node.says) {
                facts.push(Fact::Wording(id, wording));
                for (at, _) in (0..).zip(&saying.when) {
                    facts.extend([Fact::Holds(id, wording, at), Fact::Fails(id, wording, at)]);
                }
            }
            for (choice, _) in (0..).map(ChoiceIndex).zip(&node.choices) {
                facts.extend([Fact::Open(id, choice), Fact::Locked(id, choice)]);
            }
            facts
        });
        let outcomes = Outcome::ALL.iter().copied();
        Self {
            by_node: by_node.collect(),
            outcomes: outcomes.map(Fact::Outcome).collect(),
        }
    }

    /// The facts about a node.
    pub(super) fn at(&self, node: NodeId) -> &[Fact] {
        self.by_node
            .get(usize::from(node.0))
            .map_or(&[], Vec::as_slice)
    }

    /// Whether an outcome is among them.
    pub(super) fn wants(&self, outcome: Outcome) -> bool {
        self.outcomes.contains(&Fact::Outcome(outcome))
    }

    /// Whether any outcome is among them.
    pub(super) const fn has_outcomes(&self) -> bool {
        !self.outcomes.is_empty()
    }

    /// All of them.
    pub(super) fn iter(&self) -> impl Iterator<Item = Fact> + '_ {
        let by_node = self.by_node.iter().flatten();
        by_node.chain(&self.outcomes).copied()
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.iter().next().is_none()
    }

    /// Takes away what a state shows and hands it to `met`.
    pub(super) fn take(&mut self, script: &Script, state: &State, met: &mut impl FnMut(Fact)) {
        let facts = if state.outcome.is_some() {
            &mut self.outcomes
        } else {
            &mut self.by_node[usize::from(state.node.0)]
        };
        facts.retain(|fact| {
            let is_met = fact.shows_in(script, state);
            if is_met {
                met(*fact);
            }
            !is_met
        });
    }

    /// Keeps those for which something holds.
    pub(super) fn retain(&mut self, mut keep: impl FnMut(Fact) -> bool) {
        for facts in &mut self.by_node {
            facts.retain(|fact| keep(*fact));
        }
        self.outcomes.retain(|fact| keep(*fact));
    }
}
