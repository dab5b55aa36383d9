//! One step of a talk. The only code that changes a [`State`].

use thiserror::Error;

use super::line::Line;
use super::mood::{Mood, satisfaction_gap};
use super::script::Script;
use crate::model::{ChoiceIndex, FlagId, NodeId, Outcome, Pressure, Tactic, Target, Variable};

/// Where a talk stands. Small and without history, so that an analysis can hold millions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct State {
    /// The customer's mood.
    pub mood: Mood,
    /// Flags set, as a bit set.
    pub flags: u64,
    /// Where the talk is; where it was when it ended.
    pub node: NodeId,
    /// Lines said so far.
    pub turn: u16,
    /// How hard time presses.
    pub pressure: Pressure,
    /// The customer has accepted.
    pub accepted: bool,
    /// How the talk ended; none while it goes on.
    pub outcome: Option<Outcome>,
}

/// What the trainee does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Says a line, by its position in the author's order.
    Choose(ChoiceIndex),
    /// Says nothing until the time is up; costs patience only. Refused when time does not press.
    Hesitate,
}

/// How a line met the customer's tactic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It answered the tactic: no cost.
    Countered,
    /// It let the tactic stand: its cost.
    LetStand,
    /// It fell for the tactic: twice its cost.
    Bit,
}

/// What happened in a step, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// The trainee said a line.
    Said(NodeId, ChoiceIndex),
    /// The trainee said nothing in time.
    Hesitated,
    /// The line met a tactic.
    TacticMet(Tactic, Answer),
    /// Value was conceded, in currency units.
    Conceded(u32),
    /// The talk learned something.
    FlagSet(FlagId),
    /// The mood before and after.
    MoodMoved(Mood, Mood),
    /// The customer accepted.
    Accepted,
    /// The customer did not accept.
    Refused,
    /// The talk went on to a node.
    Reached(NodeId),
    /// The talk ended.
    Ended(Outcome),
}

/// Why a command cannot be carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum StepError {
    /// The talk is over.
    #[error("the talk has ended")]
    Ended,
    /// The node has no such choice.
    #[error("there is no choice {} here", .0.0 + 1)]
    NoSuchChoice(ChoiceIndex),
    /// The choice needs something that has not been done.
    #[error("choice {} is locked here", .0.0 + 1)]
    Locked(ChoiceIndex),
    /// Time does not press in this run.
    #[error("time does not press in this run")]
    NoPressure,
}

/// The state at the start of a talk.
#[must_use]
pub fn start(script: &Script, pressure: Pressure) -> State {
    State {
        mood: Mood::start(&script.customer),
        flags: 0,
        node: script.scenario.start,
        turn: 0,
        pressure,
        accepted: false,
        outcome: None,
    }
}

/// Carries out a command and tells what happened.
///
/// # Errors
/// Says why when the command cannot be carried out; the state is untouched then.
pub fn step(
    script: &Script,
    state: &State,
    command: Command,
) -> Result<(State, Vec<Event>), StepError> {
    let mut events = Vec::with_capacity(6);
    let next = match command {
        Command::Choose(choice) => turn(script, state, choice, &mut |event| events.push(event))?,
        Command::Hesitate => hesitate(script, state, &mut |event| events.push(event))?,
    };
    Ok((next, events))
}

/// Says a line and returns the next state only: the same turn as [`step`], without the list of events.
///
/// # Errors
/// As [`step`].
pub fn advance(script: &Script, state: &State, choice: ChoiceIndex) -> Result<State, StepError> {
    turn(script, state, choice, &mut |_| ())
}

/// One turn.
fn turn(
    script: &Script,
    state: &State,
    choice: ChoiceIndex,
    tell: &mut impl FnMut(Event),
) -> Result<State, StepError> {
    if state.outcome.is_some() {
        return Err(StepError::Ended);
    }
    let Some(line) = script.line(state.node, choice) else {
        return Err(StepError::NoSuchChoice(choice));
    };
    if line.needs & !state.flags != 0 {
        return Err(StepError::Locked(choice));
    }
    tell(Event::Said(state.node, choice));
    tell_line(script, state, choice, line, tell);

    let node = script.node(state.node);
    let mut next = *state;
    next.turn += 1;
    next.flags |= line.set;
    let (tuning, customer) = (&script.rules.tuning, &script.customer);
    next.mood
        .turn(&line.effect, tuning, customer, state.pressure, node.present);
    tell(Event::MoodMoved(state.mood, next.mood));

    // In preparation the customer is not there to break off.
    if node.present
        && let Some(failure) = breaking_point(script, &next.mood)
    {
        return Ok(end_talk(next, failure, tell));
    }
    let mut target = line.goto;
    if let Some(refused) = node.refused {
        next.accepted = accepts(script, &next.mood);
        if next.accepted {
            tell(Event::Accepted);
        } else {
            tell(Event::Refused);
            target = refused;
        }
    }
    match target {
        Target::Node(reached) if next.turn < script.scenario.turn_limit => {
            next.node = reached;
            tell(Event::Reached(reached));
            Ok(next)
        }
        Target::Node(_) | Target::End => {
            let outcome = closing_outcome(script, &next, line);
            Ok(end_talk(next, outcome, tell))
        }
    }
}

