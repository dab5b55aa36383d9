//! What a walk adds up: how often each line and each outcome comes, exactly. Does not walk.

use std::collections::BTreeMap;

use super::context::Group;
use super::place::{Place, Scale, add};
use crate::engine::Script;
use crate::model::Outcome;

/// Runs counted by their scale: a run of scale s has the chance one over the product of s.
pub(super) type Counts = BTreeMap<Scale, u128>;

/// Outcomes that can still come, as a bit set by [`Outcome::index`].
pub(super) type Mask = u8;

/// States left where a limit was reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Left {
    pub place: Place,
    pub scale: Scale,
}

/// Runs whose rest no mood decides any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Free {
    pub at: Left,
    pub rest: Rest,
}

/// What is certain of the rest of a run: nobody breaks off, and more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rest {
    /// Every decision is a refusal.
    Refused,
    /// It has been accepted, and this is how the customer leaves.
    Leaves(Outcome),
}

/// Where courses are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct CourseKey {
    pub turn: u16,
    /// The place, by its number among those where courses are told.
    pub place: u32,
    pub scale: Scale,
}

/// Sums over the states that a walk has met.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally {
    /// By node and line: runs in which it is said.
    pub lines: Vec<Vec<Counts>>,
    /// By outcome: runs that end so.
    pub outcomes: [Counts; Outcome::COUNT],
    /// Runs whose rest no mood decides any more.
    pub free: BTreeMap<Free, u128>,
    /// Runs whose rest was told beforehand, by the number of its course.
    pub courses: BTreeMap<CourseKey, Vec<u128>>,
    /// Runs not followed to their end, because the limit was reached.
    pub left: BTreeMap<Left, u128>,
    /// By turn: runs at it, by the outcomes that can still come.
    pub open: Vec<BTreeMap<(Scale, Mask), u128>>,
    /// States met.
    pub states: u64,
}

impl Tally {
    /// Nothing yet.
    pub fn new(script: &Script) -> Self {
        Self {
            lines: script
                .nodes
                .iter()
                .map(|node| vec![Counts::new(); node.lines.len()])
                .collect(),
            open: vec![BTreeMap::new(); usize::from(script.scenario.turn_limit) + 1],
            ..Self::default()
        }
    }

    /// Counts runs of a course.
    pub fn count_course(&mut self, key: CourseKey, course: u32, count: u128) {
        let sums = self.courses.entry(key).or_default();
        let course = course as usize;
        if sums.len() <= course {
            sums.resize(course + 1, 0);
        }
        sums[course] = sums[course].saturating_add(count);
    }

    /// Adds what another walk has met.
    pub fn merge(&mut self, other: Self) {
        for (own, other) in self
            .lines
            .iter_mut()
            .flatten()
            .zip(other.lines.into_iter().flatten())
        {
            pour(own, other);
        }
        for (own, other) in self.outcomes.iter_mut().zip(other.outcomes) {
            pour(own, other);
        }
        pour(&mut self.free, other.free);
        for (key, sums) in other.courses {
            for (course, count) in (0..).zip(sums) {
                if count > 0 {
                    self.count_course(key, course, count);
                }
            }
        }
        pour(&mut self.left, other.left);
        for (own, other) in self.open.iter_mut().zip(other.open) {
            pour(own, other);
        }
        self.states += other.states;
    }

    /// Whether some sum has reached the end of its numbers, so that it cannot be trusted.
    pub fn is_full(&self) -> bool {
        let full = |counts: &Counts| counts.values().any(|&count| count == u128::MAX);
        self.lines.iter().flatten().chain(&self.outcomes).any(full)
            || self.left.values().any(|&count| count == u128::MAX)
    }
}

fn pour<K: Ord>(into: &mut BTreeMap<K, u128>, from: BTreeMap<K, u128>) {
    for (key, count) in from {
        add(into, key, count);
    }
}

/// Counts, for the turn of these states, what can still come.
pub(super) fn count_open(tally: &mut Tally, group: Group, masks: impl Iterator<Item = Mask>) {
    let mut counts = [0_u32; 1 << Outcome::COUNT];
    for mask in masks {
        counts[usize::from(mask) % counts.len()] += 1;
    }
    let open = &mut tally.open[usize::from(group.place.turn)];
    for (mask, count) in (0..).zip(counts).filter(|(_, count)| *count > 0) {
        let runs = group.weight.saturating_mul(count.into());
        add(open, (group.scale, mask), runs);
    }
}
