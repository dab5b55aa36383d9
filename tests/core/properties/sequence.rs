//! S6 and S7: what comes first matters, feelings before facts and listening before an apology.

use composure::engine::{FULL, Mood, Script};
use composure::model::{CustomerType, Family, Kind, NodeId, Phase, Pressure, Variable};
use proptest::collection::vec;
use proptest::prelude::*;

use super::case::{Case, Meets, Moment, POOL, Pick, Refusal, SAID, any_mood, any_of};
use super::play::turn;
use super::subject::{Product, Subject};
use super::{ensure, holds};
use crate::support::library;

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
