//! Finds out what becomes of the states of a pack when a line is said, box by box: what becomes of the worst and the best
//! corner alike becomes of all between. Where the corners differ, the box is opened.
//!
//! **Does not** count, and does not go on.

#![expect(
    clippy::inline_always,
    reason = "only what is inlined uses the widest instructions of the processor"
)]

use pulp::Simd;

use super::compare::{Bars, accepts, breaks, endings};
use super::context::LEAVING;
use super::courses::{Told, UNTOLD};
use super::deep::{Deep, Level};
use super::lanes::{ALL, BREAKING, Bits, LANES, Moods};
use super::outlook::Leaving;
use super::pack::{BLOCKS, Frontier, Masks, ROWS, Set, Unit, widened};
use super::sites::Next;
use crate::model::Outcome;

/// What becomes of the states of a site when a line is said.
pub(super) struct Fates {
    /// Talks that end, by outcome.
    pub ended: Masks,
    /// What no mood decides any more, in the order of the counts of a site.
    pub free: [Set; 4],
    /// What is told, by outcomes that can still come.
    pub told: Masks,
    /// States whose course is told.
    pub known: u32,
    /// Who goes on without a deal, and with one.
    pub on: Frontier,
    pub deal: Frontier,
    /// Who goes on with a deal and does not break off any more, nor is ever in a hurry.
    pub content: Frontier,
    /// Whether somebody without a deal may still get one.
    pub hope: bool,
    /// Runs by the number of their course.
    pub courses: Vec<u128>,
    /// How many runs each state stands for, beside its weight.
    pub times: u128,
}

impl Fates {
    /// Nothing yet.
    pub fn new(times: u128) -> Self {
        Self {
            ended: Masks::default(),
            free: [Set::default(); 4],
            told: Masks::default(),
            known: 0,
            on: Frontier::default(),
            deal: Frontier::default(),
            content: Frontier::default(),
            hope: false,
            courses: Vec::new(),
            times,
        }
    }

    /// Notes how talks end in boxes whose corners leave in these ways. Returns the boxes whose corners differ.
    #[inline(always)]
    fn end(&mut self, unit: Unit, lanes: Bits, leave: [Bits; 3], also: [Bits; 3]) -> Bits {
        let mut differ = lanes;
        for (at, outcome) in LEAVING.into_iter().enumerate() {
            let both = leave[at] & also[at] & lanes;
            put(&mut self.ended[outcome.index()], unit, both);
            differ &= !both;
        }
        differ
    }
}

/// What must be known to judge a line.
#[expect(
    clippy::struct_excessive_bools,
    reason = "what holds at a site, each asked for by itself"
)]
pub(super) struct Asked<'c> {
    pub node: usize,
    pub present: bool,
    pub decides: bool,
    pub accepted: bool,
    pub hopeless: bool,
    pub refusal: usize,
    /// The line, and whether it may be certain before it is said how an accepted customer leaves.
    pub line: usize,
    pub foresees: bool,
    pub on: Ahead<'c>,
    pub deal: Ahead<'c>,
}

/// What is known of where a line leads.
#[derive(Clone, Copy)]
pub(super) struct Ahead<'c> {
    pub next: Next,
    pub node: usize,
    pub present: bool,
    pub has_view: bool,
    pub told: Option<&'c Told>,
}

impl Deep<'_, '_> {
    /// Finds out what becomes of all states that go on when a line is said in them.
    #[inline(always)]
    fn judge<S: Simd>(
        &mut self,
        simd: S,
        depth: usize,
        asked: &Asked<'_>,
        frontier: &Frontier,
        fates: &mut Fates,
    ) {
        let mut rows = 0;
        if frontier.rows != 0 {
            rows = self.look(simd, depth, Unit::Rows, frontier.rows, asked, fates);
        }
        for row in 0..ROWS {
            let opened = if rows >> row & 1 == 1 { Bits::MAX } else { 0 };
            let mut blocks = 0;
            let lanes = frontier.blocks[row] | opened;
            if lanes != 0 {
                blocks = self.look(simd, depth, Unit::Blocks(row), lanes, asked, fates);
            }
            let mut open = frontier.states.0[row] | widened(blocks);
            while open != 0 {
                let block = open.trailing_zeros() as usize / LANES;
                let lanes = open.to_le_bytes()[block];
                let unit = Unit::States(row * LANES + block);
                self.look(simd, depth, unit, lanes, asked, fates);
                open &= !(0xFF << (block * LANES));
            }
        }
    }

