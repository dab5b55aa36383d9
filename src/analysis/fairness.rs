//! The figures that show whether a scenario rewards understanding or guessing. Does not set limits.

use super::policy::length;
use crate::engine::Script;
use crate::model::{ChoiceIndex, Lang, NodeId};
use crate::score::{Exact, Key, exact};

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

/// The most uneven node in a language: how many times longer its longest text is than its shortest.
pub type LengthRatio = (Exact, NodeId);

/// Share of scored nodes for which something holds.
pub(super) fn share(nodes: &[NodeFairness], holds: impl Fn(&NodeFairness) -> bool) -> Exact {
    let count = |number: usize| exact(i64::try_from(number).unwrap_or(i64::MAX));
    if nodes.is_empty() {
        return exact(0);
    }
    count(nodes.iter().filter(|node| holds(node)).count()) / count(nodes.len())
}

/// How guessable a node is; none for detours.
pub(super) fn node_fairness(script: &Script, key: &Key, id: NodeId) -> Option<NodeFairness> {
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

/// The most uneven node of a script in a language.
pub(super) fn length_ratio(script: &Script, lang: Lang) -> LengthRatio {
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
