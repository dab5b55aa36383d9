//! A scenario made ready for one customer type: tags resolved, effects worked out. Does not hold any state of a talk.

use std::collections::BTreeMap;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::ENGINE_VERSION;
use super::mood::{Effect, Strengths};
use crate::model::{
    Choice, ChoiceIndex, CustomerType, Library, Node, NodeId, Phase, PrincipleId, Rules, Scenario,
    Target, TypeId, Variable,
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

/// Letters and digits without the ones that are easily confused (Crockford's base 32).
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Ten characters (50 bits) of the SHA-256 of all that moves a talk or its score.
fn fingerprint(script: &Script) -> String {
    let mut hash = Sha256::new();
    let mut put = |text: String| {
        hash.update(text.len().to_le_bytes());
        hash.update(text.as_bytes());
    };
    let (scenario, customer, tuning) = (&script.scenario, &script.customer, &script.rules.tuning);
    put(format!(
        "engine {ENGINE_VERSION} {} {}",
        scenario.id, customer.id
    ));
    put(format!("{tuning:?}"));
    put(format!(
        "{:?} {} {:?} {} {} {} {:?} {:?} {} {}",
        customer.start,
        customer.reactivity,
        customer.gate,
        customer.rebound,
        customer.decay,
        customer.patience_cost,
        customer.gains,
        customer.accepts,
        customer.expectation_floor,
        customer.boiling
    ));
    put(format!(
        "{:?} {} {:?} {:?} {}",
        scenario.start,
        scenario.turn_limit,
        scenario.blueprint,
        scenario.slots,
        Variable::COUNT
    ));
    for (node, worked_out) in scenario.nodes.iter().zip(&script.nodes) {
        put(format!(
            "{:?} {:?} {:?} {:?}",
            node.phase, node.slot, node.tactic, node.refused
        ));
        for (choice, line) in node.choices.iter().zip(&worked_out.lines) {
            let weights: Vec<_> = line
                .tags
                .iter()
                .map(|&(id, _)| {
                    let principle = script.rules.catalogue.get(id);
                    (&principle.id, principle.weight)
                })
                .collect();
            put(format!(
                "{:?} {weights:?} {} {} {:?}",
                line.tags.iter().map(|tag| tag.1).collect::<Vec<_>>(),
                line.set,
                line.needs,
                line.goto
            ));
            put(format!("{} {:?}", choice.gives, line.effect));
        }
    }
    let digest = hash.finalize();
    let bits = digest
        .iter()
        .take(8)
        .fold(0_u64, |bits, &byte| bits << 8 | u64::from(byte));
    (0..10)
        .map(|place| char::from(ALPHABET[(bits >> (place * 5) & 31) as usize]))
        .collect()
}
