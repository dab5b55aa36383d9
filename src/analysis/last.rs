//! The last line of an accepted talk, said in many states at once: only how content each customer leaves is worked out,
//! and of the mood only what that takes. Tests hold it to the engine through all figures of generated scripts.
//!
//! **Does not** look whether somebody breaks off: it is for states in which nobody does.

#![expect(
    clippy::inline_always,
    reason = "only what is inlined uses the widest instructions of the processor"
)]

use super::arithmetic::{gate, weakness, whole, widest};
use super::columns::{
    ANGER, CLARITY, Columns, DISTRIBUTIVE, EXPECTATION, HEARD, INTERACTIONAL, NOTHING, PROCEDURAL,
    Pulls, TRUST, cost, faded, fading, worsened,
};
use super::context::bit;
use crate::engine::{Effect, Script};
use crate::model::{CustomerType, Outcome, Tuning};

/// How a customer can leave who has accepted and does not break off, from least to most content.
pub(super) const LEAVING: [Outcome; 3] = [Outcome::Grudging, Outcome::Settled, Outcome::Delighted];

/// Room for a last line.
#[derive(Clone, Debug, Default)]
pub(super) struct LastLine {
    /// Satisfaction over expectation before the line, in 100 000ths of a point, and after it.
    before: Vec<f64>,
    gap: Vec<f64>,
    /// One variable after the line.
    after: Vec<f64>,
    /// How far an apology and an offer count, and how far facts get through, in thousandths.
    heard: Vec<f64>,
    clear: Vec<f64>,
    gate: Vec<f64>,
    /// 1 where anger and trust are such that the customer may be delighted.
    moved: Vec<u64>,
    /// By state, the outcomes that have come, as a bit set.
    pub masks: Vec<u64>,
}

/// Which of what pulls is weakened by the state.
#[derive(Clone, Copy)]
struct Weakened {
    apology: bool,
    offer: bool,
    gate: bool,
}

impl LastLine {
    /// Takes the states in which last lines are to be said.
    pub fn begin(&mut self, columns: &Columns, tuning: &Tuning) {
        self.masks.clear();
        self.masks.resize(columns.len(), 0);
        let weights = weights(tuning);
        let values = &columns.values;
        widest(
            #[inline(always)]
            || {
                self.before.clear();
                let rows = values[DISTRIBUTIVE]
                    .iter()
                    .zip(&values[PROCEDURAL])
                    .zip(&values[INTERACTIONAL])
                    .zip(&values[EXPECTATION]);
                self.before.extend(rows.map(|(((a, b), c), d)| {
                    weights[0] * a + weights[1] * b + weights[2] * c + weights[3] * d
                }));
            },
        );
    }

    /// Says a last line in the states that were taken. Returns how many leave in each of the ways of [`LEAVING`].
    pub fn say(
        &mut self,
        columns: &Columns,
        effect: &Effect,
        script: &Script,
        present: bool,
    ) -> [u64; 3] {
        widest(
            #[inline(always)]
            || self.say_inside(columns, effect, script, present),
        )
    }

    #[inline(always)]
    fn say_inside(
        &mut self,
        columns: &Columns,
        effect: &Effect,
        script: &Script,
        present: bool,
    ) -> [u64; 3] {
        let (tuning, customer) = (&script.rules.tuning, &*script.customer);
        let weakened = self.weaken(columns, effect, tuning, customer);
        self.gap.clear();
        self.gap.extend_from_slice(&self.before);
        let variables = [DISTRIBUTIVE, PROCEDURAL, INTERACTIONAL, EXPECTATION];
        for (index, weight) in variables.into_iter().zip(weights(tuning)) {
            if touches(effect, index) {
                let from = &columns.values[index];
                self.after_line(from, index, effect, weakened, tuning, customer);
                for ((gap, after), from) in self.gap.iter_mut().zip(&self.after).zip(from) {
                    *gap += weight * (after - from);
                }
            }
        }
        let settled = whole(tuning.settled_gap) * 100_000.0;
        let delighted = whole(tuning.delight_gap) * 100_000.0;
        let any = self
            .gap
            .iter()
            .fold(0, |any, &gap| any | u64::from(gap >= delighted));
        let rows = self.masks.len() as u64;
        let (mut settle, mut delight) = (0, 0);
        let [low, middle, high] = LEAVING.map(|outcome| u64::from(bit(outcome)));
        if any == 0 {
            for (mask, &gap) in self.masks.iter_mut().zip(&self.gap) {
                let settles = gap >= settled;
                settle += u64::from(settles);
                *mask |= if settles { middle } else { low };
            }
        } else {
            self.move_them(columns, effect, weakened, script, present);
            let rows = self.masks.iter_mut().zip(&self.gap).zip(&self.moved);
            for ((mask, &gap), &moved) in rows {
                let settles = gap >= settled;
                let delights = moved & u64::from(gap >= delighted);
                settle += u64::from(settles) - delights;
                delight += delights;
                let content = if settles { middle } else { low };
                *mask |= if delights == 1 { high } else { content };
            }
        }
        [rows - settle - delight, settle, delight]
    }

