//! What eight moods are compared with at once: where customers break off, accept, or leave so or so for certain.
//!
//! **Does not** move moods.

#![expect(
    clippy::inline_always,
    reason = "only what is inlined uses the widest instructions of the processor"
)]

use pulp::Simd;

use super::columns::{
    ANGER, CLARITY, DISTRIBUTIVE, EXPECTATION, INTERACTIONAL, PATIENCE, PROCEDURAL, STREAK, TRUST,
};
use super::lanes::{Bits, LANES, Moods, World, load};
use super::limits::NodeLimits;
use super::outlook::{Chord, Leaving};

/// The bits of a comparison, the first one at `first`.
#[inline(always)]
pub(super) fn bits<S: Simd>(mask: S::m64s, first: usize) -> Bits {
    let bytes = pulp::bytemuck::bytes_of(&mask);
    if let &[all] = bytes {
        return all << first;
    }
    let each = bytes.len() / S::F64_LANES;
    let mut out = 0;
    for lane in 0..S::F64_LANES {
        out |= (bytes[lane * each] & 1) << (first + lane);
    }
    out
}

/// Comparisons of some moods with what is the same for all.
#[derive(Clone, Copy)]
struct Compared<'m, S> {
    simd: S,
    moods: &'m Moods,
    part: usize,
}

impl<S: Simd> Compared<'_, S> {
    #[inline(always)]
    fn value(self, column: usize) -> S::f64s {
        load::<S>(&self.moods.0[column], self.part)
    }

    #[inline(always)]
    fn at_least(self, column: usize, bound: f64) -> S::m64s {
        self.ge(self.value(column), bound)
    }

    #[inline(always)]
    fn at_most(self, column: usize, bound: f64) -> S::m64s {
        self.le(self.value(column), bound)
    }

    #[inline(always)]
    fn ge(self, value: S::f64s, bound: f64) -> S::m64s {
        self.simd
            .greater_than_or_equal_f64s(value, self.simd.splat_f64s(bound))
    }

    #[inline(always)]
    fn le(self, value: S::f64s, bound: f64) -> S::m64s {
        self.simd
            .less_than_or_equal_f64s(value, self.simd.splat_f64s(bound))
    }

    #[inline(always)]
    fn lt(self, value: S::f64s, bound: f64) -> S::m64s {
        self.simd.less_than_f64s(value, self.simd.splat_f64s(bound))
    }

    #[inline(always)]
    fn both(self, one: S::m64s, other: S::m64s) -> S::m64s {
        self.simd.and_m64s(one, other)
    }

    #[inline(always)]
    fn either(self, one: S::m64s, other: S::m64s) -> S::m64s {
        self.simd.or_m64s(one, other)
    }

    /// A sum over what satisfaction is made of.
    #[inline(always)]
    fn sum(self, factors: [f64; 4], constant: f64) -> S::f64s {
        let simd = self.simd;
        let columns = [DISTRIBUTIVE, PROCEDURAL, INTERACTIONAL, EXPECTATION];
        let mut sum = simd.splat_f64s(constant);
        for (column, factor) in columns.into_iter().zip(factors) {
            sum = simd.mul_add_e_f64s(self.value(column), simd.splat_f64s(factor), sum);
        }
        sum
    }

    #[inline(always)]
    fn bits(self, mask: S::m64s) -> Bits {
        bits::<S>(mask, self.part * S::F64_LANES)
    }
}

