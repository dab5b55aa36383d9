//! Moods at a place, divided into regions, finest where moods are known to come. Does not know what a region is for.
//!
//! A region is a box: a range of values for each variable that matters. Its best and its worst corner are asked; if they
//! get the same answer, all between them has it, too. Otherwise the box is divided along a variable that makes the
//! difference, at a value where something is known to change, or in the middle of the moods that come.

use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

use super::columns::STREAK;
use super::lanes::{LANES, Moods};
use super::limits::{extreme, inverse, worst_anger};
use super::place::NodePlan;
use crate::engine::{Effect, FULL, Mood, Script, ScriptNode};
use crate::model::{NodeId, Target, Variable};

/// A variable that matters, or the count of boiling turns.
#[derive(Clone, Debug)]
pub(super) struct Axis {
    /// Its column.
    column: usize,
    /// Its largest value.
    largest: i32,
    /// Whether less is better.
    lower: bool,
    /// Values from which something changes.
    cuts: Vec<i32>,
}

/// The values of each axis that belong to a box: the least and the largest.
type Ranges = Vec<[i32; 2]>;

/// Boxes that are known, as a tree of questions.
#[derive(Clone, Debug)]
pub(super) struct Regions {
    /// The columns of the axes.
    columns: Vec<usize>,
    questions: Vec<Question>,
    first: u32,
}

/// Is a value smaller than another?
#[derive(Clone, Copy, Debug)]
struct Question {
    cut: i32,
    /// Of which axis.
    axis: u32,
    /// Where to go on, if it is, and if it is not: another question, or an answer behind [`ANSWERS`].
    next: [u32; 2],
}

/// From here on, numbers of questions are answers.
const ANSWERS: u32 = 1 << 31;
/// There is no answer.
const UNKNOWN: u32 = u32::MAX;
/// Most axes: anger, trust, two that scale what lines do, and boiling turns; and room for a step of a processor.
const AXES: usize = 8;
/// States that are asked about together, so that a processor need not wait for one to go on with another.
const TOGETHER: usize = LANES;

/// A box to be divided.
struct Part {
    ranges: Ranges,
    /// Answers to its best and its worst corner, as far as they are known.
    answers: [Option<u32>; 2],
    /// The moods in it.
    moods: Vec<u32>,
    /// Which question leads here, and by which answer.
    from: Option<(usize, usize)>,
}

impl PartialEq for Part {
    fn eq(&self, other: &Self) -> bool {
        self.rank() == other.rank()
    }
}
impl Eq for Part {}
impl PartialOrd for Part {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Part {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.rank().cmp(&other.rank())
    }
}

impl Part {
    /// Most moods first; of equal ones, the one that was found first.
    fn rank(&self) -> (usize, std::cmp::Reverse<Option<(usize, usize)>>) {
        (self.moods.len(), std::cmp::Reverse(self.from))
    }
}

/// Fewest known moods for which a box is divided.
const FEWEST: usize = 2;

/// Divides the moods of a place.
struct Divider<'a, A> {
    axes: &'a [Axis],
    moods: &'a [Mood],
    answer: A,
    /// Nothing can be answered any more.
    gave_up: bool,
}

impl Regions {
    /// Divides moods until few of those that come are left in boxes without an answer, or `answer` gives up. It must give
    /// the same to all moods between two that get the same.
    pub fn new(axes: &[Axis], moods: &[Mood], answer: impl FnMut(&Mood) -> Option<u32>) -> Self {
        let mut divider = Divider {
            axes,
            moods,
            answer,
            gave_up: false,
        };
        let mut regions = Self {
            columns: axes.iter().map(|axis| axis.column).collect(),
            questions: Vec::new(),
            first: UNKNOWN,
        };
        let mut open = BinaryHeap::from([Part {
            ranges: axes.iter().map(|axis| [0, axis.largest]).collect(),
            answers: [None; 2],
            moods: (0..).take(moods.len()).collect(),
            from: None,
        }]);
        while let Some(part) = open.pop() {
            let Some(next) = divider.look_at(&mut regions.questions, &part, &mut open) else {
                break;
            };
            let (from, next) = next;
            match from {
                Some((question, side)) => regions.questions[question].next[side] = next,
                None => regions.first = next,
            }
        }
        regions
    }

    /// The answer for a mood, if its box has one.
    pub fn answer(&self, mood: &Mood) -> Option<u32> {
        let mut next = self.first;
        while next < ANSWERS {
            let question = &self.questions[next as usize];
            let column = self.columns[question.axis as usize];
            let streak = i32::from(mood.streak);
            let value = mood.values.get(column).copied().unwrap_or(streak);
            next = question.next[usize::from(value >= question.cut)];
        }
        (next != UNKNOWN).then_some(next - ANSWERS)
    }

