//! Which nodes, wordings, conditions and locks occur in some run, moods and flags heeded.
//!
//! Three steps, each for what the one before left open: what cannot be, by limits of single variables and by flags
//! alone; what some sample talk shows (a witness is a proof); and a walk over all states that can still show it.
//! **Does not** guess: what no step decides within the limit stays unknown.

use std::collections::BTreeSet;

use super::context::Context;
use super::facts::{Facts, Known, NodeReach, Truth};
use super::limits::extreme;
use crate::engine::{Mood, Script, advance, start};
use crate::model::{ChoiceIndex, Condition, NodeId, Pressure, Target, Variable};

/// Sample talks that look for witnesses.
const TALKS: u64 = 4_000;
/// After so many of them it is seen anew which nodes still have something to show.
const LOOK_AGAIN: u64 = 64;
/// So many looks without anything new end the search: what is left is rare, or is not there.
const PATIENCE: u32 = 16;
/// Most pairs of node and flags that are told apart.
const MOST_PLACES: usize = 100_000;

/// What is known of every node, by [`NodeId`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reach {
    /// The nodes.
    pub nodes: Vec<NodeReach>,
}

impl Reach {
    /// Looks into a script, in at most about `limit` states.
    #[must_use]
    pub fn new(script: &Script, limit: u64) -> Self {
        let mut facts = Facts::new(script);
        rule_out(script, &mut facts);
        sample(script, &mut facts);
        facts.look_ahead(script);
        if limit > 0 && (0..facts.nodes.len()).any(|node| facts.wants(node)) {
            facts = walk(script, facts, limit);
        }
        Self { nodes: facts.nodes }
    }
}

/// Notes what cannot be.
fn rule_out(script: &Script, facts: &mut Facts) {
    let ranges = ranges(script);
    let flags = flags_at(script);
    for (index, node) in script.scenario.nodes.iter().enumerate() {
        let known = &mut facts.nodes[index];
        let Some(range) = &ranges[index] else {
            known.facts_mut().for_each(|fact| *fact = Known::No);
            continue;
        };
        for (at, saying) in node.says.iter().enumerate() {
            for (condition, truth) in saying.when.iter().zip(&mut known.conditions[at]) {
                let (holds, fails) = possible(script, *condition, range, flags[index].as_ref());
                rule(truth, holds, fails);
            }
            if known.conditions[at]
                .iter()
                .any(|truth| truth.holds == Known::No)
            {
                known.heard[at] = Known::No;
            }
        }
        // Of several wordings the first that fits is said: behind one that always fits none is heard.
        let always = |truths: &Vec<Truth>| truths.iter().all(|truth| truth.fails == Known::No);
        if let Some(last) = known.conditions.iter().position(always) {
            known.heard[last + 1..].fill(Known::No);
        }
        for (choice, truth) in node.choices.iter().zip(&mut known.open) {
            let open = |set: &u64| choice.needs & !set == 0;
            match &flags[index] {
                Some(sets) => rule(truth, sets.iter().any(open), !sets.iter().all(open)),
                None if choice.needs == 0 => rule(truth, true, false),
                None => {}
            }
        }
    }
}

fn rule(truth: &mut Truth, holds: bool, fails: bool) {
    if !holds {
        truth.holds = Known::No;
    }
    if !fails {
        truth.fails = Known::No;
    }
}

/// Whether a condition could hold, and could fail.
fn possible(
    script: &Script,
    condition: Condition,
    range: &[(i32, i32)],
    flags: Option<&BTreeSet<u64>>,
) -> (bool, bool) {
    let flag_is = |flag: u8, wanted: bool| {
        flags.is_none_or(|sets| sets.iter().any(|set| (set >> flag & 1 == 1) == wanted))
    };
    match condition {
        Condition::AtLeast(variable, points) => {
            let (low, high) = range[variable.index()];
            (
                i64::from(high) >= points * 1000,
                i64::from(low) < points * 1000,
            )
        }
        Condition::AtMost(variable, points) => {
            let (low, high) = range[variable.index()];
            (
                i64::from(low) <= points * 1000,
                i64::from(high) > points * 1000,
            )
        }
        Condition::Flag(flag) => (flag_is(flag.0, true), flag_is(flag.0, false)),
        Condition::NoFlag(flag) => (flag_is(flag.0, false), flag_is(flag.0, true)),
        Condition::Customer(wanted) => (wanted == script.type_id, wanted != script.type_id),
    }
}

