//! The figures of a script, made ready to be drawn. Computes nothing: `analysis` has done that.

use crate::analysis::{Analysis, Bounds, Dominated, Exploit, Known, Played, Policy, Reach, Spread};
use crate::engine::Script;
use crate::model::{ChoiceIndex, Condition, Lang, Node, NodeId, Outcome, PrincipleId};
use crate::score::approximate;

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
    /// Its total.
    pub total: f64,
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

/// The figures of a script, ready to be drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AnalysisView {
    /// Mean total of random play: at least, at most; the same where it is exact.
    pub random: (f64, f64),
    /// How the totals of random play are spread; none where it is not known.
    pub scores: Option<Spread>,
    /// Total of the best lines, and how that ends.
    pub best: (f64, Option<Outcome>),
    /// Total of the worst lines.
    pub worst: f64,
    /// Robots by their mean, the best first.
    pub robots: Vec<(Policy, f64)>,
    /// Chance of each ending under random play, in [`Outcome::ALL`] order: at least, at most.
    pub endings: Vec<(Outcome, (f64, f64))>,
    /// For each ending the last line, from 1, that can still decide about it; none where no line can. Empty where random
    /// play was not followed to its end.
    pub decided: Vec<(Outcome, Option<usize>)>,
    /// Lines of the longest talk.
    pub longest_talk: usize,
    /// Occasions of each principle: name, fewest and most over all paths.
    pub principles: Vec<(PrincipleId, u32, u32)>,
    /// The shortest breach of each critical principle.
    pub breaches: Vec<Breach>,
    /// What no run comes to.
    pub unmet: Vec<Unmet>,
    /// Of how many things it is not known whether a run comes to them.
    pub undecided: usize,
    /// How many variants the texts have.
    pub variants: usize,
    /// What robots that read get in them.
    pub swings: Vec<Swing>,
    /// By node.
    pub nodes: Vec<NodeFigures>,
    /// Lines that another beats in every respect.
    pub dominated: Vec<Dominated>,
    /// States looked at.
    pub states: u64,
}

impl AnalysisView {
    /// From an analysis of a script.
    #[must_use]
    pub fn new(script: &Script, figures: &Analysis) -> Self {
        let mut robots: Vec<(Policy, f64)> = figures
            .robots
            .iter()
            .map(|robot| (robot.policy, approximate(&robot.played.total)))
            .collect();
        robots.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let random = &figures.random;
        let ends = |bounds: &Bounds| (approximate(&bounds.low), approximate(&bounds.high));
        let chance = |outcome: &Outcome| (*outcome, ends(&random.outcomes[outcome.index()]));
        let decided = |outcome: &Outcome| (*outcome, random.last_turn_open(*outcome));
        let exact = random.is_exact();
        let (unmet, undecided) = unmet(script, &figures.reach);
        Self {
            random: ends(&random.mean),
            scores: Some(figures.spread.clone()),
            best: (approximate(&figures.best.total), figures.best.outcome),
            worst: approximate(&figures.worst.total),
            robots,
            endings: Outcome::ALL.iter().map(chance).collect(),
            decided: Outcome::ALL.iter().filter(|_| exact).map(decided).collect(),
            longest_talk: random.open.len(),
            principles: figures
                .occasions
                .iter()
                .map(|seen| (seen.principle, seen.least, seen.most))
                .collect(),
            breaches: figures.exploits.iter().map(breach).collect(),
            unmet,
            undecided,
            variants: figures.variants.len(),
            swings: swings(figures),
            nodes: figures
                .nodes
                .iter()
                .map(|node| NodeFigures {
                    node: node.node,
                    mean_credit: approximate(&node.mean_credit),
                    best: node.best,
                    longest: node.best_is_longest,
                    trade_off: node.trade_off,
                })
                .collect(),
            dominated: figures.dominated.clone(),
            states: random.states,
        }
    }

    /// The breach of a principle.
    #[must_use]
    pub fn breach(&self, principle: PrincipleId) -> Option<&Breach> {
        let of = |breach: &&Breach| breach.principle == principle;
        self.breaches.iter().find(of)
    }
}

fn breach(exploit: &Exploit) -> Breach {
    let run = exploit.run.as_ref();
    Breach {
        principle: exploit.principle,
        moves: run.map(|run: &Played| run.moves.clone()),
        total: run.map_or(0.0, |run| approximate(&run.total)),
        outcome: run.and_then(|run| run.outcome),
        proven: exploit.proven,
    }
}

/// What no run comes to, and of how many things that is not known. Wordings for other types of customer are left out:
/// that this one does not hear them is what they are for.
fn unmet(script: &Script, reach: &Reach) -> (Vec<Unmet>, usize) {
    let (mut found, mut undecided) = (Vec::new(), 0);
    let nodes = (0..=u16::MAX)
        .map(NodeId)
        .zip(script.scenario.nodes.iter().zip(&reach.nodes));
    for (id, (node, known)) in nodes {
        let lines = (0_u8..).map(ChoiceIndex).zip(&known.open);
        let facts = [(Unmet::Node(id), known.visited)]
            .into_iter()
            .chain(
                known
                    .heard
                    .iter()
                    .enumerate()
                    .filter(|(at, _)| is_for(script, node, *at))
                    .map(|(at, heard)| (Unmet::Wording(id, at), *heard)),
            )
            .chain(lines.map(|(line, truth)| (Unmet::Locked(id, line), truth.holds)));
        for (what, fact) in facts {
            undecided += usize::from(fact == Known::Unknown);
            if fact == Known::No {
                found.push(what);
                // Where nobody comes, nothing is heard or said either.
                if what == Unmet::Node(id) {
                    break;
                }
            }
        }
    }
    (found, undecided)
}

/// Whether a wording is for the type of customer of a script.
fn is_for(script: &Script, node: &Node, wording: usize) -> bool {
    let other = |condition: &Condition| matches!(condition, Condition::Customer(wanted) if *wanted != script.type_id);
    node.says
        .get(wording)
        .is_some_and(|saying| !saying.when.iter().any(other))
}

/// The least and the most that each robot gets over the variants.
fn swings(figures: &Analysis) -> Vec<Swing> {
    let Some(first) = figures.variants.first() else {
        return Vec::new();
    };
    first
        .iter()
        .enumerate()
        .map(|(place, (policy, _))| {
            let totals = figures.variants.iter().filter_map(|robots| {
                let (_, total) = robots.get(place)?;
                Some(approximate(total))
            });
            Swing {
                policy: *policy,
                least: totals.clone().fold(f64::INFINITY, f64::min),
                most: totals.fold(f64::NEG_INFINITY, f64::max),
            }
        })
        .collect()
}
