//! Random play: talks in which every open line is equally likely, drawn with the engine's own turn.
//!
//! Talk number n of a script is always the same one: its generator is `ChaCha8` with the SHA-256 of the script's
//! fingerprint as key and n as stream. Figures are sums of integers over the talks 0 to n, so that neither the machine
//! nor the number of threads nor the size of the parts changes them. Time never presses here.
//!
//! **Does not** start threads: whoever calls decides where parts are drawn.

use std::collections::BTreeMap;
use std::ops::Range;

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;
use sha2::{Digest, Sha256};

use super::estimate::{Estimate, to_f64};
use super::facts::{Fact, Facts};
use crate::engine::{Script, State, advance, below, start};
use crate::model::{ChoiceIndex, NodeId, Outcome, Pressure};
use crate::score::{Exact, Key, exact, rounded};

/// Fixed-point units in a point.
const UNITS: i64 = 1_000_000;
/// Talks of a part, if they are short.
const PART: u64 = 1024;
/// Lines of a part, if talks are long.
const PART_LINES: u64 = 65_536;
/// Parts that tell how many more are needed.
const PILOT_PARTS: u64 = 8;
/// Most lines that are said for one script: some seconds. Of talks so long that this is not enough, fewer are drawn,
/// and the intervals are wider.
const MOST_LINES: f64 = 2.4e7;
/// The mean total is wanted to this many points.
const MEAN_WITHIN: f64 = 0.1;
/// The share of each outcome is wanted to this share.
const SHARE_WITHIN: f64 = 0.003;
/// More talks than the pilot asks for, because it only estimates the spread.
const MARGIN: f64 = 1.05;
/// A figure counts as settled against a limit when it is so many half-widths away: 5 standard errors, because it is
/// looked at after every part.
const SETTLED: f64 = 2.55;

/// Draws talks of one script.
#[derive(Clone, Debug)]
pub struct Sampler<'a> {
    script: &'a Script,
    /// Points of each line in fixed-point units, by node; empty for detours.
    points: Vec<Vec<u64>>,
    /// Whether some line of the node can be locked.
    locks: Vec<bool>,
    seed: [u8; 32],
    /// What is still to be met.
    wanted: &'a Facts,
}

/// What was counted over some talks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// Talks drawn.
    pub talks: u64,
    /// Lines said in them.
    pub lines: u64,
    /// Talks that ended so, in [`Outcome::ALL`] order.
    pub outcomes: [u64; Outcome::COUNT],
    /// Talks with each whole total from 0 to 100, rounded half up.
    pub totals: Vec<u64>,
    /// Sum of the totals in fixed-point units.
    sum: u64,
    /// Sum of their squares.
    squares: u128,
    /// The first talk that met each fact that was still to be met.
    pub(super) met: BTreeMap<Fact, u64>,
}

impl Default for Tally {
    fn default() -> Self {
        Self {
            talks: 0,
            lines: 0,
            outcomes: [0; Outcome::COUNT],
            totals: vec![0; 101],
            sum: 0,
            squares: 0,
            met: BTreeMap::new(),
        }
    }
}

impl Tally {
    /// Adds what was counted over other talks.
    #[must_use]
    pub fn merged(mut self, other: Self) -> Self {
        self.talks += other.talks;
        self.lines += other.lines;
        self.sum += other.sum;
        self.squares += other.squares;
        for (own, other) in self.outcomes.iter_mut().zip(other.outcomes) {
            *own += other;
        }
        for (own, other) in self.totals.iter_mut().zip(other.totals) {
            *own += other;
        }
        for (fact, talk) in other.met {
            let first = self.met.entry(fact).or_insert(talk);
            *first = talk.min(*first);
        }
        self
    }

    /// The mean total, in points.
    #[must_use]
    pub fn mean(&self) -> Estimate {
        let unit = to_f64(UNITS.unsigned_abs());
        #[expect(
            clippy::cast_precision_loss,
            reason = "a spread of two digits is enough"
        )]
        let squares = self.squares as f64 / (unit * unit);
        Estimate::of_mean(self.talks, to_f64(self.sum) / unit, squares)
    }

    /// The share of talks that end so.
    #[must_use]
    pub fn share(&self, outcome: Outcome) -> Estimate {
        Estimate::of_share(self.talks, self.outcomes[outcome.index()])
    }

    /// Whether the mean total is known well enough to tell on which side of a limit it lies.
    #[must_use]
    pub fn is_settled(&self, limit: f64) -> bool {
        let mean = self.mean();
        (mean.value - limit).abs() > SETTLED * mean.half_width
    }

    /// How many parts, of which these are the pilot, make every figure as precise as wanted, as far as the time allows.
    fn parts_needed(&self) -> u64 {
        let pilot_parts = to_f64(PILOT_PARTS);
        let lines = to_f64(self.lines.max(1)) / pilot_parts;
        let wanted = pilot_parts * self.times_needed() * MARGIN;
        let parts = wanted.min(MOST_LINES / lines).ceil();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "positive and at most the number of lines"
        )]
        let parts = parts as u64;
        parts.max(PILOT_PARTS)
    }

    /// So many times the talks make every figure as precise as wanted.
    fn times_needed(&self) -> f64 {
        let shares = Outcome::ALL.iter().map(|outcome| {
            let share = self.share(*outcome);
            share.times_for(SHARE_WITHIN)
        });
        shares.fold(self.mean().times_for(MEAN_WITHIN), f64::max)
    }
}

