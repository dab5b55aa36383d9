//! Where a deep walk can be, each place with its scale once, and what is counted there. Numbered, so that counting is
//! adding to a slot. Does not walk.

use std::collections::BTreeMap;

use super::compare::Bars;
use super::context::{Context, LEAVING, bit, refused_outcome};
use super::lanes::{Steps, World};

use super::outlook::Outlook;
use super::place::{Place, Scale, add};
use super::refusals::Refusals;
use super::tally::{CourseKey, Free, Left, Mask, Rest, Tally};
use crate::model::{Outcome, Target};

/// A script, made ready for eight moods at once.
#[derive(Clone, Debug)]
pub(super) struct Scene {
    pub world: World,
    /// By node and line.
    pub steps: Vec<Vec<Steps>>,
    /// By node.
    pub bars: Vec<Bars>,
    /// By node, where an outlook is known.
    pub outlooks: Vec<Option<Outlook>>,
}

impl Scene {
    /// Makes a script ready.
    pub fn new(context: &Context<'_>) -> Self {
        let script = context.script;
        let customer = &script.customer;
        let world = World::new(&script.rules.tuning, customer);
        Self {
            steps: script
                .nodes
                .iter()
                .map(|node| {
                    let lines = node.lines.iter();
                    lines
                        .map(|line| Steps::new(&line.effect, node.present, customer, &world))
                        .collect()
                })
                .collect(),
            bars: context.limits.iter().map(Bars::new).collect(),
            outlooks: context.outlooks.clone(),
            world,
        }
    }
}

/// What tells sites apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    pub place: Place,
    pub scale: Scale,
    /// A deal has been made.
    pub accepted: bool,
    /// A deal is out of reach.
    pub hopeless: bool,
    /// It has been accepted, nobody breaks off or is ever in a hurry, and no other decision is made.
    pub content: bool,
}

/// Where a line leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// Not asked yet.
    Unknown,
    /// To the end of the talk.
    End,
    /// To a site.
    Site(usize),
}

/// A line that can be said at a site, with others that do the same.
#[derive(Clone, Copy, Debug)]
pub(super) struct Said {
    /// Its number in the node.
    pub line: usize,
    /// How many lines do the same.
    pub times: u128,
    /// How a refused talk ends with it.
    pub refusal: Outcome,
    /// Where it leads: without a deal, with hope and without; and with one.
    pub next: [Next; 4],
}

/// Ways on, by place in [`Said::next`].
pub(super) const ON: usize = 0;
pub(super) const HOPELESS: usize = 1;
pub(super) const DEAL: usize = 2;
pub(super) const CONTENT: usize = 3;

/// A place of a deep walk.
#[derive(Clone, Debug)]
pub(super) struct Site {
    pub key: Key,
    pub node: usize,
    pub present: bool,
    /// Whether a decision is made with each line.
    pub decides: bool,
    pub lines: Vec<Said>,
    /// Courses are told here: the number of their place.
    pub told: Option<u32>,
    /// The outlook of the node holds here.
    pub has_view: bool,
    /// The outcomes of refusals from here on.
    pub refusals: Mask,
    pub counts: Counts,
}

/// What is counted at a site, in runs.
#[derive(Clone, Debug)]
pub(super) struct Counts {
    /// Runs that go on from here, line by line.
    pub visited: u128,
    /// Runs that were left here because the limit was reached.
    pub left: u128,
    /// Talks that end with a line said here.
    pub ended: [u128; Outcome::COUNT],
    /// Runs that come here and no mood decides any more: refused, or leaving in each of the ways of [`LEAVING`].
    pub free: [u128; 4],
    /// Runs that come here and whose course is told.
    pub told: Vec<u128>,
    /// Runs that go on from here by what can still come.
    pub open: Vec<u128>,
}

/// All sites of a walk.
#[derive(Clone, Debug)]
pub(super) struct Sites<'a, 'w> {
    pub context: &'w Context<'a>,
    pub all: Vec<Site>,
    numbers: BTreeMap<Key, usize>,
    refusals: Refusals,
}

impl<'a, 'w> Sites<'a, 'w> {
    /// None yet.
    pub fn new(context: &'w Context<'a>) -> Self {
        Self {
            context,
            all: Vec::new(),
            numbers: BTreeMap::new(),
            refusals: Refusals::default(),
        }
    }

