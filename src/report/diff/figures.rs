//! What every kind of player gets before and after an edit. Does not compute it: the analysis does.

use std::collections::BTreeSet;

use super::line_id;
use crate::analysis::{Analysis, Estimate, Policy};
use crate::engine::Script;
use crate::model::{Lang, NodeId, Outcome};
use crate::score::{Exact, Key};

/// The figures of one side for one customer type.
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    /// Total of a player who says the best lines.
    pub best: Exact,
    /// How that talk ends, if it always ends the same way.
    pub best_outcome: Option<Outcome>,
    /// Mean total of a player who leaves it to chance.
    pub random: Estimate,
    /// How likely each outcome is for that player, 0..=1, in [`Outcome::ALL`] order.
    pub outcomes: [Estimate; Outcome::COUNT],
    /// Mean total of each robot.
    pub robots: Vec<(Policy, Exact)>,
    /// Share of scored nodes whose best line is the longest, 0..=1, in [`Lang::ALL`] order.
    pub best_is_longest: [Exact; Lang::COUNT],
    /// Share of scored nodes with a real trade-off, 0..=1.
    pub trade_off: Exact,
}

/// Picks the figures out of an analysis.
#[must_use]
pub fn figures(analysis: &Analysis) -> Figures {
    let Analysis { exact, sampled } = analysis;
    let robots = exact.robots.iter();
    Figures {
        best_is_longest: std::array::from_fn(|at| exact.longest_share(Lang::ALL[at])),
        trade_off: exact.trade_off_share(),
        best: exact.best.total.clone(),
        best_outcome: exact.best.outcome,
        random: sampled.mean,
        outcomes: sampled.outcomes,
        robots: robots
            .map(|robot| (robot.policy, robot.total.clone()))
            .collect(),
    }
}

impl Figures {
    /// Nothing is known to have changed: what is exact is equal, and the intervals of what is sampled meet. Another seed
    /// alone changes sampled figures within their intervals.
    #[must_use]
    pub fn agrees_with(&self, other: &Self) -> bool {
        let mut outcomes = self.outcomes.iter().zip(&other.outcomes);
        let sampled = !self.random.differs_from(&other.random)
            && outcomes.all(|(one, other)| !one.differs_from(other));
        let theirs = Self {
            random: self.random,
            outcomes: self.outcomes,
            ..other.clone()
        };
        sampled && *self == theirs
    }
}

/// A slot whose points changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worth {
    /// The slot's id.
    pub slot: String,
    /// Points before; none if it is new.
    pub old: Option<Exact>,
    /// Points after; none if it is gone.
    pub new: Option<Exact>,
}

/// A node whose best line changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BestLine {
    /// The node's id.
    pub node: String,
    /// The best line's id before.
    pub old: String,
    /// The best line's id after.
    pub new: String,
}

/// What changed for one customer type.
#[derive(Clone, Debug, PartialEq)]
pub struct CustomerDiff {
    /// The type's id.
    pub customer: String,
    /// Whether the scenario offers it, before and after.
    pub offered: (bool, bool),
    /// Figures before; none if it was not offered or they could not be computed.
    pub old: Option<Figures>,
    /// Figures after; none if it is not offered or they cannot be computed.
    pub new: Option<Figures>,
    /// Slots whose worth changed, by id.
    pub worths: Vec<Worth>,
    /// Nodes whose best line changed, by id.
    pub best_lines: Vec<BestLine>,
}

impl CustomerDiff {
    /// Nothing is known to have changed.
    #[must_use]
    pub fn is_equal(&self) -> bool {
        let offered = self.offered.0 == self.offered.1;
        let figures = match (&self.old, &self.new) {
            (Some(old), Some(new)) => old.agrees_with(new),
            (old, new) => old.is_none() && new.is_none(),
        };
        offered && figures && self.worths.is_empty() && self.best_lines.is_empty()
    }
}

/// Compares scripts for one customer type; one of them may be missing.
#[must_use]
pub fn customer(
    id: &str,
    old: Option<(&Script, Option<Figures>)>,
    new: Option<(&Script, Option<Figures>)>,
) -> CustomerDiff {
    let (old_script, old_figures) =
        old.map_or((None, None), |(script, figures)| (Some(script), figures));
    let (new_script, new_figures) =
        new.map_or((None, None), |(script, figures)| (Some(script), figures));
    let mut diff = CustomerDiff {
        customer: id.to_owned(),
        offered: (old_script.is_some(), new_script.is_some()),
        old: old_figures,
        new: new_figures,
        worths: Vec::new(),
        best_lines: Vec::new(),
    };
    if let (Some(old), Some(new)) = (old_script, new_script) {
        diff.worths = worths(old, new);
        diff.best_lines = best_lines(old, new);
    }
    diff
}

fn nodes(script: &Script) -> impl Iterator<Item = NodeId> + '_ {
    (0..=u16::MAX)
        .zip(&script.scenario.nodes)
        .map(|(at, _)| NodeId(at))
}

fn worths(old: &Script, new: &Script) -> Vec<Worth> {
    let slots = |script: &Script| -> BTreeSet<String> {
        script
            .scenario
            .slots
            .iter()
            .map(|slot| slot.id.clone())
            .collect()
    };
    let worth = |script: &Script, key: &Key, wanted: &str| {
        let realises = |id: &NodeId| {
            let slot = script.scenario.node(*id).slot;
            slot.and_then(|slot| script.scenario.slots.get(usize::from(slot.0)))
                .is_some_and(|slot| slot.id == wanted)
        };
        nodes(script)
            .find(realises)
            .and_then(|id| key.node(id))
            .map(|node| node.worth.clone())
    };
    let (old_key, new_key) = (Key::new(old), Key::new(new));
    let all: BTreeSet<String> = slots(old).union(&slots(new)).cloned().collect();
    all.into_iter()
        .map(|slot| Worth {
            old: worth(old, &old_key, &slot),
            new: worth(new, &new_key, &slot),
            slot,
        })
        .filter(|worth| worth.old != worth.new)
        .collect()
}

fn best_lines(old: &Script, new: &Script) -> Vec<BestLine> {
    let (old_key, new_key) = (Key::new(old), Key::new(new));
    nodes(old)
        .filter_map(|id| {
            let name = &old.scenario.node(id).id;
            let twin = new.scenario.find_node(name)?;
            let best = BestLine {
                node: name.clone(),
                old: line_id(old, id, old_key.node(id)?.best),
                new: line_id(new, twin, new_key.node(twin)?.best),
            };
            (best.old != best.new).then_some(best)
        })
        .collect()
}
