//! Random play over all runs: the chance of every line, outcome and turn, exactly. Does not start threads: the caller
//! runs the jobs, on as many as it likes, and hands their parts back.
//!
//! Where a limit was reached, or a job was not run, the figures are bounds, proven by what is left: nothing is sampled.

use std::collections::BTreeMap;

use num_bigint::BigInt;
use num_traits::One;
use thiserror::Error;

use super::context::{Context, bit, refused_outcome};
use super::courses::{After, Courses};
use super::deep::Deep;
use super::layers::{LAYER, Layer, hand_back, layers};
use super::pack::{Pack, packs};
use super::place::{Place, Scale, add};
use super::refusals::Refusals;
use super::sample::sample;
use super::sites::Scene;
use super::tally::{Counts, CourseKey, Free, Left, Mask, Rest, Tally};

use crate::engine::{Line, Script, start};
use crate::model::{NodeId, Outcome, Pressure, Target};
use crate::score::{Exact, Key, exact};

/// Why something could not be computed exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum TooLarge {
    /// More states than the limit.
    #[error("more than {0} states: not computed")]
    States(u64),
    /// The chances need larger numbers than there are.
    #[error("the talk is too long for exact chances")]
    Numbers,
}

/// A figure: exact if both ends are the same, otherwise proven to lie between them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// At least.
    pub low: Exact,
    /// At most.
    pub high: Exact,
}

impl Bounds {
    /// Whether the figure is exact.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        self.low == self.high
    }
}

/// How many runs are still on at a turn, and what can still come for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenAt {
    /// Chance that a run gets to this turn.
    pub runs: Exact,
    /// Chance that a run gets here and the outcome can still come, in [`Outcome::ALL`] order.
    pub possible: [Exact; Outcome::COUNT],
    /// Whether some run gets here for which the outcome can still come, but need not.
    pub decides: [bool; Outcome::COUNT],
}

/// What random play comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chances {
    /// Expected total, 0..=100.
    pub mean: Bounds,
    /// Chance of each outcome, in [`Outcome::ALL`] order.
    pub outcomes: [Bounds; Outcome::COUNT],
    /// Chance of each line being said, by node and choice; at least so much where the figures are bounds.
    pub lines: Vec<Vec<Exact>>,
    /// By turn, from the first line on; only the turns that some run gets to. Not to be used where the figures are bounds.
    pub open: Vec<OpenAt>,
    /// States met.
    pub states: u64,
    /// Share of random play that was followed to its end, 0..=1; below one, the figures are bounds.
    pub followed: Exact,
}

impl Chances {
    /// Whether every figure is exact.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        self.followed == exact(1)
    }

    /// The last turn, from 1, at which a line can still decide about an outcome; none if it never can.
    #[must_use]
    pub fn last_turn_open(&self, outcome: Outcome) -> Option<usize> {
        let decides = |open: &OpenAt| open.decides[outcome.index()];
        self.open.iter().rposition(decides).map(|turn| turn + 1)
    }
}

/// Random play, shared out into jobs.
#[derive(Clone, Debug)]
pub struct RandomPlay<'a> {
    context: Context<'a>,
    layers: Vec<Layer>,
    scene: Scene,
    packs: Vec<Pack>,
    tally: Tally,
    budget: u64,
}

/// What a job has found.
#[derive(Clone, Debug)]
pub struct Part {
    job: usize,
    tally: Tally,
    masks: Vec<Mask>,
}

impl<'a> RandomPlay<'a> {
    /// Prepares random play of a script from its start, in at most about `limit` states.
    #[must_use]
    pub fn new(script: &'a Script, limit: u64) -> Self {
        Self::in_layers(script, limit, LAYER)
    }

    /// The same, but layers are kept whole only up to so many states, before jobs go on by themselves: with few, nearly
    /// all is left to jobs. What is found is the same but for how much is looked at.
    #[must_use]
    pub fn in_layers(script: &'a Script, limit: u64, layer: usize) -> Self {
        let state = &start(script, Pressure::Off);
        let mut context = Context::new(script, false);
        let found = layers(&context, state, limit, layer);
        if !found.jobs.is_empty() {
            let first = context.first(state).place;
            let moods = sample(&context, &found.jobs);
            context.courses =
                Courses::new(script, &context.plans, (first.node, first.flags), &moods);
        }
        let packs = packs(&found.jobs);
        let jobs = packs.len() as u64;
        let left = limit.saturating_sub(found.tally.states);
        Self {
            // An equal part for each, so that the result does not depend on which job ran first.
            budget: left / jobs.max(1),
            scene: Scene::new(&context),
            context,
            layers: found.all,
            packs,
            tally: found.tally,
        }
    }

    /// How many jobs there are, numbered from 0.
    #[must_use]
    pub fn jobs(&self) -> usize {
        self.packs.len()
    }

