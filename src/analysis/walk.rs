//! Follows random play over all runs at once. States of one place are moved together in columns ([`super::columns`]);
//! what a place and a few limits decide by themselves is not followed ([`super::limits`]).
//!
//! First layer by layer, equal states met in one layer counted once, until there is enough to share out; then each job
//! goes on by itself, depth first, in memory that does not grow with the number of states.
//!
//! **Does not** round, sample, start threads or know when to stop: the caller runs the jobs.

use std::collections::BTreeMap;

use super::columns::{Columns, Live};
use super::context::{Context, Group, Mode, bit, refused_outcome};
use super::facts::Facts;
use super::last::{LEAVING, LastLine};
use super::layers::Row;
use super::marks::{CERTAIN, MARKS, NARROW, OPEN, REFUSED, TOLD, mark_accepted, mark_refused};
use super::place::add;
use super::refusals::Refusals;
use super::tally::{CourseKey, Free, Left, Mask, Rest, Tally, count_open};
use crate::engine::Line;
use crate::model::{Outcome, Variable};

/// States of one group, at most a chunk.
#[derive(Clone, Debug)]
pub(super) struct Job {
    pub group: Group,
    pub columns: Columns,
    /// Where each state stands in the last layer.
    pub rows: Vec<u32>,
}

/// Some of the states of a level.
#[derive(Clone, Debug, Default)]
struct Apart {
    columns: Columns,
    /// Where they stand among the level's.
    rows: Vec<u16>,
}

/// Room for saying a line.
#[derive(Clone, Debug, Default)]
struct Saying {
    /// What the states become.
    moved: Columns,
    marks: Vec<u8>,
    rows: Vec<u16>,
    others: Vec<u16>,
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
    /// Those of which more and of which less is still to be decided, where both occur.
    parts: [Apart; 2],
    saying: Saying,
}

/// How the states of a level have been sorted.
enum Sorted {
    /// All are of this mode.
    All(Mode),
    /// They are in the level's parts, which are of these modes.
    Apart([Mode; 2]),
}

/// A line being said.
#[derive(Clone, Copy)]
struct Said<'l> {
    line: &'l Line,
    columns: &'l Columns,
    parents: Option<&'l [u16]>,
    /// The group of those that follow, but for their place.
    after: Group,
    live: Live,
}

