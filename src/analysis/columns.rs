//! The same line said in many states at once: the engine's turn, column by column, so that a processor moves several
//! customers with one instruction. Tests hold it to the engine's `advance`, number by number.
//!
//! All numbers are whole and below 2^53, so that binary floating point holds them exactly; what is divided is rounded
//! down exactly, too (see [`floor_div`]). Time never presses here: an analysis is about lines, not about haste.
//!
//! **Does not** choose lines or add anything up.

#![expect(
    clippy::inline_always,
    reason = "only what is inlined uses the widest instructions of the processor"
)]
#![expect(
    clippy::needless_bitwise_bool,
    reason = "without branches, many states are compared with one instruction"
)]

use super::arithmetic::{
    FULL_SCALE, close_gap, floor_div, gate, share_of, weakness, whole, widest,
};
use crate::engine::{Effect, FULL, Mood, Row, Script};
use crate::model::{CustomerType, Outcome, Tuning, Variable};

/// Most states that are moved together: their columns fit into the processor's second-level cache.
pub(super) const CHUNK: usize = 512;

/// Columns: the variables of a mood, and the count of boiling turns.
pub(super) const COLUMNS: usize = Variable::COUNT + 1;
/// The column of boiling turns.
pub(super) const STREAK: usize = Variable::COUNT;
/// A row without any pull.
pub(super) const NOTHING: Row = [0; Variable::COUNT];
pub(super) const ANGER: usize = Variable::Anger.index();
pub(super) const HEARD: usize = Variable::Heard.index();
pub(super) const TRUST: usize = Variable::Trust.index();
pub(super) const CLARITY: usize = Variable::Clarity.index();
pub(super) const PATIENCE: usize = Variable::Patience.index();
pub(super) const DISTRIBUTIVE: usize = Variable::Distributive.index();
pub(super) const PROCEDURAL: usize = Variable::Procedural.index();
pub(super) const INTERACTIONAL: usize = Variable::Interactional.index();
pub(super) const EXPECTATION: usize = Variable::Expectation.index();

/// The columns that matter, as a bit set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Live(u16);

impl Live {
    /// All of them.
    pub const ALL: Self = Self((1 << COLUMNS) - 1);
    /// Those by which a customer breaks off who will not accept any more.
    pub const BREAKING: Self =
        Self(1 << ANGER | 1 << HEARD | 1 << TRUST | 1 << CLARITY | 1 << PATIENCE | 1 << STREAK);

    /// Those that say how content a customer leaves who has accepted and does not break off any more.
    pub const CONTENT: Self = Self(Self::ALL.0 & !(1 << PATIENCE | 1 << STREAK));

    /// Whether a column is one of them.
    #[inline(always)]
    pub const fn has(self, column: usize) -> bool {
        self.0 & (1 << column) != 0
    }

    /// Without one variable.
    pub const fn without(self, variable: Variable) -> Self {
        Self(self.0 & !(1 << variable.index()))
    }
}

/// Moods of many states, a column for each variable, in milli-points.
#[derive(Clone, Debug, Default)]
pub(super) struct Columns {
    pub(super) values: [Vec<f64>; COLUMNS],
    /// How far an apology or an offer counts, and how far facts get through: room for one line.
    weak: Vec<f64>,
    gate: Vec<f64>,
}

impl Columns {
    /// How many states.
    pub fn len(&self) -> usize {
        self.values[0].len()
    }

    /// Adds a state.
    pub fn push(&mut self, mood: &Mood) {
        for (column, value) in self.values.iter_mut().zip(mood.values) {
            column.push(f64::from(value));
        }
        self.values[STREAK].push(f64::from(mood.streak));
    }

