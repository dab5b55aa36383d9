//! Follows the states of a pack to the end of every run, depth first. What is the same for all states of a box is found
//! out from its worst and its best corner alone: the engine keeps the order of moods (S2), so that what becomes of both
//! becomes of all between. Only where the corners differ is a box opened.
//!
//! **Does not** round, sample, or know when to stop.

#![expect(
    clippy::inline_always,
    reason = "only what is inlined uses the widest instructions of the processor"
)]

use super::arithmetic::widest;
use super::context::{Context, LEAVING, Mode};
use super::judge::{Ahead, Asked, Fates, Judge};
use super::pack::{Frontier, Masks, Pack, ROWS, Set, Units};
use super::sites::{CONTENT, DEAL, HOPELESS, Key, Next, ON, Scene, Sites};
use super::tally::{Mask, Tally};
use crate::model::Outcome;

/// Deepest that one pack is followed: farther than any talk goes, and not too far for a thread's stack.
const DEEPEST: usize = 1000;

/// The states of a pack after so many lines.
#[derive(Clone, Debug)]
pub(super) struct Level {
    pub units: Units,
    /// Units that have been worked out, by their number; and those of which only that is known by which customers break
    /// off.
    pub known: u128,
    pub partly: u128,
    /// The line that leads here, by node and number.
    pub line: (usize, usize),
}

/// A site that is visited, and how many runs each state stands for, beside its weight.
#[derive(Clone, Copy)]
struct At {
    site: usize,
    times: u128,
}

/// Follows packs.
pub(super) struct Deep<'a, 'w> {
    context: &'w Context<'a>,
    pub scene: &'w Scene,
    sites: Sites<'a, 'w>,
    pub levels: Vec<Level>,
    /// The pack's weights, as sums of powers of two: the states whose weight has it.
    planes: Vec<(u32, Set)>,
    /// The states that are not only there to fill up.
    pub real: Set,
    states: u64,
    budget: u64,
    /// Room for sharing out states: each share, what can still come for it, and its runs.
    parts: Vec<(Set, Mask, u128)>,
}

impl<'a, 'w> Deep<'a, 'w> {
    /// Ready to look at so many states.
    pub fn new(context: &'w Context<'a>, scene: &'w Scene, budget: u64) -> Self {
        Self {
            context,
            scene,
            sites: Sites::new(context),
            levels: Vec::new(),
            planes: Vec::new(),
            real: Set::default(),
            states: 0,
            budget,
            parts: Vec::new(),
        }
    }

    /// Follows a pack. Returns what was counted, and what can still come for each of its states.
    pub fn run(mut self, pack: &Pack) -> (Tally, Vec<Mask>) {
        let count = pack.rows.len();
        let frontier = self.begin(pack);
        self.levels.push(Level {
            units: pack.arranged(),
            known: u128::MAX,
            partly: u128::MAX,
            line: (0, 0),
        });
        let accepted = matches!(pack.mode, Mode::Accepted | Mode::Content);
        let site = self.sites.number(Key {
            place: pack.place,
            scale: pack.scale,
            accepted,
            hopeless: pack.mode == Mode::Hopeless,
            content: pack.mode == Mode::Content,
        });
        let masks = self.visit(0, At { site, times: 1 }, &frontier);
        let mut tally = self.sites.tally();
        tally.states = self.states;
        let mask_of = |at: usize| {
            let bits = masks.iter().enumerate();
            bits.fold(0, |mask, (outcome, set)| {
                mask | Mask::from(set.0[at / 64 % ROWS] >> (at % 64) & 1 == 1) << outcome
            })
        };
        (tally, (0..count).map(mask_of).collect())
    }

    /// Takes over a pack's weights. Returns where to begin.
    fn begin(&mut self, pack: &Pack) -> Frontier {
        let mut frontier = Frontier::default();
        for at in 0..pack.rows.len() {
            self.real.0[at / 64 % ROWS] |= 1 << (at % 64);
            frontier.rows |= 1 << (at / 64 % ROWS);
        }
        for bit in 0..u128::BITS {
            let mut plane = Set::default();
            for (at, weight) in pack.weights.iter().enumerate() {
                plane.0[at / 64 % ROWS] |= u64::from(weight >> bit & 1 == 1) << (at % 64);
            }
            if !plane.is_empty() {
                self.planes.push((bit, plane));
            }
        }
        frontier
    }