/// The trainee lets the time to answer run out: the mood moves, and the customer may break off.
fn hesitate(
    script: &Script,
    state: &State,
    tell: &mut impl FnMut(Event),
) -> Result<State, StepError> {
    if state.outcome.is_some() {
        return Err(StepError::Ended);
    }
    if state.pressure == Pressure::Off || !script.node(state.node).present {
        return Err(StepError::NoPressure);
    }
    let mut next = *state;
    next.mood
        .pass_time(&script.rules.tuning, &script.customer, state.pressure);
    next.mood.heat(&script.customer);
    tell(Event::Hesitated);
    tell(Event::MoodMoved(state.mood, next.mood));
    match breaking_point(script, &next.mood) {
        Some(failure) => Ok(end_talk(next, failure, tell)),
        None => Ok(next),
    }
}

/// Tells what a line does beside the mood.
fn tell_line(
    script: &Script,
    state: &State,
    choice: ChoiceIndex,
    line: &Line,
    tell: &mut impl FnMut(Event),
) {
    let node = script.scenario.node(state.node);
    let said = &node.choices[usize::from(choice.0)];
    if let Some(tactic) = node.tactic {
        let answer = match (said.counters, said.bites) {
            (true, _) => Answer::Countered,
            (false, true) => Answer::Bit,
            (false, false) => Answer::LetStand,
        };
        tell(Event::TacticMet(tactic, answer));
    }
    if said.gives > 0 {
        tell(Event::Conceded(said.gives));
    }
    let mut learned = line.set & !state.flags;
    while learned != 0 {
        // Below 64, the bits of the set.
        let flag = u8::try_from(learned.trailing_zeros()).unwrap_or_default();
        learned &= learned - 1;
        tell(Event::FlagSet(FlagId(flag)));
    }
}

/// The failure that a mood brings about, if any.
fn breaking_point(script: &Script, mood: &Mood) -> Option<Outcome> {
    let tuning = &script.rules.tuning;
    let at_most = |variable, points: i64| i64::from(mood.get(variable)) <= points * 1000;
    let at_least = |variable, points: i64| i64::from(mood.get(variable)) >= points * 1000;
    if mood.streak >= tuning.boiling_turns {
        Some(Outcome::Escalated)
    } else if mood.get(Variable::Patience) == 0
        || at_most(Variable::Trust, tuning.walkout_trust)
            && at_least(Variable::Anger, tuning.walkout_anger)
    {
        Some(Outcome::WalkedOut)
    } else {
        None
    }
}

/// Whether the customer accepts in this mood.
pub(crate) fn accepts(script: &Script, mood: &Mood) -> bool {
    let needs = script.customer.accepts;
    let at_least = |variable, points: i64| i64::from(mood.get(variable)) >= points * 1000;
    at_least(Variable::Trust, needs.trust)
        && at_least(Variable::Clarity, needs.clarity)
        && at_least(Variable::Distributive, needs.distributive)
        && i64::from(mood.get(Variable::Anger)) <= needs.anger * 1000
}

/// How a talk that reached its end turned out.
fn closing_outcome(script: &Script, state: &State, last: &Line) -> Outcome {
    if !state.accepted {
        return if last.adjourns {
            Outcome::Adjourned
        } else {
            Outcome::Deadlock
        };
    }
    let tuning = &script.rules.tuning;
    let gap = satisfaction_gap(&state.mood, tuning);
    // The gap is in hundred-thousandths of a point.
    if gap < tuning.settled_gap * 100_000 {
        Outcome::Grudging
    } else if gap >= tuning.delight_gap * 100_000
        && i64::from(state.mood.get(Variable::Anger)) <= tuning.delight_anger * 1000
        && i64::from(state.mood.get(Variable::Trust)) >= tuning.delight_trust * 1000
    {
        Outcome::Delighted
    } else {
        Outcome::Settled
    }
}

/// Ends a talk.
fn end_talk(mut state: State, outcome: Outcome, tell: &mut impl FnMut(Event)) -> State {
    state.outcome = Some(outcome);
    tell(Event::Ended(outcome));
    state
}