    /// One state as the engine knows it.
    pub fn mood(&self, row: usize) -> Mood {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "whole numbers on the engine's own scale"
        )]
        Mood {
            values: std::array::from_fn(|column| {
                // What does not matter any more is not followed; a patience that is never short is as good as full.
                let missing = if column == PATIENCE { FULL } else { 0 };
                self.values[column]
                    .get(row)
                    .map_or(missing, |value| *value as i32)
            }),
            streak: self.values[STREAK].get(row).map_or(0, |value| *value as u8),
        }
    }

    /// A variable of all states, in milli-points.
    pub fn column(&self, variable: Variable) -> &[f64] {
        &self.values[variable.index()]
    }

    /// Empties it.
    pub fn clear(&mut self) {
        self.values.iter_mut().for_each(Vec::clear);
    }

    /// Adds states of others, by their rows. A variable that is not followed here or there is not followed any more, except
    /// that a patience which is not followed is as good as full.
    pub fn join(&mut self, others: &Self, rows: &[u16]) {
        let before = self.len();
        for (index, (column, other)) in self.values.iter_mut().zip(&others.values).enumerate() {
            if other.is_empty() || column.len() < before {
                if index != PATIENCE || other.is_empty() && column.is_empty() {
                    column.clear();
                    continue;
                }
                column.resize(before, FULL_SCALE);
            }
            if other.is_empty() {
                column.resize(before + rows.len(), FULL_SCALE);
            } else {
                column.extend(rows.iter().map(|&row| other[usize::from(row)]));
            }
        }
    }

    /// Adds all states of others from one row to before another.
    pub fn extend(&mut self, others: &Self, rows: std::ops::Range<usize>) {
        for (column, other) in self.values.iter_mut().zip(&others.values) {
            column.extend_from_slice(&other[rows.clone()]);
        }
    }

    /// Becomes the states that follow when the line with this effect is said in all of `before`. Only the columns that
    /// are `live` are worked out.
    pub fn follow(
        &mut self,
        before: &Self,
        effect: &Effect,
        script: &Script,
        present: bool,
        live: Live,
    ) {
        let (tuning, customer) = (&script.rules.tuning, &*script.customer);
        // Inside, the widest instructions of this processor may be used.
        widest(
            #[inline(always)]
            || {
                self.worsen(before, effect, live);
                self.feel(effect, tuning, customer, live);
                self.understand(effect, tuning, customer, live);
                if present {
                    self.pass(effect, tuning, customer, live);
                }
            },
        );
    }

    /// Steps 1 and 2: tactic and violations.
    #[inline(always)]
    fn worsen(&mut self, before: &Self, effect: &Effect, live: Live) {
        for (index, (to, from)) in self.values.iter_mut().zip(&before.values).enumerate() {
            to.clear();
            if !live.has(index) {
                continue;
            }
            let cost = if index == STREAK {
                0
            } else {
                cost(effect, index)
            };
            worsened(from, index, cost, to);
        }
    }

    /// Step 3: feelings.
    #[inline(always)]
    fn feel(&mut self, effect: &Effect, tuning: &Tuning, customer: &CustomerType, live: Live) {
        let weak = effect.apology != NOTHING;
        if weak {
            weakness(&self.values[HEARD], tuning.apology_floor, &mut self.weak);
        }
        if weak || effect.feel != NOTHING {
            self.improve(&effect.feel, &effect.apology, false, tuning, customer, live);
        }
    }

    /// Step 4: facts, through the gate.
    #[inline(always)]
    fn understand(
        &mut self,
        effect: &Effect,
        tuning: &Tuning,
        customer: &CustomerType,
        live: Live,
    ) {
        let weak = effect.solve != NOTHING;
        if weak {
            weakness(&self.values[CLARITY], tuning.solve_floor, &mut self.weak);
        }
        if weak || effect.fact != NOTHING {
            gate(&self.values[ANGER], customer, &mut self.gate);
            self.improve(&effect.fact, &effect.solve, true, tuning, customer, live);
        }
    }

    /// Closes part of each gap. The second pull is scaled by `weak`, and the whole, if it is `gated`, by the gate.
    #[inline(always)]
    fn improve(
        &mut self,
        pull: &Row,
        scaled: &Row,
        gated: bool,
        tuning: &Tuning,
        customer: &CustomerType,
        live: Live,
    ) {
        for index in 0..Variable::COUNT {
            if live.has(index) && (pull[index] != 0 || scaled[index] != 0) {
                let weak = (scaled[index] != 0).then_some(&*self.weak);
                let gate = gated.then_some(&*self.gate);
                let pulls = Pulls {
                    plain: pull[index],
                    scaled: scaled[index],
                    weak,
                    gate,
                };
                pulls.improve(&mut self.values[index], index, tuning, customer);
            }
        }
    }

    /// Steps 5 to 7: short patience, fading or rising anger, heat.
    #[inline(always)]
    fn pass(&mut self, effect: &Effect, tuning: &Tuning, customer: &CustomerType, live: Live) {
        let low = whole(tuning.low_patience) * 1000.0;
        let heats = whole(tuning.low_patience_anger) * 1000.0;
        let (fading, rising) = fading(effect, customer);
        let boiling = whole(customer.boiling) * 1000.0;
        let [anger, .., patience, _, _, _, _, streak] = &mut self.values;
        if live.has(PATIENCE) {
            for (anger, patience) in anger.iter_mut().zip(patience.iter()) {
                let heat = if *patience < low { heats } else { 0.0 };
                *anger = (*anger + heat).min(FULL_SCALE);
            }
        }
        for anger in &mut *anger {
            *anger = faded(*anger, fading, rising);
        }
        if live.has(STREAK) {
            for (anger, streak) in anger.iter().zip(streak) {
                *streak = if *anger >= boiling {
                    (*streak + 1.0).min(255.0)
                } else {
                    0.0
                };
            }
        }
    }

    /// Marks the states in which the customer breaks off: 0 goes on, 1 escalated, 2 walked out. True if there is one.
    pub fn breaks(&self, tuning: &Tuning, live: Live, marks: &mut Vec<u8>) -> bool {
        widest(
            #[inline(always)]
            || self.breaks_inside(tuning, live, marks),
        )
    }

    #[inline(always)]
    fn breaks_inside(&self, tuning: &Tuning, live: Live, marks: &mut Vec<u8>) -> bool {
        let turns = f64::from(tuning.boiling_turns);
        let trust_low = whole(tuning.walkout_trust) * 1000.0;
        let anger_high = whole(tuning.walkout_anger) * 1000.0;
        let [anger, _, trust, _, patience, _, _, _, _, streak] = &self.values;
        marks.clear();
        let rows = anger.iter().zip(trust).zip(streak);
        marks.extend(rows.map(|((anger, trust), streak)| {
            let walks = (*trust <= trust_low) & (*anger >= anger_high);
            let boils = *streak >= turns;
            u8::from(boils) + 2 * u8::from(walks & !boils)
        }));
        if live.has(PATIENCE) {
            for (mark, patience) in marks.iter_mut().zip(patience) {
                *mark |= 2 * u8::from((*patience == 0.0) & (*mark == 0));
            }
        }
        marks.iter().fold(0, |any, mark| any | mark) != 0
    }

    /// Marks the states in which the customer accepts.
    pub fn accepts(&self, customer: &CustomerType, marks: &mut Vec<u8>) {
        let needs = customer.accepts;
        let (trust_least, clarity_least, fair_least, anger_most) = (
            whole(needs.trust) * 1000.0,
            whole(needs.clarity) * 1000.0,
            whole(needs.distributive) * 1000.0,
            whole(needs.anger) * 1000.0,
        );
        marks.clear();
        let rows = self.values[ANGER]
            .iter()
            .zip(&self.values[TRUST])
            .zip(&self.values[CLARITY])
            .zip(&self.values[DISTRIBUTIVE]);
        marks.extend(rows.map(|(((anger, trust), clarity), fair)| {
            u8::from(
                (*trust >= trust_least)
                    & (*clarity >= clarity_least)
                    & (*fair >= fair_least)
                    & (*anger <= anger_most),
            )
        }));
    }

    /// How an accepted talk that ends in these states turns out: counts of grudging, settled and delighted, by index of
    /// the outcome; and the same as marks.
    pub fn endings(&self, tuning: &Tuning, marks: &mut Vec<u8>) {
        let [distributive, procedural, interactional] = tuning.satisfaction.map(whole);
        let settled = whole(tuning.settled_gap) * 100_000.0;
        let delighted = whole(tuning.delight_gap) * 100_000.0;
        let calm = whole(tuning.delight_anger) * 1000.0;
        let trusting = whole(tuning.delight_trust) * 1000.0;
        let index = |outcome: Outcome| u8::try_from(outcome.index()).unwrap_or(u8::MAX);
        let (low, middle, high) = (
            index(Outcome::Grudging),
            index(Outcome::Settled),
            index(Outcome::Delighted),
        );
        let values = &self.values;
        marks.clear();
        marks.extend((0..self.len()).map(|row| {
            let gap = distributive * values[DISTRIBUTIVE][row]
                + procedural * values[PROCEDURAL][row]
                + interactional * values[INTERACTIONAL][row]
                - 100.0 * values[EXPECTATION][row];
            let moved =
                gap >= delighted && values[ANGER][row] <= calm && values[TRUST][row] >= trusting;
            if gap < settled {
                low
            } else if moved {
                high
            } else {
                middle
            }
        }));
    }
}