/// What becomes of states after a line.
struct Child<'a> {
    group: Group,
    columns: &'a Columns,
    /// Which of the columns.
    rows: &'a [u16],
    /// Where they came from, by the row in `columns`.
    parents: Option<&'a [u16]>,
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
        self.expand(level, group, &mut |walker, child, masks| {
            let Some(next) = deeper.first_mut() else {
                walker.leave(child.group, child.rows.len());
                for (at, _) in child.rows.iter().enumerate() {
                    masks[child.parent(at)] |= Mask::MAX;
                }
                return;
            };
            next.columns.clear();
            next.columns.take(child.columns, child.rows);
            walker.visit(deeper, child.group);
            for (at, mask) in deeper[0].masks.iter().enumerate() {
                masks[child.parent(at)] |= mask;
            }
        });
        count_open(&mut self.tally, group, level.masks.iter().copied());
    }

    /// Says every line in the states of a job and adds what they become to the next layer's finds. Returns what can still
    /// come from each of the states, as far as it is decided by these lines.
    pub fn step(&mut self, job: &Job, found: &mut BTreeMap<Group, Vec<Row>>) -> Vec<Mask> {
        let mut level = Level::default();
        level.columns.extend(&job.columns, 0..job.columns.len());
        self.expand(&mut level, job.group, &mut |_, child, _| {
            let rows = found.entry(child.group).or_default();
            for (at, &row) in child.rows.iter().enumerate() {
                let parent = job.rows[child.parent(at)];
                rows.push((child.columns.mood(usize::from(row)), parent));
            }
        });
        level.masks
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

    /// Says every line that can be said in all states of a level, and hands on what goes on.
    fn expand(&mut self, level: &mut Level, group: Group, onward: &mut Onward<'_>) {
        let count = level.columns.len();
        level.masks.clear();
        level.masks.resize(count, 0);
        self.tally.states += count as u64;
        if self.tally.states > self.budget {
            self.leave(group, count);
            level.masks.fill(Mask::MAX);
            return;
        }
        if let Some(facts) = &mut self.watch {
            facts.see_all(self.context.script, group.place, &level.columns);
            if !facts.wants_ahead(group.place.node) {
                return;
            }
        }
        let sorted = self.sort(level, group);
        let Level {
            columns,
            masks,
            parts,
            saying,
        } = level;
        match sorted {
            Sorted::All(mode) => {
                let group = Group { mode, ..group };
                self.say_all(columns, None, masks, saying, group, onward);
            }
            Sorted::Apart(modes) => {
                for (part, mode) in parts.iter().zip(modes) {
                    if part.columns.len() > 0 {
                        let group = Group { mode, ..group };
                        let rows = Some(&*part.rows);
                        self.say_all(&part.columns, rows, masks, saying, group, onward);
                    }
                }
            }
        }
    }

    /// Says every line in states of one mode.
    fn say_all(
        &mut self,
        columns: &Columns,
        parents: Option<&[u16]>,
        masks: &mut [Mask],
        saying: &mut Saying,
        group: Group,
        onward: &mut Onward<'_>,
    ) {
        let context = self.context;
        if group.mode == Mode::Content
            && let Some(outlook) = context.outlook(group.place)
            && outlook.last_but_one
        {
            self.say_last_two(columns, parents, masks, saying, group);
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
            self.say(
                Said {
                    line,
                    columns,
                    parents,
                    after,
                    live,
                },
                masks,
                saying,
                onward,
            );
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
            parents,
            after,
            live,
        } = said;
        let context = self.context;
        let script = context.script;
        let node = script.node(after.place.node);
        let Saying {
            moved,
            marks,
            rows,
            others,
            ..
        } = saying;
        moved.follow(columns, &line.effect, script, node.present, live);
        rows.clear();
        let stays = !node.present || after.mode == Mode::Content;
        if !stays && moved.breaks(&script.rules.tuning, live, marks) {
            self.break_off(marks, after, parents, masks, rows);
        } else {
            rows.extend(0..u16::try_from(moved.len()).unwrap_or(u16::MAX));
        }
        let turn = after.place.turn + 1;
        let flags = after.place.flags | line.set;
        let mut go = |walker: &mut Self, rows: &[u16], target, mode, marks: &mut Vec<u8>| {
            if rows.is_empty() {
                return;
            }
            let after = Group { mode, ..after };
            if let Some(node) = context.reached(target, turn) {
                let group = Group {
                    place: context.place(node, turn, flags),
                    ..after
                };
                let child = Child {
                    group,
                    columns: moved,
                    rows,
                    parents,
                };
                onward(walker, child, masks);
            } else {
                let ended = Child {
                    group: after,
                    columns: moved,
                    rows,
                    parents,
                };
                walker.end(&ended, line.adjourns, masks, marks);
            }
        };
        match (node.refused, after.mode) {
            (Some(refused), Mode::Hopeless) => go(self, rows, refused, Mode::Hopeless, marks),
            (Some(refused), _) => {
                moved.accepts(&script.customer, marks);
                others.clear();
                others.extend(rows.iter().filter(|&&row| marks[usize::from(row)] == 0));
                rows.retain(|&row| marks[usize::from(row)] != 0);
                go(self, rows, line.goto, Mode::Accepted, marks);
                go(self, others, refused, Mode::Open, marks);
            }
            (None, mode) => go(self, rows, line.goto, mode, marks),
        }
    }

    /// Counts the customers who break off; the rows of the others are listed.
    fn break_off(
        &mut self,
        marks: &[u8],
        after: Group,
        parents: Option<&[u16]>,
        masks: &mut [Mask],
        rows: &mut Vec<u16>,
    ) {
        let mut broken = [0_u128; 2];
        for (row, &mark) in (0_u16..).zip(marks) {
            if mark == 0 {
                rows.push(row);
                continue;
            }
            let kind = usize::from(mark) - 1;
            broken[kind] += 1;
            masks[parent(parents, row)] |= bit(BROKEN[kind]);
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
            for (at, &row) in ended.rows.iter().enumerate() {
                let outcome = usize::from(marks[usize::from(row)]);
                counts[outcome] += 1;
                masks[ended.parent(at)] |= 1 << outcome;
            }
        } else {
            let outcome = refused_outcome(adjourns);
            counts[outcome.index()] = ended.rows.len() as u128;
            for at in 0..ended.rows.len() {
                masks[ended.parent(at)] |= bit(outcome);
            }
        }
        for (&outcome, count) in Outcome::ALL.iter().zip(counts) {
            self.count_outcome(outcome, ended.group, count);
        }
    }

    /// Says the last two lines in states of which only the way the customer leaves is still to be decided.
    fn say_last_two(
        &mut self,
        columns: &Columns,
        parents: Option<&[u16]>,
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
            let rows = (0_u16..).zip(&last.masks);
            for (row, &mask) in rows {
                masks[parent(parents, row)] |= to_mask(mask);
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

    /// Takes out the states that no mood decides about any more, and puts those apart of which less is to be decided.
    fn sort(&mut self, level: &mut Level, group: Group) -> Sorted {
        let node = usize::from(group.place.node.0);
        if self.watch.is_some() {
            return Sorted::All(group.mode);
        }
        let context = self.context;
        let limits = &context.limits[node];
        let marks = &mut level.saying.marks;
        let (counts, modes) = match group.mode {
            Mode::Open | Mode::Hopeless => {
                if !context.script.nodes[node].present {
                    return Sorted::All(group.mode);
                }
                let hopeless = group.mode == Mode::Hopeless;
                let mut counts = mark_refused(&level.columns, limits, hopeless, marks);
                if counts[usize::from(NARROW)] > 0 {
                    let told = self.count_told(level, group);
                    counts[usize::from(NARROW)] -= told;
                    counts[usize::from(TOLD)] += told;
                }
                (counts, [Mode::Open, Mode::Hopeless])
            }
            Mode::Accepted | Mode::Content => {
                let Some(outlook) = context.outlook(group.place) else {
                    return Sorted::All(group.mode);
                };
                let tuning = &context.script.rules.tuning;
                let stays = group.mode == Mode::Content;
                let counts = mark_accepted(&level.columns, limits, outlook, tuning, stays, marks);
                (counts, [Mode::Accepted, Mode::Content])
            }
        };
        self.set_free(level, group, counts);
        let count = level.columns.len();
        for (mark, mode) in [OPEN, NARROW].into_iter().zip(modes) {
            if counts[usize::from(mark)] == count {
                return Sorted::All(mode);
            }
        }
        for (part, kind) in level.parts.iter_mut().zip([OPEN, NARROW]) {
            let rows = (0_u16..).zip(&level.saying.marks);
            part.rows.clear();
            part.rows
                .extend(rows.filter(|(_, mark)| **mark == kind).map(|(row, _)| row));
            part.columns.clear();
            part.columns.take(&level.columns, &part.rows);
        }
        Sorted::Apart(modes)
    }

    /// Counts the states without hope whose course has been told. Returns how many they are.
    fn count_told(&mut self, level: &mut Level, group: Group) -> usize {
        let context = self.context;
        let Group { place, scale, .. } = group;
        let turn_limit = context.script.scenario.turn_limit;
        let courses = &context.courses;
        let Some(at) = courses.at(place.node, place.flags, place.turn, turn_limit) else {
            return 0;
        };
        let Saying {
            marks, rows, found, ..
        } = &mut level.saying;
        rows.clear();
        let narrow = (0_u16..).zip(&*marks).filter(|(_, mark)| **mark == NARROW);
        rows.extend(narrow.map(|(row, _)| row));
        let limits = &context.limits[usize::from(place.node.0)];
        let never_short = f64::from(limits.unhurried.max(limits.patient));
        let patience = level.columns.column(Variable::Patience);
        if !patience.is_empty() {
            rows.retain(|&row| patience[usize::from(row)] >= never_short);
        }
        courses.look_up(at, &level.columns, rows, found);
        let key = CourseKey {
            turn: place.turn,
            place: at,
            scale,
        };
        let told = &courses.places[at as usize];
        let sums = self.tally.courses.entry(key).or_default();
        sums.resize(told.courses.len(), 0);
        let mut count = 0;
        {let e = self.tally.dbg.entry((place.turn, place.node.0)).or_insert((0,0)); e.0 += rows.len(); e.1 += found.iter().filter(|f| f.is_none()).count();}
        for (&row, course) in rows.iter().zip(&*found) {
            if let Some(course) = *course {
                let (row, course) = (usize::from(row), course as usize);
                marks[row] = TOLD;
                level.masks[row] = told.masks[course];
                sums[course] = sums[course].saturating_add(group.weight);
                count += 1;
            }
        }
        count
    }

    /// Counts the states that no mood decides about any more.
    fn set_free(&mut self, level: &mut Level, group: Group, counts: [usize; MARKS]) {
        let at = Left {
            place: group.place,
            scale: group.scale,
        };
        let leaves = CERTAIN.map(|(mark, outcome)| (mark, Rest::Leaves(outcome)));
        let kinds = [(REFUSED, Rest::Refused)].into_iter().chain(leaves);
        for (kind, rest) in kinds.filter(|(kind, _)| counts[usize::from(*kind)] > 0) {
            let runs = group
                .weight
                .saturating_mul(counts[usize::from(kind)] as u128);
            add(&mut self.tally.free, Free { at, rest }, runs);
            let mask = match rest {
                Rest::Refused => self.refusals.mask(self.context, group.place),
                Rest::Leaves(outcome) => bit(outcome),
            };
            let settled = level.masks.iter_mut().zip(&level.saying.marks);
            for (own, _) in settled.filter(|(_, mark)| **mark == kind) {
                *own = mask;
            }
        }
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

impl Child<'_> {
    /// Where a state came from.
    fn parent(&self, at: usize) -> usize {
        parent(self.parents, self.rows[at])
    }
}

fn parent(parents: Option<&[u16]>, row: u16) -> usize {
    usize::from(parents.map_or(row, |parents| parents[usize::from(row)]))
}