    /// Works out how far an apology and an offer count, and how far facts get through, where the line takes that.
    #[inline(always)]
    fn weaken(
        &mut self,
        columns: &Columns,
        effect: &Effect,
        tuning: &Tuning,
        customer: &CustomerType,
    ) -> Weakened {
        let mut weakened = Weakened {
            apology: effect.apology != NOTHING,
            offer: false,
            gate: false,
        };
        if weakened.apology {
            worsened(
                &columns.values[HEARD],
                HEARD,
                cost(effect, HEARD),
                &mut self.after,
            );
            weakness(&self.after, tuning.apology_floor, &mut self.heard);
        }
        if effect.solve != NOTHING {
            self.felt(
                &columns.values[CLARITY],
                CLARITY,
                effect,
                weakened,
                tuning,
                customer,
            );
            weakness(&self.after, tuning.solve_floor, &mut self.clear);
            weakened.offer = true;
        }
        if effect.fact != NOTHING || effect.solve != NOTHING {
            let low = whole(customer.gate.low) * 1000.0 - f64::from(cost(effect, ANGER));
            let anger = &columns.values[ANGER];
            // Feelings only lower anger, so that facts get through wholly where they would before.
            if anger
                .iter()
                .fold(0, |any, &anger| any | u64::from(anger > low))
                != 0
            {
                self.felt(anger, ANGER, effect, weakened, tuning, customer);
                gate(&self.after, customer, &mut self.gate);
                weakened.gate = true;
            }
        }
        weakened
    }

    /// A variable after what the line costs and its feelings.
    #[inline(always)]
    fn felt(
        &mut self,
        from: &[f64],
        index: usize,
        effect: &Effect,
        weakened: Weakened,
        tuning: &Tuning,
        customer: &CustomerType,
    ) {
        worsened(from, index, cost(effect, index), &mut self.after);
        if effect.feel[index] != 0 || effect.apology[index] != 0 {
            let pulls = Pulls {
                plain: effect.feel[index],
                scaled: effect.apology[index],
                weak: (weakened.apology && effect.apology[index] != 0).then_some(&*self.heard),
                gate: None,
            };
            pulls.improve(&mut self.after, index, tuning, customer);
        }
    }

    /// A variable after the line, but for the fading of anger.
    #[inline(always)]
    fn after_line(
        &mut self,
        from: &[f64],
        index: usize,
        effect: &Effect,
        weakened: Weakened,
        tuning: &Tuning,
        customer: &CustomerType,
    ) {
        self.felt(from, index, effect, weakened, tuning, customer);
        if effect.fact[index] != 0 || effect.solve[index] != 0 {
            let pulls = Pulls {
                plain: effect.fact[index],
                scaled: effect.solve[index],
                weak: (weakened.offer && effect.solve[index] != 0).then_some(&*self.clear),
                gate: weakened.gate.then_some(&*self.gate),
            };
            pulls.improve(&mut self.after, index, tuning, customer);
        }
    }

    /// Notes where anger and trust are such that the customer may be delighted.
    #[inline(always)]
    fn move_them(
        &mut self,
        columns: &Columns,
        effect: &Effect,
        weakened: Weakened,
        script: &Script,
        present: bool,
    ) {
        let (tuning, customer) = (&script.rules.tuning, &*script.customer);
        let calm = whole(tuning.delight_anger) * 1000.0;
        let trusting = whole(tuning.delight_trust) * 1000.0;
        self.after_line(
            &columns.values[TRUST],
            TRUST,
            effect,
            weakened,
            tuning,
            customer,
        );
        self.moved.clear();
        self.moved
            .extend(self.after.iter().map(|&trust| u64::from(trust >= trusting)));
        self.after_line(
            &columns.values[ANGER],
            ANGER,
            effect,
            weakened,
            tuning,
            customer,
        );
        let (fading, rising) = if present {
            fading(effect, customer)
        } else {
            (0.0, 0.0)
        };
        for (moved, &anger) in self.moved.iter_mut().zip(&self.after) {
            *moved &= u64::from(faded(anger, fading, rising) <= calm);
        }
    }
}

/// Whether a line changes a variable at all.
fn touches(effect: &Effect, index: usize) -> bool {
    [
        cost(effect, index),
        effect.feel[index],
        effect.apology[index],
        effect.fact[index],
        effect.solve[index],
    ]
    .iter()
    .any(|&number| number != 0)
}

/// What the variables that satisfaction depends on count in it, in hundredths: fairness of three kinds, and expectation.
fn weights(tuning: &Tuning) -> [f64; 4] {
    let [distributive, procedural, interactional] = tuning.satisfaction.map(whole);
    [distributive, procedural, interactional, -100.0]
}
