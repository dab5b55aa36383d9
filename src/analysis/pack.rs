//! Up to 512 states of one place, arranged so that near ones stand together: in blocks of eight, and eight blocks to a
//! row. Blocks and rows are boxes: their worst and their best corner say what all states between have in common.
//!
//! **Does not** move states.

#![expect(
    clippy::inline_always,
    reason = "only what is inlined uses the widest instructions of the processor"
)]

use std::collections::BTreeMap;

use super::columns::COLUMNS;
use super::context::{Group, Mode};
use super::lanes::{Bits, LANES, Moods};
use super::place::{Place, Scale};
use super::walk::Job;
use crate::engine::Mood;
use crate::model::{Outcome, Variable};

/// Rows of a pack, and blocks of a row.
pub(super) const ROWS: usize = 8;
/// Blocks of a pack.
pub(super) const BLOCKS: usize = ROWS * LANES;
/// States of a pack.
const MEMBERS: usize = BLOCKS * LANES;
/// The sizes in which states are arranged.
const SIZES: [usize; 3] = [MEMBERS, ROWS * LANES, LANES];

/// Some of a pack's states: a word for each row, in it a byte for each block, in it a bit for each state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Set(pub [u64; ROWS]);

impl Set {
    /// Whether there are none.
    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.0.iter().fold(0, |any, word| any | word) == 0
    }

    /// How many there are.
    #[inline(always)]
    pub fn count(&self) -> u32 {
        self.0.iter().map(|word| word.count_ones()).sum()
    }

    /// Those of both.
    #[inline(always)]
    pub fn and(&self, other: &Self) -> Self {
        Self(std::array::from_fn(|at| self.0[at] & other.0[at]))
    }

    /// Those that are not in another.
    #[inline(always)]
    pub fn without(&self, other: &Self) -> Self {
        Self(std::array::from_fn(|at| self.0[at] & !other.0[at]))
    }

    /// Takes in what belongs to these lanes of a unit.
    #[inline(always)]
    pub fn take(&mut self, unit: Unit, lanes: Bits) {
        match unit {
            Unit::Rows => {
                for (row, word) in self.0.iter_mut().enumerate() {
                    *word |= if lanes >> row & 1 == 1 { u64::MAX } else { 0 };
                }
            }
            Unit::Blocks(row) => self.0[row % ROWS] |= widened(lanes),
            Unit::States(block) => {
                self.0[block / LANES % ROWS] |= u64::from(lanes) << (block % LANES * LANES);
            }
        }
    }

    /// Takes in those of another.
    #[inline(always)]
    pub fn add(&mut self, other: &Self) {
        for (own, other) in self.0.iter_mut().zip(&other.0) {
            *own |= other;
        }
    }
}

/// By outcome, those states for which it can still come.
pub(super) type Masks = [Set; Outcome::COUNT];

/// A part of a pack that is looked at together: all rows, the blocks of a row, or the states of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Rows,
    Blocks(usize),
    States(usize),
}

impl Unit {
    /// Its number.
    #[inline(always)]
    pub fn index(self) -> usize {
        match self {
            Self::Rows => 0,
            Self::Blocks(row) => 1 + row,
            Self::States(block) => 1 + ROWS + block,
        }
    }

    /// The states that belong to these of its lanes.
    #[inline(always)]
    pub fn states(self, lanes: Bits) -> Set {
        let mut out = Set::default();
        out.take(self, lanes);
        out
    }
}

/// A byte of ones for every bit that is set.
#[inline(always)]
pub(super) fn widened(bits: Bits) -> u64 {
    // Each byte gets all bits, keeps its own, and is filled if one is left.
    let spread = u64::from(bits).wrapping_mul(0x0101_0101_0101_0101) & 0x8040_2010_0804_0201;
    let any = ((spread + 0x7F7F_7F7F_7F7F_7F7F) | spread) & 0x8080_8080_8080_8080;
    (any >> 7).wrapping_mul(0xFF)
}

/// States that go on, each by the largest box that holds nothing but such states.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Frontier {
    /// Rows of blocks.
    pub rows: Bits,
    /// Blocks of each row.
    pub blocks: [Bits; ROWS],
    /// Single states.
    pub states: Set,
}

impl Frontier {
    /// Takes in what belongs to these lanes of a unit.
    #[inline(always)]
    pub fn add(&mut self, unit: Unit, lanes: Bits) {
        match unit {
            Unit::Rows => self.rows |= lanes,
            Unit::Blocks(row) => self.blocks[row % ROWS] |= lanes,
            Unit::States(_) => self.states.take(unit, lanes),
        }
    }

    /// All states that go on.
    #[inline(always)]
    pub fn all(&self) -> Set {
        let mut all = self.states;
        all.add(&Unit::Rows.states(self.rows));
        for (word, &blocks) in all.0.iter_mut().zip(&self.blocks) {
            *word |= widened(blocks);
        }
        all
    }

    /// Whether nothing goes on.
    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.rows == 0 && self.blocks == [0; ROWS] && self.states.is_empty()
    }
}

/// Moods of all units: of boxes the worst and the best corner, of states the mood itself.
#[derive(Clone, Debug)]
pub(super) struct Units {
    pub boxes: Vec<[Moods; 2]>,
    pub states: Vec<Moods>,
}

impl Units {
    /// Nothing yet.
    pub fn empty() -> Self {
        Self {
            boxes: vec![[Moods::EMPTY; 2]; 1 + ROWS],
            states: vec![Moods::EMPTY; BLOCKS],
        }
    }

