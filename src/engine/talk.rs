//! A talk with its history: undo, rewind and replay over [`step`]. Does not know who plays it or where it is kept.

use std::sync::Arc;

use super::run::{Run, RunError, RunForm, Said};
use super::script::Script;
use super::step::{Command, Event, State, StepError, start, step};
use super::trial::{StartError, check};
use crate::model::{ChoiceIndex, NodeId, Pressure};

/// One command that was carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// What the trainee did.
    pub command: Command,
    /// The state before.
    pub before: State,
    /// What happened.
    pub events: Vec<Event>,
}

impl Move {
    /// The node and line, if a line was said.
    #[must_use]
    pub const fn line(&self) -> Option<(NodeId, ChoiceIndex)> {
        match self.command {
            Command::Choose(choice) => Some((self.before.node, choice)),
            Command::Hesitate => None,
        }
    }
}

/// A talk: script, seed, pressure and all moves so far.
#[derive(Clone, Debug)]
pub struct Talk {
    script: Arc<Script>,
    seed: u64,
    state: State,
    moves: Vec<Move>,
    /// Where it began, if not at the scenario's start.
    origin: Option<State>,
}

impl Talk {
    /// A talk at its start.
    #[must_use]
    pub fn new(script: Arc<Script>, seed: u64, pressure: Pressure) -> Self {
        let state = start(&script, pressure);
        Self {
            script,
            seed,
            state,
            moves: Vec::new(),
            origin: None,
        }
    }

    /// A talk that begins anywhere, for trying a scenario out. It has no run string, because its moves alone do not
    /// lead there.
    ///
    /// # Errors
    /// When a talk of this script cannot stand there.
    pub fn from_state(script: Arc<Script>, seed: u64, state: State) -> Result<Self, StartError> {
        check(&script, &state)?;
        Ok(Self {
            script,
            seed,
            state,
            moves: Vec::new(),
            origin: Some(state),
        })
    }

    /// Where it began, if not at the scenario's start.
    #[must_use]
    pub const fn origin(&self) -> Option<&State> {
        self.origin.as_ref()
    }

    /// What is played.
    #[must_use]
    pub const fn script(&self) -> &Arc<Script> {
        &self.script
    }

    /// The seed of variant and order.
    #[must_use]
    pub const fn seed(&self) -> u64 {
        self.seed
    }

    /// Where the talk stands.
    #[must_use]
    pub const fn state(&self) -> &State {
        &self.state
    }

    /// All moves so far.
    #[must_use]
    pub fn moves(&self) -> &[Move] {
        &self.moves
    }

    /// Carries out a command.
    ///
    /// # Errors
    /// As [`step`]; the talk is untouched then.
    pub fn play(&mut self, command: Command) -> Result<&[Event], StepError> {
        let (next, events) = step(&self.script, &self.state, command)?;
        let before = std::mem::replace(&mut self.state, next);
        self.moves.push(Move {
            command,
            before,
            events,
        });
        Ok(self.moves.last().map_or(&[], |last| &last.events))
    }

    /// Takes the last move back. Returns it, or none at the start.
    pub fn undo(&mut self) -> Option<Move> {
        let last = self.moves.pop()?;
        self.state = last.before;
        Some(last)
    }

    /// Goes back so that only the first `count` moves remain.
    pub fn rewind(&mut self, count: usize) {
        while self.moves.len() > count {
            self.undo();
        }
    }

    /// The string that replays this talk; none if it did not begin at the start.
    #[must_use]
    pub fn run(&self) -> Option<Run> {
        let said = |done: &Move| match done.line() {
            Some((node, choice)) => {
                Said::Line(self.script.number_of(node, choice).unwrap_or(choice.0))
            }
            None => Said::Nothing,
        };
        self.origin.is_none().then(|| Run {
            form: RunForm::Sorted,
            scenario: self.script.scenario.id.clone(),
            customer: self.script.customer.id.clone(),
            fingerprint: self.script.fingerprint.clone(),
            seed: self.seed,
            pressure: self.state.pressure,
            commands: self.moves.iter().map(said).collect(),
        })
    }

    /// Replays a run on its script.
    ///
    /// # Errors
    /// When the script has changed since or that cannot be known, or a command cannot be carried out.
    pub fn replay(script: Arc<Script>, run: &Run) -> Result<Self, RunError> {
        if run.form == RunForm::Earlier {
            return Err(RunError::Earlier);
        }
        if run.fingerprint != script.fingerprint {
            return Err(RunError::ScenarioChanged {
                run: run.fingerprint.clone(),
                now: script.fingerprint.clone(),
            });
        }
        Self::replay_anyway(script, run)
    }

    /// Replays a run on a script that may have changed since; what it says then is a new judgement, not the old one.
    ///
    /// # Errors
    /// When a command cannot be carried out.
    pub fn replay_anyway(script: Arc<Script>, run: &Run) -> Result<Self, RunError> {
        let mut talk = Self::new(script, run.seed, run.pressure);
        for (index, &said) in run.commands.iter().enumerate() {
            let command = run.command(talk.script(), talk.state().node, said);
            talk.play(command).map_err(|reason| RunError::Move {
                number: index + 1,
                reason,
            })?;
        }
        Ok(talk)
    }
}
