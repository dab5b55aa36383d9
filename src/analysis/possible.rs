//! Proofs that something cannot happen: from the sets of flags that choices can bring, and from how far lines can move
//! each variable of the mood by itself. Does not prove that anything can happen: a run does.

use std::collections::BTreeSet;

use super::facts::Fact;
use super::limits::{Ranges, after};
use super::order::{last_first, targets};
use crate::engine::{FULL, Line, Mood, Script, accepts, satisfaction_gap};
use crate::model::{Condition, NodeId, Outcome, Target, Variable};

/// Most pairs of node and flags that are told apart; beyond, nothing is proven from flags.
const MOST_PAIRS: usize = 100_000;
/// Sweeps over the nodes before ranges that still grow, as they can in loops, are taken to be the whole scale.
const SWEEPS: usize = 40;
/// The whole scale of every variable.
const WHOLE: Ranges = [(0, FULL); Variable::COUNT];

/// What is possible as far as it can be told without playing.
#[derive(Clone, Debug)]
pub(super) struct Possible<'a> {
    script: &'a Script,
    /// By node, the sets of flags on arriving; none if there are too many.
    flags: Option<Vec<BTreeSet<u64>>>,
    /// By node, the ranges on arriving; none if nothing leads there.
    ranges: Vec<Option<Ranges>>,
    /// By outcome.
    outcomes: [bool; Outcome::COUNT],
}

impl<'a> Possible<'a> {
    /// Works a script out.
    pub fn new(script: &'a Script) -> Self {
        let mut possible = Self {
            script,
            flags: flags_by_node(script),
            ranges: vec![None; script.nodes.len()],
            outcomes: [false; Outcome::COUNT],
        };
        possible.work_out_ranges();
        possible.work_out_outcomes();
        possible
    }

    /// Whether a fact is possible; where nothing is proven, it is.
    pub fn allows(&self, fact: Fact) -> bool {
        let Some(node) = fact.node() else {
            return !matches!(fact, Fact::Outcome(outcome) if !self.outcomes[outcome.index()]);
        };
        if self.ranges[usize::from(node.0)].is_none() || !self.some_flags(node, |_| true) {
            return false;
        }
        let says = &self.script.scenario.node(node).says;
        let needs = |choice| self.script.line(node, choice).map_or(0, |line| line.needs);
        match fact {
            Fact::Node(_) | Fact::Outcome(_) => true,
            Fact::Wording(_, wording) => {
                let wording = usize::from(wording);
                // The first wording that fits is said, so that behind one that always fits none is.
                let always = |when: &[Condition]| !when.iter().any(|c| self.can_fail(node, *c));
                says[wording].when.iter().all(|c| self.can_hold(node, *c))
                    && !says[..wording].iter().any(|saying| always(&saying.when))
            }
            Fact::Holds(_, wording, at) => {
                self.can_hold(node, says[usize::from(wording)].when[usize::from(at)])
            }
            Fact::Fails(_, wording, at) => {
                self.can_fail(node, says[usize::from(wording)].when[usize::from(at)])
            }
            Fact::Open(_, choice) => {
                let needs = needs(choice);
                self.some_flags(node, |set| needs & !set == 0)
            }
            Fact::Locked(_, choice) => {
                let needs = needs(choice);
                needs != 0 && self.some_flags(node, |set| needs & !set != 0)
            }
        }
    }

    /// Whether some set of flags on arriving at a node fits.
    fn some_flags(&self, node: NodeId, fits: impl Fn(u64) -> bool) -> bool {
        self.flags.as_ref().is_none_or(|flags| {
            let mut sets = flags[usize::from(node.0)].iter();
            sets.any(|set| fits(*set))
        })
    }

    fn can_hold(&self, node: NodeId, condition: Condition) -> bool {
        let range = self.ranges[usize::from(node.0)].unwrap_or(WHOLE);
        match condition {
            Condition::AtLeast(variable, points) => at_least(range[variable.index()].1, points),
            Condition::AtMost(variable, points) => at_most(range[variable.index()].0, points),
            Condition::Flag(flag) => self.some_flags(node, |set| set >> flag.0 & 1 == 1),
            Condition::NoFlag(flag) => self.some_flags(node, |set| set >> flag.0 & 1 == 0),
            Condition::Customer(wanted) => wanted == self.script.type_id,
        }
    }

    fn can_fail(&self, node: NodeId, condition: Condition) -> bool {
        let range = self.ranges[usize::from(node.0)].unwrap_or(WHOLE);
        match condition {
            Condition::AtLeast(variable, points) => !at_least(range[variable.index()].0, points),
            Condition::AtMost(variable, points) => !at_most(range[variable.index()].1, points),
            Condition::Flag(flag) => self.can_hold(node, Condition::NoFlag(flag)),
            Condition::NoFlag(flag) => self.can_hold(node, Condition::Flag(flag)),
            Condition::Customer(wanted) => wanted != self.script.type_id,
        }
    }

