//! S1 to S8: what holds of the customer's state.

use std::sync::Arc;

use composure::engine::{FULL, Mood, Run, Script, Talk};
use composure::model::{CustomerType, Family, Kind, NodeId, Phase, Pressure, Variable};
use proptest::collection::vec;
use proptest::prelude::*;

use super::case::{
    BETTER, Case, Meets, Moment, POOL, Pick, Refusal, SAID, any_case, any_moment, any_mood, any_of,
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
    ensure(better.at_least_as_good(&worse), || {
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
    ensure(improved.at_least_as_good(&plain), || {
        format!("{improvement:?}: plain {plain:?}, improved {improved:?}")
    })
}

/// S4: along a fixed node sequence the better-spoken run is as good at each turn, ends no earlier and no lower.
pub fn better_run_is_no_worse(subject: &dyn Subject, case: &Case) -> Result<(), String> {
    let script = subject.remade(case.script());
    let plain = play(subject, case, &script, |_| SAID)?;
    let better = play(subject, case, &script, |_| BETTER)?;
    for (turn, (plain, better)) in plain.states.iter().zip(&better.states).enumerate() {
        ensure(better.mood.at_least_as_good(&plain.mood), || {
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
    let written = played.talk.run().to_string();
    let run: Run = written
        .parse()
        .map_err(|error| format!("{written}: {error}"))?;
    let again = Talk::replay(Arc::clone(&script), &run).map_err(|error| error.to_string())?;
    ensure(again.moves() == played.talk.moves(), || {
        "other moves".to_owned()
    })?;
    ensure(again.state() == played.last(), || "other end".to_owned())
}

/// Good lines of one kind, each following one to three principles fully or partly.
fn good_lines(feeling: bool) -> impl Strategy<Value = Vec<Moment>> {
    let families: Vec<usize> = Family::ALL
        .iter()
        .filter(|family| family.is_feeling() == feeling)
        .map(|family| family.index())
        .collect();
    let pick = (0..families.len(), 0_usize..32).prop_map(move |(at, place)| Pick {
        family: families[at],
        place,
    });
    let line = (vec(pick, 1..=3), vec(1_i8..=2, 3))
        .prop_map(|(picks, strengths)| good_line(&picks, &strengths));
    vec(line, 1..=3)
}

fn good_line(picks: &[Pick], strengths: &[i8]) -> Moment {
    Moment {
        phase: Phase::Soothe,
        weight: None,
        tactic: None,
        pool: std::array::from_fn(|at| picks[at.min(picks.len() - 1)]),
        said: std::array::from_fn(|at| if at < picks.len() { strengths[at] } else { 0 }),
        raise: [0; POOL],
        meets: Meets::LetsStand,
        counters: false,
        others: Vec::new(),
        pause: false,
    }
}

/// The first principle of a family that is something to do.
fn to_do(family: Family) -> Pick {
    let catalogue = &library().rules.catalogue;
    let picks = (0..32).map(|place| Pick {
        family: family.index(),
        place,
    });
    let is_do = |pick: &Pick| {
        let principle = catalogue.get(pick.principle());
        principle.kind == Kind::Do && principle.only_for.is_none()
    };
    picks.into_iter().find(is_do).unwrap()
}

/// Lines that each follow a family fully.
fn full_lines(families: &[Family]) -> Vec<Moment> {
    families
        .iter()
        .map(|&family| good_line(&[to_do(family)], &[2]))
        .collect()
}

/// Any mood, the ends of the scale no likelier than the rest.
fn plain_mood() -> impl Strategy<Value = Mood> {
    vec(0..=FULL, Variable::COUNT).prop_map(|values| Mood {
        values: values.try_into().unwrap(),
        streak: 0,
    })
}

/// Whether some line follows a family.
fn follows(moments: &[Moment], family: Family) -> bool {
    moments.iter().any(|moment| {
        let mut picks = moment.pool.iter().zip(moment.said);
        picks.any(|(pick, tag)| pick.family == family.index() && tag > 0)
    })
}

/// The same good lines for a customer who starts at or above the gate's upper end.
#[derive(Clone, Debug)]
pub struct Orders {
    customer: u8,
    pressure: Pressure,
    feelings: Vec<Moment>,
    facts: Vec<Moment>,
    mood: Mood,
}

/// Any good lines, any such mood.
pub fn any_orders() -> impl Strategy<Value = Orders> {
    (
        0_u8..4,
        any_of::<Pressure>(),
        good_lines(true),
        good_lines(false),
        (any_mood(), plain_mood()),
        0_i32..=1000,
    )
        .prop_map(
            |(customer, pressure, mut feelings, mut facts, (mut mood, plain), share)| {
                let asked = follows(&facts, Family::Probe);
                if asked && follows(&feelings, Family::Apology) {
                    feelings = full_lines(&[
                        Family::Order,
                        Family::Listen,
                        Family::Empathy,
                        Family::Apology,
                    ]);
                    facts = full_lines(&[
                        Family::Probe,
                        Family::Explain,
                        Family::Solve,
                        Family::Choice,
                        Family::Secure,
                        Family::Close,
                    ]);
                    mood.values = plain.values;
                }
                let high = i32::try_from(customer_at(customer).gate.high).unwrap() * 1000;
                mood.values[Variable::Anger.index()] = high + (FULL - high) / 1000 * share;
                Orders {
                    customer,
                    pressure,
                    feelings,
                    facts,
                    mood,
                }
            },
        )
}

fn customer_at(index: u8) -> &'static CustomerType {
    &library().customers[usize::from(index)]
}

/// S6: from the gate's upper end on, feelings first gives at least the satisfaction of facts first.
///
/// One pair is tried with the lines of a whole talk only: a question makes the customer feel heard, which strengthens an
/// apology that comes later, so that a lone weak apology may lose a hundredth of a point by coming before a lone question.
/// Each gap is closed in whole milli-points, rounded down, so that two orders of the same lines may differ by one
/// milli-point a line in each fairness; that much is allowed.
pub fn feelings_first_satisfies(subject: &dyn Subject, orders: &Orders) -> Result<(), String> {
    let first: Vec<Moment> = orders
        .feelings
        .iter()
        .chain(&orders.facts)
        .cloned()
        .collect();
    let second: Vec<Moment> = orders
        .facts
        .iter()
        .chain(&orders.feelings)
        .cloned()
        .collect();
    let (first, second) = (
        said_in_order(subject, orders, first),
        said_in_order(subject, orders, second),
    );
    let weights = library().rules.tuning.satisfaction;
    let satisfaction = |mood: &Mood| {
        weights[0] * i64::from(mood.get(Variable::Distributive))
            + weights[1] * i64::from(mood.get(Variable::Procedural))
            + weights[2] * i64::from(mood.get(Variable::Interactional))
    };
    let lines = i64::try_from(orders.feelings.len() + orders.facts.len()).unwrap();
    ensure(
        satisfaction(&first) + 100 * lines >= satisfaction(&second),
        || format!("feelings first {first:?}, facts first {second:?}"),
    )
}

fn said_in_order(subject: &dyn Subject, orders: &Orders, moments: Vec<Moment>) -> Mood {
    let case = Case {
        tables: None,
        customer: orders.customer,
        pressure: orders.pressure,
        decides: 0,
        refusal: Refusal::On,
        moments,
    };
    said_one_after_another(subject, &case, &subject.remade(case.script()), orders.mood)
}

/// All lines of a case, whatever breaks on the way.
fn said_one_after_another(
    subject: &dyn Subject,
    case: &Case,
    script: &Script,
    start: Mood,
) -> Mood {
    (0..u16::try_from(case.moments.len()).unwrap()).fold(start, |mood, at| {
        turn(subject, script, case.pressure, NodeId(at), SAID, mood)
    })
}

/// A line that listens and a line that apologises, in some strength.
pub fn any_apology() -> impl Strategy<Value = (u8, Pressure, [i8; 2], Mood)> {
    (
        0_u8..4,
        any_of::<Pressure>(),
        [1_i8..=2, 1_i8..=2],
        any_mood(),
    )
}

/// S7: listening before apologising gives at least the interactional fairness from anywhere (less a milli-point for each
/// rounding), and less anger from the type's start.
pub fn listening_before_apology(
    subject: &dyn Subject,
    (customer, pressure, strengths, mood): &(u8, Pressure, [i8; 2], Mood),
) -> Result<(), String> {
    let of = |family: Family, strength| good_line(&[to_do(family)], &[strength]);
    let listen = of(Family::Listen, strengths[0]);
    let apology = of(Family::Apology, strengths[1]);
    let run = |moments: [&Moment; 2], mood| {
        let case = Case {
            tables: None,
            customer: *customer,
            pressure: *pressure,
            decides: 0,
            refusal: Refusal::On,
            moments: moments.into_iter().cloned().collect(),
        };
        said_one_after_another(subject, &case, &subject.remade(case.script()), mood)
    };
    let fairness = |mood: Mood| mood.get(Variable::Interactional);
    let (first, second) = (
        run([&listen, &apology], *mood),
        run([&apology, &listen], *mood),
    );
    ensure(fairness(first) + 2 >= fairness(second), || {
        format!("listening first {first:?}, apology first {second:?}")
    })?;
    let start = Mood::start(customer_at(*customer));
    let (first, second) = (
        run([&listen, &apology], start),
        run([&apology, &listen], start),
    );
    ensure(
        first.get(Variable::Anger) < second.get(Variable::Anger),
        || format!("from the start: listening first {first:?}, apology first {second:?}"),
    )
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
fn s6_feelings_first_satisfies_an_angry_customer_at_least_as_much() {
    holds("s6", &any_orders(), |case| {
        feelings_first_satisfies(&Product, case)
    });
}

#[test]
fn s7_listening_before_apologising_is_at_least_as_fair_and_calms_more() {
    holds("s7", &any_apology(), |case| {
        listening_before_apology(&Product, case)
    });
}

#[test]
fn s8_time_alone_never_drains_patience_where_it_does_not_press() {
    holds("s8", &(any_single(), any_mood()), |case| {
        time_alone_costs_nothing(&Product, case)
    });
}
