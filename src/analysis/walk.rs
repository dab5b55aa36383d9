//! Follows random play over all runs at once. States of one place are moved together in columns ([`super::columns`]);
//! what a place and a few limits decide by themselves is not followed ([`super::limits`]).
//!
//! Layer by layer, equal states met in one layer counted once, until there is enough to share out. From there packs take
//! random play on ([`super::deep`]); a walk that watches for what occurs goes on here, job by job and depth first, in
//! memory that does not grow with the number of states.
//!
//! **Does not** round, sample, start threads or know when to stop: the caller runs the jobs.

use std::collections::BTreeMap;

use super::columns::{CHUNK, Columns, Live};
use super::context::{Context, Group, Mode, bit, refused_outcome};
use super::facts::Facts;
use super::layers::Row;
use super::place::add;
use super::refusals::Refusals;
use super::settle::spread;
use super::tally::{Left, Mask, Tally, count_open};
use crate::engine::Line;
use crate::model::{Outcome, Target};

/// States of one group, at most a chunk.
#[derive(Clone, Debug)]
pub(super) struct Job {
    pub group: Group,
    pub columns: Columns,
    /// Where each state stands in the last layer.
    pub rows: Vec<u32>,
}

/// Room for saying a line.
#[derive(Clone, Debug, Default)]
pub(super) struct Saying {
    /// What the states become.
    pub moved: Columns,
    pub marks: Vec<u8>,
    rows: Vec<u16>,
    /// Rows of those who refuse, and of those who accept.
    decided: [Vec<u16>; 2],
    /// Rows by what is still to be decided: more, less, nothing.
    pub sorted: [Vec<u16>; 3],
}

/// Room for the states of one depth.
#[derive(Clone, Debug, Default)]
struct Level {
    /// The states.
    columns: Columns,
    /// For each, what can still come.
    masks: Vec<Mask>,
    saying: Saying,
    /// What the states become, gathered by group until it is worth going on.
    next: Vec<Bucket>,
}

/// States of one group that go on.
#[derive(Clone, Debug)]
struct Bucket {
    group: Group,
    columns: Columns,
    /// Where they came from.
    parents: Vec<u16>,
}

/// A line being said.
#[derive(Clone, Copy)]
struct Said<'l> {
    line: &'l Line,
    columns: &'l Columns,
    /// The group of those that follow, but for their place.
    after: Group,
    live: Live,
}

/// Where a line takes some of the states: the group of those that follow, but for their place, which the target tells.
#[derive(Clone, Copy)]
struct Way<'l> {
    line: &'l Line,
    target: Target,
    after: Group,
}

/// What becomes of states after a line.
struct Child<'a> {
    group: Group,
    columns: &'a Columns,
    /// Which of the columns; the same rows in which they were before.
    rows: &'a [u16],
}

/// Walks for one job or one layer.
pub(super) struct Walker<'a, 'w> {
    pub context: &'w Context<'a>,
    pub tally: Tally,
    pub refusals: Refusals,
    /// Looks at states on the way; then nothing is left out that it wants to see, and nothing else is followed.
    pub watch: Option<Facts>,
    /// States that may still be met.
    budget: u64,
}

/// Hands on what goes on: the walker, the child, and where its parents keep what can still come.
type Onward<'f> = dyn FnMut(&mut Walker<'_, '_>, Child<'_>, &mut [Mask]) + 'f;

impl<'a, 'w> Walker<'a, 'w> {
    /// A walker that may meet so many states.
    pub fn new(context: &'w Context<'a>, budget: u64) -> Self {
        Self {
            context,
            tally: Tally::new(context.script),
            refusals: Refusals::default(),
            watch: None,
            budget,
        }
    }

    /// Follows a job to the end of every run. Returns what can still come from each of its states.
    pub fn run(&mut self, job: &Job) -> Vec<Mask> {
        let left = self.context.script.scenario.turn_limit
            - job
                .group
                .place
                .turn
                .min(self.context.script.scenario.turn_limit);
        let depth = usize::from(left) + 2;
        let mut levels = vec![Level::default(); depth.min(DEEPEST)];
        levels[0].columns.extend(&job.columns, 0..job.columns.len());
        self.visit(&mut levels, job.group);
        std::mem::take(&mut levels[0].masks)
    }

    fn visit(&mut self, levels: &mut [Level], group: Group) {
        let Some((level, deeper)) = levels.split_first_mut() else {
            return;
        };
        let Level {
            columns,
            masks,
            saying,
            next,
        } = level;
        self.expand(
            columns,
            masks,
            saying,
            group,
            &mut |walker, child, masks| {
                if deeper.is_empty() {
                    walker.leave(child.group, child.rows.len());
                    child.mark(masks, Mask::MAX);
                    return;
                }
                let bucket = Bucket::of(next, child.group);
                bucket.columns.join(child.columns, child.rows);
                bucket.parents.extend_from_slice(child.rows);
                if bucket.parents.len() >= CHUNK {
                    walker.visit_bucket(bucket, deeper, masks);
                }
            },
        );
        for bucket in next.iter_mut().filter(|bucket| !bucket.parents.is_empty()) {
            self.visit_bucket(bucket, deeper, masks);
        }
        count_open(&mut self.tally, group, masks.iter().copied());
    }