    /// Looks at a unit after a line. Returns the boxes that have to be opened.
    #[inline(always)]
    fn look<S: Simd>(
        &mut self,
        simd: S,
        depth: usize,
        unit: Unit,
        lanes: Bits,
        asked: &Asked<'_>,
        fates: &mut Fates,
    ) -> Bits {
        let mut lanes = lanes;
        let mut opened = 0;
        if asked.foresees {
            self.work_out(simd, depth, unit, false);
            let [worst, best] = self.levels[depth].units.corners(unit);
            opened = self.foresee(simd, unit, &mut lanes, asked, [worst, best], fates);
            if lanes == 0 {
                return opened;
            }
        }
        self.work_out(simd, depth + 1, unit, asked.hopeless);
        let this = &*self;
        let [worst, best] = this.levels[depth + 1].units.corners(unit);
        let mut open = lanes;
        let mut split = opened;
        if asked.present && !asked.foresees {
            split |= this.break_off(simd, unit, &mut open, [worst, best], fates);
        }
        let (mut on, mut deal) = if asked.accepted { (0, open) } else { (open, 0) };
        if asked.decides {
            let accept = accepts(simd, worst, &this.scene.world);
            let also = if std::ptr::eq(worst, best) {
                accept
            } else {
                accepts(simd, best, &this.scene.world)
            };
            split |= open & (accept ^ also);
            on = open & !(accept | also);
            deal = open & accept & also;
        }
        if on != 0 {
            if asked.on.next == Next::End {
                put(&mut fates.ended[asked.refusal], unit, on);
                on = 0;
            } else if asked.on.present {
                on = this.settle(simd, unit, on, asked, [worst, best], fates);
            } else {
                fates.hope |= !asked.hopeless;
            }
            fates.on.add(unit, on);
        }
        if deal != 0 {
            split |= this.accept(simd, unit, deal, asked, [worst, best], fates);
        }
        split
    }

    /// Takes out customers who break off. Returns the boxes that have to be opened.
    #[inline(always)]
    fn break_off<S: Simd>(
        &self,
        simd: S,
        unit: Unit,
        open: &mut Bits,
        [worst, best]: [&Moods; 2],
        fates: &mut Fates,
    ) -> Bits {
        let world = &self.scene.world;
        let [boils, walks] = breaks(simd, worst, world);
        let [also_boils, also_walks] = if std::ptr::eq(worst, best) {
            [boils, walks]
        } else {
            breaks(simd, best, world)
        };
        let (boil, walk) = (boils & also_boils & *open, walks & also_walks & *open);
        let none = !(boils | walks | also_boils | also_walks);
        put(&mut fates.ended[Outcome::Escalated.index()], unit, boil);
        put(&mut fates.ended[Outcome::WalkedOut.index()], unit, walk);
        let split = *open & !(boil | walk | none);
        *open &= none;
        split
    }

