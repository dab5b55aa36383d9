//! The customer's mood and how one line moves it (model, section 2). Integers only, so that every machine agrees.
//!
//! Each update is a composition of order-preserving maps, which is what the properties S1 to S4 rest on.

use crate::model::{CustomerType, Family, Pressure, Tuning, Variable};

/// Milli-points in a full scale: 100 points.
pub const FULL: i32 = 100_000;
/// Milli-points in a point.
const POINT: i64 = 1000;
/// Parts per million, the unit of a line's pull on a gap.
const MILLION: i64 = 1_000_000;

/// Numbers by variable, in [`Variable::ALL`] order.
type Row = [i32; Variable::COUNT];

/// The customer's mood in milli-points (0..=100 000), with the count of boiling turns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Mood {
    /// By variable, in [`Variable::ALL`] order.
    pub values: Row,
    /// Turns running at boiling point.
    pub streak: u8,
}

/// What a line does to a mood, worked out once when the script is made.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(crate) struct Effect {
    /// The tactic's cost, milli-points towards worse.
    pub tactic: Row,
    /// Violations, milli-points towards worse, reactivity included.
    pub hurt: Row,
    /// Pull of the feeling families without apology, parts per million of the gap.
    pub feel: Row,
    /// Pull of the apology, before it is weakened for a customer who does not feel heard.
    pub apology: Row,
    /// Pull of the other families without solving.
    pub fact: Row,
    /// Pull of solving, before it is weakened for a customer who does not see clearly.
    pub solve: Row,
    /// Some principle is violated.
    pub violates: bool,
    /// Some feeling family is followed.
    pub soothes: bool,
}

/// Strength with which a line follows and violates each family, 0, 500 or 1000 thousandths.
#[derive(Clone, Debug, Default)]
pub(super) struct Strengths {
    /// Followed, by family.
    pub follow: [i64; Family::COUNT],
    /// Violated, by family.
    pub violate: [i64; Family::COUNT],
}

impl Effect {
    /// Works out what a line does. `tactic` is the cost row in points and how often it applies (0, 1 or 2).
    pub(super) fn new(
        strengths: &Strengths,
        tactic: Option<(&[i64; Variable::COUNT], i64)>,
        tuning: &Tuning,
        customer: &CustomerType,
    ) -> Self {
        let mut effect = Self::default();
        if let Some((cost, times)) = tactic {
            for (slot, points) in effect.tactic.iter_mut().zip(cost) {
                *slot = to_i32(points * times * POINT);
            }
        }
        for &family in Family::ALL {
            let index = family.index();
            let (follow, violate) = (strengths.follow[index], strengths.violate[index]);
            effect.violates |= violate > 0;
            effect.soothes |= follow > 0 && family.is_feeling();
            let pull = match family {
                Family::Apology => &mut effect.apology,
                Family::Solve => &mut effect.solve,
                other if other.is_feeling() => &mut effect.feel,
                _ => &mut effect.fact,
            };
            for variable in Variable::ALL.iter().map(|variable| variable.index()) {
                // Thousandths of benefit, strength and gain: the product is in 10^-9, kept in parts per million.
                let gained =
                    tuning.benefit[index][variable] * follow * customer.gains[index] / 1000;
                pull[variable] = to_i32(i64::from(pull[variable]) + gained);
                let lost = tuning.harm[index][variable] * violate * customer.reactivity / 1000;
                effect.hurt[variable] = to_i32(i64::from(effect.hurt[variable]) + lost);
            }
        }
        effect
    }
}

impl Mood {
    /// The mood at the start of a talk.
    #[must_use]
    pub fn start(customer: &CustomerType) -> Self {
        let mut values = [0; Variable::COUNT];
        for (value, points) in values.iter_mut().zip(&customer.start) {
            *value = to_i32(points * POINT).clamp(0, FULL);
        }
        Self { values, streak: 0 }
    }

    /// One variable in milli-points.
    #[must_use]
    pub const fn get(&self, variable: Variable) -> i32 {
        self.values[variable.index()]
    }

    /// One variable in whole points, rounded down.
    #[must_use]
    pub const fn points(&self, variable: Variable) -> i32 {
        self.get(variable) / 1000
    }

    /// Steps 1 and 2: tactic and violations. Harm only ever moves towards worse.
    fn worsen(&mut self, harm: &Row) {
        for &variable in Variable::ALL {
            let value = &mut self.values[variable.index()];
            let by = harm[variable.index()];
            let moved = if variable.lower_is_better() {
                value.saturating_add(by)
            } else {
                value.saturating_sub(by)
            };
            *value = moved.clamp(0, FULL);
        }
    }

