//! Eight moods side by side, and the engine's turn for all of them at once: the form in which most of random play is
//! walked ([`super::deep`]). The same numbers as in [`super::columns`], and held to the engine in the same way.
//!
//! **Does not** know places, or what is counted.

#![expect(
    clippy::inline_always,
    reason = "only what is inlined uses the widest instructions of the processor"
)]
use pulp::Simd;

use super::arithmetic::{FULL_SCALE, whole};
use super::columns::{
    ANGER, CLARITY, COLUMNS, DISTRIBUTIVE, EXPECTATION, HEARD, INTERACTIONAL, NOTHING, PATIENCE,
    PROCEDURAL, STREAK, TRUST, cost, fading,
};
use super::compare::bits;
use crate::engine::{Effect, Mood, Row};
use crate::model::{CustomerType, Tuning, Variable};

/// How many moods stand side by side: as many as the widest instructions move.
pub(super) const LANES: usize = 8;
/// One variable of eight moods, in milli-points.
pub(super) type Lane = [f64; LANES];
/// A bit for each of eight moods.
pub(super) type Bits = u8;

/// Eight moods, by column.
#[derive(Clone, Copy, Debug)]
#[repr(align(64))]
pub(super) struct Moods(pub [Lane; COLUMNS]);

impl Moods {
    /// Nothing yet.
    pub const EMPTY: Self = Self([[0.0; LANES]; COLUMNS]);

    /// Puts a mood in.
    pub fn set(&mut self, lane: usize, mood: &Mood) {
        for (column, &value) in self.0.iter_mut().zip(&mood.values) {
            column[lane] = f64::from(value);
        }
        self.0[STREAK][lane] = f64::from(mood.streak);
    }

    /// One of them as the engine knows it.
    pub fn mood(&self, lane: usize) -> Mood {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "whole numbers on the engine's own scale"
        )]
        Mood {
            values: std::array::from_fn(|column| self.0[column][lane] as i32),
            streak: self.0[STREAK][lane] as u8,
        }
    }
}

/// What is the same for all lines of a script.
#[derive(Clone, Debug)]
pub(super) struct World {
    pub apology_floor: f64,
    pub solve_floor: f64,
    /// The most that a line can pull, by variable, in parts per million.
    pub caps: [f64; Variable::COUNT],
    /// Down to where a variable sinks that is better low.
    pub floors: [f64; Variable::COUNT],
    pub gate_low: f64,
    /// By how much anger the gate shuts, what it loses by each milli-point, and the middle of what it is rounded by.
    pub gate_width: f64,
    pub gate_slope: f64,
    pub gate_middle: f64,
    pub low_patience: f64,
    pub heat: f64,
    pub boiling: f64,
    pub boiling_turns: f64,
    pub walkout_trust: f64,
    pub walkout_anger: f64,
    pub accepts: [f64; 4],
    pub weights: [f64; 4],
    pub settled: f64,
    pub delighted: f64,
    pub calm: f64,
    pub trusting: f64,
}

impl World {
    /// Takes it from the tables.
    pub fn new(tuning: &Tuning, customer: &CustomerType) -> Self {
        let points = |points: i64| whole(points) * 1000.0;
        let mut caps = [points(tuning.gap_cap); Variable::COUNT];
        caps[ANGER] = points(tuning.anger_cap);
        let mut floors = [0.0; Variable::COUNT];
        floors[EXPECTATION] = points(customer.expectation_floor);
        let [distributive, procedural, interactional] = tuning.satisfaction.map(whole);
        let needs = customer.accepts;
        let gate_width = points(customer.gate.high) - points(customer.gate.low);
        Self {
            apology_floor: whole(tuning.apology_floor),
            solve_floor: whole(tuning.solve_floor),
            caps,
            floors,
            gate_low: points(customer.gate.low),
            gate_width,
            gate_slope: (1000.0 - whole(customer.gate.floor)) / gate_width,
            gate_middle: (1.0 - gate_width) / 2.0 / gate_width,
            low_patience: points(tuning.low_patience),
            heat: points(tuning.low_patience_anger),
            boiling: points(customer.boiling),
            boiling_turns: f64::from(tuning.boiling_turns),
            walkout_trust: points(tuning.walkout_trust),
            walkout_anger: points(tuning.walkout_anger),
            accepts: [needs.trust, needs.clarity, needs.distributive, needs.anger].map(points),
            weights: [distributive, procedural, interactional, -100.0],
            settled: whole(tuning.settled_gap) * 100_000.0,
            delighted: whole(tuning.delight_gap) * 100_000.0,
            calm: points(tuning.delight_anger),
            trusting: points(tuning.delight_trust),
        }
    }
}