    /// About which share of all runs a job follows, 0 to 1: for progress only.
    #[must_use]
    pub fn share(&self, job: usize) -> f64 {
        self.packs.get(job).map_or(0.0, |pack| {
            crate::score::approximate(&chance(&Counts::from([(pack.scale, pack.runs())])))
        })
    }

    /// Runs a job; none if there is no such job.
    #[must_use]
    pub fn run(&self, job: usize) -> Option<Part> {
        let pack = self.packs.get(job)?;
        let (tally, masks) = Deep::new(&self.context, &self.scene, self.budget).run(pack);
        Some(Part { job, tally, masks })
    }

    /// Runs all jobs one after the other and adds up.
    ///
    /// # Errors
    /// As [`Self::finish`].
    pub fn run_all(self, key: &Key) -> Result<Chances, TooLarge> {
        let parts = (0..self.jobs()).filter_map(|job| self.run(job)).collect();
        self.finish(parts, key)
    }

    /// Adds up what jobs have found, each at most once, in any order. What jobs are missing is left open.
    ///
    /// # Errors
    /// When the number of runs is larger than 128 bits.
    pub fn finish(mut self, mut parts: Vec<Part>, key: &Key) -> Result<Chances, TooLarge> {
        let mut tally = std::mem::take(&mut self.tally);
        parts.sort_by_key(|part| part.job);
        parts.dedup_by_key(|part| part.job);
        let mut missing = vec![true; self.packs.len()];
        for part in parts {
            let Some(pack) = self.packs.get(part.job) else {
                continue;
            };
            missing[part.job] = false;
            if let Some(layer) = self.layers.last_mut() {
                for (&row, mask) in pack.rows.iter().zip(&part.masks) {
                    layer.masks[row as usize] |= mask;
                }
            }
            tally.merge(part.tally);
        }
        let packs = self.packs.iter().zip(missing);
        for (pack, _) in packs.filter(|(_, missing)| *missing) {
            let left = Left {
                place: pack.place,
                scale: pack.scale,
            };
            add(&mut tally.left, left, pack.runs());
        }
        hand_back(&mut self.layers, &mut tally);
        follow_courses(&self.context, &mut tally);
        free(&self.context, &mut tally);
        if tally.is_full() {
            return Err(TooLarge::Numbers);
        }
        Ok(self.chances(&tally, key))
    }

    fn chances(&self, tally: &Tally, key: &Key) -> Chances {
        let lines: Vec<Vec<Exact>> = tally
            .lines
            .iter()
            .map(|node| node.iter().map(chance).collect())
            .collect();
        let mut mean = exact(0);
        for (index, node) in (0..=u16::MAX).zip(&lines) {
            if let Some(key) = key.node(NodeId(index)) {
                for (line, chance) in key.lines.iter().zip(node) {
                    mean += &line.points * chance;
                }
            }
        }
        let mut most = Most {
            context: &self.context,
            key,
            known: BTreeMap::new(),
        };
        let (mut left, mut more) = (exact(0), exact(0));
        for (at, &count) in &tally.left {
            let runs = chance(&Counts::from([(at.scale, count)]));
            more += &runs * most.points(at.place);
            left += runs;
        }
        Chances {
            mean: Bounds {
                high: &mean + more,
                low: mean,
            },
            outcomes: std::array::from_fn(|at| {
                let low = chance(&tally.outcomes[at]);
                Bounds {
                    high: &low + &left,
                    low,
                }
            }),
            lines,
            open: tally
                .open
                .iter()
                .take_while(|open| !open.is_empty())
                .map(open_at)
                .collect(),
            states: tally.states,
            followed: exact(1) - left,
        }
    }
}

/// Sums up what can still come at a turn.
fn open_at(open: &BTreeMap<(Scale, Mask), u128>) -> OpenAt {
    let mut by_mask: BTreeMap<Mask, Counts> = BTreeMap::new();
    for (&(scale, mask), &count) in open {
        add(by_mask.entry(mask).or_default(), scale, count);
    }
    let mut out = OpenAt {
        runs: exact(0),
        possible: std::array::from_fn(|_| exact(0)),
        decides: [false; Outcome::COUNT],
    };
    for (mask, counts) in by_mask {
        let runs = chance(&counts);
        for outcome in (0..Outcome::COUNT).filter(|outcome| mask >> outcome & 1 == 1) {
            out.possible[outcome] += &runs;
            out.decides[outcome] |= mask.count_ones() > 1;
        }
        out.runs += runs;
    }
    out
}

/// The most points that random play can still expect from a place on, whatever the mood: nobody breaks off, and at the
/// decision the better of both ways is taken.
struct Most<'a> {
    context: &'a Context<'a>,
    key: &'a Key,
    known: BTreeMap<Place, Exact>,
}

