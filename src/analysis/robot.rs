//! A robot's run: it always takes the line it likes most, and of equally liked ones the first. Does not decide what
//! a robot likes; see [`super::policy`].

use super::Policy;
use super::fairness::count;
use crate::engine::{Script, State, Wording, advance, start};
use crate::model::{ChoiceIndex, NodeId, Outcome, Pressure};
use crate::score::{Exact, Key, exact};

/// A run with what it comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Played {
    /// Its lines, with the node each was said at.
    pub moves: Vec<(NodeId, ChoiceIndex)>,
    /// Its total, 0..=100.
    pub total: Exact,
    /// How the customer left.
    pub outcome: Option<Outcome>,
}

/// What a robot comes to. Robots that read may play differently with each variant of the texts and each form of address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RobotResult {
    /// Which robot.
    pub policy: Policy,
    /// Its total, 0..=100: the mean over everything that the texts can be filled with, all equally likely.
    pub total: Exact,
    /// By variant of the texts, the mean over the forms of address.
    pub by_variant: Vec<Exact>,
    /// Its run with the first variant and the first form of address.
    pub played: Played,
    /// How the customer left, if it is the same however the texts are filled.
    pub outcome: Option<Outcome>,
}

impl RobotResult {
    /// Plays a script as a robot does, with everything that the texts can be filled with.
    #[must_use]
    pub fn new(script: &Script, key: &Key, policy: Policy) -> Self {
        let played = play(script, key, policy);
        let variants = script.scenario.variants.len();
        if !policy.reads() {
            return Self {
                policy,
                total: played.total.clone(),
                by_variant: vec![played.total.clone(); variants],
                outcome: played.outcome,
                played,
            };
        }
        let mut outcome = played.outcome;
        let mut by_variant: Vec<Exact> = Vec::new();
        for wordings in Wording::all(script) {
            let mut sum = exact(0);
            for wording in &wordings {
                let played = play_in(script, key, policy, wording);
                sum += played.total;
                outcome = outcome.filter(|known| played.outcome == Some(*known));
            }
            by_variant.push(sum / count(wordings.len().max(1)));
        }
        let sum: Exact = by_variant.iter().sum();
        let total = sum / count(by_variant.len().max(1));
        by_variant.truncate(variants);
        Self {
            policy,
            total,
            by_variant,
            played,
            outcome,
        }
    }
}

/// Plays a script as a robot does, with the first variant of the texts and the first form of address. Random play is no
/// robot: it would take the first lines.
#[must_use]
pub fn play(script: &Script, key: &Key, policy: Policy) -> Played {
    play_in(script, key, policy, &Wording::of(script, 0, 0))
}

/// Plays a script as a robot does that reads the texts in one wording.
fn play_in(script: &Script, key: &Key, policy: Policy, wording: &Wording) -> Played {
    let mut moves = Vec::new();
    let mut state = start(script, Pressure::Off);
    while state.outcome.is_none() {
        let Some(choice) = favourite(script, key, policy, wording, &state) else {
            break;
        };
        let Ok(next) = advance(script, &state, choice) else {
            break;
        };
        moves.push((state.node, choice));
        state = next;
    }
    played(key, moves, &state)
}

/// What some lines come to that lead to a state.
pub(super) fn played(key: &Key, moves: Vec<(NodeId, ChoiceIndex)>, last: &State) -> Played {
    let points = moves
        .iter()
        .filter_map(|&(node, choice)| key.line(node, choice));
    Played {
        total: points.map(|line| &line.points).sum(),
        moves,
        outcome: last.outcome,
    }
}

/// The open line that a robot likes most.
fn favourite(
    script: &Script,
    key: &Key,
    policy: Policy,
    wording: &Wording,
    state: &State,
) -> Option<ChoiceIndex> {
    let lines = &script.node(state.node).lines;
    let choices = &script.scenario.node(state.node).choices;
    let open = (0..lines.len()).filter(|&at| lines[at].needs & !state.flags == 0);
    let best = if let Some(liking) = policy.liking(choices, wording) {
        open.rev().max_by_key(|&at| liking[at])
    } else {
        let node = key.node(state.node);
        let credit = |at: &usize| node.map(|node| &node.lines[*at].credit);
        // Detours earn nothing: the first line for the best player, the last for the worst.
        match (policy, node) {
            (Policy::Worst, None) => open.max(),
            (Policy::Worst, Some(_)) => open.min_by(|a, b| credit(a).cmp(&credit(b))),
            _ => open.rev().max_by(|a, b| credit(a).cmp(&credit(b))),
        }
    };
    best.and_then(|at| u8::try_from(at).ok()).map(ChoiceIndex)
}