    /// The answers for eight moods; [`u32::MAX`] where there is none.
    pub fn answers_of(&self, moods: &Moods) -> [u32; LANES] {
        let mut values = [[0_i32; AXES]; TOGETHER];
        for (axis, &column) in self.columns.iter().enumerate() {
            for (values, value) in values.iter_mut().zip(moods.0[column]) {
                #[expect(
                    clippy::cast_possible_truncation,
                    reason = "whole numbers on the engine's own scale"
                )]
                let value = value as i32;
                values[axis % AXES] = value;
            }
        }
        self.ask(&values).map(|next| {
            if next == UNKNOWN {
                next
            } else {
                next - ANSWERS
            }
        })
    }

    /// Asks about several states until each has its answer.
    fn ask(&self, values: &[[i32; AXES]; TOGETHER]) -> [u32; TOGETHER] {
        let mut next = [self.first; TOGETHER];
        let Some(&last) = self.questions.last() else {
            return next;
        };
        loop {
            let mut all = ANSWERS;
            for (next, values) in next.iter_mut().zip(values) {
                // Without branches: who has an answer keeps it, whatever is asked.
                let question = self.questions.get(*next as usize).copied().unwrap_or(last);
                let value = values[question.axis as usize % AXES];
                let goes = question.next[usize::from(value >= question.cut)];
                *next = if *next < ANSWERS { goes } else { *next };
                all &= *next;
            }
            if all & ANSWERS != 0 {
                return next;
            }
        }
    }
}

impl<A: FnMut(&Mood) -> Option<u32>> Divider<'_, A> {
    /// Asks the corners of a box and divides it if they differ. None if nothing can be answered any more.
    fn look_at(
        &mut self,
        questions: &mut Vec<Question>,
        part: &Part,
        open: &mut BinaryHeap<Part>,
    ) -> Option<(Option<(usize, usize)>, u32)> {
        let corners = [false, true].map(|worst| self.corner(&part.ranges, worst));
        let mut answers = [0; 2];
        for ((answer, known), corner) in answers.iter_mut().zip(part.answers).zip(&corners) {
            *answer = match known {
                Some(known) => known,
                None => self.ask(corner)?,
            };
        }
        if answers[0] == answers[1] {
            return Some((part.from, ANSWERS + answers[0]));
        }
        if part.moods.len() < FEWEST {
            return Some((part.from, UNKNOWN));
        }
        let Some((axis, cut)) = self.choose(part, &corners, answers) else {
            return (!self.gave_up).then_some((part.from, UNKNOWN));
        };
        let at = questions.len();
        questions.push(Question {
            cut,
            axis: u32::try_from(axis).ok()?,
            next: [UNKNOWN; 2],
        });
        let (below, above): (Vec<u32>, Vec<u32>) = part
            .moods
            .iter()
            .partition(|&&mood| self.value(mood, axis) < cut);
        for (side, moods) in [below, above].into_iter().enumerate() {
            let mut ranges = part.ranges.clone();
            ranges[axis][1 - side] = if side == 0 { cut - 1 } else { cut };
            // One corner stays as it is: below the cut, the one with the smaller value.
            let keeps_best = (side == 0) == self.axes[axis].lower;
            let kept = usize::from(!keeps_best);
            let mut own = [None; 2];
            own[kept] = Some(answers[kept]);
            open.push(Part {
                ranges,
                answers: own,
                moods,
                from: Some((at, side)),
            });
        }
        Some((part.from, u32::try_from(at).ok()?))
    }

    fn ask(&mut self, mood: &Mood) -> Option<u32> {
        let answer = (self.answer)(mood);
        self.gave_up |= answer.is_none();
        answer
    }

    /// The axis along which to divide, and the first value above; none if it is a single mood, or nothing can be answered
    /// any more.
    fn choose(
        &mut self,
        part: &Part,
        corners: &[Mood; 2],
        answers: [u32; 2],
    ) -> Option<(usize, i32)> {
        let mut best: Option<(u32, i64, usize)> = None;
        for (axis, &[least, most]) in part.ranges.iter().enumerate() {
            if least == most {
                continue;
            }
            let mut differs = 0;
            for side in 0..2 {
                let mut mood = corners[side];
                self.set(&mut mood, axis, &part.ranges, side == 0);
                differs += u32::from(self.ask(&mood)? != answers[side]);
            }
            let share = i64::from(most - least) * 1000 / i64::from(self.axes[axis].largest);
            if best.is_none_or(|known| (differs, share) > (known.0, known.1)) {
                best = Some((differs, share, axis));
            }
        }
        best.map(|(_, _, axis)| (axis, self.cut(part, axis)))
    }

    /// Where to divide a box: where something is known to change, nearest to the middle of the moods in it; or there.
    fn cut(&self, part: &Part, axis: usize) -> i32 {
        let [least, most] = part.ranges[axis];
        let mut values: Vec<i32> = part
            .moods
            .iter()
            .map(|&mood| self.value(mood, axis))
            .collect();
        let middle = values.len() / 2;
        let median = *values.select_nth_unstable(middle).1;
        let cuts = &self.axes[axis].cuts;
        let inside =
            cuts.partition_point(|&cut| cut <= least)..cuts.partition_point(|&cut| cut <= most);
        let nearest = cuts[inside].iter().min_by_key(|&&cut| (cut - median).abs());
        nearest.copied().unwrap_or_else(|| {
            if least < median && median <= most {
                median
            } else {
                least + (most - least) / 2 + 1
            }
        })
    }

    fn corner(&self, ranges: &Ranges, worst: bool) -> Mood {
        let mut mood = Mood {
            values: [0; Variable::COUNT],
            streak: 0,
        };
        mood.values[Variable::Patience.index()] = FULL;
        for axis in 0..ranges.len() {
            self.set(&mut mood, axis, ranges, worst);
        }
        mood
    }

    /// Takes one variable of a mood to the best or the worst end of its range.
    fn set(&self, mood: &mut Mood, axis: usize, ranges: &Ranges, worst: bool) {
        let Axis { column, lower, .. } = self.axes[axis];
        let value = ranges[axis][usize::from(worst == lower)];
        match mood.values.get_mut(column) {
            Some(slot) => *slot = value,
            None => mood.streak = u8::try_from(value).unwrap_or(u8::MAX),
        }
    }

    fn value(&self, mood: u32, axis: usize) -> i32 {
        let mood = &self.moods[mood as usize];
        match mood.values.get(self.axes[axis].column) {
            Some(&value) => value,
            None => i32::from(mood.streak),
        }
    }
}

