//! A trial: a talk that begins at any node in any mood; its form and its result. Does not play it.

use std::sync::Arc;

use crate::engine::{Script, StartError, State, Talk, Wording, start};
use crate::model::{ChoiceIndex, NodeId, Outcome, Pressure, Variable};
use crate::score::{Exact, Key, exact, review};

use super::path::RunScore;

/// A mood to begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preset {
    /// As the type comes in.
    Usual,
    /// Calm and well disposed.
    Calm,
    /// About to boil over.
    Boiling,
}

impl Preset {
    /// All, in order.
    pub const ALL: [Self; 3] = [Self::Usual, Self::Calm, Self::Boiling];

    /// The mood, in points.
    #[must_use]
    pub fn mood(self, script: &Script) -> [i32; Variable::COUNT] {
        let customer = &script.customer;
        std::array::from_fn(|index| {
            let usual = i32::try_from(customer.start[index])
                .unwrap_or(0)
                .clamp(0, 100);
            match (self, Variable::ALL[index]) {
                (Self::Usual, _) | (Self::Boiling, Variable::Expectation) => usual,
                (Self::Calm, Variable::Anger) => 10,
                (Self::Calm, Variable::Expectation) => usual.min(50),
                (Self::Calm, _) => 70,
                (Self::Boiling, Variable::Anger) => {
                    i32::try_from(customer.boiling).unwrap_or(100).clamp(0, 100)
                }
                // Patience gone or no trust at all would end the talk at once.
                (Self::Boiling, Variable::Patience | Variable::Trust) => 25,
                (Self::Boiling, _) => 10,
            }
        })
    }
}

/// A trial being set up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrialForm {
    /// Where it begins.
    pub node: NodeId,
    /// In which mood, in points.
    pub mood: [i32; Variable::COUNT],
    /// With which flags, as a bit set.
    pub flags: u64,
    /// The customer has accepted.
    pub accepted: bool,
    /// The seed as typed.
    pub seed: String,
}

impl Default for TrialForm {
    fn default() -> Self {
        Self {
            node: NodeId(0),
            mood: [50; Variable::COUNT],
            flags: 0,
            accepted: false,
            seed: "1".to_owned(),
        }
    }
}

impl TrialForm {
    /// Fits the form to a script. What was set stays if the script before was of the same scenario; a mood that was a
    /// preset becomes that preset of the type of customer at hand.
    pub fn adopt(&mut self, script: &Script, before: Option<&Script>, node: Option<NodeId>) {
        let before = before.filter(|before| before.scenario.id == script.scenario.id);
        if let Some(before) = before {
            if let Some(preset) = self.preset(before) {
                self.mood = preset.mood(script);
            }
            if usize::from(self.node.0) >= script.scenario.nodes.len() {
                self.begin_at(script, script.scenario.start);
            }
        } else {
            self.mood = Preset::Usual.mood(script);
            self.flags = 0;
            self.begin_at(script, node.unwrap_or(script.scenario.start));
        }
        let flags = u32::try_from(script.scenario.flags.len()).unwrap_or(64);
        self.flags &= !u64::MAX.checked_shl(flags).unwrap_or(0);
    }

    /// Begins at another node.
    pub fn begin_at(&mut self, script: &Script, node: NodeId) {
        self.node = node;
        self.accepted = State::at(script, node, Pressure::Off).accepted;
    }

    /// The preset that the mood is, if it is one.
    #[must_use]
    pub fn preset(&self, script: &Script) -> Option<Preset> {
        Preset::ALL
            .into_iter()
            .find(|preset| preset.mood(script) == self.mood)
    }

    /// The talk; the reason if there is none.
    ///
    /// # Errors
    /// As [`Talk::from_state`].
    pub fn talk(&self, script: &Arc<Script>) -> Result<Talk, StartError> {
        let seed = self.seed.parse().unwrap_or(1);
        Talk::from_state(Arc::clone(script), seed, self.state(script))
    }

    /// The state in which it begins.
    #[must_use]
    pub fn state(&self, script: &Script) -> State {
        let mut state = State::at(script, self.node, Pressure::Off);
        for (value, points) in state.mood.values.iter_mut().zip(self.mood) {
            *value = points.clamp(0, 100) * 1000;
        }
        state.flags = self.flags;
        state.accepted = self.accepted;
        state
    }
}

/// One line of a trial that is over.
#[derive(Clone, Debug)]
pub struct TriedLine {
    /// Where it was said.
    pub node: NodeId,
    /// What was said.
    pub choice: ChoiceIndex,
    /// Points earned, and points of the best line.
    pub points: (Exact, Exact),
}

/// How a trial went.
#[derive(Clone, Debug)]
pub struct Tried {
    /// The talk.
    pub talk: Talk,
    /// Its texts.
    pub wording: Wording,
    /// How it ended.
    pub outcome: Option<Outcome>,
    /// Line by line.
    pub lines: Vec<TriedLine>,
    /// Points earned and worth of the decisions that were met: nothing is said about the others.
    pub met: (Exact, Exact),
    /// What it comes to, if it is a whole talk from the scenario's start as the customer comes in.
    pub whole: Option<RunScore>,
}

impl Tried {
    /// Looks at a trial.
    #[must_use]
    pub fn new(talk: Talk) -> Self {
        let key = Key::new(talk.script());
        let review = review(&talk, &key);
        let began = talk.origin();
        let is_whole = began.is_none_or(|state| *state == start(talk.script(), Pressure::Off));
        let is_whole = is_whole && talk.state().outcome.is_some();
        let lines: Vec<TriedLine> = review
            .turns
            .into_iter()
            .map(|turn| TriedLine {
                node: turn.node,
                choice: turn.choice,
                points: (turn.earned, turn.worth),
            })
            .collect();
        let mut met = (exact(0), exact(0));
        for line in &lines {
            met.0 += &line.points.0;
            met.1 += &line.points.1;
        }
        Self {
            wording: Wording::new(talk.script(), talk.seed()),
            outcome: talk.state().outcome,
            lines,
            met,
            whole: is_whole.then(|| RunScore::of(&talk, &key)),
            talk,
        }
    }
}