    /// What becomes of customers who have accepted. Returns the boxes that have to be opened.
    #[inline(always)]
    fn accept<S: Simd>(
        &self,
        simd: S,
        unit: Unit,
        deal: Bits,
        asked: &Asked<'_>,
        [worst, best]: [&Moods; 2],
        fates: &mut Fates,
    ) -> Bits {
        let world = &self.scene.world;
        if asked.deal.next == Next::End {
            let leave = endings(simd, worst, world);
            let also = if std::ptr::eq(worst, best) {
                leave
            } else {
                endings(simd, best, world)
            };
            return fates.end(unit, deal, leave, also);
        }
        let outlook = self.scene.outlooks[asked.deal.node].as_ref();
        let Some(outlook) = outlook.filter(|_| asked.deal.has_view) else {
            fates.deal.add(unit, deal);
            return 0;
        };
        let limits = (&self.scene.bars[asked.deal.node], f64::from(outlook.wide));
        let sure = self.take_out(simd, [worst, best], &outlook.any, limits, deal);
        for (at, lanes) in sure.by_way.into_iter().enumerate() {
            put(&mut fates.free[1 + at], unit, lanes);
        }
        fates.content.add(unit, sure.rest & sure.stays);
        fates.deal.add(unit, sure.rest & !sure.stays);
        sure.differ
    }

    /// Takes out those about whom it is certain how they will leave, before the line is said in their moods.
    #[inline(always)]
    fn foresee<S: Simd>(
        &self,
        simd: S,
        unit: Unit,
        lanes: &mut Bits,
        asked: &Asked<'_>,
        corners: [&Moods; 2],
        fates: &mut Fates,
    ) -> Bits {
        if asked.deal.next == Next::End {
            let [worst, best] = corners;
            let steps = &self.scene.steps[asked.node][asked.line];
            let leave = steps.leave(simd, worst, &self.scene.world);
            let also = if std::ptr::eq(worst, best) {
                leave
            } else {
                steps.leave(simd, best, &self.scene.world)
            };
            let differ = fates.end(unit, *lanes, leave, also);
            *lanes = 0;
            return differ;
        }
        let Some(outlook) = &self.scene.outlooks[asked.node] else {
            return 0;
        };
        let limits = (&self.scene.bars[asked.node], f64::from(outlook.wide));
        let line = &outlook.by_line[asked.line];
        let sure = self.take_out(simd, corners, line, limits, *lanes);
        for (at, lanes) in sure.by_way.into_iter().enumerate() {
            put(&mut fates.free[1 + at], unit, lanes);
        }
        *lanes &= sure.rest;
        sure.differ
    }

    /// Finds those about whom it is certain how they will leave.
    #[inline(always)]
    fn take_out<S: Simd>(
        &self,
        simd: S,
        [worst, best]: [&Moods; 2],
        leaving: &Leaving,
        limits: (&Bars, f64),
        lanes: Bits,
    ) -> Certain {
        let world = &self.scene.world;
        let (leave, stays) = leaving.certain(simd, worst, limits, world);
        let also = if std::ptr::eq(worst, best) {
            leave
        } else {
            leaving.certain(simd, best, limits, world).0
        };
        let by_way = std::array::from_fn(|at| leave[at] & also[at] & lanes);
        let any = |of: [Bits; 3]| of[0] | of[1] | of[2];
        let differ = any(leave) & any(also) & lanes & !any(by_way);
        Certain {
            by_way,
            differ,
            stays,
            rest: lanes & !any(by_way) & !differ,
        }
    }

    /// Takes out those without a deal about whom no mood decides any more, or whose course is told. Returns the others.
    #[inline(always)]
    fn settle<S: Simd>(
        &self,
        simd: S,
        unit: Unit,
        on: Bits,
        asked: &Asked<'_>,
        [worst, best]: [&Moods; 2],
        fates: &mut Fates,
    ) -> Bits {
        let bars = &self.scene.bars[asked.on.node];
        let hopeless = if asked.hopeless {
            Bits::MAX
        } else {
            bars.hopeless(simd, best)
        };
        let mut safe = hopeless & on;
        if safe != 0 {
            safe &= bars.safe(simd, worst);
        }
        put(&mut fates.free[0], unit, safe);
        let mut rest = on & !safe;
        if let Some(told) = asked.on.told {
            let mut found = [0; LANES];
            let mut open = rest & hopeless & !bars.short(simd, worst);
            if open != 0 {
                let courses = told.courses_of(worst);
                if !std::ptr::eq(worst, best) {
                    let also = told.courses_of(best);
                    open &= same(&courses, &also);
                }
                open &= some(&courses);
                found = courses;
            }
            while open != 0 {
                let lane = open.trailing_zeros() as usize;
                open &= open - 1;
                let course = found[lane];
                let states = unit.states(1 << lane);
                let runs = self.weigh(&states).saturating_mul(fates.times);
                let sum = &mut fates.courses[course as usize];
                *sum = sum.saturating_add(runs);
                fates.known += states.and(&self.real).count();
                let mask = told.masks[course as usize];
                for (outcome, set) in fates.told.iter_mut().enumerate() {
                    if mask >> outcome & 1 == 1 {
                        set.take(unit, 1 << lane);
                    }
                }
                rest &= !(1 << lane);
            }
        }
        fates.hope |= rest & !hopeless != 0;
        rest
    }

