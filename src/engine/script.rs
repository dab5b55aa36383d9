//! A scenario made ready for one customer type: tags resolved, effects worked out. Does not hold any state of a talk.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::fingerprint::fingerprint;
use super::mood::{Effect, Strengths};
use crate::model::{
    Choice, ChoiceIndex, CustomerType, Library, Node, NodeId, Phase, PrincipleId, Rules, Scenario,
    Target, TypeId,
};

/// One line of the trainee, worked out for one customer type.
#[derive(Clone, Debug)]
pub struct Line {
    /// How it stands to principles, for this type, sorted by principle.
    pub tags: Vec<(PrincipleId, i8)>,
    /// Follows a principle of the stuck phase: then a refusal is an adjournment.
    pub adjourns: bool,
    /// Flags it sets.
    pub set: u64,
    /// Flags it needs.
    pub needs: u64,
    /// Where it leads.
    pub goto: Target,
    pub(crate) effect: Effect,
}

/// A node, worked out for one customer type.
#[derive(Clone, Debug)]
pub struct ScriptNode {
    /// Lines in the author's order.
    pub lines: Vec<Line>,
    /// Whether the customer is there (everywhere but in preparation).
    pub present: bool,
    /// Where a customer who does not accept goes; set on the deciding node.
    pub refused: Option<Target>,
}

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
        let nodes = scenario
            .nodes
            .iter()
            .map(|node| {
                let lines: Vec<Line> = node
                    .choices
                    .iter()
                    .map(|choice| line(node, choice, &customer, type_id, &rules))
                    .collect();
                ScriptNode {
                    lines,
                    present: node.phase != Phase::Prepare,
                    refused: node.refused,
                }
            })
            .collect();
        let mut script = Self {
            scenario,
            customer,
            type_id,
            rules,
            nodes,
            fingerprint: String::new(),
        };
        script.fingerprint = fingerprint(&script);
        script
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

/// Works out one choice for one type.
fn line(
    node: &Node,
    choice: &Choice,
    customer: &CustomerType,
    type_id: TypeId,
    rules: &Rules,
) -> Line {
    let tags = tags_for(choice, type_id, customer, rules);
    let mut strengths = Strengths::default();
    let mut adjourns = false;
    for &(principle, tag) in &tags {
        let principle = rules.catalogue.get(principle);
        let index = principle.family.index();
        let strength = i64::from(tag.unsigned_abs()) * 500;
        if tag > 0 {
            strengths.follow[index] = strengths.follow[index].max(strength);
            adjourns |= principle.phases.contains(&Phase::Stuck);
        } else {
            strengths.violate[index] = strengths.violate[index].max(strength);
        }
    }
    let tactic = node.tactic.filter(|_| !choice.counters).map(|tactic| {
        let times = if choice.bites { 2 } else { 1 };
        (&rules.tuning.tactic_cost[tactic.index()], times)
    });
    Line {
        effect: Effect::new(&strengths, tactic, &rules.tuning, customer),
        tags,
        adjourns,
        set: choice.set,
        needs: choice.needs,
        goto: choice.goto,
    }
}

/// A choice's tags for one type: the type's own over the general ones, principles for other types left out.
fn tags_for(
    choice: &Choice,
    type_id: TypeId,
    customer: &CustomerType,
    rules: &Rules,
) -> Vec<(PrincipleId, i8)> {
    let mut tags: BTreeMap<PrincipleId, i8> = choice.tags.iter().copied().collect();
    if let Some(own) = choice.tags_for.get(&type_id) {
        tags.extend(own.iter().copied());
    }
    tags.retain(|&principle, tag| {
        let only_for = &rules.catalogue.get(principle).only_for;
        *tag != 0 && only_for.as_ref().is_none_or(|id| *id == customer.id)
    });
    tags.into_iter().collect()
}
