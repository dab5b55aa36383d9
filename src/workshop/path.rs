//! A way through a scenario with the mood at every stop, for the graph. Does not draw it.

use std::sync::Arc;

use crate::analysis::{Policy, play};
use crate::engine::{Command, Mood, Run, RunError, Talk};
use crate::model::{ChoiceIndex, NodeId, Outcome, Pressure};
use crate::score::{Key, review};

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

/// A whole way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunPath {
    /// Stop by stop.
    pub stops: Vec<Stop>,
    /// How it ends.
    pub outcome: Option<Outcome>,
    /// Its displayed total.
    pub total: Option<u32>,
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
            total: review(talk, key).displayed,
            mood: talk.state().mood,
        }
    }

    /// The way of a robot, from the start.
    #[must_use]
    pub fn of_robot(open: &Open, policy: Policy) -> Self {
        Self::of_moves(open, &play(&open.script, &open.key, policy).moves)
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
        let mut talk = Talk::new(Arc::clone(&open.script), 1, Pressure::Off);
        for &(node, choice) in moves {
            if talk.state().node != node || talk.play(Command::Choose(choice)).is_err() {
                break;
            }
        }
        Self::of(&talk, &open.key)
    }
}