    /// Says every line of a site in all states that go on from it. Returns what can still come for them.
    fn visit(&mut self, depth: usize, at: At, frontier: &Frontier) -> Masks {
        let At { site, times } = at;
        let (alive, runs, seen) = widest(
            #[inline(always)]
            || {
                let alive = frontier.all();
                let seen = alive.and(&self.real).count();
                (alive, self.weigh(&alive), seen)
            },
        );
        let runs = runs.saturating_mul(times);
        self.states += u64::from(seen);
        if self.states > self.budget || depth >= DEEPEST {
            let left = &mut self.sites.all[site].counts.left;
            *left = left.saturating_add(runs);
            return [alive; Outcome::COUNT];
        }
        if self.levels.len() == depth + 1 {
            self.levels.push(Level {
                units: Units::empty(),
                known: 0,
                partly: 0,
                line: (0, 0),
            });
        }
        let visited = &mut self.sites.all[site].counts.visited;
        *visited = visited.saturating_add(runs);
        let mut masks = Masks::default();
        for said in 0..self.sites.all[site].lines.len() {
            self.say(depth, at, said, frontier, &mut masks);
        }
        widest(
            #[inline(always)]
            || self.by_mask(alive, &masks),
        );
        let open = &mut self.sites.all[site].counts.open;
        for &(_, mask, runs) in &self.parts {
            let sum = &mut open[usize::from(mask) % (1 << Outcome::COUNT)];
            *sum = sum.saturating_add(runs.saturating_mul(times));
        }
        masks
    }

    /// Says one line, counts what ends or is settled, and goes on with the others.
    fn say(&mut self, depth: usize, at: At, said: usize, frontier: &Frontier, masks: &mut Masks) {
        let asked = self.ask(at.site, said);
        let times = at
            .times
            .saturating_mul(self.sites.all[at.site].lines[said].times);
        let level = &mut self.levels[depth + 1];
        level.known = 0;
        level.partly = 0;
        level.line = (asked.node, asked.line);
        let mut fates = Fates::new(times);
        if let Next::Site(to) = asked.on.next {
            fates.courses = std::mem::take(&mut self.sites.all[to].counts.told);
        }
        pulp::Arch::new().dispatch(Judge {
            deep: self,
            depth,
            asked: &asked,
            frontier,
            fates: &mut fates,
        });
        if let Next::Site(to) = asked.on.next {
            self.sites.all[to].counts.told = std::mem::take(&mut fates.courses);
        }
        self.count(at.site, &asked, &fates, masks);
        let on = if fates.hope { ON } else { HOPELESS };
        let ways = [
            (on, &fates.on),
            (DEAL, &fates.deal),
            (CONTENT, &fates.content),
        ];
        for (way, frontier) in ways {
            if !frontier.is_empty()
                && let Next::Site(site) = self.sites.next(at.site, said, way)
            {
                let after = self.visit(depth + 1, At { site, times }, frontier);
                join(masks, &after);
            }
        }
    }