impl<'a> Sampler<'a> {
    /// Prepares a script; `wanted` is what is still to be met.
    #[must_use]
    pub fn new(script: &'a Script, key: &Key, wanted: &'a Facts) -> Self {
        let points = |id: NodeId| {
            let lines = key.node(id).into_iter().flat_map(|node| &node.lines);
            lines.map(|line| units(&line.points)).collect()
        };
        let locks = script.nodes.iter();
        Self {
            points: script.scenario.ids().map(points).collect(),
            locks: locks
                .map(|node| node.lines.iter().any(|line| line.needs != 0))
                .collect(),
            seed: Sha256::digest(&script.fingerprint).into(),
            script,
            wanted,
        }
    }

    /// The same script with other talks: for tests of the intervals.
    #[must_use]
    pub fn reseeded(mut self, seed: u64) -> Self {
        let mut hash = Sha256::new();
        hash.update(self.seed);
        hash.update(seed.to_le_bytes());
        self.seed = hash.finalize().into();
        self
    }

    /// Talks in a part.
    pub(super) fn part_talks(&self) -> u64 {
        let longest = u64::from(self.script.scenario.turn_limit.max(1));
        (PART_LINES / longest).clamp(16, PART)
    }

    /// Draws one part, numbered from 0.
    #[must_use]
    pub fn part(&self, part: u64) -> Tally {
        let mut tally = Tally::default();
        let size = self.part_talks();
        for number in part * size..(part + 1) * size {
            let mut lines = 0;
            let (end, total) = self.talk(number, |state, _| {
                lines += 1;
                for fact in self.wanted.at(state.node) {
                    if fact.shows_in(self.script, state) {
                        tally.met.entry(*fact).or_insert(number);
                    }
                }
            });
            tally.talks += 1;
            tally.lines += lines;
            tally.sum += total;
            tally.squares += u128::from(total) * u128::from(total);
            let whole = (total + UNITS.unsigned_abs() / 2) / UNITS.unsigned_abs();
            tally.totals[usize::try_from(whole).unwrap_or(100).min(100)] += 1;
            if let Some(outcome) = end.outcome {
                tally.outcomes[outcome.index()] += 1;
                if self.wanted.wants(outcome) {
                    tally.met.entry(Fact::Outcome(outcome)).or_insert(number);
                }
            }
        }
        tally
    }

    /// Draws parts one after the other.
    #[must_use]
    pub fn parts(&self, parts: Range<u64>) -> Tally {
        let drawn = parts.map(|part| self.part(part));
        drawn.fold(Tally::default(), Tally::merged)
    }

    /// Draws until every figure is as precise as wanted: a pilot first, and then as many as it asks for at once.
    /// Stopping whenever the interval looks narrow enough was refused, because it favours samples that look narrow.
    pub fn draw(&self, parts: impl Fn(&Self, Range<u64>) -> Tally) -> Tally {
        let pilot = parts(self, 0..PILOT_PARTS);
        let all = pilot.parts_needed();
        if all <= PILOT_PARTS {
            return pilot;
        }
        pilot.merged(parts(self, PILOT_PARTS..all))
    }

    /// Draws only until the mean total is known to lie above or below each of some limits, or as precisely as wanted.
    #[must_use]
    pub fn draw_against(&self, limits: &[f64]) -> Tally {
        let mut tally = self.parts(0..1);
        let mut most = PILOT_PARTS;
        let mut drawn = 1;
        while drawn < most && !limits.iter().all(|limit| tally.is_settled(*limit)) {
            tally = tally.merged(self.part(drawn));
            drawn += 1;
            if drawn == PILOT_PARTS {
                most = tally.parts_needed();
            }
        }
        tally
    }

    /// Plays one talk; `see` is told every state with the line said in it. Returns the last state and the total in
    /// fixed-point units.
    fn talk(&self, number: u64, mut see: impl FnMut(&State, ChoiceIndex)) -> (State, u64) {
        let mut dice = ChaCha8Rng::from_seed(self.seed);
        dice.set_stream(number);
        let mut state = start(self.script, Pressure::Off);
        let mut total = 0;
        while state.outcome.is_none() {
            let at = usize::from(state.node.0);
            let lines = &self.script.nodes[at].lines;
            let choice = if self.locks[at] {
                let open = || (0..lines.len()).filter(|&at| lines[at].needs & !state.flags == 0);
                let count = open().count();
                // Where every line is locked the talk is stuck; a rule tells it.
                if count == 0 {
                    break;
                }
                open().nth(below(&mut dice, count)).unwrap_or(0)
            } else {
                below(&mut dice, lines.len())
            };
            total += self.points[at].get(choice).copied().unwrap_or(0);
            let choice = ChoiceIndex(u8::try_from(choice).unwrap_or(u8::MAX));
            see(&state, choice);
            match advance(self.script, &state, choice) {
                Ok(next) => state = next,
                Err(_) => break,
            }
        }
        (state, total)
    }

    /// The lines of one talk.
    pub(super) fn choices(&self, number: u64) -> Vec<ChoiceIndex> {
        let mut said = Vec::new();
        self.talk(number, |_, choice| said.push(choice));
        said
    }
}

/// Points in fixed-point units, rounded half up.
fn units(points: &Exact) -> u64 {
    rounded(&(points * exact(UNITS))).into()
}