    /// The lines of a node that can be said, each with the ranges after it; none where nothing leads.
    fn lines(&self, id: NodeId) -> Vec<(&'a Line, Ranges)> {
        let Some(range) = self.ranges[usize::from(id.0)] else {
            return Vec::new();
        };
        let node = self.script.node(id);
        let usable = |line: &&Line| self.some_flags(id, |set| line.needs & !set == 0);
        let lines = node.lines.iter().filter(usable);
        lines
            .map(|line| (line, after(self.script, &line.effect, node.present, &range)))
            .collect()
    }

    fn work_out_ranges(&mut self) {
        let script = self.script;
        let start = Mood::start(&script.customer).values;
        self.ranges[usize::from(script.scenario.start.0)] = Some(start.map(|value| (value, value)));
        let order = last_first(script);
        for sweep in 0.. {
            let mut changed = false;
            for &id in order.iter().rev() {
                let refused = script.node(id).refused;
                for (line, after) in self.lines(id) {
                    let can_accept = accepts(script, &corner(&after, true));
                    let can_refuse = !accepts(script, &corner(&after, false));
                    let goto = (refused.is_none() || can_accept).then_some(line.goto);
                    let refused = refused.filter(|_| can_refuse);
                    for to in [goto, refused]
                        .into_iter()
                        .flatten()
                        .filter_map(Target::node)
                    {
                        let known = &mut self.ranges[usize::from(to.0)];
                        let mut joined = known.map_or(after, |known| join(&known, &after));
                        if *known != Some(joined) {
                            if sweep >= SWEEPS {
                                joined = WHOLE;
                            }
                            *known = Some(joined);
                            changed = true;
                        }
                    }
                }
            }
            if !changed {
                return;
            }
        }
    }

    fn work_out_outcomes(&mut self) {
        let script = self.script;
        let (tuning, customer) = (&script.rules.tuning, &script.customer);
        let mut found = [false; Outcome::COUNT];
        let mut is_accepted = false;
        let mut leaves = [false; 3];
        for id in script.scenario.ids() {
            let node = script.node(id);
            for (line, after) in self.lines(id) {
                let of = |variable: Variable| after[variable.index()];
                let (anger, trust) = (of(Variable::Anger), of(Variable::Trust));
                if node.present {
                    found[Outcome::Escalated.index()] |= at_least(anger.1, customer.boiling);
                    found[Outcome::WalkedOut.index()] |= of(Variable::Patience).0 == 0
                        || at_most(trust.0, tuning.walkout_trust)
                            && at_least(anger.1, tuning.walkout_anger);
                }
                let (worst, best) = (corner(&after, false), corner(&after, true));
                is_accepted |= node.refused.is_some() && accepts(script, &best);
                found[Outcome::Adjourned.index()] |= line.adjourns;
                let least = satisfaction_gap(&worst, tuning);
                let most = satisfaction_gap(&best, tuning);
                leaves[0] |= least < tuning.settled_gap * 100_000;
                leaves[1] |= most >= tuning.settled_gap * 100_000;
                leaves[2] |= most >= tuning.delight_gap * 100_000
                    && at_most(anger.0, tuning.delight_anger)
                    && at_least(trust.1, tuning.delight_trust);
            }
        }
        found[Outcome::Deadlock.index()] = true;
        let content = [Outcome::Grudging, Outcome::Settled, Outcome::Delighted];
        for (outcome, leaves) in content.into_iter().zip(leaves) {
            found[outcome.index()] = is_accepted && leaves;
        }
        self.outcomes = found;
    }
}

fn at_least(value: i32, points: i64) -> bool {
    i64::from(value) >= points * 1000
}

fn at_most(value: i32, points: i64) -> bool {
    i64::from(value) <= points * 1000
}

fn join(one: &Ranges, other: &Ranges) -> Ranges {
    std::array::from_fn(|at| (one[at].0.min(other[at].0), one[at].1.max(other[at].1)))
}

/// The best (`good`) or the worst mood within some ranges: the engine keeps the order of moods, so that what holds there
/// bounds all between.
fn corner(within: &Ranges, good: bool) -> Mood {
    let end = |at: usize| {
        let lower = Variable::ALL[at].lower_is_better() == good;
        if lower { within[at].0 } else { within[at].1 }
    };
    Mood {
        values: std::array::from_fn(end),
        streak: 0,
    }
}

/// By node, the sets of flags that choices can bring there, moods left aside; none if there are too many.
fn flags_by_node(script: &Script) -> Option<Vec<BTreeSet<u64>>> {
    let mut sets: Vec<BTreeSet<u64>> = vec![BTreeSet::new(); script.nodes.len()];
    let mut open = vec![(script.scenario.start, 0_u64)];
    let mut count = 0;
    while let Some((id, flags)) = open.pop() {
        if !sets[usize::from(id.0)].insert(flags) {
            continue;
        }
        count += 1;
        if count > MOST_PAIRS {
            return None;
        }
        let node = script.node(id);
        let lines = node.lines.iter().filter(|line| line.needs & !flags == 0);
        for line in lines {
            open.extend(targets(script, id, line).map(|to| (to, flags | line.set)));
        }
    }
    Some(sets)
}
