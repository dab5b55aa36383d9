//! What becomes of customers without hope of a deal in a talk's last lines, told beforehand for whole ranges of moods.
//!
//! A *course* says, for every way on from a place, whether the customer breaks off on it and where. The engine keeps the
//! order of moods (S2): if the best and the worst mood of a range have the same course, all moods between have it, too. So
//! the moods at a place are divided into boxes ([`super::regions`]), and both corners of a box are followed by the engine
//! itself. A state in a box whose corners agree need not be followed any more.
//!
//! **Does not** guess: where the corners differ, nothing is said.

use std::collections::{BTreeMap, BTreeSet};

use super::context::{bit, refused_outcome};
use super::lanes::{LANES, Moods as Moods8};
use super::place::{NodePlan, longest_ways};
use super::regions::{Axis, Regions, axes};
use super::sample::Moods;
use super::tally::Mask;
use crate::engine::{Line, Mood, Script, ScriptNode, moved};
use crate::model::{NodeId, Outcome, Pressure, Target};

/// Lines before the end from which on courses are told: with every further line there are several times as many.
const DEEPEST: u16 = 5;
/// Most places that are told.
const PLACES: usize = 512;
/// With more boiling turns than this there would be too much to divide.
const MOST_BOILING: u8 = 4;
/// Most moods that are followed to tell courses, at one place and altogether.
const EFFORT: u32 = 40_000;
const WHOLE_EFFORT: u32 = 300_000;

/// What becomes of a customer after a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum After {
    /// The talk ends so: broken off, or refused.
    Ends(Outcome),
    /// It goes on at another place: which, and on which of its courses.
    Goes(u32, u32),
}

/// A place where courses are told.
#[derive(Clone, Debug)]
pub(super) struct Told {
    pub node: NodeId,
    pub flags: u64,
    /// Lines on the longest way from here to the end of a refused talk.
    longest: u16,
    /// Every course that occurs: what becomes of the customer, by the node's lines that do the same; none if locked.
    pub courses: Vec<Vec<Option<After>>>,
    /// By course: the outcomes that can still come.
    pub masks: Vec<Mask>,
    /// The number of each course.
    numbers: BTreeMap<Vec<Option<After>>, u32>,
    regions: Option<Regions>,
}

/// All places where courses are told.
#[derive(Clone, Debug, Default)]
pub(super) struct Courses {
    pub places: Vec<Told>,
    by_place: BTreeMap<(NodeId, u64), u32>,
}

/// Tells courses, from the end backwards.
struct Teller<'a> {
    script: &'a Script,
    plans: &'a [NodePlan],
    courses: Courses,
    /// Moods that may still be followed: here, and altogether.
    here: u32,
    left: u32,
}

impl Told {
    /// The courses of eight moods, or [`UNTOLD`].
    pub fn courses_of(&self, moods: &Moods8) -> [u32; LANES] {
        match &self.regions {
            Some(regions) => regions.answers_of(moods),
            None => [UNTOLD; LANES],
        }
    }
}

/// Stands for a course that is not told.
pub(super) const UNTOLD: u32 = u32::MAX;

impl Courses {
    /// Tells the courses of a script's last lines.
    pub fn new(script: &Script, plans: &[NodePlan], start: (NodeId, u64), moods: &Moods) -> Self {
        if script.rules.tuning.boiling_turns > MOST_BOILING {
            return Self::default();
        }
        let near = near_the_end(script);
        let mut places: Vec<(u16, NodeId, u64)> = reached(script, plans, start)
            .into_iter()
            .filter_map(|(node, flags)| Some((near[usize::from(node.0)]?, node, flags)))
            .collect();
        places.sort_unstable();
        let mut teller = Teller {
            script,
            plans,
            courses: Self::default(),
            here: 0,
            left: WHOLE_EFFORT,
        };
        places.truncate(PLACES);
        let mut nodes: Vec<NodeId> = places.iter().map(|&(_, node, _)| node).collect();
        nodes.dedup();
        let axes = axes(script, plans, nodes.into_iter());
        for (longest, node, flags) in places {
            let moods = moods.get(&(node, flags)).map_or(&[][..], Vec::as_slice);
            teller.tell(longest, node, flags, &axes[&node], moods);
        }
        teller.courses
    }

    /// The number of a place where courses are told, for states after so many lines.
    pub fn at(&self, node: NodeId, flags: u64, turn: u16, turn_limit: u16) -> Option<u32> {
        let &number = self.by_place.get(&(node, flags))?;
        let place = &self.places[number as usize];
        (turn.saturating_add(place.longest) <= turn_limit).then_some(number)
    }
}

