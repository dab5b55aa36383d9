//! Follows random play over all runs at once. States of one place are moved together in columns ([`super::columns`]);
//! what a place and a few limits decide by themselves is not followed ([`super::limits`]).
//!
//! First layer by layer, equal states met in one layer counted once, until there is enough to share out; then each job
//! goes on by itself, depth first, in memory that does not grow with the number of states.
//!
//! **Does not** round, sample, start threads or know when to stop: the caller runs the jobs.

use std::collections::BTreeMap;

use super::columns::{CHUNK, Columns, Live};
use super::context::{Context, Group, Mode, bit, refused_outcome};
use super::facts::Facts;
use super::last::{LEAVING, LastLine};
use super::layers::Row;
use super::marks::{CERTAIN, REFUSED, mark_accepted, mark_refused};
use super::place::add;
use super::refusals::Refusals;
use super::tally::{CourseKey, Free, Left, Mask, Rest, Tally, count_open};
use crate::engine::Line;
use crate::model::{Outcome, Target, Variable};

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
struct Saying {
    /// What the states become.
    moved: Columns,
    marks: Vec<u8>,
    rows: Vec<u16>,
    others: Vec<u16>,
    /// Rows by what is still to be decided: more, less, nothing.
    sorted: [Vec<u16>; 3],
    last: LastLine,
    /// Courses told of rows.
    found: Vec<Option<u32>>,
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

/// What becomes of states after a line.
struct Child<'a> {
    group: Group,
    columns: &'a Columns,
    /// Which of the columns; the same rows in which they were before.
    rows: &'a [u16],
}