/// Compares all parts of eight moods and puts the bits together.
#[inline(always)]
fn compared<S: Simd, const COUNT: usize>(
    simd: S,
    moods: &Moods,
    compare: impl Fn(Compared<'_, S>) -> [S::m64s; COUNT],
) -> [Bits; COUNT] {
    let mut out = [0; COUNT];
    for part in 0..LANES / S::F64_LANES {
        let some = Compared { simd, moods, part };
        for (out, mask) in out.iter_mut().zip(compare(some)) {
            *out |= some.bits(mask);
        }
    }
    out
}

/// In which moods the customer breaks off: escalated, or walked out.
#[inline(always)]
pub(super) fn breaks<S: Simd>(simd: S, moods: &Moods, world: &World) -> [Bits; 2] {
    let [boils, walks] = compared(
        simd,
        moods,
        #[inline(always)]
        |some| {
            let leaves = some.both(
                some.at_most(TRUST, world.walkout_trust),
                some.at_least(ANGER, world.walkout_anger),
            );
            [
                some.at_least(STREAK, world.boiling_turns),
                some.either(leaves, some.at_most(PATIENCE, 0.0)),
            ]
        },
    );
    [boils, walks & !boils]
}

/// In which moods the customer accepts.
#[inline(always)]
pub(super) fn accepts<S: Simd>(simd: S, moods: &Moods, world: &World) -> Bits {
    let [trust, clarity, fair, anger] = world.accepts;
    let [accepts] = compared(
        simd,
        moods,
        #[inline(always)]
        |some| {
            let sees = some.both(some.at_least(TRUST, trust), some.at_least(CLARITY, clarity));
            let gets = some.both(
                some.at_least(DISTRIBUTIVE, fair),
                some.at_most(ANGER, anger),
            );
            [some.both(sees, gets)]
        },
    );
    accepts
}

/// How an accepted talk that ends in these moods turns out: grudging, settled, delighted.
#[inline(always)]
pub(super) fn endings<S: Simd>(simd: S, moods: &Moods, world: &World) -> [Bits; 3] {
    let [settles, delights] = compared(
        simd,
        moods,
        #[inline(always)]
        |some| {
            let gap = some.sum(world.weights, 0.0);
            let moved = some.both(
                some.at_most(ANGER, world.calm),
                some.at_least(TRUST, world.trusting),
            );
            [
                some.ge(gap, world.settled),
                some.both(some.ge(gap, world.delighted), moved),
            ]
        },
    );
    [!settles, settles & !delights, settles & delights]
}

/// The limits of a node, as they are compared.
#[derive(Clone, Debug)]
pub(super) struct Bars {
    trust: f64,
    clarity: f64,
    fair: f64,
    anger: f64,
    unhurried: f64,
    patient: f64,
    /// From so much patience on it is never short and never runs out.
    never_short: f64,
    trusts: f64,
    calm: f64,
    calm_and_hurried: f64,
    stays: f64,
    stays_hurried: f64,
}

impl Bars {
    /// Takes them over.
    pub fn new(limits: &NodeLimits) -> Self {
        let hope = limits.hope;
        Self {
            trust: f64::from(hope.trust),
            clarity: f64::from(hope.clarity),
            fair: f64::from(hope.distributive),
            anger: f64::from(hope.anger),
            unhurried: f64::from(limits.unhurried),
            patient: f64::from(limits.patient),
            never_short: f64::from(limits.unhurried.max(limits.patient)),
            trusts: f64::from(limits.trusts),
            calm: f64::from(limits.calm),
            calm_and_hurried: f64::from(limits.calm_and_hurried),
            stays: f64::from(limits.stays),
            stays_hurried: f64::from(limits.stays_hurried),
        }
    }

    /// In which moods there is no hope of a deal.
    #[inline(always)]
    pub fn hopeless<S: Simd>(&self, simd: S, moods: &Moods) -> Bits {
        let [hopes] = compared(
            simd,
            moods,
            #[inline(always)]
            |some| {
                let sees = some.both(
                    some.at_least(TRUST, self.trust),
                    some.at_least(CLARITY, self.clarity),
                );
                let gets = some.both(
                    some.at_least(DISTRIBUTIVE, self.fair),
                    some.at_most(ANGER, self.anger),
                );
                [some.both(sees, gets)]
            },
        );
        !hopes
    }

    /// In which moods nobody breaks off and nobody is ever in a hurry.
    #[inline(always)]
    fn staying<S: Simd>(&self, some: Compared<'_, S>) -> S::m64s {
        let calm = some.at_most(ANGER, self.calm);
        let trusts = some.either(
            some.at_most(ANGER, self.stays),
            some.at_least(TRUST, self.trusts),
        );
        some.both(
            some.both(calm, trusts),
            some.at_least(PATIENCE, self.never_short),
        )
    }

    /// In which moods patience may be short or run out.
    #[inline(always)]
    pub fn short<S: Simd>(&self, simd: S, moods: &Moods) -> Bits {
        let [short] = compared(
            simd,
            moods,
            #[inline(always)]
            |some| [some.lt(some.value(PATIENCE), self.never_short)],
        );
        short
    }

    /// In which moods without hope of a deal nobody breaks off.
    #[inline(always)]
    pub fn safe<S: Simd>(&self, simd: S, moods: &Moods) -> Bits {
        let [safe] = compared(
            simd,
            moods,
            #[inline(always)]
            |some| {
                let unhurried = some.at_least(PATIENCE, self.unhurried);
                let calm = some.either(
                    some.both(unhurried, some.at_most(ANGER, self.calm)),
                    some.at_most(ANGER, self.calm_and_hurried),
                );
                let stays = some.either(
                    some.both(unhurried, some.at_most(ANGER, self.stays)),
                    some.at_most(ANGER, self.stays_hurried),
                );
                let stays = some.either(stays, some.at_least(TRUST, self.trusts));
                [some.both(
                    some.both(calm, stays),
                    some.at_least(PATIENCE, self.patient),
                )]
            },
        );
        safe
    }
}

impl Leaving {
    /// In which moods it is certain how an accepted customer leaves: grudging, settled, delighted. And in which nobody
    /// breaks off and nobody is ever in a hurry.
    #[inline(always)]
    pub fn certain<S: Simd>(
        &self,
        simd: S,
        moods: &Moods,
        (bars, wide): (&Bars, f64),
        world: &World,
    ) -> ([Bits; 3], Bits) {
        let [low, high] = self.gap;
        let chord = |some: Compared<'_, S>, chord: Chord, column: usize| {
            let (empty, slope) = (simd.splat_f64s(chord.empty), simd.splat_f64s(chord.slope));
            simd.mul_add_e_f64s(some.value(column), slope, empty)
        };
        let [stays, wide, grudging, settles, maybe, always] = compared(
            simd,
            moods,
            #[inline(always)]
            |some| {
                let least = some.sum(low.factors, low.constant);
                let most = some.sum(high.factors, high.constant);
                let stays = bars.staying(some);
                let maybe = some.both(
                    some.ge(chord(some, self.trust[1], TRUST), world.trusting),
                    some.le(chord(some, self.anger[0], ANGER), world.calm),
                );
                let moved = some.both(
                    some.ge(chord(some, self.trust[0], TRUST), world.trusting),
                    some.le(chord(some, self.anger[1], ANGER), world.calm),
                );
                [
                    stays,
                    some.at_most(ANGER, wide),
                    some.lt(most, world.settled),
                    some.ge(least, world.settled),
                    some.both(maybe, some.ge(most, world.delighted)),
                    some.both(moved, some.ge(least, world.delighted)),
                ]
            },
        );
        let sure = stays & wide;
        let leave = [stays & grudging, sure & settles & !maybe, sure & always];
        (leave, stays)
    }
}
