//! The engine's divisions and shares on whole numbers kept in binary floating point, exactly. See [`super::columns`].
//!
//! **Does not** know variables or lines.

#![expect(
    clippy::inline_always,
    reason = "only what is inlined uses the widest instructions of the processor"
)]

use crate::engine::FULL;
use crate::model::CustomerType;

/// A full scale.
pub(super) const FULL_SCALE: f64 = FULL as f64;
/// Parts per million.
const MILLION: f64 = 1e6;
/// Adding and taking this away rounds to the nearest whole number: around it there are no fractions.
const ROUNDER: f64 = 6_755_399_441_055_744.0;

/// Work that is to be done with the widest instructions of the processor.
struct Widest<W>(W);

impl<R, W: FnMut() -> R> pulp::WithSimd for Widest<W> {
    type Output = R;

    #[inline(always)]
    fn with_simd<S: pulp::Simd>(mut self, _: S) -> R {
        (self.0)()
    }
}

/// Does work with the widest instructions of the processor. The closure must be marked `inline(always)`, and so must all
/// that it calls; the same closure handed to `pulp` itself is called through a shim that is not.
#[inline(always)]
pub(super) fn widest<R>(work: impl FnMut() -> R) -> R {
    pulp::Arch::new().dispatch(Widest(work))
}

/// The quotient of two whole numbers, rounded down. Exact for 0 <= `number` < 2^51 and 1 <= `divisor` <= 2^20: the exact
/// quotient is at least 1/`divisor` from the next whole number, and half of that moves it safely into the middle.
#[inline(always)]
pub(super) fn floor_div(number: f64, divisor: f64) -> f64 {
    let middle = (number - (divisor - 1.0) / 2.0) * (1.0 / divisor);
    (middle + ROUNDER) - ROUNDER
}

/// `part` parts per million of a gap, rounded down. As [`floor_div`], but that what is the same for many states is worked
/// out once; the errors of that are below 2^-30, and the middle is half a millionth from where rounding would change.
#[inline(always)]
pub(super) fn share_of(gap: f64, part: f64) -> f64 {
    const MIDDLE: f64 = (MILLION - 1.0) / 2.0 / MILLION;
    let middle = gap * (part / MILLION) - MIDDLE;
    (middle + ROUNDER) - ROUNDER
}

/// Moves a value by a part of its gap.
#[inline(always)]
pub(super) fn close_gap(value: &mut f64, part: f64, floor: f64, lower: bool) {
    if lower {
        *value -= share_of((*value - floor).max(0.0), part);
    } else {
        *value += share_of(FULL_SCALE - *value, part);
    }
}

/// A number of the tables; they are small.
#[expect(clippy::cast_precision_loss, reason = "data checks keep tables small")]
#[inline(always)]
pub(super) fn whole(number: i64) -> f64 {
    number as f64
}

/// From `floor` thousandths at 0 points of the variable to 1000 at 100 points.
#[inline(always)]
pub(super) fn weakness(values: &[f64], floor: i64, out: &mut Vec<f64>) {
    let floor = whole(floor);
    out.clear();
    out.extend(
        values
            .iter()
            .map(|value| floor + floor_div((1000.0 - floor) * value, FULL_SCALE)),
    );
}

/// How far facts get through at this anger, in thousandths.
#[inline(always)]
pub(super) fn gate(anger: &[f64], customer: &CustomerType, out: &mut Vec<f64>) {
    let gate = customer.gate;
    let (low, high, floor) = (
        whole(gate.low) * 1000.0,
        whole(gate.high) * 1000.0,
        whole(gate.floor),
    );
    out.clear();
    out.extend(anger.iter().map(|anger| {
        let over = (anger - low).max(0.0).min(high - low);
        1000.0 - floor_div((1000.0 - floor) * over, high - low)
    }));
}
