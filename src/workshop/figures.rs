//! The figures of a script, made ready to be drawn. Computes nothing: `analysis` has done that.

use std::sync::Arc;

use crate::analysis::{
    Analysis, Dominated, Estimate, Exploit, Fact, Finding, Played, Policy, Reach, RobotResult,
};
use crate::engine::Script;
use crate::model::{ChoiceIndex, Condition, Lang, Node, NodeId, Outcome, PrincipleId};
use crate::score::{Key, approximate};

use super::path::RunScore;

/// Figures of one node.
#[derive(Clone, Debug, PartialEq)]
pub struct NodeFigures {
    /// Which node.
    pub node: NodeId,
    /// Mean credit of its lines, 0 to 1.
    pub mean_credit: f64,
    /// The best line, if exactly one is best.
    pub best: Option<ChoiceIndex>,
    /// The best line is the longest, in Chinese and in English.
    pub longest: [bool; Lang::COUNT],
    /// Another line beats the best on some principle.
    pub trade_off: bool,
}

/// The shortest run that breaks a critical principle and still ends well.
#[derive(Clone, Debug, PartialEq)]
pub struct Breach {
    /// The principle.
    pub principle: PrincipleId,
    /// The lines of that run, if there is one.
    pub moves: Option<Vec<(NodeId, ChoiceIndex)>>,
    /// What it comes to.
    pub score: RunScore,
    /// How it ends.
    pub outcome: Option<Outcome>,
    /// All runs were looked at: there is none shorter, or none at all.
    pub proven: bool,
}

/// Something that no run comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unmet {
    /// A node.
    Node(NodeId),
    /// A wording of a node, by its place.
    Wording(NodeId, usize),
    /// A line that is locked whenever the talk is there.
    Locked(NodeId, ChoiceIndex),
}

impl Unmet {
    /// The node that it is, or is at.
    #[must_use]
    pub const fn node(self) -> NodeId {
        match self {
            Self::Node(node) | Self::Wording(node, _) | Self::Locked(node, _) => node,
        }
    }
}

/// What a robot gets in the variants of the texts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Swing {
    /// Which robot.
    pub policy: Policy,
    /// In the variant that suits it least.
    pub least: f64,
    /// In the variant that suits it most.
    pub most: f64,
}

/// What a robot gets.
#[derive(Clone, Debug, PartialEq)]
pub struct Player {
    /// Which robot.
    pub policy: Policy,
    /// What its run comes to with the first variant of the texts and the first form of address.
    pub run: RunScore,
    /// Its mean over everything that the texts can be filled with, 0 to 100, if they are not all the same to it.
    pub mean: Option<f64>,
}

impl Player {
    /// Its mean, or what its only run comes to.
    #[must_use]
    pub fn total(&self) -> f64 {
        self.mean.unwrap_or_else(|| self.run.total())
    }
}

/// The figures of a script, ready to be drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AnalysisView {
    /// Talks of random play that were drawn.
    pub talks: u64,
    /// Mean total of random play.
    pub random: Estimate,
    /// How the totals of random play are spread: the share of each whole total from 0 to 100, 0 to 1.
    pub scores: Vec<f64>,
    /// What the best lines come to, and how that ends.
    pub best: (RunScore, Option<Outcome>),
    /// What the worst lines come to.
    pub worst: RunScore,
    /// Robots by their total, the best first.
    pub robots: Vec<Player>,
    /// Chance of each ending under random play, 0 to 1, in [`Outcome::ALL`] order, and whether any run ends so.
    pub endings: Vec<(Outcome, Estimate, Finding)>,
    /// Occasions of each principle: name, fewest and most over all paths.
    pub principles: Vec<(PrincipleId, u32, u32)>,
    /// The shortest breach of each critical principle.
    pub breaches: Vec<Breach>,
    /// What no run comes to, or none of so many talks that were tried.
    pub unmet: Vec<(Unmet, Option<u64>)>,
    /// How many variants the texts have.
    pub variants: usize,
    /// What robots that read get in them.
    pub swings: Vec<Swing>,
    /// By node.
    pub nodes: Vec<NodeFigures>,
    /// Lines that another beats in every respect.
    pub dominated: Vec<Dominated>,
}