    /// Goes on with what has been gathered.
    fn visit_bucket(&mut self, bucket: &mut Bucket, deeper: &mut [Level], masks: &mut [Mask]) {
        if let Some(level) = deeper.first_mut() {
            std::mem::swap(&mut level.columns, &mut bucket.columns);
        }
        self.visit(deeper, bucket.group);
        if let Some(level) = deeper.first() {
            for (&parent, mask) in bucket.parents.iter().zip(&level.masks) {
                masks[usize::from(parent)] |= mask;
            }
        }
        bucket.columns.clear();
        bucket.parents.clear();
    }

    /// Says every line in the states of a job and adds what they become to the next layer's finds. Returns what can still
    /// come from each of the states, as far as it is decided by these lines.
    pub fn step(&mut self, job: &Job, found: &mut BTreeMap<Group, Vec<Row>>) -> Vec<Mask> {
        let (mut masks, mut saying) = (Vec::new(), Saying::default());
        let onward: &mut Onward<'_> = &mut |_, child, _| {
            let rows = found.entry(child.group).or_default();
            rows.extend(child.rows.iter().map(|&row| {
                let row = usize::from(row);
                (child.columns.mood(row), job.rows[row])
            }));
        };
        self.expand(&job.columns, &mut masks, &mut saying, job.group, onward);
        masks
    }

    /// Leaves states where the limit was reached.
    fn leave(&mut self, group: Group, count: usize) {
        let left = Left {
            place: group.place,
            scale: group.scale,
        };
        add(
            &mut self.tally.left,
            left,
            group.weight.saturating_mul(count as u128),
        );
    }

    /// Says every line that can be said in all states of a group, and hands on what goes on.
    fn expand(
        &mut self,
        columns: &Columns,
        masks: &mut Vec<Mask>,
        saying: &mut Saying,
        group: Group,
        onward: &mut Onward<'_>,
    ) {
        let count = columns.len();
        masks.clear();
        masks.resize(count, 0);
        self.tally.states += count as u64;
        if self.tally.states > self.budget {
            self.leave(group, count);
            masks.fill(Mask::MAX);
            return;
        }
        if let Some(facts) = &mut self.watch {
            facts.see_all(self.context.script, group.place, columns);
            if !facts.wants_ahead(group.place.node) {
                return;
            }
        }
        let context = self.context;
        let index = usize::from(group.place.node.0);
        let plan = &context.plans[index];
        let flags = group.place.flags;
        let lines = &context.script.nodes[index].lines;
        let open = lines.iter().filter(|line| line.needs & !flags == 0).count();
        let live = match self.watch {
            Some(_) => Live::ALL,
            None => context.live(index, group.mode, columns),
        };
        let twins = match group.mode {
            Mode::Hopeless => &plan.breaking_twins,
            _ => &plan.twins,
        };
        for twins in twins {
            let line = &lines[twins.lines[0]];
            if line.needs & !flags != 0 {
                continue;
            }
            let said = group.weight.saturating_mul(columns.len() as u128);
            let scale = group.scale.split(open);
            for &line in &twins.lines {
                add(&mut self.tally.lines[index][line], scale, said);
            }
            let after = Group {
                scale,
                weight: group.weight.saturating_mul(twins.lines.len() as u128),
                ..group
            };
            let said = Said {
                line,
                columns,
                after,
                live,
            };
            self.say(said, masks, saying, onward);
        }
    }

    /// Says one line in states.
    fn say(
        &mut self,
        said: Said<'_>,
        masks: &mut [Mask],
        saying: &mut Saying,
        onward: &mut Onward<'_>,
    ) {
        let Said {
            line,
            columns,
            after,
            live,
        } = said;
        let context = self.context;
        let script = context.script;
        let node = script.node(after.place.node);
        saying
            .moved
            .follow(columns, &line.effect, script, node.present, live);
        let mut rows = std::mem::take(&mut saying.rows);
        rows.clear();
        let stays = !node.present || after.mode == Mode::Content;
        let (moved, marks) = (&saying.moved, &mut saying.marks);
        if !stays && moved.breaks(&script.rules.tuning, live, marks) {
            self.break_off(marks, after, masks, &mut rows);
        } else {
            rows.extend(0..u16::try_from(moved.len()).unwrap_or(u16::MAX));
        }
        let way = |target, mode| Way {
            line,
            target,
            after: Group { mode, ..after },
        };
        match (node.refused, after.mode) {
            (Some(refused), Mode::Hopeless) => {
                self.go(way(refused, after.mode), &rows, masks, saying, onward);
            }
            (Some(refused), _) => {
                moved.accepts(&script.customer, marks);
                let mut decided = std::mem::take(&mut saying.decided);
                spread(&rows, &mut decided, |row| marks[usize::from(row)]);
                let [refuse, accept] = &decided;
                self.go(
                    way(line.goto, Mode::Accepted),
                    accept,
                    masks,
                    saying,
                    onward,
                );
                self.go(way(refused, Mode::Open), refuse, masks, saying, onward);
                saying.decided = decided;
            }
            (None, mode) => self.go(way(line.goto, mode), &rows, masks, saying, onward),
        }
        saying.rows = rows;
    }

    /// Goes on with some of the states after a line, or ends their talks.
    fn go(
        &mut self,
        way: Way<'_>,
        rows: &[u16],
        masks: &mut [Mask],
        saying: &mut Saying,
        onward: &mut Onward<'_>,
    ) {
        if rows.is_empty() {
            return;
        }
        let Way {
            line,
            target,
            after,
        } = way;
        let context = self.context;
        let turn = after.place.turn + 1;
        let Some(node) = context.reached(target, turn) else {
            let child = Child {
                group: after,
                columns: &saying.moved,
                rows,
            };
            self.end(&child, line.adjourns, masks, &mut saying.marks);
            return;
        };
        let group = Group {
            place: context.place(node, turn, after.place.flags | line.set),
            ..after
        };
        match self.sort(group, rows, masks, saying) {
            None => {
                let child = Child {
                    group,
                    columns: &saying.moved,
                    rows,
                };
                onward(self, child, masks);
            }
            Some(modes) => {
                for (mode, rows) in modes.into_iter().zip(&saying.sorted) {
                    if !rows.is_empty() {
                        let child = Child {
                            group: Group { mode, ..group },
                            columns: &saying.moved,
                            rows,
                        };
                        onward(self, child, masks);
                    }
                }
            }
        }
    }

    /// Counts the customers who break off; the rows of the others are listed.
    fn break_off(&mut self, marks: &[u8], after: Group, masks: &mut [Mask], rows: &mut Vec<u16>) {
        let mut broken = [0_u128; 2];
        for (row, &mark) in (0_u16..).zip(marks) {
            if mark == 0 {
                rows.push(row);
                continue;
            }
            let kind = usize::from(mark) - 1;
            broken[kind] += 1;
            masks[usize::from(row)] |= bit(BROKEN[kind]);
        }
        for (outcome, count) in BROKEN.into_iter().zip(broken) {
            self.count_outcome(outcome, after, count);
        }
    }

    pub fn count_outcome(&mut self, outcome: Outcome, group: Group, count: u128) {
        if count > 0 {
            let runs = group.weight.saturating_mul(count);
            add(&mut self.tally.outcomes[outcome.index()], group.scale, runs);
        }
    }

    /// Ends talks.
    fn end(&mut self, ended: &Child<'_>, adjourns: bool, masks: &mut [Mask], marks: &mut Vec<u8>) {
        let mut counts = [0_u128; Outcome::COUNT];
        if matches!(ended.group.mode, Mode::Accepted | Mode::Content) {
            ended
                .columns
                .endings(&self.context.script.rules.tuning, marks);
            for &row in ended.rows {
                let row = usize::from(row);
                let outcome = usize::from(marks[row]);
                counts[outcome] += 1;
                masks[row] |= 1 << outcome;
            }
        } else {
            let outcome = refused_outcome(adjourns);
            counts[outcome.index()] = ended.rows.len() as u128;
            ended.mark(masks, bit(outcome));
        }
        for (&outcome, count) in Outcome::ALL.iter().zip(counts) {
            self.count_outcome(outcome, ended.group, count);
        }
    }
}

/// How a customer breaks off, by mark.
const BROKEN: [Outcome; 2] = [Outcome::Escalated, Outcome::WalkedOut];
/// Deepest that one job follows a talk: farther than any talk goes, and not too far for a thread's stack.
const DEEPEST: usize = 1000;

impl Child<'_> {
    /// Notes that something can come from where these states were.
    fn mark(&self, masks: &mut [Mask], mask: Mask) {
        for &row in self.rows {
            masks[usize::from(row)] |= mask;
        }
    }
}

impl Bucket {
    /// The bucket of a group; an empty one may be taken for it.
    fn of(buckets: &mut Vec<Self>, group: Group) -> &mut Self {
        let own = buckets.iter().position(|bucket| bucket.group == group);
        let empty = || buckets.iter().position(|bucket| bucket.parents.is_empty());
        let at = own.or_else(empty).unwrap_or_else(|| {
            buckets.push(Self {
                group,
                columns: Columns::default(),
                parents: Vec::new(),
            });
            buckets.len() - 1
        });
        buckets[at].group = group;
        &mut buckets[at]
    }
}
