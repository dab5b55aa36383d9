//! The figures that show whether a scenario rewards understanding or guessing. Does not set limits.

use super::policy::{Policy, length};
use super::spread::{Spread, TooLarge, spread};
use crate::engine::Script;
use crate::model::{ChoiceIndex, Lang, NodeId, Outcome};
use crate::score::{Exact, Key, exact};

/// What a robot comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RobotResult {
    /// Which robot.
    pub policy: Policy,
    /// Its expected total.
    pub mean: Exact,
}

/// How guessable one scored node is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NodeFairness {
    /// Which node.
    pub node: NodeId,
    /// Mean credit of its lines, 0..=1.
    pub mean_credit: Exact,
    /// The best line, if exactly one is best.
    pub best: Option<ChoiceIndex>,
    /// The best line is the longest (no other is as long), by language in [`Lang::ALL`] order.
    pub best_is_longest: [bool; Lang::COUNT],
    /// Another line beats the best on some principle: a real trade-off.
    pub trade_off: bool,
}

/// All figures for one scenario and customer type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fairness {
    /// Chance as a player.
    pub random: Spread,
    /// Best lines everywhere: total and outcome.
    pub best: (Exact, Option<Outcome>),
    /// Robots.
    pub robots: Vec<RobotResult>,
    /// Scored nodes.
    pub nodes: Vec<NodeFairness>,
    /// Largest ratio of longest to shortest text in a node, with the node, by language.
    pub length_ratio: [(Exact, NodeId); Lang::COUNT],
}

impl Fairness {
    /// Share of scored nodes whose best line is the longest, in a language.
    #[must_use]
    pub fn longest_share(&self, lang: Lang) -> Exact {
        share(&self.nodes, |node| node.best_is_longest[lang.index()])
    }

    /// Share of scored nodes with a real trade-off.
    #[must_use]
    pub fn trade_off_share(&self) -> Exact {
        share(&self.nodes, |node| node.trade_off)
    }
}

fn share(nodes: &[NodeFairness], holds: impl Fn(&NodeFairness) -> bool) -> Exact {
    let count = |number: usize| exact(i64::try_from(number).unwrap_or(i64::MAX));
    if nodes.is_empty() {
        return exact(0);
    }
    count(nodes.iter().filter(|node| holds(node)).count()) / count(nodes.len())
}

/// Computes all figures for a script.
///
/// # Errors
/// When random play has more than `limit` states.
pub fn fairness(script: &Script, key: &Key, limit: u64) -> Result<Fairness, TooLarge> {
    let random = spread(script, key, Policy::Random, limit)?;
    let best = spread(script, key, Policy::Best, limit)?;
    let outcome = Outcome::ALL
        .iter()
        .copied()
        .find(|outcome| best.outcomes[outcome.index()] == exact(1));
    let mut robots = Vec::new();
    for policy in Policy::ROBOTS {
        robots.push(RobotResult {
            policy,
            mean: spread(script, key, policy, limit)?.mean,
        });
    }
    let nodes = (0..=u16::MAX)
        .zip(&script.scenario.nodes)
        .filter_map(|(index, _)| node_fairness(script, key, NodeId(index)))
        .collect();
    Ok(Fairness {
        random,
        best: (best.mean, outcome),
        robots,
        nodes,
        length_ratio: std::array::from_fn(|lang| length_ratio(script, Lang::ALL[lang])),
    })
}

fn node_fairness(script: &Script, key: &Key, id: NodeId) -> Option<NodeFairness> {
    let node = key.node(id)?;
    let choices = &script.scenario.node(id).choices;
    let sum: Exact = node.lines.iter().map(|line| &line.credit).sum();
    let count = i64::try_from(node.lines.len()).unwrap_or(i64::MAX);
    let tied = node
        .lines
        .iter()
        .filter(|line| line.credit == exact(1))
        .count();
    let best = usize::from(node.best.0);
    let best_is_longest = std::array::from_fn(|lang| {
        let lang = Lang::ALL[lang];
        let own = length(&choices[best].text, lang);
        (0..choices.len()).all(|other| other == best || length(&choices[other].text, lang) < own)
    });
    let trade_off = node.lines.iter().any(|line| {
        line.parts
            .iter()
            .zip(&node.lines[best].parts)
            .any(|(other, best)| other.credit > best.credit)
    });
    Some(NodeFairness {
        node: id,
        mean_credit: sum / exact(count),
        best: (tied == 1).then_some(node.best),
        best_is_longest,
        trade_off,
    })
}

fn length_ratio(script: &Script, lang: Lang) -> (Exact, NodeId) {
    (0..=u16::MAX)
        .zip(&script.scenario.nodes)
        .filter_map(|(index, node)| {
            let lengths = node.choices.iter().map(|choice| length(&choice.text, lang));
            let (low, high) = (lengths.clone().min()?, lengths.max()?);
            Some((exact(high) / exact(low.max(1)), NodeId(index)))
        })
        .max_by(|a, b| a.0.cmp(&b.0))
        .unwrap_or_else(|| (exact(1), NodeId(0)))
}