impl AnalysisView {
    /// From an analysis of a script.
    #[must_use]
    pub fn new(script: &Arc<Script>, key: &Key, figures: &Analysis) -> Self {
        let Analysis { exact, sampled } = figures;
        let score = |run: &Played| RunScore::of_moves(script, key, &run.moves);
        let player = |robot: &RobotResult| Player {
            policy: robot.policy,
            run: score(&robot.played),
            mean: (robot.total != robot.played.total).then(|| approximate(&robot.total)),
        };
        let mut robots: Vec<Player> = exact.robots.iter().map(player).collect();
        robots.sort_by(|a, b| {
            b.total()
                .total_cmp(&a.total())
                .then(a.policy.cmp(&b.policy))
        });
        let ending = |outcome: &Outcome| {
            let reach = sampled.reach.of(Fact::Outcome(*outcome)).clone();
            (*outcome, sampled.outcomes[outcome.index()], reach)
        };
        #[expect(clippy::cast_precision_loss, reason = "shares for a picture")]
        let share = |count: &u64| *count as f64 / sampled.talks.max(1) as f64;
        Self {
            talks: sampled.talks,
            random: sampled.mean,
            scores: sampled.totals.iter().map(share).collect(),
            best: (score(&exact.best), exact.best.outcome),
            worst: score(&exact.worst),
            robots,
            endings: Outcome::ALL.iter().map(ending).collect(),
            principles: exact
                .occasions
                .iter()
                .map(|seen| (seen.principle, seen.least, seen.most))
                .collect(),
            breaches: exact
                .exploits
                .iter()
                .map(|found| breach(found, score))
                .collect(),
            unmet: unmet(script, &sampled.reach),
            variants: script.scenario.variants.len(),
            swings: swings(figures),
            nodes: exact
                .nodes
                .iter()
                .map(|node| NodeFigures {
                    node: node.node,
                    mean_credit: approximate(&node.mean_credit),
                    best: node.best,
                    longest: std::array::from_fn(|lang| node.best_is_longest(Lang::ALL[lang])),
                    trade_off: node.trade_off,
                })
                .collect(),
            dominated: exact.dominated.clone(),
        }
    }

    /// The breach of a principle.
    #[must_use]
    pub fn breach(&self, principle: PrincipleId) -> Option<&Breach> {
        let of = |breach: &&Breach| breach.principle == principle;
        self.breaches.iter().find(of)
    }
}

fn breach(exploit: &Exploit, score: impl FnOnce(&Played) -> RunScore) -> Breach {
    let run = exploit.run.as_ref();
    Breach {
        principle: exploit.principle,
        moves: run.map(|run: &Played| run.moves.clone()),
        score: run.map(score).unwrap_or_default(),
        outcome: run.and_then(|run| run.outcome),
        proven: exploit.proven,
    }
}

/// What no run comes to, or none that was tried. Wordings for other types of customer are left out: that this one does
/// not hear them is what they are for.
fn unmet(script: &Script, reach: &Reach) -> Vec<(Unmet, Option<u64>)> {
    let found = reach.iter().filter_map(|(fact, finding)| {
        let node = fact.node()?;
        // Where nobody comes, nothing is heard or said either.
        if fact != Fact::Node(node) && !reach.visits(node) {
            return None;
        }
        let what = match fact {
            Fact::Node(_) => Unmet::Node(node),
            Fact::Wording(_, at) if is_for(script, script.scenario.node(node), at.into()) => {
                Unmet::Wording(node, at.into())
            }
            Fact::Open(_, choice) => Unmet::Locked(node, choice),
            _ => return None,
        };
        match finding {
            Finding::Met(_) => None,
            Finding::Impossible => Some((what, None)),
            Finding::NotMet { talks } => Some((what, Some(*talks))),
        }
    });
    let mut found: Vec<_> = found.collect();
    found.sort_by_key(|(what, _)| what.node());
    found
}

/// Whether a wording is for the type of customer of a script.
fn is_for(script: &Script, node: &Node, wording: usize) -> bool {
    let other = |condition: &Condition| matches!(condition, Condition::Customer(wanted) if *wanted != script.type_id);
    node.says
        .get(wording)
        .is_some_and(|saying| !saying.when.iter().any(other))
}

/// The least and the most that each robot that reads gets over the variants.
fn swings(figures: &Analysis) -> Vec<Swing> {
    let robots = figures.exact.robots.iter();
    let reading = robots.filter(|robot| robot.policy.reads());
    reading
        .map(|robot| {
            let totals = robot.by_variant.iter().map(approximate);
            Swing {
                policy: robot.policy,
                least: totals.clone().fold(f64::INFINITY, f64::min),
                most: totals.fold(f64::NEG_INFINITY, f64::max),
            }
        })
        .collect()
}
