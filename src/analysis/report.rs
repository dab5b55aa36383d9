//! Everything that is known about one scenario and customer type. Does not set limits on what is fair.

use std::ops::Range;

use super::dominated::{Dominated, dominated};
use super::estimate::Estimate;
use super::exploit::{Exploit, exploits};
use super::fairness::{
    LengthRatio, NodeFairness, length_ratio, longest_share, node_fairness, share,
};
use super::occasions::{Occasions, occasions};
use super::policy::Policy;
use super::random::{Sampler, Tally};
use super::reach::{Reach, Search};
use super::robot::{Played, RobotResult, play};
use crate::engine::{Script, Wording};
use crate::model::{Lang, Outcome};
use crate::score::{Exact, Key};

/// What every kind of player would get, and how guessable it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Analysis {
    /// What is computed without drawing talks.
    pub exact: ExactPart,
    /// What is known from talks drawn at random.
    pub sampled: SampledPart,
}

/// What is computed without drawing talks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExactPart {
    /// The line that earns most, everywhere.
    pub best: Played,
    /// The line that earns least, everywhere.
    pub worst: Played,
    /// Robots, in the order of [`Policy::ROBOTS`].
    pub robots: Vec<RobotResult>,
    /// Scored nodes.
    pub nodes: Vec<NodeFairness>,
    /// Largest ratio of longest to shortest text in a node, by language.
    pub length_ratio: [LengthRatio; Lang::COUNT],
    /// How often each principle is in play.
    pub occasions: Vec<Occasions>,
    /// Lines that another beats in every respect.
    pub dominated: Vec<Dominated>,
    /// The shortest exploit of each critical principle.
    pub exploits: Vec<Exploit>,
}

/// What is known from talks drawn at random.
#[derive(Clone, Debug, PartialEq)]
pub struct SampledPart {
    /// Talks drawn.
    pub talks: u64,
    /// Expected total, 0..=100.
    pub mean: Estimate,
    /// Chance of each outcome, 0..=1, in [`Outcome::ALL`] order.
    pub outcomes: [Estimate; Outcome::COUNT],
    /// Talks with each whole total from 0 to 100, rounded half up.
    pub totals: Vec<u64>,
    /// What talks can meet.
    pub reach: Reach,
}

impl ExactPart {
    /// Computes it.
    #[must_use]
    pub fn new(script: &Script, key: &Key) -> Self {
        let wordings: Vec<Wording> = Wording::all(script).into_iter().flatten().collect();
        let robots = Policy::ROBOTS.into_iter();
        let nodes = script.scenario.ids();
        Self {
            best: play(script, key, Policy::Best),
            worst: play(script, key, Policy::Worst),
            robots: robots
                .map(|policy| RobotResult::new(script, key, policy))
                .collect(),
            nodes: nodes
                .filter_map(|id| node_fairness(script, key, id, &wordings))
                .collect(),
            length_ratio: std::array::from_fn(|lang| {
                length_ratio(script, Lang::ALL[lang], &wordings)
            }),
            occasions: occasions(script, key),
            dominated: dominated(script, key),
            exploits: exploits(script, key),
        }
    }

    /// Share of scored nodes whose best line is the longest, in a language, 0..=1.
    #[must_use]
    pub fn longest_share(&self, lang: Lang) -> Exact {
        longest_share(&self.nodes, lang)
    }

    /// Share of scored nodes with a real trade-off, 0..=1.
    #[must_use]
    pub fn trade_off_share(&self) -> Exact {
        share(&self.nodes, |node| node.trade_off)
    }
}

impl SampledPart {
    /// Draws as many talks as the figures need; `parts` draws the parts of a range, in any order and on as many threads
    /// as it likes, and merges them.
    pub fn new(
        script: &Script,
        key: &Key,
        parts: impl Fn(&Sampler<'_>, Range<u64>) -> Tally,
    ) -> Self {
        let search = Search::new(script, key);
        let open = search.unmet().clone();
        let sampler = Sampler::new(script, key, &open);
        let tally = sampler.draw(parts);
        Self {
            talks: tally.talks,
            mean: tally.mean(),
            outcomes: std::array::from_fn(|at| tally.share(Outcome::ALL[at])),
            reach: search.finish(&sampler, &tally),
            totals: tally.totals,
        }
    }
}

/// Computes everything on one thread.
#[must_use]
pub fn analyze(script: &Script, key: &Key) -> Analysis {
    // The method's own path would be for the samplers of one lifetime only.
    fn parts(sampler: &Sampler<'_>, parts: Range<u64>) -> Tally {
        sampler.parts(parts)
    }
    Analysis {
        exact: ExactPart::new(script, key),
        sampled: SampledPart::new(script, key, parts),
    }
}
