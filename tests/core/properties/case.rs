//! Random conversations: phases, principles, tactics, decision, detours, tables. Does not play them.

use std::sync::{Arc, OnceLock};

use composure::engine::{FULL, Mood, Script};
use composure::model::{
    Choice, CustomerType, Family, Gate, Kind, Named, Node, NodeId, Phase, Pressure, PrincipleId,
    Rules, Tactic, Target, Tuning, TypeId, Variable,
};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::support::{Dice, choice, library, node, rules, scenario, to};

/// Principles at hand in one node; a line has a tag for each.
pub const POOL: usize = 4;
/// Position of the line as said.
pub const SAID: u8 = 0;
/// Position of the line that is at least as good on every principle.
pub const BETTER: u8 = 1;

/// A principle by its family and its place there, so that rare families come up as often as large ones.
#[derive(Clone, Copy, Debug)]
pub struct Pick {
    /// Index of the family.
    pub family: usize,
    /// Place among its principles.
    pub place: usize,
}

impl Pick {
    /// The principle.
    pub fn principle(self) -> PrincipleId {
        let family = &by_family()[self.family];
        family[self.place % family.len()]
    }
}

/// Principles by family.
fn by_family() -> &'static Vec<Vec<PrincipleId>> {
    static BY_FAMILY: OnceLock<Vec<Vec<PrincipleId>>> = OnceLock::new();
    BY_FAMILY.get_or_init(|| {
        let mut out = vec![Vec::new(); Family::COUNT];
        for (at, principle) in (0..).zip(&rules().catalogue.principles) {
            out[principle.family.index()].push(PrincipleId(at));
        }
        out
    })
}

/// How a line meets the node's tactic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meets {
    /// Lets it stand.
    LetsStand,
    /// Bites.
    Bites,
    /// Counters.
    Counters,
}

/// One moment with the line said there, by how much another is better, and further lines.
#[derive(Clone, Debug)]
pub struct Moment {
    /// Its phase.
    pub phase: Phase,
    /// Weight of its slot; none for a detour.
    pub weight: Option<u32>,
    /// The customer's tactic.
    pub tactic: Option<Tactic>,
    /// Principles at hand.
    pub pool: [Pick; POOL],
    /// Tags of the line said.
    pub said: [i8; POOL],
    /// By how much the better line's tags are higher.
    pub raise: [u8; POOL],
    /// How the line said meets the tactic.
    pub meets: Meets,
    /// The better line counters.
    pub counters: bool,
    /// Tags of further lines.
    pub others: Vec<[i8; POOL]>,
    /// Time runs out once before the line.
    pub pause: bool,
}

/// Where a customer who refuses goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// On as if he had accepted: the node sequence is fixed.
    On,
    /// To the end.
    End,
    /// Through one unscored node of the stuck phase.
    Detour,
}

/// A conversation to be tried.
#[derive(Clone, Debug)]
pub struct Case {
    /// Seed of jittered tables; none for the shipped ones.
    pub tables: Option<u64>,
    /// Index of the customer type.
    pub customer: u8,
    /// How hard time presses.
    pub pressure: Pressure,
    /// The moments in order.
    pub moments: Vec<Moment>,
    /// The deciding moment, from the end.
    pub decides: usize,
    /// Where a refusal leads.
    pub refusal: Refusal,
}

impl Case {
    /// Index of the deciding moment.
    pub fn deciding(&self) -> usize {
        let last = self.moments.len() - 1;
        last - self.decides.min(last)
    }

    /// The tables and the customer.
    pub fn parties(&self) -> (Arc<Rules>, Arc<CustomerType>) {
        let customer = library().customer_type(TypeId(self.customer));
        match self.tables {
            None => (Arc::clone(rules()), Arc::clone(customer)),
            Some(seed) => jittered(seed, rules(), customer),
        }
    }

    /// The conversation as a script: at each node the line said, the better line, and the others.
    pub fn script(&self) -> Arc<Script> {
        let (rules, customer) = self.parties();
        self.script_with(rules, customer)
    }

    /// The same with other tables.
    pub fn script_with(&self, rules: Arc<Rules>, customer: Arc<CustomerType>) -> Arc<Script> {
        let scenario = Arc::new(self.scenario());
        Arc::new(Script::new(
            scenario,
            customer,
            TypeId(self.customer),
            rules,
        ))
    }