    /// Steps 3 and 4: closes part of each gap. `weak` is scaled by `share` thousandths, the whole by `gate` thousandths.
    fn improve(
        &mut self,
        pull: &Row,
        weak: &Row,
        share: i64,
        gate: i64,
        tuning: &Tuning,
        floor: i32,
    ) {
        for &variable in Variable::ALL {
            let index = variable.index();
            let total = i64::from(pull[index]) + i64::from(weak[index]) * share / 1000;
            if total == 0 {
                continue;
            }
            let cap = if variable == Variable::Anger {
                tuning.anger_cap
            } else {
                tuning.gap_cap
            };
            let part = total.min(cap * 1000) * gate / 1000;
            let value = &mut self.values[index];
            let low = if variable == Variable::Expectation {
                floor
            } else {
                0
            };
            if !variable.lower_is_better() {
                *value += share_of(FULL - *value, part);
            } else if *value > low {
                *value -= share_of(*value - low, part);
            }
        }
    }

    /// One whole turn. `present` is false while the customer is not there (preparation): then no time passes for him.
    pub(super) fn turn(
        &mut self,
        effect: &Effect,
        tuning: &Tuning,
        customer: &CustomerType,
        pressure: Pressure,
        present: bool,
    ) {
        self.worsen(&effect.tactic);
        self.worsen(&effect.hurt);
        let floor = to_i32(customer.expectation_floor * POINT);
        let heard = weakened(tuning.apology_floor, self.get(Variable::Heard));
        self.improve(&effect.feel, &effect.apology, heard, 1000, tuning, floor);
        let gate = gate(customer, self.get(Variable::Anger));
        let clear = weakened(tuning.solve_floor, self.get(Variable::Clarity));
        self.improve(&effect.fact, &effect.solve, clear, gate, tuning, floor);
        if !present {
            return;
        }
        self.pass_time(tuning, customer, pressure);
        let anger = Variable::Anger.index();
        if !effect.violates {
            let fading = share_of(self.values[anger], customer.decay * 1000);
            self.values[anger] -= fading;
        }
        if !effect.soothes {
            let risen = self.values[anger] + to_i32(customer.rebound * POINT);
            self.values[anger] = risen.clamp(0, FULL);
        }
        self.heat(customer);
    }

    /// Step 5: a line costs patience, and a customer short of it heats up.
    pub(super) fn pass_time(
        &mut self,
        tuning: &Tuning,
        customer: &CustomerType,
        pressure: Pressure,
    ) {
        let patience = Variable::Patience.index();
        let cost = to_i32(customer.patience_cost * pressure.permille());
        self.values[patience] = (self.values[patience] - cost).clamp(0, FULL);
        if self.values[patience] < to_i32(tuning.low_patience * POINT) {
            let anger = &mut self.values[Variable::Anger.index()];
            *anger = (*anger + to_i32(tuning.low_patience_anger * POINT)).clamp(0, FULL);
        }
    }

    /// Step 7: counts the turns at boiling point.
    pub(super) fn heat(&mut self, customer: &CustomerType) {
        let boils = i64::from(self.get(Variable::Anger)) >= customer.boiling * POINT;
        self.streak = if boils {
            self.streak.saturating_add(1)
        } else {
            0
        };
    }
}

/// Satisfaction minus expectation, in hundred-thousandths of a point: 45 JD + 20 JP + 35 JI − 100 E over milli-points.
#[must_use]
pub fn satisfaction_gap(mood: &Mood, tuning: &Tuning) -> i64 {
    let [distributive, procedural, interactional] = tuning.satisfaction;
    distributive * i64::from(mood.get(Variable::Distributive))
        + procedural * i64::from(mood.get(Variable::Procedural))
        + interactional * i64::from(mood.get(Variable::Interactional))
        - 100 * i64::from(mood.get(Variable::Expectation))
}

/// How far facts get through at this anger, in thousandths.
pub(crate) fn gate(customer: &CustomerType, anger: i32) -> i64 {
    let gate = customer.gate;
    let (low, high) = (gate.low * POINT, gate.high * POINT);
    let anger = i64::from(anger);
    if anger <= low {
        1000
    } else if anger >= high {
        gate.floor
    } else {
        1000 - (1000 - gate.floor) * (anger - low) / (high - low)
    }
}

/// From `floor` thousandths at 0 points of the variable to 1000 at 100 points.
fn weakened(floor: i64, value: i32) -> i64 {
    floor + (1000 - floor) * i64::from(value) / i64::from(FULL)
}

/// `part` parts per million of a gap, rounded down.
fn share_of(gap: i32, part: i64) -> i32 {
    to_i32(i64::from(gap) * part / MILLION)
}

/// Narrows a number that data checks keep in range; saturates otherwise, because a class may be watching.
pub(super) fn to_i32(value: i64) -> i32 {
    let narrowed = i32::try_from(value);
    debug_assert!(narrowed.is_ok(), "{value} is outside the scale");
    narrowed.unwrap_or(if value < 0 { i32::MIN } else { i32::MAX })
}
