//! Everything that is computed about one scenario and customer type. Does not set limits on what is fair.

use super::chances::{Chances, RandomPlay, TooLarge};
use super::dominated::{Dominated, dominated};
use super::exploit::{Exploit, exploits};
use super::fairness::{LengthRatio, NodeFairness, length_ratio, node_fairness, share};
use super::occasions::{Occasions, occasions};
use super::policy::Policy;
use super::reach::Reach;
use super::robot::{Played, RobotResult, play, variant_spread};
use super::spread::{Spread, spread};
use crate::engine::Script;
use crate::model::{Lang, NodeId};
use crate::score::{Exact, Key};

/// States that [`Reach`] may look at when sample talks and limits leave something open.
const REACH_STATES: u64 = 20_000_000;

/// What every kind of player would get, and how guessable it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Analysis {
    /// Chance as a player.
    pub random: Chances,
    /// The line that earns most, everywhere.
    pub best: Played,
    /// The line that earns least, everywhere.
    pub worst: Played,
    /// How the totals of random play are spread.
    pub spread: Spread,
    /// Robots, in the order of [`Policy::ROBOTS`].
    pub robots: Vec<RobotResult>,
    /// Scored nodes.
    pub nodes: Vec<NodeFairness>,
    /// Largest ratio of longest to shortest text in a node, by language.
    pub length_ratio: [LengthRatio; Lang::COUNT],
    /// What occurs in some run.
    pub reach: Reach,
    /// How often each principle is in play.
    pub occasions: Vec<Occasions>,
    /// Lines that another beats in every respect.
    pub dominated: Vec<Dominated>,
    /// The shortest exploit of each critical principle.
    pub exploits: Vec<Exploit>,
    /// By variant of the texts: what the robots that read come to.
    pub variants: Vec<Vec<(Policy, Exact)>>,
}

/// Everything that is computed about a script but random play.
#[derive(Clone, Debug)]
pub struct Unplayed {
    best: Played,
    worst: Played,
    spread: Spread,
    robots: Vec<RobotResult>,
    nodes: Vec<NodeFairness>,
    length_ratio: [LengthRatio; Lang::COUNT],
    reach: Reach,
    occasions: Vec<Occasions>,
    dominated: Vec<Dominated>,
    exploits: Vec<Exploit>,
    variants: Vec<Vec<(Policy, Exact)>>,
}

impl Unplayed {
    /// Computes it.
    #[must_use]
    pub fn new(script: &Script, key: &Key) -> Self {
        let robot = |policy| RobotResult {
            policy,
            played: play(script, key, policy),
        };
        let nodes = (0..=u16::MAX).zip(&script.scenario.nodes);
        Self {
            best: play(script, key, Policy::Best),
            worst: play(script, key, Policy::Worst),
            spread: spread(script, key),
            robots: Policy::ROBOTS.into_iter().map(robot).collect(),
            nodes: nodes
                .filter_map(|(index, _)| node_fairness(script, key, NodeId(index)))
                .collect(),
            length_ratio: std::array::from_fn(|lang| length_ratio(script, Lang::ALL[lang])),
            reach: Reach::new(script, REACH_STATES),
            occasions: occasions(script, key),
            dominated: dominated(script, key),
            exploits: exploits(script, key),
            variants: variant_spread(script, key),
        }
    }
}

impl Analysis {
    /// Adds to the chances of random play everything else.
    #[must_use]
    pub fn of(random: Chances, unplayed: Unplayed) -> Self {
        Self {
            random,
            best: unplayed.best,
            worst: unplayed.worst,
            spread: unplayed.spread,
            robots: unplayed.robots,
            nodes: unplayed.nodes,
            length_ratio: unplayed.length_ratio,
            reach: unplayed.reach,
            occasions: unplayed.occasions,
            dominated: unplayed.dominated,
            exploits: unplayed.exploits,
            variants: unplayed.variants,
        }
    }

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

/// Computes everything on one thread, random play in at most about `limit` states; beyond it, its figures are bounds.
///
/// # Errors
/// When the number of runs is larger than 128 bits.
pub fn analyze(script: &Script, key: &Key, limit: u64) -> Result<Analysis, TooLarge> {
    let random = RandomPlay::new(script, limit).run_all(key)?;
    Ok(Analysis::of(random, Unplayed::new(script, key)))
}
