//! Plays random conversations, plain and with saving and loading after every step. Does not judge what comes out.

use std::sync::Arc;

use composure::engine::{Command, Mood, Script, State, Talk, start};
use composure::model::{NodeId, Pressure};

use super::case::Case;
use super::ensure;
use super::subject::Subject;
use crate::support::line;

/// A conversation as it went.
pub struct Played {
    /// The state at the start and after every step.
    pub states: Vec<State>,
    /// The same with its history; follows the product's own turn only.
    pub talk: Talk,
}

impl Played {
    /// The last state.
    pub fn last(&self) -> &State {
        self.states.last().unwrap()
    }
}

/// Plays until the end: at each node the line that `says` picks, after a silence where the case pauses.
pub fn play(
    subject: &dyn Subject,
    case: &Case,
    script: &Arc<Script>,
    says: impl Fn(NodeId) -> u8,
) -> Result<Played, String> {
    play_pausing(subject, case.pressure, script, says, |node| {
        let moment = case.moments.get(usize::from(node.0));
        moment.is_some_and(|moment| moment.pause)
    })
}

/// Plays until the end, with pauses where time presses.
pub fn play_pausing(
    subject: &dyn Subject,
    pressure: Pressure,
    script: &Arc<Script>,
    says: impl Fn(NodeId) -> u8,
    pauses: impl Fn(NodeId) -> bool,
) -> Result<Played, String> {
    let mut played = Played {
        states: vec![start(script, pressure)],
        talk: Talk::new(Arc::clone(script), 5, pressure),
    };
    while played.last().outcome.is_none() {
        let node = played.last().node;
        let present = script.node(node).present;
        if pressure != Pressure::Off && present && pauses(node) {
            advance(subject, script, &mut played, Command::Hesitate)?;
            if played.last().outcome.is_some() {
                break;
            }
        }
        let said = Command::Choose(line(says(node)));
        advance(subject, script, &mut played, said)?;
    }
    Ok(played)
}

/// One step, plain and in a talk that is saved and loaded after it; both must agree bit for bit.
fn advance(
    subject: &dyn Subject,
    script: &Arc<Script>,
    played: &mut Played,
    command: Command,
) -> Result<(), String> {
    let (next, events) = subject
        .step(script, played.last(), command)
        .map_err(|error| error.to_string())?;
    played.states.push(next);
    if !subject.own_turn() {
        return Ok(());
    }
    let told = played
        .talk
        .play(command)
        .map_err(|error| error.to_string())?;
    ensure(told == events, || {
        format!("other events: {told:?}, {events:?}")
    })?;
    let resumed = subject.resumed(&played.talk)?;
    ensure(*resumed.state() == next, || {
        format!("after loading {:?}, plain {next:?}", resumed.state())
    })?;
    ensure(resumed.moves() == played.talk.moves(), || {
        "loading changes the history".to_owned()
    })?;
    played.talk = resumed;
    Ok(())
}

/// The mood after one line at a node, from any mood.
pub fn turn(
    subject: &dyn Subject,
    script: &Script,
    pressure: Pressure,
    node: NodeId,
    said: u8,
    mood: Mood,
) -> Mood {
    let mut state = start(script, pressure);
    state.node = node;
    state.mood = mood;
    let stepped = subject.step(script, &state, Command::Choose(line(said)));
    stepped.unwrap().0.mood
}