    /// The conversation as a scenario.
    pub fn scenario(&self) -> composure::model::Scenario {
        let count = self.moments.len();
        let deciding = self.deciding();
        let mut nodes: Vec<Node> = Vec::with_capacity(count + 1);
        let mut slot = 0;
        for (at, moment) in self.moments.iter().enumerate() {
            let next = if at + 1 == count {
                Target::End
            } else {
                to(u16::try_from(at + 1).unwrap())
            };
            let mut made = moment.node(at, next);
            if moment.weight.is_some() {
                made.slot = Some(composure::model::SlotId(slot));
                slot += 1;
            }
            if at == deciding {
                made.refused = Some(match self.refusal {
                    Refusal::On => next,
                    Refusal::End => Target::End,
                    Refusal::Detour => to(u16::try_from(count).unwrap()),
                });
            }
            nodes.push(made);
        }
        if self.refusal == Refusal::Detour {
            let part = choice("part", &[], Target::End);
            nodes.push(node("parting", Phase::Stuck, None, vec![part]));
        }
        let mut scenario = scenario(nodes);
        let weights = self.moments.iter().filter_map(|moment| moment.weight);
        for (slot, weight) in scenario.slots.iter_mut().zip(weights) {
            slot.weight = weight;
        }
        scenario
    }
}

impl Moment {
    fn node(&self, at: usize, next: Target) -> Node {
        let better: [i8; POOL] =
            std::array::from_fn(|at| self.said[at].saturating_add_unsigned(self.raise[at]).min(2));
        let mut choices = vec![
            self.line("said", self.said, next),
            self.line("better", better, next),
        ];
        choices[0].counters = self.tactic.is_some() && self.meets == Meets::Counters;
        choices[0].bites = self.tactic.is_some() && self.meets == Meets::Bites;
        choices[1].counters = choices[0].counters || self.tactic.is_some() && self.counters;
        choices[1].bites = choices[0].bites && !choices[1].counters;
        for (number, tags) in self.others.iter().enumerate() {
            choices.push(self.line(&format!("other-{number}"), *tags, next));
        }
        let mut made = node(&format!("n{at}"), self.phase, None, choices);
        made.tactic = self.tactic;
        made
    }

    fn line(&self, id: &str, tags: [i8; POOL], next: Target) -> Choice {
        let mut made = choice(id, &[], next);
        for (pick, tag) in self.pool.iter().zip(tags) {
            let principle = pick.principle();
            let prohibits = rules().catalogue.get(principle).kind == Kind::Dont;
            let tag = if prohibits { tag.min(0) } else { tag };
            if made.tags.iter().all(|known| known.0 != principle) {
                made.tags.push((principle, tag));
            }
        }
        made.tags.sort_unstable();
        made
    }
}

/// Any principle.
pub fn any_pick() -> impl Strategy<Value = Pick> {
    (0..Family::COUNT, 0_usize..32).prop_map(|(family, place)| Pick { family, place })
}

/// A word of the model.
pub fn any_of<T: Named + std::fmt::Debug>() -> impl Strategy<Value = T> {
    (0..T::all().len()).prop_map(|at| T::all()[at])
}

fn any_tags() -> impl Strategy<Value = [i8; POOL]> {
    [-2_i8..=2, -2_i8..=2, -2_i8..=2, -2_i8..=2]
}

fn any_raise() -> impl Strategy<Value = [u8; POOL]> {
    let one = || prop_oneof![2 => Just(0_u8), 1 => 1_u8..=4];
    [one(), one(), one(), one()]
}

/// Phases of a complaint talk.
fn any_phase() -> impl Strategy<Value = Phase> {
    (0_usize..9).prop_map(|at| Phase::ALL[at])
}

