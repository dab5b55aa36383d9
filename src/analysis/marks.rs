//! Sorts states by what is still to be decided about them, many at once. Does not follow them.

#![expect(
    clippy::inline_always,
    reason = "only what is inlined uses the widest instructions of the processor"
)]
#![expect(
    clippy::needless_bitwise_bool,
    reason = "without branches, many states are compared with one instruction"
)]

use super::arithmetic::{whole, widest};
use super::columns::Columns;
use super::limits::NodeLimits;
use super::outlook::{Outlook, PARTS};
use crate::model::{Outcome, Tuning, Variable};

// 0 stands for those of which nothing is known: a deal may come, or the customer may break off.

/// Of a talk without a deal: there is no hope of one. Of an accepted one: nobody breaks off.
pub(super) const NARROW: u8 = 1;
/// Without hope of a deal, and nobody breaks off.
pub(super) const REFUSED: u8 = 2;
/// Accepted, and it is certain how the customer leaves.
pub(super) const CERTAIN: [(u8, Outcome); 3] = [
    (3, Outcome::Grudging),
    (4, Outcome::Settled),
    (5, Outcome::Delighted),
];

/// How many marks there are.
pub(super) const MARKS: usize = 6;

/// Marks states in which no deal has been made: 0, [`NARROW`] or [`REFUSED`].
pub(super) fn mark_refused(
    columns: &Columns,
    limits: &NodeLimits,
    all_hopeless: bool,
    marks: &mut Vec<u8>,
) {
    widest(
        #[inline(always)]
        || {
            mark_hopeless(columns, limits, all_hopeless, marks);
            // A state that is both, hopeless and safe, is refused.
            mark_safe(columns, limits, marks);
        },
    );
}

#[inline(always)]
fn mark_hopeless(columns: &Columns, limits: &NodeLimits, all_hopeless: bool, marks: &mut Vec<u8>) {
    let column = |variable| columns.column(variable);
    let (anger, trust) = (column(Variable::Anger), column(Variable::Trust));
    marks.clear();
    if all_hopeless {
        marks.resize(anger.len(), NARROW);
        return;
    }
    let hope = limits.hope;
    let [trust_least, clarity_least, fair_least, anger_most] =
        [hope.trust, hope.clarity, hope.distributive, hope.anger].map(f64::from);
    let (clarity, fair) = (column(Variable::Clarity), column(Variable::Distributive));
    let rows = anger.iter().zip(trust).zip(clarity).zip(fair);
    marks.extend(rows.map(|(((&anger, &trust), &clarity), &fair)| {
        u8::from(
            (trust < trust_least)
                | (clarity < clarity_least)
                | (fair < fair_least)
                | (anger > anger_most),
        )
    }));
}

/// Doubles the marks of states in which nobody breaks off any more.
#[inline(always)]
fn mark_safe(columns: &Columns, limits: &NodeLimits, marks: &mut [u8]) {
    let (anger, trust) = (
        columns.column(Variable::Anger),
        columns.column(Variable::Trust),
    );
    let patience = columns.column(Variable::Patience);
    let [unhurried, patient, trusts] =
        [limits.unhurried, limits.patient, limits.trusts].map(f64::from);
    let [calm, calm_and_hurried, stays, stays_hurried] = [
        limits.calm,
        limits.calm_and_hurried,
        limits.stays,
        limits.stays_hurried,
    ]
    .map(f64::from);
    let safe = |anger: f64, trust: f64, patience: f64| {
        let unhurried = patience >= unhurried;
        let calm = (unhurried & (anger <= calm)) | (anger <= calm_and_hurried);
        let stays = (unhurried & (anger <= stays)) | (anger <= stays_hurried);
        u8::from(calm & (stays | (trust >= trusts)) & (patience >= patient))
    };
    let rows = marks.iter_mut().zip(anger).zip(trust);
    if patience.is_empty() {
        // A patience that is not followed any more is never short.
        for ((mark, &anger), &trust) in rows {
            *mark += *mark & safe(anger, trust, f64::MAX);
        }
    } else {
        for (((mark, &anger), &trust), &patience) in rows.zip(patience) {
            *mark += *mark & safe(anger, trust, patience);
        }
    }
}

/// Marks states in which a deal has been made and from which no other decision comes: 0, [`NARROW`] or one of
/// [`CERTAIN`]. `stays` tells that nobody breaks off in any of them.
pub(super) fn mark_accepted(
    columns: &Columns,
    limits: &NodeLimits,
    outlook: &Outlook,
    tuning: &Tuning,
    stays: bool,
    marks: &mut Vec<u8>,
) {
    widest(
        #[inline(always)]
        || {
            marks.clear();
            marks.resize(columns.len(), NARROW);
            if !stays {
                mark_staying(columns, limits, marks);
            }
            mark_certain(columns, outlook, tuning, marks);
        },
    );
}

/// Leaves [`NARROW`] only where nobody breaks off and nobody is ever in a hurry.
#[inline(always)]
fn mark_staying(columns: &Columns, limits: &NodeLimits, marks: &mut [u8]) {
    let [unhurried, patient, trusts, calm, stays] = [
        limits.unhurried,
        limits.patient,
        limits.trusts,
        limits.calm,
        limits.stays,
    ]
    .map(f64::from);
    let patience = columns.column(Variable::Patience);
    let rows = marks
        .iter_mut()
        .zip(columns.column(Variable::Anger))
        .zip(columns.column(Variable::Trust));
    for ((mark, &anger), &trust) in rows {
        *mark = u8::from((anger <= calm) & ((anger <= stays) | (trust >= trusts)));
    }
    // A patience that is not followed any more is never short.
    for (mark, &patience) in marks.iter_mut().zip(patience) {
        *mark &= u8::from((patience >= unhurried) & (patience >= patient));
    }
}

#[inline(always)]
fn mark_certain(columns: &Columns, outlook: &Outlook, tuning: &Tuning, marks: &mut [u8]) {
    let settled = whole(tuning.settled_gap) * 100_000.0;
    let delighted = whole(tuning.delight_gap) * 100_000.0;
    let calm = whole(tuning.delight_anger) * 1000.0;
    let trusting = whole(tuning.delight_trust) * 1000.0;
    let wide = f64::from(outlook.wide);
    let [low, high] = outlook.any.gap;
    let [trust_low, trust_high] = outlook.any.trust;
    let [anger_low, anger_high] = outlook.any.anger;
    let [distributive, procedural, interactional, expectation] =
        PARTS.map(|variable| columns.column(variable));
    let rows = marks
        .iter_mut()
        .zip(columns.column(Variable::Anger))
        .zip(columns.column(Variable::Trust))
        .zip(distributive)
        .zip(procedural)
        .zip(interactional)
        .zip(expectation);
    for ((((((mark, &anger), &trust), &fair), &orderly), &kind), &wanted) in rows {
        let parts = [fair, orderly, kind, wanted];
        let (least, most) = (low.at(parts), high.at(parts));
        let bounded = anger <= wide;
        let grudging = most < settled;
        let never =
            (most < delighted) | (trust_high.at(trust) < trusting) | (anger_low.at(anger) > calm);
        let always = (least >= delighted)
            & (trust_low.at(trust) >= trusting)
            & (anger_high.at(anger) <= calm);
        let settles = bounded & (least >= settled) & never;
        let delights = bounded & always;
        let certain = 2 * u8::from(grudging) + 3 * u8::from(settles) + 4 * u8::from(delights);
        *mark += *mark * certain;
    }
}