/// With more cuts than this at a node, those before it are not told where it is cut.
const MOST_CUTS: usize = 400;

/// The axes at these nodes, the last ones of a talk first: where to cut is told by where something changes at once, and by
/// the cuts of the nodes that follow.
pub(super) fn axes(
    script: &Script,
    plans: &[NodePlan],
    nodes: impl Iterator<Item = NodeId>,
) -> BTreeMap<NodeId, Vec<Axis>> {
    let mut cuts: BTreeMap<(NodeId, Variable), BTreeSet<i32>> = BTreeMap::new();
    let mut out = BTreeMap::new();
    for id in nodes {
        let node = script.node(id);
        let mut axes = Vec::new();
        for variable in [Variable::Anger, Variable::Trust] {
            let own = wanted_cuts(script, node, variable, &cuts);
            axes.push(Axis {
                column: variable.index(),
                largest: FULL,
                lower: variable == Variable::Anger,
                cuts: own.iter().copied().collect(),
            });
            if own.len() <= MOST_CUTS {
                cuts.insert((id, variable), own);
            }
        }
        let plan = &plans[usize::from(id.0)];
        // These only scale what lines do.
        let scaling = [
            (Variable::Heard, plan.apology),
            (Variable::Clarity, plan.offer),
        ];
        for (variable, _) in scaling.iter().filter(|(_, matters)| *matters) {
            axes.push(Axis {
                column: variable.index(),
                largest: FULL,
                lower: false,
                cuts: Vec::new(),
            });
        }
        axes.push(Axis {
            column: STREAK,
            largest: (i32::from(script.rules.tuning.boiling_turns) - 1).max(0),
            lower: true,
            cuts: Vec::new(),
        });
        out.insert(id, axes);
    }
    out
}

/// Where to cut a variable at a node: where some line takes it just to where something changes.
fn wanted_cuts(
    script: &Script,
    node: &ScriptNode,
    variable: Variable,
    cuts: &BTreeMap<(NodeId, Variable), BTreeSet<i32>>,
) -> BTreeSet<i32> {
    let tuning = &script.rules.tuning;
    let points = |points: i64| i32::try_from(points * 1000).unwrap_or(FULL);
    let changes = match variable {
        Variable::Anger => vec![
            points(script.customer.boiling),
            points(tuning.walkout_anger),
        ],
        _ => vec![points(tuning.walkout_trust) + 1],
    };
    let mut own = BTreeSet::new();
    for line in &node.lines {
        let after = match node.refused.unwrap_or(line.goto) {
            Target::Node(to) => cuts.get(&(to, variable)),
            Target::End => None,
        };
        for &wanted in changes.iter().chain(after.into_iter().flatten()) {
            for good in [true, false] {
                let map =
                    |value| after_line(script, &line.effect, node.present, variable, value, good);
                own.insert(inverse(&map, wanted));
            }
        }
    }
    own.retain(|&cut| 0 < cut && cut <= FULL);
    own
}

/// A variable after a line, everything else at its best or at its worst, but nobody in a hurry.
fn after_line(
    script: &Script,
    effect: &Effect,
    present: bool,
    variable: Variable,
    value: i32,
    good: bool,
) -> i32 {
    if variable == Variable::Anger && !good {
        worst_anger(script, effect, present, value, false)
    } else {
        extreme(script, effect, present, variable, value, good)
    }
}