/// Any moment.
pub fn any_moment() -> impl Strategy<Value = Moment> {
    let meets = prop_oneof![
        Just(Meets::LetsStand),
        Just(Meets::Bites),
        Just(Meets::Counters)
    ];
    (
        (
            any_phase(),
            prop_oneof![1 => Just(None), 4 => (1_u32..=3).prop_map(Some)],
            prop_oneof![1 => Just(None), 1 => any_of::<Tactic>().prop_map(Some)],
            [any_pick(), any_pick(), any_pick(), any_pick()],
        ),
        (any_tags(), any_raise(), meets, any::<bool>()),
        vec(any_tags(), 0..=2),
        prop_oneof![4 => Just(false), 1 => Just(true)],
    )
        .prop_map(
            |((phase, weight, tactic, pool), (said, raise, meets, counters), others, pause)| {
                Moment {
                    phase,
                    weight,
                    tactic,
                    pool,
                    said,
                    raise,
                    meets,
                    counters,
                    others,
                    pause,
                }
            },
        )
}

/// Shipped tables twice as often as jittered ones.
pub fn any_tables() -> impl Strategy<Value = Option<u64>> {
    prop_oneof![2 => Just(None), 1 => any::<u64>().prop_map(Some)]
}

/// Any conversation of up to `longest` moments.
pub fn any_case(longest: usize, refusals: &'static [Refusal]) -> impl Strategy<Value = Case> {
    (
        any_tables(),
        0_u8..4,
        any_of::<Pressure>(),
        vec(any_moment(), 1..=longest),
        0_usize..3,
        (0..refusals.len()).prop_map(|at| refusals[at]),
    )
        .prop_map(
            |(tables, customer, pressure, moments, decides, refusal)| Case {
                tables,
                customer,
                pressure,
                moments,
                decides,
                refusal,
            },
        )
}

/// One value of the scale, its ends more often than their share.
fn any_value() -> impl Strategy<Value = i32> {
    prop_oneof![8 => 0..=FULL, 1 => Just(0), 1 => Just(FULL), 2 => (0_i32..=100).prop_map(|points| points * 1000)]
}

/// Any mood.
pub fn any_mood() -> impl Strategy<Value = Mood> {
    (vec(any_value(), Variable::COUNT), 0_u8..4).prop_map(|(values, streak)| Mood {
        values: values.try_into().unwrap(),
        streak,
    })
}

/// Any mood with one that is at least as good in every respect.
pub fn any_ordered_moods() -> impl Strategy<Value = (Mood, Mood)> {
    let step = prop_oneof![1 => Just(0), 1 => 0..=FULL, 1 => 0_i32..=3];
    (any_mood(), vec(step, Variable::COUNT), 0_u8..4).prop_map(|(worse, steps, streak)| {
        let mut better = worse;
        for (&variable, step) in Variable::ALL.iter().zip(steps) {
            let value = &mut better.values[variable.index()];
            let moved = if variable.lower_is_better() {
                *value - step
            } else {
                *value + step
            };
            *value = moved.clamp(0, FULL);
        }
        better.streak = worse.streak.saturating_sub(streak);
        (worse, better)
    })
}