/// What pulls on one variable, in parts per million but where it is said otherwise.
#[derive(Clone, Copy, Debug)]
struct Pull {
    /// Whether nothing does.
    is_nothing: bool,
    plain: f64,
    /// What is scaled, in thousandths: an apology, or an offer.
    scaled: f64,
    cap: f64,
    /// The plain pull and nothing else, up to the cap: in parts of one, and in thousandths of a millionth.
    alone: f64,
    alone_milli: f64,
}

impl Pull {
    fn new(plain: i32, scaled: i32, cap: f64) -> Self {
        let alone = f64::from(plain).min(cap);
        Self {
            is_nothing: plain == 0 && scaled == 0,
            plain: f64::from(plain),
            scaled: f64::from(scaled) / 1000.0,
            cap,
            alone: alone / MILLION,
            alone_milli: alone / 1000.0,
        }
    }
}

/// A line, made ready to be said in eight moods.
#[expect(
    clippy::struct_excessive_bools,
    reason = "what a line does, each asked for by itself"
)]
#[derive(Clone, Debug)]
pub(super) struct Steps {
    /// What it costs at once, in milli-points towards worse.
    cost: [f64; Variable::COUNT],
    /// What pulls, by variable: feelings, and facts.
    pulls: [[Pull; Variable::COUNT]; 2],
    feels: bool,
    apologises: bool,
    tells: bool,
    offers: bool,
    /// The columns that satisfaction after it takes, as a bit set.
    needs: u16,
    fading: f64,
    rising: f64,
    present: bool,
}

impl Steps {
    /// Makes a line ready.
    pub fn new(effect: &Effect, present: bool, customer: &CustomerType, world: &World) -> Self {
        let pulls = |plain: &Row, scaled: &Row| {
            std::array::from_fn(|index| Pull::new(plain[index], scaled[index], world.caps[index]))
        };
        let (fading, rising) = fading(effect, customer);
        let apologises = effect.apology != NOTHING;
        let offers = effect.solve != NOTHING;
        let tells = offers || effect.fact != NOTHING;
        Self {
            cost: std::array::from_fn(|index| f64::from(cost(effect, index))),
            pulls: [
                pulls(&effect.feel, &effect.apology),
                pulls(&effect.fact, &effect.solve),
            ],
            feels: apologises || effect.feel != NOTHING,
            apologises,
            tells,
            offers,
            needs: 1 << DISTRIBUTIVE
                | 1 << PROCEDURAL
                | 1 << INTERACTIONAL
                | 1 << EXPECTATION
                | u16::from(tells) << ANGER
                | u16::from(apologises) << HEARD
                | u16::from(offers) << CLARITY,
            fading: fading / MILLION,
            rising,
            present,
        }
    }

    /// What eight moods become when the line is said in each of them.
    #[inline(always)]
    pub fn follow<S: Simd>(
        &self,
        simd: S,
        before: &Moods,
        after: &mut Moods,
        world: &World,
        which: u16,
    ) {
        for part in 0..LANES / S::F64_LANES {
            let mut values: [S::f64s; COLUMNS] =
                std::array::from_fn(|at| load::<S>(&before.0[at], part));
            self.turn(simd, &mut values, world, which);
            for (column, value) in after.0.iter_mut().zip(values) {
                S::as_mut_simd_f64s(column).0[part] = value;
            }
        }
    }

    /// How accepted customers leave when this is the last line: grudging, settled, delighted. Only what that takes is
    /// worked out.
    #[inline(always)]
    pub fn leave<S: Simd>(&self, simd: S, before: &Moods, world: &World) -> [Bits; 3] {
        let (mut settle, mut delight) = (0, 0);
        for part in 0..LANES / S::F64_LANES {
            let from: [S::f64s; COLUMNS] = std::array::from_fn(|at| load::<S>(&before.0[at], part));
            let mut values = from;
            self.turn(simd, &mut values, world, self.needs);
            let gap = gap(simd, &values, world);
            let first = part * S::F64_LANES;
            let least = |value, bound| {
                let bound = simd.splat_f64s(bound);
                bits::<S>(simd.greater_than_or_equal_f64s(value, bound), first)
            };
            settle |= least(gap, world.settled);
            let mut moved = least(gap, world.delighted);
            if moved != 0 {
                let mut values = from;
                self.turn(simd, &mut values, world, ALL);
                let calm = simd.splat_f64s(world.calm);
                moved &= least(values[TRUST], world.trusting);
                moved &= bits::<S>(simd.less_than_or_equal_f64s(values[ANGER], calm), first);
            }
            delight |= moved;
        }
        [!settle, settle & !delight, settle & delight]
    }

