//! Talks that begin anywhere, and talks carried over to a scenario that was edited meanwhile.

use std::sync::Arc;

use composure::engine::{
    Broken, Command, Saved, Script, StartError, State, Talk, carry_over, start,
};
use composure::model::{NodeId, Outcome, Phase, Pressure, Target, Variable};
use composure::score::{Key, exact, review};
use composure::workshop::{Preset, TrialForm};

use super::talk::two_nodes;
use crate::support::{choice, line, node, scenario, script, to};

const SAY: fn(u8) -> Command = |at| Command::Choose(line(at));

#[test]
fn a_trial_begins_where_it_is_told_and_has_no_run() {
    let script = two_nodes();
    let mut state = State::at(&script, NodeId(1), Pressure::Brisk);
    state.mood.values[Variable::Anger.index()] = 77_000;
    state.flags = 1;
    let mut talk = Talk::from_state(Arc::clone(&script), 5, state).unwrap();
    assert_eq!((talk.origin(), talk.state()), (Some(&state), &state));
    assert_eq!(talk.run(), None);
    assert_eq!(Saved::of(&talk, true), None);
    talk.play(SAY(0)).unwrap();
    talk.rewind(0);
    assert_eq!(
        talk.state(),
        &state,
        "back to where it began, not to the scenario's start"
    );
    assert!(Talk::new(script, 5, Pressure::Off).run().is_some());
}

#[test]
fn a_trial_is_reviewed_by_what_was_met_alone() {
    let script = two_nodes();
    let mut state = State::at(&script, NodeId(1), Pressure::Off);
    state.flags = 1;
    let mut talk = Talk::from_state(Arc::clone(&script), 1, state).unwrap();
    talk.play(SAY(0)).unwrap();
    let review = review(&talk, &Key::new(&script));
    assert_eq!(review.turns.len(), 1);
    assert_eq!(review.turns[0].earned, review.turns[0].worth);
    assert!(
        review.total < exact(100),
        "what was not met is not given away"
    );
}

#[test]
fn a_state_in_which_no_talk_can_stand_is_refused() {
    let script = two_nodes();
    let fine = start(&script, Pressure::Off);
    let refused = |change: fn(&mut State)| {
        let mut state = fine;
        change(&mut state);
        Talk::from_state(two_nodes(), 1, state).unwrap_err()
    };
    assert_eq!(
        refused(|s| s.node = NodeId(2)),
        StartError::NoSuchNode(NodeId(2))
    );
    assert_eq!(refused(|s| s.flags = 2), StartError::UnknownFlag);
    assert_eq!(refused(|s| s.flags = u64::MAX), StartError::UnknownFlag);
    assert_eq!(refused(|s| s.mood.values[0] = -1), StartError::MoodOffScale);
    assert_eq!(
        refused(|s| s.mood.values[3] = 100_001),
        StartError::MoodOffScale
    );
    assert_eq!(refused(|s| s.turn = 50), StartError::NoTurnLeft(50));
    assert_eq!(
        refused(|s| s.outcome = Some(Outcome::Settled)),
        StartError::Ended(Outcome::Settled)
    );
    assert!(Talk::from_state(two_nodes(), 1, fine).is_ok());
}

/// Open, decide, close or stay stuck.
fn with_a_deal() -> Arc<Script> {
    let open = node(
        "open",
        Phase::Receive,
        Some(0),
        vec![choice("hello", &[], to(1))],
    );
    let mut decide = node(
        "decide",
        Phase::Agree,
        Some(1),
        vec![choice("offer", &[], to(2))],
    );
    decide.refused = Some(to(3));
    let close = node(
        "close",
        Phase::Agree,
        None,
        vec![choice("thanks", &[], Target::End)],
    );
    let stuck = node(
        "stuck",
        Phase::Stuck,
        None,
        vec![choice("later", &[], Target::End)],
    );
    script(scenario(vec![open, decide, close, stuck]), "hesitant")
}

#[test]
fn behind_the_deal_the_customer_has_accepted() {
    let script = with_a_deal();
    let accepted = |node| State::at(&script, NodeId(node), Pressure::Off).accepted;
    assert_eq!([0, 1, 2, 3].map(accepted), [false, false, true, false]);
}

/// The steps of a longer talk; `change` edits the scenario first.
fn edited(change: impl Fn(&mut composure::model::Scenario)) -> Arc<Script> {
    let mut ask = choice("ask", &[("gather-material", 2)], to(1));
    ask.set = 1;
    let first = node(
        "first",
        Phase::Receive,
        Some(0),
        vec![ask, choice("skip", &[], to(1))],
    );
    let listen = choice("listen", &[], to(2));
    let talk = choice("talk", &[], to(2));
    let second = node("second", Phase::Receive, Some(1), vec![listen, talk]);
    let last = choice("last", &[], Target::End);
    let third = node("third", Phase::Agree, Some(2), vec![last]);
    let mut made = scenario(vec![first, second, third]);
    made.flags = vec!["asked".to_owned()];
    change(&mut made);
    script(made, "hesitant")
}