    /// The worst and the best corners of a unit; of single states, the same twice.
    #[inline(always)]
    pub fn corners(&self, unit: Unit) -> [&Moods; 2] {
        match unit {
            Unit::States(block) => [&self.states[block % BLOCKS]; 2],
            _ => self.boxes[unit.index()].each_ref(),
        }
    }
}

/// States of one place, each with its number in the last layer and how many runs come to it.
#[derive(Clone, Debug)]
pub(super) struct Pack {
    pub place: Place,
    pub scale: Scale,
    pub mode: Mode,
    /// Numbers in the last layer.
    pub rows: Vec<u32>,
    pub moods: Vec<Mood>,
    pub weights: Vec<u128>,
}

impl Pack {
    /// Runs that come to some of its states.
    pub fn runs(&self) -> u128 {
        self.weights
            .iter()
            .fold(0, |sum, &weight| sum.saturating_add(weight))
    }

    /// Its moods, arranged; what is missing to a whole pack is filled up with the last one.
    pub fn arranged(&self) -> Units {
        let mut units = Units::empty();
        let Some(last) = self.moods.last() else {
            return units;
        };
        let at = |index: usize| self.moods.get(index).unwrap_or(last);
        for index in 0..MEMBERS {
            units.states[index / LANES].set(index % LANES, at(index));
        }
        for (row, size) in
            std::iter::once((0, ROWS * LANES)).chain((1..=ROWS).map(|row| (row, LANES)))
        {
            let first = if row == 0 {
                0
            } else {
                (row - 1) * ROWS * LANES
            };
            for lane in 0..LANES {
                let members = first + lane * size..first + (lane + 1) * size;
                let corners = corners(members.map(at));
                for (moods, corner) in units.boxes[row].iter_mut().zip(&corners) {
                    moods.set(lane, corner);
                }
            }
        }
        units
    }
}

/// The worst and the best corner of the smallest box around moods.
fn corners<'m>(moods: impl Iterator<Item = &'m Mood>) -> [Mood; 2] {
    let mut found: Option<[Mood; 2]> = None;
    for mood in moods {
        let [worst, best] = found.get_or_insert([*mood; 2]);
        worst.streak = worst.streak.max(mood.streak);
        best.streak = best.streak.min(mood.streak);
        for &variable in Variable::ALL {
            let at = variable.index();
            let value = mood.values[at];
            let (low, high) = if variable.lower_is_better() {
                (&mut best.values[at], &mut worst.values[at])
            } else {
                (&mut worst.values[at], &mut best.values[at])
            };
            *low = value.min(*low);
            *high = value.max(*high);
        }
    }
    found.unwrap_or(
        [Mood {
            values: [0; Variable::COUNT],
            streak: 0,
        }; 2],
    )
}

/// Packs the states of jobs by place, near ones together.
pub(super) fn packs(jobs: &[Job]) -> Vec<Pack> {
    let mut by_place: BTreeMap<(Place, Mode, Scale), Vec<Member>> = BTreeMap::new();
    for job in jobs {
        let Group {
            place,
            mode,
            scale,
            weight,
        } = job.group;
        let members = by_place.entry((place, mode, scale)).or_default();
        members.extend(job.rows.iter().enumerate().map(|(at, &row)| Member {
            mood: job.columns.mood(at),
            row,
            weight,
        }));
    }
    let mut out = Vec::new();
    for ((place, mode, scale), mut members) in by_place {
        arrange(&mut members);
        out.extend(members.chunks(MEMBERS).map(|members| Pack {
            place,
            scale,
            mode,
            rows: members.iter().map(|member| member.row).collect(),
            moods: members.iter().map(|member| member.mood).collect(),
            weights: members.iter().map(|member| member.weight).collect(),
        }));
    }
    out
}

/// A state that is to be packed.
struct Member {
    mood: Mood,
    row: u32,
    weight: u128,
}

/// How much variables count when it is asked in which of them moods are farthest apart, in [`Variable::ALL`] order, and
/// turns at boiling point: those on which more hangs count more. Found by trying; only speed depends on it.
const APART: [i64; COLUMNS] = [20, 1, 8, 3, 1, 5, 2, 4, 5, 10];
/// What a turn at boiling point is worth, in milli-points.
const BOILING: i32 = 20_000;

/// Brings near states together: they are halved along the variable in which they are farthest apart, again and again.
fn arrange(members: &mut [Member]) {
    let count = members.len();
    let Some(&size) = SIZES.iter().find(|&&size| size < count) else {
        return;
    };
    let value = |member: &Member, at: usize| {
        let streak = i32::from(member.mood.streak) * BOILING;
        member.mood.values.get(at).copied().unwrap_or(streak)
    };
    let range = |at: usize| {
        let values = members.iter().map(|member| value(member, at));
        let (least, most) = values.fold((i32::MAX, i32::MIN), |(least, most), value| {
            (least.min(value), most.max(value))
        });
        i64::from(most - least) * APART[at]
    };
    let widest = (0..=Variable::COUNT)
        .max_by_key(|&at| (range(at), std::cmp::Reverse(at)))
        .unwrap_or(0);
    let left = size * count.div_ceil(size).div_ceil(2);
    if left >= count {
        return;
    }
    members.select_nth_unstable_by_key(left, |member| (value(member, widest), member.row));
    let (left, right) = members.split_at_mut(left);
    arrange(left);
    arrange(right);
}
