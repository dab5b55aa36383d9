//! What every line of a script earns, worked out once. Does not know what was said.

use super::{Exact, exact};
use crate::engine::Script;
use crate::model::{ChoiceIndex, NodeId, Phase, PrincipleId, Scenario, Tuning};

/// How one principle stands in one line of a scored node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrincipleCredit {
    /// The principle; it is in play at the node.
    pub principle: PrincipleId,
    /// How the line stands to it, −2..=2.
    pub tag: i8,
    /// Its credit for the principle alone, 0..=1.
    pub credit: Exact,
    /// Points it earns through this principle.
    pub earned: Exact,
}

/// What one line earns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineKey {
    /// Share of the turn's worth, 0..=1.
    pub credit: Exact,
    /// Points: worth times credit.
    pub points: Exact,
    /// By principle in play, sorted by principle; the earned points sum to `points`.
    pub parts: Vec<PrincipleCredit>,
}

/// What the lines of one scored node earn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NodeKey {
    /// Points of the best line.
    pub worth: Exact,
    /// By choice, in the author's order.
    pub lines: Vec<LineKey>,
    /// The first of the lines that earn most.
    pub best: ChoiceIndex,
}

/// What the lines of a script earn, by node; none for detours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    nodes: Vec<Option<NodeKey>>,
}

impl Key {
    /// Works out the key of a script.
    #[must_use]
    pub fn new(script: &Script) -> Self {
        let worth = slot_worths(&script.scenario, &script.rules.tuning);
        let nodes = script
            .scenario
            .nodes
            .iter()
            .zip(&script.nodes)
            .map(|(node, worked_out)| {
                let slot = node.slot?;
                let tags: Vec<&[(PrincipleId, i8)]> = worked_out
                    .lines
                    .iter()
                    .map(|line| line.tags.as_slice())
                    .collect();
                Some(node_key(script, &worth[usize::from(slot.0)], &tags))
            })
            .collect();
        Self { nodes }
    }

    /// A node's key; none for detours.
    #[must_use]
    pub fn node(&self, id: NodeId) -> Option<&NodeKey> {
        self.nodes.get(usize::from(id.0))?.as_ref()
    }

    /// A line's key; none for detours.
    #[must_use]
    pub fn line(&self, node: NodeId, choice: ChoiceIndex) -> Option<&LineKey> {
        self.node(node)?.lines.get(usize::from(choice.0))
    }
}

/// Points of each slot: the blueprint over the phases that are there, rescaled to 100, shared by weight.
fn slot_worths(scenario: &Scenario, tuning: &Tuning) -> Vec<Exact> {
    let blueprint = scenario.blueprint.as_ref().unwrap_or(&tuning.blueprint);
    let mut weights = [0_i64; Phase::COUNT];
    for slot in &scenario.slots {
        weights[scored_phase(slot.phase).index()] += i64::from(slot.weight);
    }
    let present: i64 = Phase::ALL
        .iter()
        .filter(|phase| weights[phase.index()] > 0)
        .map(|phase| i64::from(blueprint[phase.index()]))
        .sum();
    scenario
        .slots
        .iter()
        .map(|slot| {
            let phase = scored_phase(slot.phase).index();
            if present == 0 {
                // A scenario whose phases are worth nothing: every slot counts the same.
                let count = i64::try_from(scenario.slots.len()).unwrap_or(1);
                return exact(100) / exact(count);
            }
            exact(100 * i64::from(blueprint[phase]) * i64::from(slot.weight))
                / exact(present * weights[phase])
        })
        .collect()
}

/// The phase whose points a slot shares: stuck counts as agree.
const fn scored_phase(phase: Phase) -> Phase {
    match phase {
        Phase::Stuck => Phase::Agree,
        other => other,
    }
}

/// The tag of a line for a principle; 0 if it has none.
fn tag_of(tags: &[(PrincipleId, i8)], principle: PrincipleId) -> i8 {
    tags.binary_search_by_key(&principle, |tag| tag.0)
        .map_or(0, |at| tags[at].1)
}

/// What the lines of a node earn.
fn node_key(script: &Script, worth: &Exact, lines: &[&[(PrincipleId, i8)]]) -> NodeKey {
    let mut principles: Vec<PrincipleId> = lines.iter().copied().flatten().map(|t| t.0).collect();
    principles.sort_unstable();
    principles.dedup();
    let stretch = |tag: i8| {
        let place = usize::from((tag + 2).clamp(0, 4).unsigned_abs());
        i64::from(script.rules.tuning.kappa[place])
    };
    // Principle, weight, and the stretch of the lowest and highest tag, for those in play.
    let in_play: Vec<(PrincipleId, i64, i64, i64)> = principles
        .into_iter()
        .filter_map(|principle| {
            let tags = lines.iter().map(|tags| stretch(tag_of(tags, principle)));
            let (low, high) = (tags.clone().min()?, tags.max()?);
            let weight = i64::from(script.rules.catalogue.get(principle).weight);
            (low < high).then_some((principle, weight, low, high))
        })
        .collect();
    let credits: Vec<Vec<Exact>> = lines
        .iter()
        .map(|tags| {
            in_play
                .iter()
                .map(|&(principle, _, low, high)| {
                    exact(stretch(tag_of(tags, principle)) - low) / exact(high - low)
                })
                .collect()
        })
        .collect();
    let points: Vec<Exact> = credits
        .iter()
        .map(|credits| {
            credits
                .iter()
                .zip(&in_play)
                .map(|(credit, &(_, weight, _, _))| credit * exact(weight))
                .sum()
        })
        .collect();
    let most = points.iter().max().cloned().unwrap_or_else(|| exact(0));
    let best = points.iter().position(|p| *p == most).unwrap_or(0);
    let lines = lines
        .iter()
        .zip(credits)
        .zip(points)
        .map(|((tags, credits), points)| line_key(tags, worth, &in_play, credits, points, &most))
        .collect();
    NodeKey {
        worth: worth.clone(),
        lines,
        best: ChoiceIndex(u8::try_from(best).unwrap_or(0)),
    }
}

/// What one line earns, given the points of the node's best line. Where nothing is in play there is nothing to lose.
fn line_key(
    tags: &[(PrincipleId, i8)],
    worth: &Exact,
    in_play: &[(PrincipleId, i64, i64, i64)],
    credits: Vec<Exact>,
    points: Exact,
    most: &Exact,
) -> LineKey {
    if *most == exact(0) {
        return LineKey {
            credit: exact(1),
            points: worth.clone(),
            parts: Vec::new(),
        };
    }
    let parts = in_play
        .iter()
        .zip(credits)
        .map(|(&(principle, weight, _, _), credit)| PrincipleCredit {
            principle,
            tag: tag_of(tags, principle),
            earned: worth * exact(weight) * &credit / most,
            credit,
        })
        .collect();
    let credit = points / most;
    LineKey {
        points: worth * &credit,
        credit,
        parts,
    }
}