fn two_said() -> Talk {
    let mut talk = Talk::new(edited(|_| ()), 9, Pressure::Off);
    talk.play(SAY(1)).unwrap();
    talk.play(SAY(1)).unwrap();
    talk
}

#[test]
fn an_edit_of_words_leaves_the_talk_where_it_is() {
    let old = two_said();
    let carried = carry_over(&old, edited(|_| ())).unwrap();
    assert_eq!((carried.kept, carried.broken), (2, None));
    assert_eq!(carried.talk.state(), old.state());
}

#[test]
fn lines_are_found_by_their_ids_wherever_they_stand_now() {
    let carried = carry_over(
        &two_said(),
        edited(|made| {
            made.nodes[1].choices.swap(0, 1);
            // A new node before all others moves every number.
            let new = node(
                "new",
                Phase::Agree,
                None,
                vec![choice("x", &[], Target::End)],
            );
            made.nodes.push(new);
        }),
    );
    let carried = carried.unwrap();
    assert_eq!((carried.kept, carried.broken), (2, None));
    assert_eq!(
        carried.talk.moves()[1].command,
        SAY(0),
        "`talk` is the first line now"
    );
}

#[test]
fn a_talk_goes_back_to_the_last_turn_that_still_stands() {
    let broken = |change: fn(&mut composure::model::Scenario)| {
        let carried = carry_over(&two_said(), edited(change)).unwrap();
        assert_eq!(carried.talk.moves().len(), carried.kept);
        assert_eq!(carried.talk.state().outcome, None);
        (carried.kept, carried.broken.unwrap())
    };
    let named = str::to_owned;
    assert_eq!(
        broken(|made| made.nodes[1].choices[1].id = "speak".to_owned()),
        (1, Broken::Line(named("second"), named("talk")))
    );
    assert_eq!(
        broken(|made| made.nodes[1].choices[1].needs = 1),
        (1, Broken::Locked(named("second"), named("talk")))
    );
    assert_eq!(
        broken(|made| made.nodes[0].choices[1].goto = to(2)),
        (1, Broken::Node(named("second")))
    );
    assert_eq!(
        broken(|made| made.nodes[1].choices[1].goto = Target::End),
        (1, Broken::Over(named("second")))
    );
    assert_eq!(
        broken(|made| made.nodes[0].id = "begin".to_owned()),
        (0, Broken::Node(named("first")))
    );
}

#[test]
fn a_trial_is_carried_over_with_its_node_mood_and_flags() {
    let script = edited(|_| ());
    let mut state = State::at(&script, NodeId(1), Pressure::Off);
    state.flags = 1;
    state.mood.values[0] = 12_345;
    let mut talk = Talk::from_state(script, 3, state).unwrap();
    talk.play(SAY(0)).unwrap();
    let moved = edited(|made| {
        made.flags.insert(0, "new".to_owned());
        made.nodes[0].choices[0].set = 2;
    });
    let carried = carry_over(&talk, moved).unwrap();
    let origin = carried.talk.origin().unwrap();
    assert_eq!(
        (origin.flags, origin.mood.values[0]),
        (2, 12_345),
        "the flag has moved"
    );
    assert_eq!((carried.kept, carried.broken), (1, None));
    let gone = edited(|made| made.nodes[1].id = "other".to_owned());
    assert!(
        carry_over(&talk, gone).is_none(),
        "there is nowhere to begin"
    );
}

#[test]
fn a_trial_takes_the_mood_of_the_type_that_it_is_for() {
    let nodes = || {
        vec![node(
            "a",
            Phase::Agree,
            Some(0),
            vec![choice("x", &[], Target::End)],
        )]
    };
    let (one, other) = (
        script(scenario(nodes()), "confused"),
        script(scenario(nodes()), "hesitant"),
    );
    assert_ne!(Preset::Usual.mood(&one), Preset::Usual.mood(&other));
    let mut form = TrialForm::default();
    form.adopt(&one, None, None);
    form.adopt(&other, Some(&one), None);
    assert_eq!(form.preset(&other), Some(Preset::Usual));
    form.mood[0] = 33;
    let own = form.mood;
    form.adopt(&one, Some(&other), None);
    assert_eq!(form.mood, own, "what was set by hand stays");
}