    /// Works out the moods of a unit after so many lines, from where they are known; or only what says who breaks off.
    #[inline(always)]
    fn work_out<S: Simd>(&mut self, simd: S, depth: usize, unit: Unit, partly: bool) {
        let bit = 1_u128 << unit.index();
        let which = if partly { BREAKING } else { ALL };
        let is_known = |level: &Level| (if partly { level.partly } else { level.known }) & bit != 0;
        let mut known = depth;
        while !is_known(&self.levels[known]) {
            known -= 1;
        }
        while known < depth {
            let (before, after) = self.levels.split_at_mut(known + 1);
            let (Some(before), Some(after)) = (before.last(), after.first_mut()) else {
                return;
            };
            let (node, line) = after.line;
            let steps = &self.scene.steps[node][line];
            let world = &self.scene.world;
            if let Unit::States(block) = unit {
                let from = &before.units.states[block % BLOCKS];
                let to = &mut after.units.states[block % BLOCKS];
                steps.follow(simd, from, to, world, which);
            } else {
                let from = &before.units.boxes[unit.index()];
                let to = &mut after.units.boxes[unit.index()];
                for (from, to) in from.iter().zip(to) {
                    steps.follow(simd, from, to, world, which);
                }
            }
            after.partly |= bit;
            if !partly {
                after.known |= bit;
            }
            known += 1;
        }
    }
}

/// What becomes of all states that go on when a line is said, worked out with the widest instructions.
pub(super) struct Judge<'d, 'a, 'w> {
    pub deep: &'d mut Deep<'a, 'w>,
    pub depth: usize,
    pub asked: &'d Asked<'d>,
    pub frontier: &'d Frontier,
    pub fates: &'d mut Fates,
}

impl pulp::WithSimd for Judge<'_, '_, '_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        self.deep
            .judge(simd, self.depth, self.asked, self.frontier, self.fates);
    }
}

/// Where two answers are the same.
#[inline(always)]
fn same(one: &[u32; LANES], other: &[u32; LANES]) -> Bits {
    let pairs = one.iter().zip(other).enumerate();
    pairs.fold(0, |bits, (lane, (one, other))| {
        bits | Bits::from(one == other) << lane
    })
}

/// Where there is an answer.
#[inline(always)]
fn some(courses: &[u32; LANES]) -> Bits {
    let lanes = courses.iter().enumerate();
    lanes.fold(0, |bits, (lane, &course)| {
        bits | Bits::from(course != UNTOLD) << lane
    })
}

/// Of which lanes it is certain how their customers leave.
struct Certain {
    /// In each of the ways of [`LEAVING`], all of a box alike.
    by_way: [Bits; 3],
    /// Boxes of which the worst leaves in one way and the best in another.
    differ: Bits,
    /// Nobody breaks off and nobody is ever in a hurry.
    stays: Bits,
    /// All others.
    rest: Bits,
}

/// Takes some of a unit's lanes into a set.
#[inline(always)]
fn put(set: &mut Set, unit: Unit, lanes: Bits) {
    if lanes != 0 {
        set.take(unit, lanes);
    }
}
