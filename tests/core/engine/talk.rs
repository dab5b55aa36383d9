//! Commands that are refused, silences, undo and rewind, events.

use std::sync::Arc;

use composure::engine::{Answer, Command, Event, Script, State, StepError, Talk, start, step};
use composure::model::{FlagId, NodeId, Outcome, Phase, Pressure, Tactic, Target, Variable};

use crate::support::{choice, line, node, scenario, script, to};

/// Preparation that gathers a file or not, then a decision where one line needs the file.
pub fn two_nodes() -> Arc<Script> {
    let mut gather = choice("gather", &[("gather-material", 2)], to(1));
    gather.set = 1;
    let skip = choice("skip", &[], to(1));
    let prepare = node("prepare", Phase::Prepare, Some(0), vec![gather, skip]);
    let mut exact = choice("exact", &[("offer-workable-solution", 2)], Target::End);
    exact.needs = 1;
    exact.gives = 300;
    exact.counters = true;
    let vague = choice("vague", &[], Target::End);
    let mut bite = choice("bite", &[("no-overpromise", -2)], Target::End);
    bite.bites = true;
    let mut decide = node("decide", Phase::Agree, Some(1), vec![exact, vague, bite]);
    decide.tactic = Some(Tactic::Probing);
    decide.refused = Some(Target::End);
    let mut made = scenario(vec![prepare, decide]);
    made.flags = vec!["file".to_owned()];
    script(made, "hesitant")
}

const SAY: fn(u8) -> Command = |at| Command::Choose(line(at));

#[test]
fn a_command_that_cannot_be_carried_out_leaves_the_talk_untouched() {
    let mut talk = Talk::new(two_nodes(), 1, Pressure::Off);
    talk.play(SAY(1)).unwrap();
    let before = *talk.state();
    for (command, reason) in [
        (SAY(0), StepError::Locked(line(0))),
        (SAY(3), StepError::NoSuchChoice(line(3))),
        (Command::Hesitate, StepError::NoPressure),
    ] {
        assert_eq!(talk.play(command), Err(reason));
        assert_eq!((talk.state(), talk.moves().len()), (&before, 1));
    }
    talk.play(SAY(1)).unwrap();
    assert_eq!(talk.play(SAY(1)), Err(StepError::Ended));
    assert_eq!(talk.play(Command::Hesitate), Err(StepError::Ended));
}

#[test]
fn events_tell_what_happened_in_order() {
    let mut talk = Talk::new(two_nodes(), 1, Pressure::Off);
    let first = talk.play(SAY(0)).unwrap().to_vec();
    assert!(matches!(
        first[..],
        [
            Event::Said(NodeId(0), _),
            Event::FlagSet(FlagId(0)),
            Event::MoodMoved(_, _),
            Event::Reached(NodeId(1))
        ]
    ));
    let second = talk.play(SAY(0)).unwrap();
    assert!(matches!(
        second[..],
        [
            Event::Said(NodeId(1), _),
            Event::TacticMet(Tactic::Probing, Answer::Countered),
            Event::Conceded(300),
            Event::MoodMoved(_, _),
            Event::Refused,
            Event::Ended(Outcome::Deadlock)
        ]
    ));
}

#[test]
fn undo_and_rewind_restore_states_exactly() {
    let mut talk = Talk::new(two_nodes(), 9, Pressure::Brisk);
    let mut states: Vec<State> = vec![*talk.state()];
    for command in [SAY(0), Command::Hesitate, Command::Hesitate, SAY(2)] {
        talk.play(command).unwrap();
        states.push(*talk.state());
    }
    for count in (0..=4).rev() {
        let mut back = talk.clone();
        back.rewind(count);
        assert_eq!(
            (back.state(), back.moves()),
            (&states[count], &talk.moves()[..count])
        );
        assert_eq!(back.undo().is_some(), count > 0);
    }
    talk.rewind(99);
    assert_eq!(talk.moves().len(), 4);
}

#[test]
fn silence_costs_patience_only_and_only_where_time_presses_a_customer() {
    let script = two_nodes();
    let state = start(&script, Pressure::Calm);
    // Nobody waits in preparation.
    assert_eq!(
        step(&script, &state, Command::Hesitate),
        Err(StepError::NoPressure)
    );
    let there = step(&script, &state, SAY(1)).unwrap().0;
    let (after, events) = step(&script, &there, Command::Hesitate).unwrap();
    assert_eq!(
        events,
        [Event::Hesitated, Event::MoodMoved(there.mood, after.mood)]
    );
    let mut expected = there;
    expected.mood.values[Variable::Patience.index()] -= 4000;
    assert_eq!(after, expected);
}

#[test]
fn silence_can_end_a_talk() {
    let script = two_nodes();
    let mut state = step(&script, &start(&script, Pressure::Rush), SAY(1))
        .unwrap()
        .0;
    state.mood.values[Variable::Patience.index()] = 8000;
    let (after, _) = step(&script, &state, Command::Hesitate).unwrap();
    assert_eq!(after.outcome, Some(Outcome::WalkedOut));
    // 19 points of patience heat the customer by 2 a silence: 89 is below boiling at 90, 91 and 93 are not.
    state.mood.values[Variable::Patience.index()] = 27_000;
    state.mood.values[Variable::Anger.index()] = 89_000;
    let first = step(&script, &state, Command::Hesitate).unwrap().0;
    assert_eq!((first.mood.streak, first.outcome), (1, None));
    let second = step(&script, &first, Command::Hesitate).unwrap().0;
    assert_eq!(second.outcome, Some(Outcome::Escalated));
}
