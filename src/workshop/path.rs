//! A way through a scenario with the mood at every stop, for the graph, and what it comes to. Does not draw it.

use std::sync::Arc;

use crate::analysis::{Policy, RobotResult};
use crate::engine::{Command, Mood, Run, RunError, Script, Talk, Wording};
use crate::model::{ChoiceIndex, NodeId, Outcome, Pressure};
use crate::score::{Cap, Exact, Key, approximate, review};

use super::open::Open;

/// Where a way stops, and what is said there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stop {
    /// The node.
    pub node: NodeId,
    /// The line; none for silence.
    pub choice: Option<ChoiceIndex>,
    /// The mood before it.
    pub mood: Mood,
}

/// What a run comes to, told alike wherever it is told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RunScore {
    /// Sum of its lines, 0..=100.
    pub sum: Exact,
    /// Something scored was said.
    pub is_scored: bool,
    /// The highest total that is displayed and why, if that lowers it.
    pub cap: Option<(u32, Vec<Cap>)>,
}

impl RunScore {
    /// Of a talk.
    #[must_use]
    pub fn of(talk: &Talk, key: &Key) -> Self {
        let review = review(talk, key);
        let cap = talk.script().rules.tuning.cap_total;
        Self {
            is_scored: review.displayed.is_some(),
            cap: review.capped.then_some((cap, review.caps)),
            sum: review.total,
        }
    }

    /// Of lines said one after the other from the start, as far as they can be said.
    #[must_use]
    pub fn of_moves(script: &Arc<Script>, key: &Key, moves: &[(NodeId, ChoiceIndex)]) -> Self {
        Self::of(&talk_of(script, moves), key)
    }

    /// The total that counts: the sum, or the cap.
    #[must_use]
    pub fn total(&self) -> f64 {
        let cap = self.cap.as_ref().map(|(cap, _)| f64::from(*cap));
        cap.unwrap_or_else(|| approximate(&self.sum))
    }
}

/// The talk of lines said one after the other from the start, as far as they can be said.
fn talk_of(script: &Arc<Script>, moves: &[(NodeId, ChoiceIndex)]) -> Talk {
    let mut talk = Talk::new(Arc::clone(script), 1, Pressure::Off);
    for &(node, choice) in moves {
        if talk.state().node != node || talk.play(Command::Choose(choice)).is_err() {
            break;
        }
    }
    talk
}

/// A whole way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunPath {
    /// Stop by stop.
    pub stops: Vec<Stop>,
    /// How it ends.
    pub outcome: Option<Outcome>,
    /// What it comes to.
    pub score: RunScore,
    /// A robot's mean over everything that the texts can be filled with, if they are not all the same to it.
    pub mean: Option<Exact>,
    /// The texts that are said on it.
    pub wording: Wording,
    /// The mood at the end.
    pub mood: Mood,
}

/// Why there is no way to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoWay {
    /// The text is no run, or one of another version of the program.
    Unreadable(RunError),
    /// It is a run of another scenario or customer type.
    Elsewhere(String),
    /// The trainee has not finished a talk of this scenario.
    NeverPlayed,
    /// The figures that know the run have not been worked out.
    NoFigures,
}

impl RunPath {
    /// The way of a talk.
    #[must_use]
    pub fn of(talk: &Talk, key: &Key) -> Self {
        let stop = |done: &crate::engine::Move| Stop {
            node: done.before.node,
            choice: done.line().map(|(_, choice)| choice),
            mood: done.before.mood,
        };
        Self {
            stops: talk.moves().iter().map(stop).collect(),
            outcome: talk.state().outcome,
            score: RunScore::of(talk, key),
            mean: None,
            wording: Wording::new(talk.script(), talk.seed()),
            mood: talk.state().mood,
        }
    }

    /// The way of a robot, from the start, with the first variant of the texts and the first form of address.
    #[must_use]
    pub fn of_robot(open: &Open, policy: Policy) -> Self {
        let robot = RobotResult::new(&open.script, &open.key, policy);
        let way = Self::of_moves(open, &robot.played.moves);
        Self {
            mean: (robot.total != way.score.sum).then_some(robot.total),
            wording: Wording::of(&open.script, 0, 0),
            ..way
        }
    }

    /// The way of a run string.
    ///
    /// # Errors
    /// Says why it cannot be shown.
    pub fn of_run(open: &Open, run: &str) -> Result<Self, NoWay> {
        let run: Run = run.parse().map_err(NoWay::Unreadable)?;
        let here = &open.script;
        if run.scenario != here.scenario.id || run.customer != here.customer.id {
            let other = format!("{} · {}", run.scenario, run.customer);
            return Err(NoWay::Elsewhere(other));
        }
        let talk = Talk::replay_anyway(Arc::clone(here), &run).map_err(NoWay::Unreadable)?;
        Ok(Self::of(&talk, &open.key))
    }

    /// The way of lines said one after the other from the start, as far as they can be said.
    #[must_use]
    pub fn of_moves(open: &Open, moves: &[(NodeId, ChoiceIndex)]) -> Self {
        Self::of(&talk_of(&open.script, moves), &open.key)
    }

    /// What is said at a node: the numbers of the stops, from 1, each with its line; none for silence.
    pub fn said_at(&self, node: NodeId) -> impl Iterator<Item = (usize, Option<ChoiceIndex>)> {
        let stops = (1..).zip(&self.stops);
        let here = stops.filter(move |(_, stop)| stop.node == node);
        here.map(|(number, stop)| (number, stop.choice))
    }
}
