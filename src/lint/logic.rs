//! What conditions say together: whether they can all hold, and whether they say another one already. Works without
//! playing: moods are anything from 0 to 100.

use std::collections::BTreeMap;

use crate::lint::flow::Arrival;
use crate::model::{Condition, TypeId, Variable};

/// The ends of the mood's scale, in milli-points.
const WHOLE: (i64, i64) = (0, 100_000);

/// What is known when some conditions hold.
#[derive(Clone, Debug)]
pub struct Known {
    moods: BTreeMap<Variable, (i64, i64)>,
    set: u64,
    unset: u64,
    customers: Vec<TypeId>,
    possible: bool,
}

impl Known {
    /// What is known before any condition: the flags on arriving, and the types offered.
    #[must_use]
    pub fn before(arrival: Arrival, customers: &[TypeId]) -> Self {
        Self {
            moods: BTreeMap::new(),
            set: arrival.must,
            unset: !arrival.may,
            customers: customers.to_vec(),
            possible: true,
        }
    }

    /// Whether what is known can be at all.
    #[must_use]
    pub const fn is_possible(&self) -> bool {
        self.possible
    }

    /// Adds that a condition holds.
    #[must_use]
    pub fn and(mut self, condition: Condition) -> Self {
        match condition {
            Condition::AtLeast(variable, points) => self.bound(variable, points * 1000, WHOLE.1),
            Condition::AtMost(variable, points) => self.bound(variable, WHOLE.0, points * 1000),
            Condition::Flag(flag) => self.set |= 1 << flag.0,
            Condition::NoFlag(flag) => self.unset |= 1 << flag.0,
            Condition::Customer(customer) => self.customers.retain(|known| *known == customer),
        }
        self.settle()
    }

    /// Adds that a condition fails.
    #[must_use]
    pub fn and_not(mut self, condition: Condition) -> Self {
        match condition {
            Condition::AtLeast(variable, points) => {
                self.bound(variable, WHOLE.0, points * 1000 - 1);
            }
            Condition::AtMost(variable, points) => self.bound(variable, points * 1000 + 1, WHOLE.1),
            Condition::Flag(flag) => self.unset |= 1 << flag.0,
            Condition::NoFlag(flag) => self.set |= 1 << flag.0,
            Condition::Customer(customer) => self.customers.retain(|known| *known != customer),
        }
        self.settle()
    }

    /// Whether a condition holds whenever what is known does.
    #[must_use]
    pub fn implies(&self, condition: Condition) -> bool {
        self.possible && !self.clone().and_not(condition).possible
    }

    /// Whether a condition fails whenever what is known holds.
    #[must_use]
    pub fn excludes(&self, condition: Condition) -> bool {
        self.possible && !self.clone().and(condition).possible
    }

    fn bound(&mut self, variable: Variable, low: i64, high: i64) {
        let range = self.moods.entry(variable).or_insert(WHOLE);
        *range = (range.0.max(low), range.1.min(high));
    }

    fn settle(mut self) -> Self {
        self.possible &= self.set & self.unset == 0
            && !self.customers.is_empty()
            && self.moods.values().all(|range| range.0 <= range.1);
        self
    }
}
