//! A talk on the screen: the engine's talk, how much of the line has appeared, and the clock of the pressure.

use crate::engine::{Command, Event, StepError, Talk, Wording};
use crate::model::{
    ChoiceIndex, Gesture, Lang, NodeId, Phase, Pressure, Room, Speaker, Text, Variable,
};

use crate::ui::portrait::face_in;

/// Characters that appear in a second.
const fn characters_per_sec(lang: Lang) -> f64 {
    match lang {
        Lang::Zh => 42.0,
        Lang::En => 95.0,
    }
}

/// Seconds to answer under a pressure; none if time does not press.
#[must_use]
pub const fn limit_secs(pressure: Pressure) -> Option<f32> {
    match pressure {
        Pressure::Off => None,
        Pressure::Calm => Some(60.0),
        Pressure::Brisk => Some(40.0),
        Pressure::Rush => Some(25.0),
    }
}

/// A talk being played.
#[derive(Debug)]
pub struct Session {
    /// The engine's talk.
    pub talk: Talk,
    /// Its texts.
    pub wording: Wording,
    /// The trainee went back at least once.
    pub practice: bool,
    /// Changes with every new node.
    pub serial: u64,
    /// Something to tell about the talk.
    pub notice: Option<String>,
    /// What the clock said last.
    pub clock: Tick,
    /// When the line began to appear, in seconds of egui's clock.
    began: Option<f64>,
    /// The whole line is shown.
    whole: bool,
    /// Seconds left to answer.
    left: Option<f32>,
    /// The last time the clock was read.
    read_at: Option<f64>,
}

/// What the clock says in this frame.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Tick {
    /// Characters of the line that are shown; none if all are.
    pub shown: Option<usize>,
    /// Share of the time left to answer, 0 to 1; none if time does not press.
    pub left: Option<f32>,
    /// Whole seconds left.
    pub secs: u32,
    /// The time is up.
    pub up: bool,
}

impl Session {
    /// Puts a talk on the screen.
    #[must_use]
    pub fn new(talk: Talk, practice: bool, serial: u64) -> Self {
        let wording = Wording::new(talk.script(), talk.seed());
        Self {
            talk,
            wording,
            practice,
            serial,
            notice: None,
            clock: Tick::default(),
            began: None,
            whole: false,
            left: None,
            read_at: None,
        }
    }

    /// Carries out a command. Returns whether the talk has ended.
    ///
    /// # Errors
    /// As the engine's step.
    pub fn play(&mut self, command: Command) -> Result<bool, StepError> {
        let node = self.talk.state().node;
        self.talk.play(command)?;
        self.left = None;
        if self.talk.state().node != node {
            self.begin_line();
        }
        Ok(self.talk.state().outcome.is_some())
    }

    /// Goes back so that so many moves remain; from then on it is practice.
    pub fn rewind(&mut self, moves: usize) {
        self.practice = true;
        self.talk.rewind(moves);
        self.left = None;
        self.begin_line();
    }

    /// Takes over from another session of the same talk how much of the line has appeared and the time left to answer.
    pub fn continue_from(&mut self, other: &Self) {
        self.began = other.began;
        self.whole = other.whole;
        self.left = other.left;
        self.read_at = other.read_at;
    }

    /// Shows the whole line.
    pub fn show_line(&mut self) {
        self.whole = true;
    }

    /// Whether the line is still appearing.
    #[must_use]
    pub const fn is_appearing(&self) -> bool {
        !self.whole
    }

    /// Whether a line can be said now.
    #[must_use]
    pub fn is_open(&self, choice: ChoiceIndex) -> bool {
        let state = self.talk.state();
        let line = self.talk.script().line(state.node, choice);
        line.is_some_and(|line| line.needs & !state.flags == 0)
    }

    /// Begins to show the line of a new node, from its first character.
    fn begin_line(&mut self) {
        self.serial += 1;
        self.began = None;
        self.whole = false;
    }

    /// Whether the customer is there.
    #[must_use]
    pub fn present(&self) -> bool {
        self.talk.script().node(self.talk.state().node).present
    }

    /// What is said now.
    #[must_use]
    pub fn line(&self, lang: Lang) -> String {
        self.talk
            .script()
            .saying(self.talk.state())
            .map(|saying| self.wording.fill(&saying.text, lang))
            .unwrap_or_default()
    }

    /// A text with its placeholders filled.
    #[must_use]
    pub fn fill(&self, text: &Text, lang: Lang) -> String {
        self.wording.fill(text, lang)
    }

    /// The text of a line of the trainee.
    #[must_use]
    pub fn said(&self, node: NodeId, choice: ChoiceIndex, lang: Lang) -> String {
        said(&self.talk, &self.wording, node, choice, lang)
    }