    /// What must be known to judge a line of a site.
    fn ask(&mut self, site: usize, said: usize) -> Asked<'w> {
        let here = &self.sites.all[site];
        let (line, present, node) = (here.lines[said], here.present, here.node);
        let (key, decides) = (here.key, here.decides);
        let mut ahead = |way, is_asked: bool| {
            let next = if is_asked {
                self.sites.next(site, said, way)
            } else {
                Next::Unknown
            };
            self.ahead(next)
        };
        let on = if key.hopeless { HOPELESS } else { ON };
        Asked {
            node,
            present,
            decides,
            accepted: key.accepted,
            hopeless: key.hopeless,
            refusal: line.refusal.index(),
            line: line.line,
            foresees: key.content,
            on: ahead(on, decides || !key.accepted),
            deal: ahead(DEAL, decides || key.accepted),
        }
    }

    /// What is known of where a line leads.
    fn ahead(&self, next: Next) -> Ahead<'w> {
        let Next::Site(to) = next else {
            return Ahead {
                next,
                node: 0,
                present: false,
                has_view: false,
                told: None,
            };
        };
        let there = &self.sites.all[to];
        let context: &'w Context<'a> = self.context;
        Ahead {
            next,
            node: there.node,
            present: there.present,
            has_view: there.has_view,
            told: there.told.map(|at| &context.courses.places[at as usize]),
        }
    }

    /// Counts what has ended or is settled with a line, and notes that it can come.
    fn count(&mut self, site: usize, asked: &Asked<'_>, fates: &Fates, masks: &mut Masks) {
        let times = fates.times;
        self.states += u64::from(fates.known);
        let mut ended = [0; Outcome::COUNT];
        let mut free = [0; 4];
        let mut settled = 0;
        widest(
            #[inline(always)]
            || {
                for (sum, set) in ended.iter_mut().zip(&fates.ended) {
                    if !set.is_empty() {
                        *sum = self.weigh(set);
                    }
                }
                for (sum, set) in free.iter_mut().zip(&fates.free) {
                    if !set.is_empty() {
                        *sum = self.weigh(set);
                        settled += set.and(&self.real).count();
                    }
                }
            },
        );
        self.states += u64::from(settled);
        join(masks, &fates.ended);
        join(masks, &fates.told);
        let sums = &mut self.sites.all[site].counts.ended;
        for (sum, runs) in sums.iter_mut().zip(ended) {
            *sum = sum.saturating_add(runs.saturating_mul(times));
        }
        let [refused, leaving @ ..] = free;
        if refused > 0
            && let Next::Site(to) = asked.on.next
        {
            let there = &mut self.sites.all[to];
            let sum = &mut there.counts.free[0];
            *sum = sum.saturating_add(refused.saturating_mul(times));
            let mask = there.refusals;
            for (outcome, set) in masks.iter_mut().enumerate() {
                if mask >> outcome & 1 == 1 {
                    set.add(&fates.free[0]);
                }
            }
        }
        if let Next::Site(to) = asked.deal.next {
            let sums = &mut self.sites.all[to].counts.free;
            for (at, runs) in leaving.into_iter().enumerate() {
                let sum = &mut sums[1 + at];
                *sum = sum.saturating_add(runs.saturating_mul(times));
                masks[LEAVING[at].index()].add(&fates.free[1 + at]);
            }
        }
    }

    /// How many runs come to some of the pack's states.
    #[inline(always)]
    pub fn weigh(&self, set: &Set) -> u128 {
        let mut sum = 0_u128;
        for (bit, plane) in &self.planes {
            sum = sum.saturating_add(u128::from(set.and(plane).count()) << bit);
        }
        sum
    }

    /// Shares out states by what can still come for them, and says how many runs each share is.
    #[inline(always)]
    fn by_mask(&mut self, alive: Set, masks: &Masks) {
        let mut parts = std::mem::take(&mut self.parts);
        parts.clear();
        parts.push((alive, 0, 0));
        for (outcome, can) in masks.iter().enumerate() {
            if can.is_empty() {
                continue;
            }
            for at in 0..parts.len() {
                let (set, mask, _) = parts[at];
                let with = set.and(can);
                let without = set.without(can);
                if with.is_empty() {
                    continue;
                }
                parts[at] = (with, mask | 1 << outcome, 0);
                if !without.is_empty() {
                    parts.push((without, mask, 0));
                }
            }
        }
        for (set, _, runs) in &mut parts {
            *runs = self.weigh(set);
        }
        self.parts = parts;
    }
}

/// Takes in what can come.
fn join(masks: &mut Masks, more: &Masks) {
    for (own, more) in masks.iter_mut().zip(more) {
        own.add(more);
    }
}
