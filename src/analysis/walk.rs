//! Follows random play over all runs at once. States of one place are moved together in columns ([`super::columns`]);
//! what a place and a few limits decide by themselves is not followed ([`super::limits`]).
//!
//! First layer by layer, equal states met in one layer counted once, until there is enough to share out; then each job
//! goes on by itself, depth first, in memory that does not grow with the number of states.
//!
//! **Does not** round, sample, start threads or know when to stop: the caller runs the jobs.

use std::collections::BTreeMap;

use super::columns::{Columns, Live};
use super::facts::Facts;
use super::layers::Row;
use super::limits::{NodeLimits, limits};
use super::place::{NodePlan, Place, Scale, add, plans};
use super::tally::{Left, Mask, Tally};
use crate::engine::{Line, Script, State};
use crate::model::{NodeId, Outcome, Target, Variable};

/// Everything that is known before any state is looked at.
#[derive(Clone, Debug)]
pub(super) struct Context<'a> {
    pub script: &'a Script,
    pub plans: Vec<NodePlan>,
    pub limits: Vec<NodeLimits>,
}

/// What is still to be decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mode {
    /// Everything.
    Open,
    /// Only whether the customer breaks off: a deal is out of reach.
    Hopeless,
    /// How content the customer leaves, and whether he or she breaks off.
    Accepted,
}

/// States that agree in everything but the mood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Group {
    pub place: Place,
    pub mode: Mode,
    pub scale: Scale,
    /// So many runs come to each of the states.
    pub weight: u128,
}

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
}

/// Room for the states of one depth.
#[derive(Clone, Debug, Default)]
struct Level {
    /// The states.
    columns: Columns,
    /// For each, what can still come.
    masks: Vec<Mask>,
    /// Open ones and hopeless ones, where both occur.
    parts: [Apart; 2],
    saying: Saying,
}

/// How the states of a level have been sorted.
enum Sorted {
    /// All are of this mode.
    All(Mode),
    /// They are in the level's parts.
    Apart,
}

/// A line being said.
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
    free_masks: BTreeMap<Place, Mask>,
    /// Looks at states on the way; then nothing is left out that it wants to see, and nothing else is followed.
    pub watch: Option<Facts>,
    /// States that may still be met.
    budget: u64,
}

/// Hands on what goes on: the walker, the child, and where its parents keep what can still come.
type Onward<'f> = dyn FnMut(&mut Walker<'_, '_>, Child<'_>, &mut [Mask]) + 'f;

impl<'a> Context<'a> {
    /// Works out what can be known without states.
    pub fn new(script: &'a Script) -> Self {
        Self {
            script,
            plans: plans(script),
            limits: limits(script),
        }
    }

    /// The group of the start.
    pub fn first(&self, state: &State) -> Group {
        Group {
            place: self.place(state.node, state.turn, state.flags),
            mode: if state.accepted {
                Mode::Accepted
            } else {
                Mode::Open
            },
            scale: Scale::default(),
            weight: 1,
        }
    }

    /// A place, with the flags that matter there.
    pub fn place(&self, node: NodeId, turn: u16, flags: u64) -> Place {
        let live = self.plans[usize::from(node.0)].live;
        Place {
            turn,
            node,
            flags: flags & live,
        }
    }

    /// The columns that matter for states at a node.
    fn live(&self, node: usize, mode: Mode, columns: &Columns) -> Live {
        let (plan, limits) = (&self.plans[node], &self.limits[node]);
        let mut live = match mode {
            Mode::Hopeless => Live::BREAKING,
            Mode::Open | Mode::Accepted => Live::ALL,
        };
        if !plan.apology {
            live = live.without(Variable::Heard);
        }
        if !plan.offer && mode != Mode::Open {
            live = live.without(Variable::Clarity);
        }
        let unhurried = f64::from(limits.unhurried);
        let patience = columns.column(Variable::Patience);
        if self.script.nodes[node].present && patience.iter().all(|&patience| patience >= unhurried)
        {
            live = live.without(Variable::Patience);
        }
        live
    }

    /// Where a line leads, if not to the end of the talk.
    pub fn reached(&self, target: Target, turn: u16) -> Option<NodeId> {
        match target {
            Target::Node(node) if turn < self.script.scenario.turn_limit => Some(node),
            _ => None,
        }
    }
}

/// The bit of an outcome.
pub(super) const fn bit(outcome: Outcome) -> Mask {
    1 << outcome.index()
}