/// Pulls of a line on one variable.
#[derive(Clone, Copy)]
pub(super) struct Pulls<'a> {
    /// Parts per million of the gap.
    pub plain: i32,
    /// The same, of an apology or an offer.
    pub scaled: i32,
    /// How far that counts, in thousandths.
    pub weak: Option<&'a [f64]>,
    /// How far facts get through, in thousandths; none if wholly.
    pub gate: Option<&'a [f64]>,
}

impl Pulls<'_> {
    /// Closes part of each gap.
    #[inline(always)]
    pub fn improve(
        self,
        column: &mut [f64],
        index: usize,
        tuning: &Tuning,
        customer: &CustomerType,
    ) {
        let cap = whole(if index == ANGER {
            tuning.anger_cap
        } else {
            tuning.gap_cap
        }) * 1000.0;
        let floor = if index == EXPECTATION {
            whole(customer.expectation_floor) * 1000.0
        } else {
            0.0
        };
        let lower = index == ANGER || index == EXPECTATION;
        let (plain, scaled) = (f64::from(self.plain), f64::from(self.scaled));
        let close = |value: &mut f64, part: f64| close_gap(value, part, floor, lower);
        match (self.weak, self.gate) {
            (None, None) => {
                let part = plain.min(cap);
                for value in column.iter_mut() {
                    close(value, part);
                }
            }
            (Some(weak), None) => {
                for (value, weak) in column.iter_mut().zip(weak) {
                    close(value, (plain + floor_div(scaled * weak, 1000.0)).min(cap));
                }
            }
            (None, Some(gate)) => {
                let part = plain.min(cap);
                for (value, gate) in column.iter_mut().zip(gate) {
                    close(value, floor_div(part * gate, 1000.0));
                }
            }
            (Some(weak), Some(gate)) => {
                for ((value, weak), gate) in column.iter_mut().zip(weak).zip(gate) {
                    let part = (plain + floor_div(scaled * weak, 1000.0)).min(cap);
                    close(value, floor_div(part * gate, 1000.0));
                }
            }
        }
    }
}