/// For every node that choices lead to, the least and the greatest value that each variable could have there.
fn ranges(script: &Script) -> Vec<Option<Vec<(i32, i32)>>> {
    let mut known: Vec<Option<Vec<(i32, i32)>>> = vec![None; script.nodes.len()];
    let first = Mood::start(&script.customer);
    let start = usize::from(script.scenario.start.0);
    known[start] = Some(first.values.iter().map(|&value| (value, value)).collect());
    for _ in 0..script.scenario.turn_limit {
        let mut next = known.clone();
        for (index, node) in script.nodes.iter().enumerate() {
            let Some(range) = &known[index] else { continue };
            for line in &node.lines {
                let after: Vec<(i32, i32)> = Variable::ALL
                    .iter()
                    .map(|&variable| {
                        let (low, high) = range[variable.index()];
                        let (low_good, high_good) = if variable.lower_is_better() {
                            (true, false)
                        } else {
                            (false, true)
                        };
                        let map = |value, good| {
                            extreme(script, &line.effect, node.present, variable, value, good)
                        };
                        (map(low, low_good), map(high, high_good))
                    })
                    .collect();
                for target in [Some(line.goto), node.refused].into_iter().flatten() {
                    if let Target::Node(NodeId(to)) = target {
                        join(&mut next[usize::from(to)], &after);
                    }
                }
            }
        }
        if next == known {
            break;
        }
        known = next;
    }
    known
}

fn join(into: &mut Option<Vec<(i32, i32)>>, with: &[(i32, i32)]) {
    let Some(known) = into else {
        *into = Some(with.to_vec());
        return;
    };
    for (known, with) in known.iter_mut().zip(with) {
        *known = (known.0.min(with.0), known.1.max(with.1));
    }
}

/// For every node the sets of flags that choices can bring there, moods left aside; none where there are too many.
fn flags_at(script: &Script) -> Vec<Option<BTreeSet<u64>>> {
    let mut sets: Vec<BTreeSet<u64>> = vec![BTreeSet::new(); script.nodes.len()];
    let mut open = vec![(script.scenario.start, 0_u64)];
    let mut count = 0;
    while let Some((node, flags)) = open.pop() {
        if !sets[usize::from(node.0)].insert(flags) {
            continue;
        }
        count += 1;
        if count > MOST_PLACES {
            return vec![None; script.nodes.len()];
        }
        let worked_out = script.node(node);
        let lines = worked_out
            .lines
            .iter()
            .filter(|line| line.needs & !flags == 0);
        for line in lines {
            for target in [Some(line.goto), worked_out.refused].into_iter().flatten() {
                if let Target::Node(to) = target {
                    open.push((to, flags | line.set));
                }
            }
        }
    }
    sets.into_iter().map(Some).collect()
}

/// Plays sample talks and notes what they meet. The dice are fixed, so that the same script is always met the same way.
fn sample(script: &Script, facts: &mut Facts) {
    let mut dice = 0x2545_f491_4f6c_dd1d_u64;
    let (mut unseen, mut looks) = (usize::MAX, 0);
    for talk in 0..TALKS {
        if talk % LOOK_AGAIN == 0 {
            facts.look_ahead(script);
            let left = facts.unknown();
            looks = if left < unseen { 0 } else { looks + 1 };
            unseen = left;
            if looks > PATIENCE {
                return;
            }
        }
        let mut state = start(script, Pressure::Off);
        // Some talks lean towards one end of the list, so that rare moods are met, too.
        let lean = talk % 4;
        while state.outcome.is_none() && facts.wants_ahead(state.node) {
            if facts.wants(usize::from(state.node.0)) {
                facts.see(script, &state);
            }
            let lines = &script.node(state.node).lines;
            let open: Vec<usize> = (0..lines.len())
                .filter(|&at| lines[at].needs & !state.flags == 0)
                .collect();
            dice ^= dice << 13;
            dice ^= dice >> 7;
            dice ^= dice << 17;
            let count = open.len().max(1) as u64;
            let roll = match lean {
                0 | 1 => dice % count,
                _ => (dice % count).min(dice >> 32 & 1),
            };
            let by_effect = |&at: &usize| lines[at].effect.violates == (lean == 2);
            let liked = open
                .iter()
                .copied()
                .filter(by_effect)
                .nth(usize::try_from(roll).unwrap_or(0));
            let plain = open
                .get(usize::try_from(dice % count).unwrap_or(0))
                .copied();
            let at = if lean < 2 { plain } else { liked.or(plain) };
            let choice = at.and_then(|at| u8::try_from(at).ok()).map(ChoiceIndex);
            let Some(Ok(next)) = choice.map(|choice| advance(script, &state, choice)) else {
                break;
            };
            state = next;
        }
    }
}

/// Walks over all states that can still show something.
fn walk(script: &Script, facts: Facts, limit: u64) -> Facts {
    let context = Context::new(script, true);
    let (mut facts, complete) = super::layers::watch(&context, facts, limit);
    if complete {
        for node in &mut facts.nodes {
            let unseen = node.facts_mut().filter(|fact| **fact == Known::Unknown);
            unseen.for_each(|fact| *fact = Known::No);
        }
    }
    facts
}