    /// The turn of as many moods as one instruction moves; only some of the columns need be worked out.
    #[inline(always)]
    fn turn<S: Simd>(&self, simd: S, values: &mut [S::f64s; COLUMNS], world: &World, which: u16) {
        let full = simd.splat_f64s(FULL_SCALE);
        let none = simd.splat_f64s(0.0);
        for (index, value) in values.iter_mut().take(Variable::COUNT).enumerate() {
            if which >> index & 1 == 0 || self.cost[index] == 0.0 {
                continue;
            }
            let cost = simd.splat_f64s(self.cost[index]);
            *value = if index == ANGER || index == EXPECTATION {
                simd.min_f64s(simd.add_f64s(*value, cost), full)
            } else {
                simd.max_f64s(simd.sub_f64s(*value, cost), none)
            };
        }
        if self.feels {
            let heard = if self.apologises {
                weakness(simd, values[HEARD], world.apology_floor)
            } else {
                full
            };
            self.improve(simd, values, (0, which), heard, None, world);
        }
        if self.tells {
            let clear = if self.offers {
                weakness(simd, values[CLARITY], world.solve_floor)
            } else {
                full
            };
            let gate = gate(simd, values[ANGER], world);
            self.improve(simd, values, (1, which), clear, Some(gate), world);
        }
        if self.present && which >> STREAK & 1 == 1 {
            self.pass(simd, values, world);
        }
    }

    /// Closes part of each gap: in stage 0 by feelings, in stage 1 by facts. An apology or an offer counts as far as `weak`
    /// says, in thousandths.
    #[inline(always)]
    fn improve<S: Simd>(
        &self,
        simd: S,
        values: &mut [S::f64s; COLUMNS],
        (stage, which): (usize, u16),
        weak: S::f64s,
        gate: Option<S::f64s>,
        world: &World,
    ) {
        for (index, value) in values.iter_mut().take(Variable::COUNT).enumerate() {
            let pull = &self.pulls[stage][index];
            if which >> index & 1 == 0 || pull.is_nothing {
                continue;
            }
            let splat = |value| simd.splat_f64s(value);
            let part = if pull.scaled == 0.0 {
                match gate {
                    None => splat(pull.alone),
                    Some(gate) => simd.mul_f64s(
                        thousandth(simd, gate, pull.alone_milli),
                        splat(1.0 / MILLION),
                    ),
                }
            } else {
                let part = thousandth(simd, weak, pull.scaled);
                let part = simd.add_f64s(part, splat(pull.plain));
                let part = simd.min_f64s(part, splat(pull.cap));
                let part = match gate {
                    None => part,
                    Some(gate) => thousandth(simd, simd.mul_f64s(part, gate), 1.0 / 1000.0),
                };
                simd.mul_f64s(part, splat(1.0 / MILLION))
            };
            if index == ANGER || index == EXPECTATION {
                let gap = simd.sub_f64s(*value, simd.splat_f64s(world.floors[index]));
                let gap = simd.max_f64s(gap, simd.splat_f64s(0.0));
                *value = simd.sub_f64s(*value, share(simd, gap, part));
            } else {
                let gap = simd.sub_f64s(simd.splat_f64s(FULL_SCALE), *value);
                *value = simd.add_f64s(*value, share(simd, gap, part));
            }
        }
    }

    /// Steps 5 to 7: short patience, fading or rising anger, heat.
    #[inline(always)]
    fn pass<S: Simd>(&self, simd: S, values: &mut [S::f64s; COLUMNS], world: &World) {
        let splat = |value| simd.splat_f64s(value);
        let (full, none) = (splat(FULL_SCALE), splat(0.0));
        let hurried = simd.less_than_f64s(values[PATIENCE], splat(world.low_patience));
        let heat = simd.select_f64s(hurried, splat(world.heat), none);
        let anger = simd.min_f64s(simd.add_f64s(values[ANGER], heat), full);
        let fades = share(simd, anger, splat(self.fading));
        let anger = simd.add_f64s(simd.sub_f64s(anger, fades), splat(self.rising));
        let anger = simd.min_f64s(anger, full);
        values[ANGER] = anger;
        let streak = simd.min_f64s(simd.add_f64s(values[STREAK], splat(1.0)), splat(255.0));
        let calm = simd.less_than_f64s(anger, splat(world.boiling));
        values[STREAK] = simd.select_f64s(calm, none, streak);
    }
}

