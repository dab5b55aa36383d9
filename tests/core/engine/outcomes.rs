//! Each of the seven ways a talk can end, reached in a talk made by hand.

use std::sync::Arc;

use composure::engine::{Command, Event, Mood, Script, State, start, step};
use composure::model::{Outcome, Phase, Pressure, Target, Variable};

use crate::support::{choice, line, node, scenario, script, to};

/// One deciding node: an empty line, one that adjourns, one that insults.
fn decision() -> Arc<Script> {
    let choices = vec![
        choice("plain", &[], Target::End),
        choice("adjourn", &[("rebook-next-talk", 1)], Target::End),
        choice("insult", &[("attitude-not-new-grievance", -2)], Target::End),
    ];
    let mut only = node("decide", Phase::Agree, Some(0), choices);
    only.refused = Some(Target::End);
    script(scenario(vec![only]), "confused")
}

/// A satisfied customer: everything at its best but expectation.
fn content(expectation: i32) -> Mood {
    let mut values = [100_000; Variable::COUNT];
    values[Variable::Anger.index()] = 0;
    values[Variable::Expectation.index()] = expectation;
    Mood { values, streak: 0 }
}

fn ends(mood: Mood, said: u8) -> (Option<Outcome>, Vec<Event>) {
    let script = decision();
    let state = State {
        mood,
        ..start(&script, Pressure::Off)
    };
    let (next, events) = step(&script, &state, Command::Choose(line(said))).unwrap();
    (next.outcome, events)
}

/// How the customer leaves after a line.
fn outcome(mood: Mood, said: u8) -> Outcome {
    ends(mood, said).0.unwrap()
}

fn with(variable: Variable, value: i32) -> Mood {
    let mut mood = content(50_000);
    mood.values[variable.index()] = value;
    mood
}

#[test]
fn delighted_settled_and_grudging_differ_by_the_gap() {
    // Satisfaction is 100: delighted from a gap of 10, settled from −10.
    let fair = |points: i32, expectation| {
        let mut mood = content(expectation);
        for variable in [
            Variable::Distributive,
            Variable::Procedural,
            Variable::Interactional,
        ] {
            mood.values[variable.index()] = points;
        }
        ends(mood, 0).0
    };
    assert_eq!(fair(60_000, 50_000), Some(Outcome::Delighted));
    assert_eq!(fair(60_000, 50_001), Some(Outcome::Settled));
    assert_eq!(fair(60_000, 70_000), Some(Outcome::Settled));
    assert_eq!(fair(60_000, 70_001), Some(Outcome::Grudging));
}

#[test]
fn delight_needs_trust_and_little_anger() {
    assert_eq!(
        outcome(with(Variable::Trust, 65_000), 0),
        Outcome::Delighted
    );
    assert_eq!(outcome(with(Variable::Trust, 64_999), 0), Outcome::Settled);
    // Decay takes 4 % of the anger off before it is looked at: 26.041 − 1.041 = 25.
    assert_eq!(
        outcome(with(Variable::Anger, 26_041), 0),
        Outcome::Delighted
    );
    assert_eq!(outcome(with(Variable::Anger, 26_043), 0), Outcome::Settled);
}

#[test]
fn a_refusal_is_a_deadlock_or_an_adjournment() {
    for (variable, enough) in [
        (Variable::Trust, 50_000),
        (Variable::Clarity, 45_000),
        (Variable::Distributive, 35_000),
    ] {
        let (outcome, events) = ends(with(variable, enough), 0);
        assert!(
            outcome.unwrap().rank() >= Outcome::Grudging.rank(),
            "{variable:?}"
        );
        assert!(events.contains(&Event::Accepted));
        let (outcome, events) = ends(with(variable, enough - 1), 0);
        assert_eq!(outcome, Some(Outcome::Deadlock), "{variable:?}");
        assert!(events.contains(&Event::Refused));
    }
    assert_eq!(outcome(with(Variable::Anger, 60_000), 0), Outcome::Deadlock);
    assert_eq!(
        outcome(with(Variable::Anger, 60_000), 1),
        Outcome::Adjourned
    );
}

#[test]
fn a_second_boiling_turn_escalates() {
    let mut hot = with(Variable::Anger, 100_000);
    assert_eq!(outcome(hot, 2), Outcome::Deadlock);
    hot.streak = 1;
    assert_eq!(outcome(hot, 2), Outcome::Escalated);
}

#[test]
fn without_patience_or_trust_the_customer_walks_out() {
    assert_eq!(outcome(with(Variable::Patience, 0), 0), Outcome::WalkedOut);
    let mut cold = with(Variable::Anger, 60_000);
    cold.values[Variable::Trust.index()] = 5000;
    assert_eq!(outcome(cold, 0), Outcome::WalkedOut);
    cold.values[Variable::Trust.index()] = 5001;
    assert_eq!(outcome(cold, 0), Outcome::Deadlock);
    // Calm people without trust stay: 52 − 2.08 is below 50.
    cold.values[Variable::Trust.index()] = 5000;
    cold.values[Variable::Anger.index()] = 52_000;
    assert_eq!(outcome(cold, 0), Outcome::Deadlock);
}

#[test]
fn both_failures_share_a_rank_and_the_rest_is_in_order() {
    let ranks: Vec<u8> = Outcome::ALL.iter().map(|outcome| outcome.rank()).collect();
    assert_eq!(ranks, [0, 0, 1, 2, 3, 4, 5]);
}

#[test]
fn the_turn_limit_ends_a_talk() {
    let again = node(
        "again",
        Phase::Explore,
        None,
        vec![choice("on", &[], to(0))],
    );
    let mut endless = scenario(vec![again]);
    endless.turn_limit = 3;
    let script = script(endless, "confused");
    let mut state = start(&script, Pressure::Off);
    for _ in 0..3 {
        assert_eq!(state.outcome, None);
        state = step(&script, &state, Command::Choose(line(0))).unwrap().0;
    }
    assert_eq!((state.outcome, state.turn), (Some(Outcome::Deadlock), 3));
}
