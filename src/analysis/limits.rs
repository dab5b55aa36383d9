//! How far one line can move one variable of the mood, whatever the others are.
//!
//! The engine keeps the order of moods (S2): with every other variable at its best for this one, a line is a
//! non-decreasing map of it, and no mood of the same value can come out better; likewise with the others at their worst.
//! Time does not press here. **Does not** look at states.

use crate::engine::{Effect, FULL, Script, gate};
use crate::model::{Tuning, Variable};

/// The least and the greatest value of each variable, in milli-points, in [`Variable::ALL`] order.
pub(super) type Ranges = [(i32, i32); Variable::COUNT];

/// The ranges after a line that is said within some ranges.
pub(super) fn after(script: &Script, effect: &Effect, present: bool, before: &Ranges) -> Ranges {
    std::array::from_fn(|index| {
        let variable = Variable::ALL[index];
        let (low, high) = before[index];
        let good_low = variable.lower_is_better();
        (
            extreme(script, effect, present, variable, low, good_low),
            extreme(script, effect, present, variable, high, !good_low),
        )
    })
}

/// A variable after a line, everything else at its best for this variable (`good`), or at its worst.
fn extreme(
    script: &Script,
    effect: &Effect,
    present: bool,
    variable: Variable,
    value: i32,
    good: bool,
) -> i32 {
    let (index, tuning) = (variable.index(), &script.rules.tuning);
    let harm = effect.tactic[index] + effect.hurt[index];
    let share = |floor: i64| if good { 1000 } else { floor };
    let feel = pull(
        effect.feel[index],
        effect.apology[index],
        share(tuning.apology_floor),
    );
    let fact = pull(
        effect.fact[index],
        effect.solve[index],
        share(tuning.solve_floor),
    );
    let farthest_gate = share(script.customer.gate.floor);
    match variable {
        Variable::Anger => {
            let value = sunk((value + harm).min(FULL), 0, feel, tuning.anger_cap, 1000);
            let through = if good {
                1000
            } else {
                gate(&script.customer, value)
            };
            let value = sunk(value, 0, fact, tuning.anger_cap, through);
            if present {
                faded(script, effect, value, good)
            } else {
                value
            }
        }
        Variable::Expectation => {
            let floor = script.customer.expectation_floor * 1000;
            let floor = i32::try_from(floor).unwrap_or(FULL);
            let value = sunk((value + harm).min(FULL), floor, feel, tuning.gap_cap, 1000);
            sunk(value, floor, fact, tuning.gap_cap, farthest_gate)
        }
        Variable::Heard
        | Variable::Trust
        | Variable::Clarity
        | Variable::Patience
        | Variable::Distributive
        | Variable::Procedural
        | Variable::Interactional => {
            let value = raised((value - harm).max(0), feel, tuning, 1000);
            raised(value, fact, tuning, farthest_gate)
        }
    }
}

/// Anger after the end of a turn; at its worst the customer is also short of patience.
fn faded(script: &Script, effect: &Effect, anger: i32, good: bool) -> i32 {
    let (tuning, customer) = (&script.rules.tuning, &script.customer);
    let heat = if good {
        0
    } else {
        tuning.low_patience_anger * 1000
    };
    let mut anger = (i64::from(anger) + heat).min(i64::from(FULL));
    if !effect.violates {
        anger -= anger * customer.decay / 1000;
    }
    if !effect.soothes {
        anger += customer.rebound * 1000;
    }
    i32::try_from(anger.clamp(0, i64::from(FULL))).unwrap_or(FULL)
}

/// Pull in parts per million; the weakened family counts `share` thousandths.
fn pull(whole: i32, weakened: i32, share: i64) -> i64 {
    i64::from(whole) + i64::from(weakened) * share / 1000
}

/// Closes part of the gap to the top.
fn raised(value: i32, pull: i64, tuning: &Tuning, gate: i64) -> i32 {
    value + part(FULL - value, pull, tuning.gap_cap, gate)
}

/// Closes part of the gap down to a floor.
fn sunk(value: i32, floor: i32, pull: i64, cap: i64, gate: i64) -> i32 {
    value - part((value - floor).max(0), pull, cap, gate)
}

/// A share of a gap: the pull up to a cap in thousandths, after the gate.
fn part(gap: i32, pull: i64, cap: i64, gate: i64) -> i32 {
    let part = i64::from(gap) * (pull.min(cap * 1000) * gate / 1000) / 1_000_000;
    i32::try_from(part).unwrap_or(gap)
}