/// All columns.
pub(super) const ALL: u16 = (1 << COLUMNS) - 1;
/// Those by which a customer breaks off who will not accept any more.
pub(super) const BREAKING: u16 =
    1 << ANGER | 1 << HEARD | 1 << TRUST | 1 << CLARITY | 1 << PATIENCE | 1 << STREAK;
/// Parts per million.
const MILLION: f64 = 1e6;
/// Adding and taking this away rounds to the nearest whole number: around it there are no fractions.
const ROUNDER: f64 = 6_755_399_441_055_744.0;

/// One variable of as many moods as one instruction moves.
#[inline(always)]
pub(super) fn load<S: Simd>(lane: &Lane, part: usize) -> S::f64s {
    S::as_simd_f64s(lane).0[part]
}

/// Rounds to the nearest whole number.
#[inline(always)]
fn rounded<S: Simd>(simd: S, value: S::f64s) -> S::f64s {
    let rounder = simd.splat_f64s(ROUNDER);
    simd.sub_f64s(simd.add_f64s(value, rounder), rounder)
}

/// A whole number times one that is the same for all, both whole; that one is given in thousandths, and so is the
/// result: as [`super::arithmetic::floor_div`], worked out in one step. What the step errs by is below 2^-20, and the middle is half a
/// thousandth from where rounding would change.
#[inline(always)]
fn thousandth<S: Simd>(simd: S, number: S::f64s, factor: f64) -> S::f64s {
    let middle = simd.splat_f64s(-0.4995);
    rounded(
        simd,
        simd.mul_add_e_f64s(number, simd.splat_f64s(factor), middle),
    )
}

/// A part of a gap, rounded down. As [`super::arithmetic::share_of`], where the part has been divided already.
#[inline(always)]
fn share<S: Simd>(simd: S, gap: S::f64s, part: S::f64s) -> S::f64s {
    let middle = simd.splat_f64s((1.0 - MILLION) / 2.0 / MILLION);
    rounded(simd, simd.mul_add_e_f64s(gap, part, middle))
}

/// From `floor` thousandths at an empty scale to 1000 at a full one.
#[inline(always)]
fn weakness<S: Simd>(simd: S, value: S::f64s, floor: f64) -> S::f64s {
    let over = simd.splat_f64s((1000.0 - floor) * (1.0 / FULL_SCALE));
    let middle = simd.splat_f64s((1.0 - FULL_SCALE) / 2.0 / FULL_SCALE);
    let over = rounded(simd, simd.mul_add_e_f64s(value, over, middle));
    simd.add_f64s(over, simd.splat_f64s(floor))
}

/// How far facts get through at this anger, in thousandths.
#[inline(always)]
fn gate<S: Simd>(simd: S, anger: S::f64s, world: &World) -> S::f64s {
    let over = simd.sub_f64s(anger, simd.splat_f64s(world.gate_low));
    let over = simd.max_f64s(over, simd.splat_f64s(0.0));
    let over = simd.min_f64s(over, simd.splat_f64s(world.gate_width));
    let middle = simd.splat_f64s(world.gate_middle);
    let closed = simd.mul_add_e_f64s(over, simd.splat_f64s(world.gate_slope), middle);
    simd.sub_f64s(simd.splat_f64s(1000.0), rounded(simd, closed))
}

/// Satisfaction over expectation, in 100 000ths of a point.
#[inline(always)]
fn gap<S: Simd>(simd: S, values: &[S::f64s; COLUMNS], world: &World) -> S::f64s {
    let [a, b, c, d] = world.weights.map(
        #[inline(always)]
        |weight| simd.splat_f64s(weight),
    );
    let sum = simd.mul_f64s(values[DISTRIBUTIVE], a);
    let sum = simd.mul_add_e_f64s(values[PROCEDURAL], b, sum);
    let sum = simd.mul_add_e_f64s(values[INTERACTIONAL], c, sum);
    simd.mul_add_e_f64s(values[EXPECTATION], d, sum)
}