/// By node: lines on the longest way to the end of a refused talk, where that is near enough for courses to be told.
pub(super) fn near_the_end(script: &Script) -> Vec<Option<u16>> {
    let longest = longest_ways(script, |node| {
        let node = &script.nodes[node];
        let target = |line: &Line| node.refused.unwrap_or(line.goto).node();
        node.lines.iter().filter_map(target).collect()
    });
    let near = |longest: Option<u16>| longest.filter(|&longest| longest <= DEEPEST);
    longest.into_iter().map(near).collect()
}

/// Places that can be reached without a deal, moods left aside, with the flags that matter there; few enough, or none.
fn reached(script: &Script, plans: &[NodePlan], start: (NodeId, u64)) -> Vec<(NodeId, u64)> {
    let mut seen = BTreeSet::from([start]);
    let mut open = vec![start];
    while let Some((at, flags)) = open.pop() {
        let node = script.node(at);
        for line in node.lines.iter().filter(|line| line.needs & !flags == 0) {
            let Target::Node(to) = node.refused.unwrap_or(line.goto) else {
                continue;
            };
            let next = (to, (flags | line.set) & plans[usize::from(to.0)].live);
            if seen.insert(next) {
                open.push(next);
            }
        }
        if seen.len() > 16 * PLACES {
            return Vec::new();
        }
    }
    seen.into_iter().collect()
}

impl Teller<'_> {
    /// Tells the courses of a place; those of the places after it have been told.
    fn tell(&mut self, longest: u16, node: NodeId, flags: u64, axes: &[Axis], moods: &[Mood]) {
        let number = u32::try_from(self.courses.places.len()).unwrap_or(u32::MAX);
        self.courses.by_place.insert((node, flags), number);
        self.courses.places.push(Told {
            node,
            flags,
            longest,
            courses: Vec::new(),
            masks: Vec::new(),
            numbers: BTreeMap::new(),
            regions: None,
        });
        self.here = EFFORT;
        let regions = Regions::new(axes, moods, |mood| self.course(number, mood));
        self.courses.places[number as usize].regions = Some(regions);
    }

    /// The course of a mood at a place; none if there was too much to follow.
    fn course(&mut self, at: u32, mood: &Mood) -> Option<u32> {
        let place = &self.courses.places[at as usize];
        if let Some(known) = place
            .regions
            .as_ref()
            .and_then(|regions| regions.answer(mood))
        {
            return Some(known);
        }
        self.here = self.here.checked_sub(1)?;
        self.left = self.left.checked_sub(1)?;
        let (script, flags) = (self.script, place.flags);
        let node = script.node(place.node);
        let twins = &self.plans[usize::from(place.node.0)].breaking_twins;
        let mut course = Vec::with_capacity(twins.len());
        let mut mask = 0;
        for twins in twins {
            let line = &node.lines[twins.lines[0]];
            if line.needs & !flags != 0 {
                course.push(None);
                continue;
            }
            let after = self.after(node, line, flags, mood)?;
            mask |= match after {
                After::Ends(outcome) => bit(outcome),
                After::Goes(place, course) => {
                    self.courses.places[place as usize].masks[course as usize]
                }
            };
            course.push(Some(after));
        }
        let place = &mut self.courses.places[at as usize];
        if let Some(&number) = place.numbers.get(&course) {
            return Some(number);
        }
        let number = u32::try_from(place.courses.len()).ok()?;
        place.numbers.insert(course.clone(), number);
        place.courses.push(course);
        place.masks.push(mask);
        Some(number)
    }

    /// What becomes of a customer after a line.
    fn after(&mut self, node: &ScriptNode, line: &Line, flags: u64, mood: &Mood) -> Option<After> {
        let (next, failure) = moved(self.script, node, line, *mood, Pressure::Off);
        if let Some(outcome) = failure {
            return Some(After::Ends(outcome));
        }
        match node.refused.unwrap_or(line.goto) {
            Target::End => Some(After::Ends(refused_outcome(line.adjourns))),
            Target::Node(to) => {
                let live = self.plans[usize::from(to.0)].live;
                let &place = self
                    .courses
                    .by_place
                    .get(&(to, (flags | line.set) & live))?;
                Some(After::Goes(place, self.course(place, &next)?))
            }
        }
    }
}