impl<'a, 'w> Walker<'a, 'w> {
    /// A walker that may meet so many states.
    pub fn new(context: &'w Context<'a>, budget: u64) -> Self {
        Self {
            context,
            tally: Tally::new(context.script),
            free_masks: BTreeMap::new(),
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
        count_open(&mut self.tally, group, &level.masks);
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
        let [open, hopeless] = parts;
        match sorted {
            Sorted::All(mode) => {
                let group = Group { mode, ..group };
                self.say_all(columns, None, masks, saying, group, onward);
            }
            Sorted::Apart => {
                for (part, mode) in [(open, Mode::Open), (hopeless, Mode::Hopeless)] {
                    if part.columns.len() > 0 {
                        let group = Group { mode, ..group };
                        self.say_all(
                            &part.columns,
                            Some(&part.rows),
                            masks,
                            saying,
                            group,
                            onward,
                        );
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
        } = saying;
        moved.follow(columns, &line.effect, script, node.present, live);
        rows.clear();
        if node.present && moved.breaks(&script.rules.tuning, live, marks) {
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
        if ended.group.mode == Mode::Accepted {
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

    /// Takes out the states that no mood decides about any more, and puts those without hope apart.
    fn sort(&mut self, level: &mut Level, group: Group) -> Sorted {
        let node = usize::from(group.place.node.0);
        let count = level.columns.len();
        if self.watch.is_some() {
            return Sorted::All(group.mode);
        }
        if group.mode == Mode::Accepted || !self.context.script.nodes[node].present {
            return Sorted::All(group.mode);
        }
        let hopeless = group.mode == Mode::Hopeless;
        let marks = &mut level.saying.marks;
        let counts = mark_settled(&level.columns, &self.context.limits[node], hopeless, marks);
        if counts[SETTLED] > 0 {
            let left = Left {
                place: group.place,
                scale: group.scale,
            };
            let runs = group.weight.saturating_mul(counts[SETTLED] as u128);
            add(&mut self.tally.free, left, runs);
            let mask = self.free_mask(group.place);
            let settled = level.masks.iter_mut().zip(&level.saying.marks);
            for (own, _) in settled.filter(|(_, mark)| usize::from(**mark) == SETTLED) {
                *own = mask;
            }
        }
        if counts[0] == count {
            return Sorted::All(Mode::Open);
        }
        if counts[1] == count {
            return Sorted::All(Mode::Hopeless);
        }
        for (part, kind) in level.parts.iter_mut().zip(0_u8..) {
            let rows = (0_u16..).zip(&level.saying.marks);
            part.rows.clear();
            part.rows
                .extend(rows.filter(|(_, mark)| **mark == kind).map(|(row, _)| row));
            part.columns.clear();
            part.columns.take(&level.columns, &part.rows);
        }
        Sorted::Apart
    }

    /// What can still come where no mood decides: the outcomes of a refusal.
    fn free_mask(&mut self, place: Place) -> Mask {
        if let Some(&mask) = self.free_masks.get(&place) {
            return mask;
        }
        let context = self.context;
        let node = context.script.node(place.node);
        let mut mask = 0;
        for line in node
            .lines
            .iter()
            .filter(|line| line.needs & !place.flags == 0)
        {
            let turn = place.turn + 1;
            mask |= match context.reached(node.refused.unwrap_or(line.goto), turn) {
                Some(node) => self.free_mask(context.place(node, turn, place.flags | line.set)),
                None => bit(refused_outcome(line.adjourns)),
            };
        }
        self.free_masks.insert(place, mask);
        mask
    }
}

/// Counts, for the turn of these states, what can still come.
pub(super) fn count_open(tally: &mut Tally, group: Group, masks: &[Mask]) {
    // Few different ones occur together, so that a short list is faster than a table.
    let mut counts: [(Mask, u32); 16] = [(0, 0); 16];
    let open = &mut tally.open[usize::from(group.place.turn)];
    let mut note = |mask: Mask, count: u32| {
        if count > 0 {
            let runs = group.weight.saturating_mul(count.into());
            add(open, (group.scale, mask), runs);
        }
    };
    for &mask in masks {
        let slot = counts.iter_mut().find(|slot| slot.1 == 0 || slot.0 == mask);
        match slot {
            Some(slot) => *slot = (mask, slot.1 + 1),
            None => note(mask, 1),
        }
    }
    for (mask, count) in counts {
        note(mask, count);
    }
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

/// How a refused talk ends.
pub(super) const fn refused_outcome(adjourns: bool) -> Outcome {
    if adjourns {
        Outcome::Adjourned
    } else {
        Outcome::Deadlock
    }
}

/// The mark of states that no mood decides about any more; 0 is open, 1 hopeless.
const SETTLED: usize = 2;

/// Marks the states without hope of a deal, and among them those in which nobody can break off. Returns how many there
/// are of each kind.
fn mark_settled(
    columns: &Columns,
    limits: &NodeLimits,
    all_hopeless: bool,
    marks: &mut Vec<u8>,
) -> [usize; 3] {
    let hope = limits.hope;
    let column = |variable| columns.column(variable);
    let (anger, trust) = (column(Variable::Anger), column(Variable::Trust));
    let of = f64::from;
    marks.clear();
    if all_hopeless {
        marks.resize(anger.len(), 1);
    } else {
        let (clarity, fair) = (column(Variable::Clarity), column(Variable::Distributive));
        let rows = anger.iter().zip(trust).zip(clarity).zip(fair);
        marks.extend(rows.map(|(((&anger, &trust), &clarity), &fair)| {
            u8::from(
                (trust < of(hope.trust))
                    | (clarity < of(hope.clarity))
                    | (fair < of(hope.distributive))
                    | (anger > of(hope.anger)),
            )
        }));
    }
    let patience = column(Variable::Patience);
    for (row, (mark, (&anger, &trust))) in marks.iter_mut().zip(anger.iter().zip(trust)).enumerate()
    {
        // A patience that is not followed any more is never short.
        let patience = patience.get(row).copied().unwrap_or(f64::MAX);
        let unhurried = patience >= of(limits.unhurried);
        let calm =
            (unhurried & (anger <= of(limits.calm))) | (anger <= of(limits.calm_and_hurried));
        let stays = (unhurried & (anger <= of(limits.stays))) | (anger <= of(limits.stays_hurried));
        let safe = calm & (stays | (trust >= of(limits.trusts))) & (patience >= of(limits.patient));
        *mark += *mark & u8::from(safe);
    }
    let mut counts = [0; 3];
    for &mark in marks.iter() {
        counts[usize::from(mark)] += 1;
    }
    counts
}
