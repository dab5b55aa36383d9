//! S1 to S8: what holds of the customer's state.

use std::sync::Arc;

use composure::engine::{FULL, Mood, Run, Talk};
use composure::model::{Family, NodeId, Phase, Pressure, Variable};
use proptest::prelude::*;

use super::case::{
    BETTER, Case, POOL, Pick, Refusal, SAID, any_case, any_moment, any_mood, any_of,
    any_ordered_moods, any_tables,
};
use super::play::{play, turn};
use super::subject::{Product, Subject};
use super::{ensure, holds};
use crate::support::library;

/// The first node.
const FIRST: NodeId = NodeId(0);

/// A case of one moment.
pub fn any_single() -> impl Strategy<Value = Case> {
    (any_tables(), 0_u8..4, any_of::<Pressure>(), any_moment()).prop_map(
        |(tables, customer, pressure, moment)| Case {
            tables,
            customer,
            pressure,
            moments: vec![moment],
            decides: 0,
            refusal: Refusal::On,
        },
    )
}

/// Whether a mood is at least as good as another in every respect.
fn at_least_as_good(one: &Mood, other: &Mood) -> bool {
    let no_worse = |&variable: &Variable| {
        let (mine, theirs) = (one.get(variable), other.get(variable));
        mine == theirs || (mine < theirs) == variable.lower_is_better()
    };
    one.streak <= other.streak && Variable::ALL.iter().all(no_worse)
}

/// S1: every variable stays on the scale.
pub fn stays_in_range(subject: &dyn Subject, (case, mood): &(Case, Mood)) -> Result<(), String> {
    let script = subject.remade(case.script());
    let on_scale = |mood: &Mood| mood.values.iter().all(|value| (0..=FULL).contains(value));
    let after = turn(subject, &script, case.pressure, FIRST, SAID, *mood);
    ensure(on_scale(&after), || format!("off the scale: {after:?}"))?;
    let played = play(subject, case, &script, |_| SAID)?;
    let off = played.states.iter().find(|state| !on_scale(&state.mood));
    ensure(off.is_none(), || format!("off the scale: {off:?}"))
}

/// S2: a better state stays better under the same line.
pub fn better_stays_better(
    subject: &dyn Subject,
    (case, (worse, better)): &(Case, (Mood, Mood)),
) -> Result<(), String> {
    let script = subject.remade(case.script());
    let after = |mood| turn(subject, &script, case.pressure, FIRST, SAID, mood);
    let (worse, better) = (after(*worse), after(*better));
    ensure(at_least_as_good(&better, &worse), || {
        format!("from the worse mood {worse:?}, from the better {better:?}")
    })
}

/// One improvement of a line: a step up on one principle, or the tactic countered.
#[derive(Clone, Copy, Debug)]
pub enum Improvement {
    /// One tag higher by one.
    Tag(usize),
    /// The tactic countered.
    Counter,
}

/// A line with one improvement.
pub fn any_improved() -> impl Strategy<Value = (Case, Improvement, Mood)> {
    let improvement = prop_oneof![
        4 => (0..POOL).prop_map(Improvement::Tag),
        1 => Just(Improvement::Counter)
    ];
    (any_single(), improvement, any_mood()).prop_map(|(mut case, improvement, mood)| {
        let moment = &mut case.moments[0];
        moment.raise = [0; POOL];
        moment.counters = false;
        match improvement {
            Improvement::Tag(at) => moment.raise[at] = 1,
            Improvement::Counter => moment.counters = true,
        }
        (case, improvement, mood)
    })
}

/// S3: one improvement never leaves a worse state.
pub fn improvement_never_hurts(
    subject: &dyn Subject,
    (case, improvement, mood): &(Case, Improvement, Mood),
) -> Result<(), String> {
    let script = subject.remade(case.script());
    let after = |said| turn(subject, &script, case.pressure, FIRST, said, *mood);
    let (plain, improved) = (after(SAID), after(BETTER));
    ensure(at_least_as_good(&improved, &plain), || {
        format!("{improvement:?}: plain {plain:?}, improved {improved:?}")
    })
}

/// S4: along a fixed node sequence the better-spoken run is as good at each turn, ends no earlier and no lower.
pub fn better_run_is_no_worse(subject: &dyn Subject, case: &Case) -> Result<(), String> {
    let script = subject.remade(case.script());
    let plain = play(subject, case, &script, |_| SAID)?;
    let better = play(subject, case, &script, |_| BETTER)?;
    for (turn, (plain, better)) in plain.states.iter().zip(&better.states).enumerate() {
        ensure(at_least_as_good(&better.mood, &plain.mood), || {
            format!(
                "turn {turn}: plain {:?}, better {:?}",
                plain.mood, better.mood
            )
        })?;
    }
    ensure(better.states.len() >= plain.states.len(), || {
        format!(
            "ends after {} and {}",
            plain.states.len(),
            better.states.len()
        )
    })?;
    let (low, high) = (
        plain.last().outcome.unwrap(),
        better.last().outcome.unwrap(),
    );
    ensure(subject.rank(high) >= subject.rank(low), || {
        format!("plain ends {low:?}, better {high:?}")
    })
}

