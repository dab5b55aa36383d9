//! The lines of a scenario worked out for one customer type: tags resolved, effects summed. Does not play them.

use std::collections::BTreeMap;

use super::mood::{Effect, Strengths};
use crate::model::{
    Choice, CustomerType, Node, Phase, PrincipleId, Rules, Scenario, Target, TypeId,
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

/// Works out every node of a scenario for a customer type.
pub(super) fn script_nodes(
    scenario: &Scenario,
    customer: &CustomerType,
    type_id: TypeId,
    rules: &Rules,
) -> Vec<ScriptNode> {
    let worked_out = |node: &Node| ScriptNode {
        lines: node
            .choices
            .iter()
            .map(|choice| line(node, choice, customer, type_id, rules))
            .collect(),
        present: node.phase != Phase::Prepare,
        refused: node.refused,
    };
    scenario.nodes.iter().map(worked_out).collect()
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
