//! Follows a policy over all runs at once and adds up, exactly, how likely each line and each outcome is.
//!
//! Chances are kept as whole numbers over a common denominator: each step multiplies it by a number that every count of
//! lines divides, so that nothing is ever rounded. **Does not** keep states: it walks depth first.

use num_bigint::BigUint;
use thiserror::Error;

use super::Policy;
use crate::engine::{Line, Script, ScriptNode, State, advance, cannot_break_off, start};
use crate::model::{Choice, ChoiceIndex, NodeId, Outcome, Pressure, Target};
use crate::score::{Exact, Key, exact};

/// Most lines of a node: the keys 1 to 9.
const MOST_LINES: usize = 9;

/// Why the spread could not be computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum TooLarge {
    /// More states than the limit.
    #[error("more than {0} states: not computed")]
    States(u64),
    /// The chances need larger numbers than there are.
    #[error("the talk is too long for exact chances")]
    Numbers,
}

/// What a policy comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spread {
    /// Expected total, 0..=100.
    pub mean: Exact,
    /// Chance of each outcome, in [`Outcome::ALL`] order.
    pub outcomes: [Exact; Outcome::COUNT],
    /// Chance of each line being said, by node and choice.
    pub lines: Vec<Vec<Exact>>,
    /// States visited.
    pub states: u64,
}

struct Walk<'a> {
    script: &'a Script,
    /// Lines that the policy takes at each node if all can be said, and a way to choose among fewer.
    liking: Vec<Vec<i64>>,
    limit: u64,
    states: u64,
    lines: Vec<Vec<BigUint>>,
    sums: Vec<Vec<u128>>,
    outcomes: [BigUint; Outcome::COUNT],
    ended: [u128; Outcome::COUNT],
    /// Takes all lines it likes most, with equal chances; otherwise the first of them.
    splits: bool,
    /// For nodes whose lines all end the talk without a decision: how many of them adjourn it.
    farewells: Vec<Option<usize>>,
}

/// Follows a policy for one script.
///
/// # Errors
/// When there are more than `limit` states or the talk is too long for exact numbers.
pub fn spread(script: &Script, key: &Key, policy: Policy, limit: u64) -> Result<Spread, TooLarge> {
    let liking: Vec<Vec<i64>> = (0..=u16::MAX)
        .zip(&script.scenario.nodes)
        .map(|(index, node)| liking(policy, key, NodeId(index), &node.choices))
        .collect();
    let whole = whole(policy, &liking, script.scenario.turn_limit);
    let zero = || BigUint::from(0_u32);
    let mut walk = Walk {
        script,
        lines: liking.iter().map(|node| vec![zero(); node.len()]).collect(),
        sums: liking.iter().map(|node| vec![0; node.len()]).collect(),
        liking,
        limit,
        states: 0,
        outcomes: std::array::from_fn(|_| zero()),
        ended: [0; Outcome::COUNT],
        splits: policy == Policy::Random,
        farewells: script.nodes.iter().map(adjourning_farewells).collect(),
    };
    walk.visit(&start(script, Pressure::Off), whole)?;
    Ok(walk.finish(key, whole))
}

/// How many lines of a node adjourn the talk, if all of them can always be said and end it without a decision.
fn adjourning_farewells(node: &ScriptNode) -> Option<usize> {
    let ends = |line: &Line| line.goto == Target::End && line.needs == 0;
    let plain = node.present && node.refused.is_none() && node.lines.iter().all(ends);
    plain.then(|| node.lines.iter().filter(|line| line.adjourns).count())
}

/// How much the policy likes each line of a node.
fn liking(policy: Policy, key: &Key, node: NodeId, choices: &[Choice]) -> Vec<i64> {
    let all: Vec<&Choice> = choices.iter().collect();
    if let Some(liking) = policy.liking(&all) {
        return liking;
    }
    let sign = if policy == Policy::Worst { -1 } else { 1 };
    match key.node(node) {
        // Only the order matters, so ranks stand for the exact credits.
        Some(node) => node
            .lines
            .iter()
            .map(|line| {
                let below = node.lines.iter().filter(|l| l.credit < line.credit).count();
                sign * i64::try_from(below).unwrap_or(i64::MAX)
            })
            .collect(),
        // Detours earn nothing: the first line for the best, the last for the worst.
        None => (0..choices.len())
            .map(|place| -sign * i64::try_from(place).unwrap_or(i64::MAX))
            .collect(),
    }
}

/// The common denominator: for every turn a number that each possible count of lines divides; 1 for a single path.
fn whole(policy: Policy, liking: &[Vec<i64>], turns: u16) -> u128 {
    if policy != Policy::Random {
        return 1;
    }
    let most = liking.iter().map(Vec::len).max().unwrap_or(1) as u128;
    let step = (1..=most).fold(1, least_common_multiple);
    let mut whole = 1_u128;
    for _ in 0..turns {
        match whole.checked_mul(step) {
            Some(larger) => whole = larger,
            None => break,
        }
    }
    whole
}