/// What a line costs at once, in milli-points.
#[inline(always)]
pub(super) fn cost(effect: &Effect, index: usize) -> i32 {
    effect.tactic[index] + effect.hurt[index]
}

/// A variable after what a line costs at once.
#[inline(always)]
pub(super) fn worsened(from: &[f64], index: usize, cost: i32, to: &mut Vec<f64>) {
    to.clear();
    if cost == 0 {
        to.extend_from_slice(from);
        return;
    }
    let cost = f64::from(cost);
    if index == ANGER || index == EXPECTATION {
        to.extend(from.iter().map(|value| (value + cost).min(FULL_SCALE)));
    } else {
        to.extend(from.iter().map(|value| (value - cost).max(0.0)));
    }
}

/// The share of anger that fades with a line, in parts per million, and what it rises by, in milli-points.
#[inline(always)]
pub(super) fn fading(effect: &Effect, customer: &CustomerType) -> (f64, f64) {
    let fading = if effect.violates { 0 } else { customer.decay };
    let rising = if effect.soothes { 0 } else { customer.rebound };
    (whole(fading) * 1000.0, whole(rising) * 1000.0)
}

/// Anger after fading and rising.
#[inline(always)]
pub(super) fn faded(anger: f64, fading: f64, rising: f64) -> f64 {
    (anger - share_of(anger, fading) + rising).min(FULL_SCALE)
}
