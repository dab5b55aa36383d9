//! The figures that show whether a scenario rewards understanding or guessing. Does not set limits.

use super::policy::length;
use crate::engine::{Script, Wording};
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
    /// In which share of the wordings the best line is the longest (no other is as long), 0..=1, by language in
    /// [`Lang::ALL`] order. All variants with all forms of address count alike.
    pub longest_share: [Exact; Lang::COUNT],
    /// Another line beats the best on some principle: a real trade-off.
    pub trade_off: bool,
}

impl NodeFairness {
    /// Whether the best line is the longest in at least half of the wordings of a language.
    #[must_use]
    pub fn best_is_longest(&self, lang: Lang) -> bool {
        &self.longest_share[lang.index()] * exact(2) >= exact(1)
    }
}

/// The most uneven node in a language: how many times longer its longest text is than its shortest, as shown.
pub type LengthRatio = (Exact, NodeId);

/// Share of scored nodes for which something holds.
pub(super) fn share(nodes: &[NodeFairness], holds: impl Fn(&NodeFairness) -> bool) -> Exact {
    let holding = nodes.iter().filter(|node| holds(node)).count();
    count(holding) / count(nodes.len().max(1))
}

/// Share of scored nodes whose best line is the longest, in a language.
pub(super) fn longest_share(nodes: &[NodeFairness], lang: Lang) -> Exact {
    let shares = nodes.iter().map(|node| &node.longest_share[lang.index()]);
    shares.sum::<Exact>() / count(nodes.len().max(1))
}

/// A count as an exact number.
pub(super) fn count(number: usize) -> Exact {
    exact(i64::try_from(number).unwrap_or(i64::MAX))
}

/// How guessable a node is, given all its wordings; none for detours.
pub(super) fn node_fairness(
    script: &Script,
    key: &Key,
    id: NodeId,
    wordings: &[Wording],
) -> Option<NodeFairness> {
    let node = key.node(id)?;
    let choices = &script.scenario.node(id).choices;
    let sum: Exact = node.lines.iter().map(|line| &line.credit).sum();
    let tied = node
        .lines
        .iter()
        .filter(|line| line.credit == exact(1))
        .count();
    let best = usize::from(node.best.0);
    let is_longest = |wording: &Wording, lang: Lang| {
        let length = |at: usize| length(&choices[at].text, lang, wording);
        (0..choices.len()).all(|other| other == best || length(other) < length(best))
    };
    let longest_share = std::array::from_fn(|lang| {
        let lang = Lang::ALL[lang];
        let longest = wordings.iter().filter(|wording| is_longest(wording, lang));
        count(longest.count()) / count(wordings.len().max(1))
    });
    let trade_off = node.lines.iter().any(|line| {
        line.parts
            .iter()
            .zip(&node.lines[best].parts)
            .any(|(other, best)| other.credit > best.credit)
    });
    Some(NodeFairness {
        node: id,
        mean_credit: sum / count(node.lines.len()),
        best: (tied == 1).then_some(node.best),
        longest_share,
        trade_off,
    })
}

/// The most uneven node of a script in a language, in the wording in which it is.
pub(super) fn length_ratio(script: &Script, lang: Lang, wordings: &[Wording]) -> LengthRatio {
    let mut most = (exact(1), NodeId(0));
    for (id, node) in (0..=u16::MAX).map(NodeId).zip(&script.scenario.nodes) {
        for wording in wordings {
            let lengths = node.choices.iter();
            let lengths = lengths.map(|choice| length(&choice.text, lang, wording));
            let (Some(low), Some(high)) = (lengths.clone().min(), lengths.max()) else {
                continue;
            };
            let ratio = exact(high) / exact(low.max(1));
            if ratio > most.0 {
                most = (ratio, id);
            }
        }
    }
    most
}