    /// The number of a site.
    pub fn number(&mut self, key: Key) -> usize {
        if let Some(&known) = self.numbers.get(&key) {
            return known;
        }
        let context = self.context;
        let script = context.script;
        let Place { node, flags, turn } = key.place;
        let index = usize::from(node.0);
        let (there, plan) = (script.node(node), &context.plans[index]);
        let twins = if key.hopeless {
            &plan.breaking_twins
        } else {
            &plan.twins
        };
        let open = |line: usize| there.lines[line].needs & !flags == 0;
        let lines = twins.iter().filter(|twins| open(twins.lines[0]));
        let limit = script.scenario.turn_limit;
        let told = context.courses.at(node, flags, turn, limit);
        let courses = told.map_or(0, |at| context.courses.places[at as usize].courses.len());
        let number = self.all.len();
        self.all.push(Site {
            key,
            node: index,
            present: there.present,
            decides: there.refused.is_some() && !key.hopeless,
            lines: lines
                .map(|twins| Said {
                    line: twins.lines[0],
                    times: twins.lines.len() as u128,
                    refusal: refused_outcome(there.lines[twins.lines[0]].adjourns),
                    next: [Next::Unknown; 4],
                })
                .collect(),
            told,
            has_view: context.outlook(key.place).is_some(),
            refusals: self.refusals.mask(context, key.place),
            counts: Counts {
                visited: 0,
                left: 0,
                ended: [0; Outcome::COUNT],
                free: [0; 4],
                told: vec![0; courses],
                open: vec![0; 1 << Outcome::COUNT],
            },
        });
        self.numbers.insert(key, number);
        number
    }

    /// Where a line of a site leads, on one of the ways.
    pub fn next(&mut self, site: usize, said: usize, way: usize) -> Next {
        let at = &self.all[site];
        let known = at.lines[said].next[way];
        if known != Next::Unknown {
            return known;
        }
        let script = self.context.script;
        let (node, line) = (&script.nodes[at.node], at.lines[said].line);
        let line = &node.lines[line];
        let key = at.key;
        let target: Target = if way >= DEAL {
            line.goto
        } else {
            node.refused.unwrap_or(line.goto)
        };
        let turn = key.place.turn + 1;
        let next = match self.context.reached(target, turn) {
            None => Next::End,
            Some(to) => {
                let place = self.context.place(to, turn, key.place.flags | line.set);
                let scale = self.after(site);
                Next::Site(self.number(Key {
                    place,
                    scale,
                    accepted: way >= DEAL,
                    hopeless: way == HOPELESS,
                    content: way == CONTENT,
                }))
            }
        };
        self.all[site].lines[said].next[way] = next;
        next
    }

    /// The scale after a line of a site.
    fn after(&self, site: usize) -> Scale {
        let at = &self.all[site];
        let open = |line: &&crate::engine::Line| line.needs & !at.key.place.flags == 0;
        let lines = &self.context.script.nodes[at.node].lines;
        at.key.scale.split(lines.iter().filter(open).count())
    }

    /// Puts together what was counted.
    pub fn tally(&self) -> Tally {
        let context = self.context;
        let mut tally = Tally::new(context.script);
        for (number, site) in self.all.iter().enumerate() {
            let Key { place, scale, .. } = site.key;
            let (after, counts) = (self.after(number), &site.counts);
            let turn = usize::from(place.turn);
            let at = Left { place, scale };
            put(&mut tally.left, at, counts.left);
            let lines = context.script.nodes[site.node].lines.iter().enumerate();
            for (line, _) in lines.filter(|(_, line)| line.needs & !place.flags == 0) {
                put(&mut tally.lines[site.node][line], after, counts.visited);
            }
            for (outcome, &count) in tally.outcomes.iter_mut().zip(&counts.ended) {
                put(outcome, after, count);
            }
            let leaves = LEAVING.map(|outcome| (Rest::Leaves(outcome), bit(outcome)));
            let refused = (Rest::Refused, site.refusals);
            for ((rest, mask), &count) in [refused].into_iter().chain(leaves).zip(&counts.free) {
                put(&mut tally.free, Free { at, rest }, count);
                put(&mut tally.open[turn], (scale, mask), count);
            }
            for (mask, &count) in (0..).zip(&counts.open) {
                put(&mut tally.open[turn], (scale, mask), count);
            }
            let Some(told) = site.told else { continue };
            let key = CourseKey {
                turn: place.turn,
                place: told,
                scale,
            };
            let masks = &context.courses.places[told as usize].masks;
            for ((course, &count), &mask) in (0..).zip(&counts.told).zip(masks) {
                if count > 0 {
                    tally.count_course(key, course, count);
                    put(&mut tally.open[turn], (scale, mask), count);
                }
            }
        }
        tally
    }
}

/// Adds to a number in a table, if there is anything to add.
fn put<K: Ord>(table: &mut BTreeMap<K, u128>, key: K, count: u128) {
    if count > 0 {
        add(table, key, count);
    }
}