fn least_common_multiple(a: u128, b: u128) -> u128 {
    let (mut x, mut y) = (a, b);
    while y != 0 {
        (x, y) = (y, x % y);
    }
    a / x * b
}

impl Walk<'_> {
    fn visit(&mut self, state: &State, mass: u128) -> Result<(), TooLarge> {
        self.states += 1;
        if self.states > self.limit {
            return Err(TooLarge::States(self.limit));
        }
        let node = usize::from(state.node.0);
        let lines = &self.script.nodes[node].lines;
        if self.splits
            && let Some(adjourning) = self.farewells[node]
            && !state.accepted
            && cannot_break_off(self.script, state)
        {
            return self.farewell(node, adjourning, mass);
        }
        let open = |index: usize| lines[index].needs & !state.flags == 0;
        let top = (0..lines.len())
            .filter(|&index| open(index))
            .map(|index| self.liking[node][index])
            .max();
        let Some(top) = top else {
            return Ok(());
        };
        let takes = |index: &usize| open(*index) && self.liking[node][*index] == top;
        let most = if self.splits { lines.len() } else { 1 };
        let count = (0..lines.len()).filter(takes).take(most).count();
        if !mass.is_multiple_of(count as u128) {
            return Err(TooLarge::Numbers);
        }
        let share = mass / count as u128;
        // Equal states are followed once. The list is on the stack, because there are many millions of them.
        let mut next: [Option<(State, u128)>; MOST_LINES] = [None; MOST_LINES];
        let mut known = 0;
        let mut taken = 0;
        for index in 0..lines.len().min(MOST_LINES) {
            if taken == most || !(open(index) && self.liking[node][index] == top) {
                continue;
            }
            taken += 1;
            self.add_line(node, index, share);
            let choice = ChoiceIndex(u8::try_from(index).unwrap_or(u8::MAX));
            let Ok(after) = advance(self.script, state, choice) else {
                continue;
            };
            if let Some(outcome) = after.outcome {
                self.add_outcome(outcome, share);
                continue;
            }
            let twin = next[..known]
                .iter_mut()
                .flatten()
                .find(|(twin, _)| *twin == after);
            if let Some((_, mass)) = twin {
                *mass += share;
            } else {
                next[known] = Some((after, share));
                known += 1;
            }
        }
        for (after, mass) in next.into_iter().flatten() {
            self.visit(&after, mass)?;
        }
        Ok(())
    }

    /// The last words after a refusal, where nothing can happen any more but how the talk is left.
    fn farewell(&mut self, node: usize, adjourning: usize, mass: u128) -> Result<(), TooLarge> {
        let lines = self.liking[node].len();
        if !mass.is_multiple_of(lines as u128) {
            return Err(TooLarge::Numbers);
        }
        let share = mass / lines as u128;
        for index in 0..lines {
            self.add_line(node, index, share);
        }
        self.add_outcome(Outcome::Adjourned, share * adjourning as u128);
        self.add_outcome(Outcome::Deadlock, share * (lines - adjourning) as u128);
        Ok(())
    }

    /// Adds to a line's sum; a sum that would overflow is first carried to the large number behind it.
    fn add_line(&mut self, node: usize, index: usize, mass: u128) {
        let sum = &mut self.sums[node][index];
        if let Some(larger) = sum.checked_add(mass) {
            *sum = larger;
        } else {
            self.lines[node][index] += BigUint::from(*sum);
            *sum = mass;
        }
    }

    fn add_outcome(&mut self, outcome: Outcome, mass: u128) {
        let sum = &mut self.ended[outcome.index()];
        if let Some(larger) = sum.checked_add(mass) {
            *sum = larger;
        } else {
            self.outcomes[outcome.index()] += BigUint::from(*sum);
            *sum = mass;
        }
    }

    fn finish(self, key: &Key, whole: u128) -> Spread {
        let whole = BigUint::from(whole);
        let chance = |large: BigUint, small: u128| {
            Exact::new((large + BigUint::from(small)).into(), whole.clone().into())
        };
        let lines: Vec<Vec<Exact>> = self
            .lines
            .into_iter()
            .zip(self.sums)
            .map(|(large, small)| {
                large
                    .into_iter()
                    .zip(small)
                    .map(|(large, small)| chance(large, small))
                    .collect()
            })
            .collect();
        let mut mean = exact(0);
        for (index, node) in (0..=u16::MAX).zip(&lines) {
            if let Some(key) = key.node(NodeId(index)) {
                for (line, chance) in key.lines.iter().zip(node) {
                    mean += &line.points * chance;
                }
            }
        }
        let mut outcomes = self.outcomes.into_iter().zip(self.ended);
        Spread {
            mean,
            outcomes: std::array::from_fn(|_| {
                outcomes
                    .next()
                    .map_or_else(|| exact(0), |(large, small)| chance(large, small))
            }),
            lines,
            states: self.states,
        }
    }
}
