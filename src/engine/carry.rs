//! Carries a talk over to a scenario that was edited meanwhile. Does not notice edits: whoever reads files does.

use std::sync::Arc;

use super::script::Script;
use super::step::{Command, State, StepError};
use super::talk::{Move, Talk};
use crate::model::{ChoiceIndex, FlagId, NodeId};

/// Why a talk could not be carried over whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Broken {
    /// The node is not there any more, or another node comes now.
    Node(String),
    /// The node has no such line any more.
    Line(String, String),
    /// The line is there, but what it needs was not done.
    Locked(String, String),
    /// The talk would be over here now.
    Over(String),
}

/// A talk on the new script.
#[derive(Clone, Debug)]
pub struct CarriedOver {
    /// As far as it still stands.
    pub talk: Talk,
    /// How many of its moves still stand.
    pub kept: usize,
    /// Why not all of them do.
    pub broken: Option<Broken>,
}

/// Plays the moves of a talk again on a new script, by the ids of nodes and lines, as far as they stand. None if there
/// is no place to begin: a trial's first node is gone.
#[must_use]
pub fn carry_over(old: &Talk, script: Arc<Script>) -> Option<CarriedOver> {
    let first = old
        .moves()
        .first()
        .map_or(old.state(), |first| &first.before);
    let mut talk = match old.origin() {
        None => Talk::new(script, old.seed(), first.pressure),
        Some(origin) => {
            let state = moved_state(old.script(), origin, &script)?;
            Talk::from_state(script, old.seed(), state).ok()?
        }
    };
    let was_over = old.state().outcome.is_some();
    let mut broken = None;
    for (place, done) in old.moves().iter().enumerate() {
        let last = place + 1 == old.moves().len();
        if let Err(why) = play_again(&mut talk, old.script(), done, was_over && last) {
            broken = Some(why);
            break;
        }
    }
    let kept = talk.moves().len();
    Some(CarriedOver { talk, kept, broken })
}

/// Does one move again. `may_end` says whether the talk may be over after it.
fn play_again(talk: &mut Talk, old: &Script, done: &Move, may_end: bool) -> Result<(), Broken> {
    let node = old.scenario.node(done.before.node);
    let said = match done.command {
        Command::Hesitate => None,
        Command::Choose(choice) => node.choices.get(usize::from(choice.0)),
    };
    say_by_id(talk, &node.id, said.map(|choice| choice.id.as_str()))?;
    if talk.state().outcome.is_some() && !may_end {
        talk.undo();
        return Err(Broken::Over(node.id.clone()));
    }
    Ok(())
}

/// Says a line by its id, or lets time pass, at the node of this id.
///
/// # Errors
/// Says why when the talk is elsewhere or the line cannot be said; the talk is untouched then.
pub fn say_by_id(talk: &mut Talk, node: &str, line: Option<&str>) -> Result<(), Broken> {
    let here = talk.script().scenario.node(talk.state().node);
    if here.id != node {
        return Err(Broken::Node(node.to_owned()));
    }
    let named = || (node.to_owned(), line.unwrap_or_default().to_owned());
    let gone = || Broken::Line(named().0, named().1);
    let command = match line {
        None => Command::Hesitate,
        Some(line) => {
            let place = here.choices.iter().position(|choice| choice.id == line);
            let place = place.and_then(|place| u8::try_from(place).ok());
            Command::Choose(ChoiceIndex(place.ok_or_else(gone)?))
        }
    };
    match talk.play(command) {
        Ok(_) => Ok(()),
        Err(StepError::Locked(_)) => Err(Broken::Locked(named().0, named().1)),
        Err(StepError::Ended) => Err(Broken::Over(node.to_owned())),
        Err(StepError::NoSuchChoice(_) | StepError::NoPressure) => Err(gone()),
    }
}

/// A trial's beginning on the new script: the same node and flags by name, the same mood.
fn moved_state(old: &Script, origin: &State, new: &Script) -> Option<State> {
    let name = &old.scenario.node(origin.node).id;
    let node: NodeId = new.scenario.find_node(name)?;
    let mut flags = 0;
    for (place, name) in (0_u8..).zip(&old.scenario.flags) {
        let FlagId(bit) = FlagId(place);
        let there = new.scenario.flags.iter().position(|known| known == name);
        if origin.flags >> bit & 1 == 1
            && let Some(there) = there
        {
            flags |= 1 << there;
        }
    }
    Some(State {
        flags,
        node,
        ..*origin
    })
}