/// S4, the step from deadlock to adjourned: a principle of the stuck phase in the last line lowers no outcome.
pub fn adjourning_is_no_worse(subject: &dyn Subject, case: &Case) -> Result<(), String> {
    let mut case = case.clone();
    let last = case.moments.last_mut().unwrap();
    last.pool[0] = stuck_principle();
    last.said[0] = 0;
    last.raise = [0; POOL];
    last.raise[0] = 1;
    let script = subject.remade(case.script());
    let at_end = NodeId(u16::try_from(case.moments.len() - 1).unwrap());
    let plain = play(subject, &case, &script, |_| SAID)?;
    let better = play(subject, &case, &script, |node| {
        if node == at_end { BETTER } else { SAID }
    })?;
    let (low, high) = (
        plain.last().outcome.unwrap(),
        better.last().outcome.unwrap(),
    );
    ensure(subject.rank(high) >= subject.rank(low), || {
        format!("plain ends {low:?}, with a stuck principle {high:?}")
    })
}

/// A principle of the stuck phase.
fn stuck_principle() -> Pick {
    let picks =
        (0..Family::COUNT).flat_map(|family| (0..32).map(move |place| Pick { family, place }));
    let catalogue = &library().rules.catalogue;
    let stuck = |pick: &Pick| {
        catalogue
            .get(pick.principle())
            .phases
            .contains(&Phase::Stuck)
    };
    picks.into_iter().find(stuck).unwrap()
}

/// S5: a replay is the same to the last bit, through the run string and through save and load after each step.
pub fn replay_is_identical(subject: &dyn Subject, case: &Case) -> Result<(), String> {
    let script = subject.remade(case.script());
    let played = play(subject, case, &script, |node| {
        let moment = &case.moments.get(usize::from(node.0));
        moment.map_or(0, |moment| {
            u8::try_from(moment.pool[0].place % (2 + moment.others.len())).unwrap()
        })
    })?;
    let written = played.talk.run().unwrap().to_string();
    let run: Run = written
        .parse()
        .map_err(|error| format!("{written}: {error}"))?;
    let again = Talk::replay(Arc::clone(&script), &run).map_err(|error| error.to_string())?;
    ensure(again.moves() == played.talk.moves(), || {
        "other moves".to_owned()
    })?;
    ensure(again.state() == played.last(), || "other end".to_owned())
}

/// S8: where time does not press, it alone never takes patience.
pub fn time_alone_costs_nothing(
    subject: &dyn Subject,
    (case, mood): &(Case, Mood),
) -> Result<(), String> {
    let mut case = case.clone();
    let moment = &mut case.moments[0];
    moment.tactic = None;
    moment.said = moment.said.map(|tag| tag.max(0));
    let script = subject.remade(case.script());
    let after = turn(subject, &script, Pressure::Off, FIRST, SAID, *mood);
    let patience = |mood: &Mood| mood.get(Variable::Patience);
    ensure(patience(&after) >= patience(mood), || {
        format!(
            "patience falls from {} to {}",
            patience(mood),
            patience(&after)
        )
    })
}

/// Refusals that keep the node sequence fixed.
pub const FIXED: &[Refusal] = &[Refusal::On];
/// Every kind of refusal.
pub const ANY: &[Refusal] = &[Refusal::On, Refusal::End, Refusal::Detour];

#[test]
fn s1_every_variable_stays_on_the_scale() {
    holds("s1", &(any_case(5, ANY), any_mood()), |case| {
        stays_in_range(&Product, case)
    });
}

#[test]
fn s2_a_better_state_stays_better_under_the_same_line() {
    holds("s2", &(any_single(), any_ordered_moods()), |case| {
        better_stays_better(&Product, case)
    });
}

#[test]
fn s3_one_improvement_of_a_line_never_leaves_a_worse_state() {
    holds("s3", &any_improved(), |case| {
        improvement_never_hurts(&Product, case)
    });
}

#[test]
fn s4_the_better_spoken_run_is_as_good_at_each_turn_and_ends_no_lower() {
    holds("s4", &any_case(8, FIXED), |case| {
        better_run_is_no_worse(&Product, case)
    });
}

#[test]
fn s4_a_stuck_principle_in_the_last_line_never_lowers_the_outcome() {
    holds("s4 adjourned", &any_case(5, FIXED), |case| {
        adjourning_is_no_worse(&Product, case)
    });
}

#[test]
fn s5_a_replay_is_bit_identical() {
    holds("s5", &any_case(8, ANY), |case| {
        replay_is_identical(&Product, case)
    });
}

#[test]
fn s8_time_alone_never_drains_patience_where_it_does_not_press() {
    holds("s8", &(any_single(), any_mood()), |case| {
        time_alone_costs_nothing(&Product, case)
    });
}