/// Tables and a customer within the ranges that the reader allows: half near the shipped ones, half anywhere.
fn jittered(
    seed: u64,
    shipped: &Rules,
    customer: &CustomerType,
) -> (Arc<Rules>, Arc<CustomerType>) {
    let mut dice = Dice(seed);
    let near = dice.roll().is_multiple_of(2);
    let mut vary = |value: &mut i64, low: i64, high: i64| {
        *value = if near {
            (*value * dice.between(800, 1200) / 1000).clamp(low, high)
        } else {
            dice.between(low, high)
        };
    };
    let mut tuning = shipped.tuning.clone();
    let rows = tuning.benefit.iter_mut().flatten();
    rows.for_each(|number| vary(number, 0, 1000));
    let rows = tuning
        .harm
        .iter_mut()
        .chain(&mut tuning.tactic_cost)
        .flatten();
    rows.for_each(|number| vary(number, 0, 100));
    for number in [
        &mut tuning.anger_cap,
        &mut tuning.gap_cap,
        &mut tuning.apology_floor,
        &mut tuning.solve_floor,
    ] {
        vary(number, 0, 1000);
    }
    for number in [
        &mut tuning.low_patience,
        &mut tuning.low_patience_anger,
        &mut tuning.walkout_trust,
        &mut tuning.walkout_anger,
        &mut tuning.delight_anger,
        &mut tuning.delight_trust,
    ] {
        vary(number, 0, 100);
    }
    vary(&mut tuning.delight_gap, -100, 100);
    vary(&mut tuning.settled_gap, -100, 100);
    let mut boiling_turns = i64::from(tuning.boiling_turns);
    vary(&mut boiling_turns, 1, 20);
    tuning.boiling_turns = u8::try_from(boiling_turns).unwrap();
    let mut made = customer.clone();
    vary(&mut made.reactivity, 0, 3000);
    vary(&mut made.rebound, 0, 20);
    vary(&mut made.decay, 0, 1000);
    vary(&mut made.patience_cost, 0, 50);
    vary(&mut made.expectation_floor, 0, 100);
    vary(&mut made.boiling, 1, 100);
    made.gains.iter_mut().for_each(|gain| vary(gain, 0, 3000));
    made.start.iter_mut().for_each(|value| vary(value, 0, 100));
    let Gate { low, high, floor } = &mut made.gate;
    vary(low, 0, 99);
    vary(high, 0, 100);
    vary(floor, 0, 1000);
    *high = (*high).max(*low + 1);
    for number in [
        &mut made.accepts.trust,
        &mut made.accepts.clarity,
        &mut made.accepts.anger,
        &mut made.accepts.distributive,
    ] {
        vary(number, 0, 100);
    }
    jitter_grades(&mut dice, &mut tuning);
    let rules = Rules {
        catalogue: Arc::clone(&shipped.catalogue),
        tuning,
    };
    (Arc::new(rules), Arc::new(made))
}

/// What grades the lines: stretch, blueprint, caps, weights of satisfaction.
fn jitter_grades(dice: &mut Dice, tuning: &mut Tuning) {
    let mut inner = [0_u32; 3];
    while inner[0] == inner[1] || inner[1] == inner[2] {
        inner = std::array::from_fn(|_| u32::try_from(dice.between(1, 999)).unwrap());
        inner.sort_unstable();
    }
    tuning.kappa = [0, inner[0], inner[1], inner[2], 1000];
    for points in &mut tuning.blueprint {
        *points = u32::try_from(dice.between(-200, 1000).max(0)).unwrap();
    }
    tuning.cap_phase_floor = u32::try_from(dice.between(0, 100)).unwrap();
    tuning.cap_total = u32::try_from(dice.between(0, 100)).unwrap();
    let first = dice.between(0, 100);
    let second = dice.between(0, 100 - first);
    tuning.satisfaction = [first, second, 100 - first - second];
}

/// The script's nodes in another order, with other names and choices shuffled; and where each old choice went.
pub fn rearranged(case: &Case, seed: u64) -> (Arc<Script>, Vec<Vec<u8>>, Vec<usize>) {
    let mut dice = Dice(seed);
    let mut scenario = case.scenario();
    let count = scenario.nodes.len();
    let order = dice.order(count);
    let mut place = vec![0; count];
    for (new, &old) in order.iter().enumerate() {
        place[old] = new;
    }
    let moved = |target: Target| match target {
        Target::Node(old) => to(u16::try_from(place[usize::from(old.0)]).unwrap()),
        Target::End => Target::End,
    };
    let mut went = Vec::with_capacity(count);
    for (at, node) in scenario.nodes.iter_mut().enumerate() {
        node.id = format!("other-name-{}", count - at);
        node.refused = node.refused.map(moved);
        let order = dice.order(node.choices.len());
        let mut where_to = vec![0; order.len()];
        for (new, &old) in order.iter().enumerate() {
            where_to[old] = u8::try_from(new).unwrap();
        }
        went.push(where_to);
        node.choices = order.iter().map(|&old| node.choices[old].clone()).collect();
        for choice in &mut node.choices {
            choice.goto = moved(choice.goto);
            std::mem::swap(&mut choice.text.zh, &mut choice.text.en);
            choice.text.en.push_str(" and more");
        }
    }
    scenario.nodes = order
        .iter()
        .map(|&old| scenario.nodes[old].clone())
        .collect();
    scenario.start = NodeId(u16::try_from(place[0]).unwrap());
    let (rules, customer) = case.parties();
    let id = TypeId(case.customer);
    let script = Script::new(Arc::new(scenario), customer, id, rules);
    (Arc::new(script), went, place)
}
