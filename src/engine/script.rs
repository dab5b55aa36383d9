//! A scenario made ready for one customer type, with its fingerprint. Does not hold any state of a talk.

use std::sync::Arc;

use super::fingerprint::fingerprint;
use super::line::{Line, ScriptNode, script_nodes};
use crate::model::{ChoiceIndex, CustomerType, Library, NodeId, Rules, Scenario, TypeId};

/// A scenario ready to be played with one customer type.
#[derive(Clone, Debug)]
pub struct Script {
    /// What is played.
    pub scenario: Arc<Scenario>,
    /// Who is played.
    pub customer: Arc<CustomerType>,
    /// The type's index.
    pub type_id: TypeId,
    /// What it is judged by.
    pub rules: Arc<Rules>,
    /// By [`NodeId`].
    pub nodes: Vec<ScriptNode>,
    /// Ten letters and digits that stand for everything that moves a talk or its score (not the wording).
    pub fingerprint: String,
}

impl Script {
    /// Works out a scenario for a customer type.
    #[must_use]
    pub fn new(
        scenario: Arc<Scenario>,
        customer: Arc<CustomerType>,
        type_id: TypeId,
        rules: Arc<Rules>,
    ) -> Self {
        let nodes = script_nodes(&scenario, &customer, type_id, &rules);
        Self {
            fingerprint: fingerprint(&scenario, &customer, &rules, &nodes),
            scenario,
            customer,
            type_id,
            rules,
            nodes,
        }
    }

    /// A library's scenario, worked out for one of its customer types.
    #[must_use]
    pub fn of(library: &Library, scenario: &Arc<Scenario>, customer: TypeId) -> Self {
        Self::new(
            Arc::clone(scenario),
            Arc::clone(library.customer_type(customer)),
            customer,
            Arc::clone(&library.rules),
        )
    }

    /// A node, worked out.
    #[must_use]
    pub fn node(&self, id: NodeId) -> &ScriptNode {
        &self.nodes[usize::from(id.0)]
    }

    /// The positions of a node's lines, in the author's order.
    pub fn choices(&self, node: NodeId) -> impl Iterator<Item = ChoiceIndex> + use<> {
        (0..=u8::MAX)
            .map(ChoiceIndex)
            .take(self.node(node).lines.len())
    }

    /// The number of a line in runs: its place among the node's lines sorted by id, so that it stays when they are put
    /// into another order.
    #[must_use]
    pub fn number_of(&self, node: NodeId, choice: ChoiceIndex) -> Option<u8> {
        let choices = &self.scenario.node(node).choices;
        let id = &choices.get(usize::from(choice.0))?.id;
        u8::try_from(choices.iter().filter(|other| other.id < *id).count()).ok()
    }

    /// The line of a node that has a number in runs.
    #[must_use]
    pub fn numbered(&self, node: NodeId, number: u8) -> Option<ChoiceIndex> {
        (0..=u8::MAX)
            .zip(&self.scenario.node(node).choices)
            .map(|(place, _)| ChoiceIndex(place))
            .find(|&choice| self.number_of(node, choice) == Some(number))
    }

    /// A line, if the node has so many.
    #[must_use]
    pub fn line(&self, node: NodeId, choice: ChoiceIndex) -> Option<&Line> {
        self.node(node).lines.get(usize::from(choice.0))
    }
}