impl Most<'_> {
    fn points(&mut self, place: Place) -> Exact {
        if let Some(known) = self.known.get(&place) {
            return known.clone();
        }
        let node = self.context.script.node(place.node);
        let open: Vec<usize> = (0..node.lines.len())
            .filter(|&line| node.lines[line].needs & !place.flags == 0)
            .collect();
        let mut sum = exact(0);
        for &at in &open {
            if let Some(key) = self.key.node(place.node) {
                sum += &key.lines[at].points;
            }
            let line = &node.lines[at];
            let mut after = |target: Target| {
                let turn = place.turn + 1;
                self.context.reached(target, turn).map_or_else(
                    || exact(0),
                    |node| self.points(self.context.place(node, turn, place.flags | line.set)),
                )
            };
            let on = after(line.goto);
            sum += match node.refused {
                Some(refused) => on.max(after(refused)),
                None => on,
            };
        }
        let count = i64::try_from(open.len().max(1)).unwrap_or(i64::MAX);
        let points = sum / exact(count);
        self.known.insert(place, points.clone());
        points
    }
}

/// Follows what has been told beforehand to the end.
fn follow_courses(context: &Context<'_>, tally: &mut Tally) {
    let script = context.script;
    // Keys begin with the turn, so that all that comes to a turn is there when it is its turn.
    while let Some((key, sums)) = tally.courses.pop_first() {
        let CourseKey { turn, place, scale } = key;
        let told = &context.courses.places[place as usize];
        let index = usize::from(told.node.0);
        let lines = &script.nodes[index].lines;
        let open = |line: &&Line| line.needs & !told.flags == 0;
        let scale = scale.split(lines.iter().filter(open).count());
        let turn = turn + 1;
        for (course, &count) in told.courses.iter().zip(&sums) {
            if count == 0 {
                continue;
            }
            for (twins, after) in context.plans[index].breaking_twins.iter().zip(course) {
                let Some(after) = after else { continue };
                for &line in &twins.lines {
                    add(&mut tally.lines[index][line], scale, count);
                }
                let count = count.saturating_mul(twins.lines.len() as u128);
                match *after {
                    After::Ends(outcome) => {
                        add(&mut tally.outcomes[outcome.index()], scale, count);
                    }
                    After::Goes(place, course) => {
                        let mask = context.courses.places[place as usize].masks[course as usize];
                        add(&mut tally.open[usize::from(turn)], (scale, mask), count);
                        let key = CourseKey { turn, place, scale };
                        tally.count_course(key, course, count);
                    }
                }
            }
        }
    }
}

/// Follows what no mood decides to the end.
fn free(context: &Context<'_>, tally: &mut Tally) {
    let script = context.script;
    let mut refusals = Refusals::default();
    while let Some((Free { at, rest }, count)) = tally.free.pop_first() {
        let Left { place, scale } = at;
        let node = script.node(place.node);
        let index = usize::from(place.node.0);
        let open = |line: &&Line| line.needs & !place.flags == 0;
        let scale = scale.split(node.lines.iter().filter(open).count());
        let lines = node.lines.iter().enumerate();
        for (at, line) in lines.filter(|(_, line)| open(line)) {
            add(&mut tally.lines[index][at], scale, count);
            let turn = place.turn + 1;
            let target = match rest {
                Rest::Refused => node.refused.unwrap_or(line.goto),
                Rest::Leaves(_) => line.goto,
            };
            if let Some(node) = context.reached(target, turn) {
                let place = context.place(node, turn, place.flags | line.set);
                let mask = match rest {
                    Rest::Refused => refusals.mask(context, place),
                    Rest::Leaves(outcome) => bit(outcome),
                };
                add(&mut tally.open[usize::from(turn)], (scale, mask), count);
                let at = Left { place, scale };
                add(&mut tally.free, Free { at, rest }, count);
            } else {
                let outcome = match rest {
                    Rest::Refused => refused_outcome(line.adjourns),
                    Rest::Leaves(outcome) => outcome,
                };
                add(&mut tally.outcomes[outcome.index()], scale, count);
            }
        }
    }
}

/// The chance that counted runs come to.
fn chance(counts: &Counts) -> Exact {
    let mut most = [0_u16; 4];
    for scale in counts.keys() {
        for (most, own) in most.iter_mut().zip(scale.0) {
            *most = (*most).max(own);
        }
    }
    let mut sum = BigInt::from(0);
    for (scale, count) in counts {
        let missing = std::array::from_fn(|at| most[at] - scale.0[at]);
        sum += BigInt::from(*count) * product(missing);
    }
    Exact::new(sum, product(most))
}

/// The number with these exponents of 2, 3, 5 and 7.
fn product(exponents: [u16; 4]) -> BigInt {
    [2_u32, 3, 5, 7]
        .into_iter()
        .zip(exponents)
        .fold(BigInt::one(), |product, (prime, exponent)| {
            product * BigInt::from(prime).pow(u32::from(exponent))
        })
}