    /// The trainee's last line, if the last thing was a line.
    #[must_use]
    pub fn last_said(&self, lang: Lang) -> Option<String> {
        let (node, choice) = self.talk.moves().last()?.line()?;
        Some(self.said(node, choice, lang))
    }

    /// Whether the last thing was silence.
    #[must_use]
    pub fn hesitated(&self) -> bool {
        self.talk
            .moves()
            .last()
            .is_some_and(|last| last.events.contains(&Event::Hesitated))
    }

    /// A variable of the mood before the last move, in points.
    #[must_use]
    pub fn before(&self, variable: Variable) -> i32 {
        let state = self
            .talk
            .moves()
            .last()
            .map_or(self.talk.state(), |last| &last.before);
        state.mood.points(variable)
    }

    /// The room the talk is in.
    #[must_use]
    pub fn room(&self) -> Room {
        let scenario = &self.talk.script().scenario;
        self.visited()
            .filter_map(|node| scenario.node(node).room)
            .last()
            .unwrap_or(scenario.room)
    }

    /// Whether somebody is at the customer's side: since he or she first spoke, and not on the phone.
    #[must_use]
    pub fn adviser(&self) -> bool {
        let scenario = &self.talk.script().scenario;
        self.room() != Room::Phone
            && self
                .visited()
                .any(|node| scenario.node(node).speaker == Speaker::Adviser)
    }

    /// Index of the first rule of the customer's look that holds.
    #[must_use]
    pub fn face(&self) -> usize {
        let script = self.talk.script();
        face_in(&script.customer.look, self.talk.state(), script.type_id)
    }

    /// The gesture shown now: the node's, or the type's for the node's tactic.
    #[must_use]
    pub fn gesture(&self) -> Option<Gesture> {
        let script = self.talk.script();
        let node = script.scenario.node(self.talk.state().node);
        node.gesture
            .or_else(|| script.customer.look.gestures.get(&node.tactic?).copied())
    }

    /// Nodes from the start to here.
    fn visited(&self) -> impl Iterator<Item = NodeId> + '_ {
        let moves = self.talk.moves().iter().map(|done| done.before.node);
        moves.chain([self.talk.state().node])
    }

    /// Reads the clock. `running` is false while a dialog is open; `at_once` shows lines whole.
    pub fn tick(&mut self, now: f64, lang: Lang, running: bool, at_once: bool) -> Tick {
        let line = self.line(lang);
        let count = line.chars().count();
        let began = *self.began.get_or_insert(now);
        let appeared = characters((now - began).max(0.0) * characters_per_sec(lang));
        if at_once || appeared >= count {
            self.whole = true;
        }
        let mut tick = Tick {
            shown: (!self.whole).then_some(appeared),
            ..Tick::default()
        };
        let passed = self.read_at.map_or(0.0, |read| (now - read).max(0.0));
        self.read_at = Some(now);
        let limit = limit_secs(self.talk.state().pressure).filter(|_| self.present());
        let Some(limit) = limit else {
            return tick;
        };
        let left = self.left.get_or_insert(limit);
        if running && self.whole {
            // A program that was asleep must not find the time gone at once.
            #[expect(clippy::cast_possible_truncation, reason = "a few seconds")]
            let passed = passed.min(0.5) as f32;
            *left = (*left - passed).max(0.0);
        }
        tick.left = Some(*left / limit);
        tick.secs = characters(f64::from(left.ceil()))
            .try_into()
            .unwrap_or(u32::MAX);
        tick.up = *left <= 0.0;
        tick
    }
}

/// The text of a line of the trainee.
#[must_use]
pub fn said(
    talk: &Talk,
    wording: &Wording,
    node: NodeId,
    choice: ChoiceIndex,
    lang: Lang,
) -> String {
    talk.script()
        .scenario
        .node(node)
        .choices
        .get(usize::from(choice.0))
        .map(|choice| wording.fill(&choice.text, lang))
        .unwrap_or_default()
}

/// The phases of a scenario in order, with the place of the one a node is in; detours of a stuck talk count as agreeing.
#[must_use]
pub fn phases(talk: &Talk) -> (Vec<Phase>, usize) {
    let scenario = &talk.script().scenario;
    let mut phases: Vec<Phase> = scenario.slots.iter().map(|slot| slot.phase).collect();
    phases.sort_unstable();
    phases.dedup();
    let here = match scenario.node(talk.state().node).phase {
        Phase::Stuck => Phase::Agree,
        phase => phase,
    };
    let place = phases
        .iter()
        .position(|&phase| phase == here)
        .unwrap_or_else(|| {
            phases
                .iter()
                .filter(|&&phase| phase < here)
                .count()
                .saturating_sub(1)
        });
    (phases, place)
}

/// A number of characters from a fraction, rounded down; never negative.
fn characters(value: f64) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to the range first"
    )]
    let count = value.clamp(0.0, 1.0e6) as usize;
    count
}