/// Walks for one job or one layer.
pub(super) struct Walker<'a, 'w> {
    context: &'w Context<'a>,
    pub tally: Tally,
    refusals: Refusals,
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
        if group.mode == Mode::Content
            && let Some(outlook) = context.outlook(group.place)
            && outlook.last_but_one
        {
            self.say_last_two(columns, masks, saying, group);
            return;
        }
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
        match (node.refused, after.mode) {
            (Some(refused), Mode::Hopeless) => {
                self.go(line, refused, after, &rows, masks, saying, onward);
            }
            (Some(refused), _) => {
                moved.accepts(&script.customer, marks);
                let mut others = std::mem::take(&mut saying.others);
                others.clear();
                others.extend(rows.iter().filter(|&&row| marks[usize::from(row)] == 0));
                rows.retain(|&row| marks[usize::from(row)] != 0);
                for (mode, target, rows) in [
                    (Mode::Accepted, line.goto, &rows),
                    (Mode::Open, refused, &others),
                ] {
                    let after = Group { mode, ..after };
                    self.go(line, target, after, rows, masks, saying, onward);
                }
                saying.others = others;
            }
            (None, _) => self.go(line, line.goto, after, &rows, masks, saying, onward),
        }
        saying.rows = rows;
    }

    /// Goes on with some of the states after a line, or ends their talks.
    fn go(
        &mut self,
        line: &Line,
        target: Target,
        after: Group,
        rows: &[u16],
        masks: &mut [Mask],
        saying: &mut Saying,
        onward: &mut Onward<'_>,
    ) {
        if rows.is_empty() {
            return;
        }
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

    fn count_outcome(&mut self, outcome: Outcome, group: Group, count: u128) {
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

    /// Says the last two lines in states of which only the way the customer leaves is still to be decided.
    fn say_last_two(
        &mut self,
        columns: &Columns,
        masks: &mut [Mask],
        saying: &mut Saying,
        group: Group,
    ) {
        let context = self.context;
        let script = context.script;
        let index = usize::from(group.place.node.0);
        let node = &script.nodes[index];
        let flags = group.place.flags;
        let open = node.lines.iter().filter(|line| line.needs & !flags == 0);
        let scale = group.scale.split(open.count());
        let live = context.live(index, Mode::Content, columns);
        let said = group.weight.saturating_mul(columns.len() as u128);
        let Saying { moved, last, .. } = saying;
        for twins in &context.plans[index].twins {
            let line = &node.lines[twins.lines[0]];
            let Some(next) = context.reached(line.goto, group.place.turn + 1) else {
                continue;
            };
            if line.needs & !flags != 0 {
                continue;
            }
            for &line in &twins.lines {
                add(&mut self.tally.lines[index][line], scale, said);
            }
            moved.follow(columns, &line.effect, script, node.present, live);
            let after = Group {
                place: context.place(next, group.place.turn + 1, flags | line.set),
                scale,
                weight: group.weight.saturating_mul(twins.lines.len() as u128),
                ..group
            };
            self.say_last(moved, last, after);
            for (own, &mask) in masks.iter_mut().zip(&last.masks) {
                *own |= to_mask(mask);
            }
            count_open(
                &mut self.tally,
                after,
                last.masks.iter().map(|&mask| to_mask(mask)),
            );
        }
    }

    /// Says the last line.
    fn say_last(&mut self, columns: &Columns, last: &mut LastLine, group: Group) {
        let context = self.context;
        let script = context.script;
        let index = usize::from(group.place.node.0);
        let node = &script.nodes[index];
        let is_open = |line: &Line| line.needs & !group.place.flags == 0;
        let open = node.lines.iter().filter(|line| is_open(line)).count();
        let after = Group {
            scale: group.scale.split(open),
            ..group
        };
        let said = group.weight.saturating_mul(columns.len() as u128);
        self.tally.states += columns.len() as u64;
        last.begin(columns, &script.rules.tuning);
        for twins in &context.plans[index].twins {
            let line = &node.lines[twins.lines[0]];
            if !is_open(line) {
                continue;
            }
            for &line in &twins.lines {
                add(&mut self.tally.lines[index][line], after.scale, said);
            }
            let counts = last.say(columns, &line.effect, script, node.present);
            for (outcome, count) in LEAVING.into_iter().zip(counts) {
                let count = u128::from(count).saturating_mul(twins.lines.len() as u128);
                self.count_outcome(outcome, after, count);
            }
        }
    }

    /// Takes out the states that no mood decides about any more, and sorts the others by what is still to be decided. Returns
    /// the modes of both kinds, or none if nothing was looked at.
    fn sort(
        &mut self,
        group: Group,
        rows: &[u16],
        masks: &mut [Mask],
        saying: &mut Saying,
    ) -> Option<[Mode; 2]> {
        if self.watch.is_some() {
            return None;
        }
        let context = self.context;
        let node = usize::from(group.place.node.0);
        let limits = &context.limits[node];
        let (moved, marks) = (&saying.moved, &mut saying.marks);
        let modes = match group.mode {
            Mode::Open | Mode::Hopeless => {
                if !context.script.nodes[node].present {
                    return None;
                }
                mark_refused(moved, limits, group.mode == Mode::Hopeless, marks);
                [Mode::Open, Mode::Hopeless]
            }
            Mode::Accepted | Mode::Content => {
                let outlook = context.outlook(group.place)?;
                let tuning = &context.script.rules.tuning;
                let stays = group.mode == Mode::Content;
                mark_accepted(moved, limits, outlook, tuning, stays, marks);
                [Mode::Accepted, Mode::Content]
            }
        };
        spread(rows, &mut saying.sorted, |row| marks[usize::from(row)]);
        self.set_free(group, masks, saying);
        if modes[1] == Mode::Hopeless && !saying.sorted[1].is_empty() {
            self.count_told(group, masks, saying);
        }
        Some(modes)
    }

    /// Counts the states that no mood decides about any more.
    fn set_free(&mut self, group: Group, masks: &mut [Mask], saying: &Saying) {
        let [_, _, free] = &saying.sorted;
        if free.is_empty() {
            return;
        }
        self.tally.states += free.len() as u64;
        let at = Left {
            place: group.place,
            scale: group.scale,
        };
        let leaves = CERTAIN.map(|(mark, outcome)| (mark, Rest::Leaves(outcome)));
        let kinds = [(REFUSED, Rest::Refused)].into_iter().chain(leaves);
        for (kind, rest) in kinds {
            let mask = match rest {
                Rest::Refused => self.refusals.mask(self.context, group.place),
                Rest::Leaves(outcome) => bit(outcome),
            };
            let mut count = 0_u128;
            for &row in free {
                let row = usize::from(row);
                if saying.marks[row] == kind {
                    masks[row] |= mask;
                    count += 1;
                }
            }
            if count > 0 {
                let runs = group.weight.saturating_mul(count);
                add(&mut self.tally.free, Free { at, rest }, runs);
                let open = &mut self.tally.open[usize::from(group.place.turn)];
                add(open, (group.scale, mask), runs);
            }
        }
    }

    /// Counts the states without hope whose course has been told, and leaves the others.
    fn count_told(&mut self, group: Group, masks: &mut [Mask], saying: &mut Saying) {
        let context = self.context;
        let Group { place, scale, .. } = group;
        let turn_limit = context.script.scenario.turn_limit;
        let courses = &context.courses;
        let Some(at) = courses.at(place.node, place.flags, place.turn, turn_limit) else {
            return;
        };
        let Saying {
            moved,
            sorted: [_, narrow, others],
            found,
            ..
        } = saying;
        let limits = &context.limits[usize::from(place.node.0)];
        let never_short = f64::from(limits.unhurried.max(limits.patient));
        let patience = moved.column(Variable::Patience);
        others.clear();
        if !patience.is_empty() {
            let short = |row: &u16| patience[usize::from(*row)] < never_short;
            others.extend(narrow.iter().copied().filter(short));
            narrow.retain(|row| !short(row));
        }
        courses.look_up(at, moved, narrow, found);
        let key = CourseKey {
            turn: place.turn,
            place: at,
            scale,
        };
        let told = &courses.places[at as usize];
        let sums = self.tally.courses.entry(key).or_default();
        sums.resize(told.courses.len(), 0);
        let mut known = 0;
        for (&row, course) in narrow.iter().zip(&*found) {
            if let Some(course) = *course {
                let (row, course) = (usize::from(row), course as usize);
                masks[row] |= told.masks[course];
                sums[course] = sums[course].saturating_add(group.weight);
                known += 1;
            } else {
                others.push(row);
            }
        }
        self.tally.states += known;
        let masks = found
            .iter()
            .flatten()
            .map(|&course| told.masks[course as usize]);
        count_open(&mut self.tally, group, masks);
        std::mem::swap(narrow, others);
    }
}

/// A bit set that stood in a wide number.
fn to_mask(wide: u64) -> Mask {
    Mask::try_from(wide).unwrap_or(Mask::MAX)
}

/// How a customer breaks off, by mark.
const BROKEN: [Outcome; 2] = [Outcome::Escalated, Outcome::WalkedOut];
/// Deepest that one job follows a talk: farther than any talk goes, and not too far for a thread's stack.
const DEEPEST: usize = 1000;

/// Shares out rows by their kind, of which the last list takes all that are higher: without branches, because the next
/// one is anybody's guess.
fn spread(rows: &[u16], lists: &mut [Vec<u16>; 3], kind: impl Fn(u16) -> u8) {
    let mut counts = [0; 3];
    for list in &mut *lists {
        list.resize(rows.len(), 0);
    }
    for &row in rows {
        let kind = usize::from(kind(row).min(2));
        lists[kind][counts[kind]] = row;
        counts[kind] += 1;
    }
    for (list, count) in lists.iter_mut().zip(counts) {
        list.truncate(count);
    }
}

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
