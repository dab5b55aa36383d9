//! Players who look for something rare: they know what they want to meet, and choose line by line what leads there.
//! They prove nothing; what they meet is shown by their run. Does not know what has been met already.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;

use super::facts::Fact;
use super::order::{fewest_lines, targets};
use crate::engine::{Script, State, advance, below, start};
use crate::model::{ChoiceIndex, Condition, NodeId, Outcome, Pressure, Variable};

/// States that a search for an outcome follows after each line.
const BEAM: usize = 200;
/// States that it keeps altogether for one wish.
const MOST_KEPT: usize = 20_000;

/// What a player wants.
#[derive(Clone, Debug, Default)]
pub(super) struct Aim {
    /// Flags that should be set.
    wanted: u64,
    /// Flags that should not.
    unwanted: u64,
    /// By variable, how much it should rise (above 0) or fall (below 0).
    mood: [i64; Variable::COUNT],
    /// By node, the fewest lines to the node of the fact; none if it lies behind.
    ahead: Option<Vec<Option<u32>>>,
}

impl Aim {
    /// The aim of who looks for a fact.
    pub fn new(script: &Script, fact: Fact) -> Self {
        let mut aim = Self::default();
        if let Some(node) = fact.node() {
            aim.ahead = Some(lines_to(script, node));
        }
        let says = |node| &script.scenario.node(node).says;
        let condition = |node, wording: u16, at: u16| -> Condition {
            says(node)[usize::from(wording)].when[usize::from(at)]
        };
        let needs = |node, choice| script.line(node, choice).map_or(0, |line| line.needs);
        match fact {
            Fact::Wording(node, wording) => {
                let wording = usize::from(wording);
                for condition in &says(node)[wording].when {
                    aim.add(*condition, true);
                }
                for earlier in says(node)[..wording].iter().flat_map(|saying| &saying.when) {
                    aim.add(*earlier, false);
                }
            }
            Fact::Holds(node, wording, at) => aim.add(condition(node, wording, at), true),
            Fact::Fails(node, wording, at) => aim.add(condition(node, wording, at), false),
            Fact::Open(node, choice) => aim.wanted = needs(node, choice),
            Fact::Locked(node, choice) => aim.unwanted = needs(node, choice),
            // The way is enough; outcomes are searched for otherwise.
            Fact::Node(_) | Fact::Outcome(_) => {}
        }
        aim
    }

    /// Wants a condition to hold or to fail, unless something before it said otherwise.
    fn add(&mut self, condition: Condition, holds: bool) {
        let mut mood = |variable: Variable, direction: i64| {
            let wish = &mut self.mood[variable.index()];
            if *wish == 0 {
                *wish = if holds { direction } else { -direction };
            }
        };
        let (flag, wanted) = match condition {
            Condition::AtLeast(variable, _) => return mood(variable, 1),
            Condition::AtMost(variable, _) => return mood(variable, -1),
            Condition::Customer(_) => return,
            Condition::Flag(flag) => (1_u64 << flag.0, holds),
            Condition::NoFlag(flag) => (1_u64 << flag.0, !holds),
        };
        if (self.wanted | self.unwanted) & flag == 0 {
            *(if wanted {
                &mut self.wanted
            } else {
                &mut self.unwanted
            }) |= flag;
        }
    }

    /// How good a state after a line is for this aim, the most important first: the node still lies ahead, flags, mood.
    fn worth(&self, state: &State) -> (bool, u32, i64) {
        let at = usize::from(state.node.0);
        let ahead = self.ahead.as_ref();
        let lies_ahead = ahead.is_none_or(|ahead| ahead[at].is_some() && state.outcome.is_none());
        let fitting = (state.flags & self.wanted) | (!state.flags & self.unwanted);
        let moods = self.mood.iter().zip(state.mood.values);
        let mood = moods.map(|(wish, value)| wish * i64::from(value)).sum();
        (lies_ahead, fitting.count_ones(), mood)
    }
}

/// Plays one talk with an aim. `attempt` numbers the talks of one aim: every fourth follows it strictly, the others
/// leave every eighth, fourth or second line to chance. `see` is told every state, the last one included, with the number
/// of lines said so far. Returns the lines said and how many were tried.
pub(super) fn play_guided(
    script: &Script,
    aim: &Aim,
    attempt: u64,
    mut see: impl FnMut(&State, usize),
) -> (Vec<ChoiceIndex>, u64) {
    let mut dice = ChaCha8Rng::seed_from_u64(attempt);
    let one_in = [usize::MAX, 8, 4, 2][usize::try_from(attempt % 4).unwrap_or(0)];
    let mut state = start(script, Pressure::Off);
    let (mut said, mut tried) = (Vec::new(), 0);
    see(&state, said.len());
    while state.outcome.is_none() {
        let open: Vec<(ChoiceIndex, State)> = script
            .choices(state.node)
            .filter_map(|choice| Some((choice, advance(script, &state, choice).ok()?)))
            .collect();
        if open.is_empty() {
            break;
        }
        tried += open.len() as u64;
        let is_chance = one_in != usize::MAX && below(&mut dice, one_in) == 0;
        // Whichever comes first of equally good ones depends on the dice.
        let shift = below(&mut dice, open.len());
        let turned = (0..open.len()).map(|at| open[(at + shift) % open.len()]);
        let best = turned.max_by_key(|(_, next)| {
            let worth = aim.worth(next);
            if is_chance { (worth.0, 0, 0) } else { worth }
        });
        let Some((choice, next)) = best else { break };
        said.push(choice);
        state = next;
        see(&state, said.len());
    }
    (said, tried)
}

/// Looks for an outcome with a beam: of all states after each line only the [`BEAM`] best for a wish are followed, which
/// finds what takes a whole talk to prepare. Returns the lines of a run that ends so.
pub(super) fn search_outcome(script: &Script, outcome: Outcome) -> Option<Vec<ChoiceIndex>> {
    let good = outcome.rank() >= Outcome::Grudging.rank();
    // What the wish gives to trust beside the other variables: who is angry but still trusts boils over instead of
    // leaving.
    for trust in [-1, 0, 1, 2] {
        let wish = |state: &State| -> i64 {
            let values = Variable::ALL.iter().map(|&variable| {
                let value = i64::from(state.mood.get(variable));
                let up = variable.lower_is_better() != good;
                match variable {
                    Variable::Trust => trust * value,
                    Variable::Anger if up => 2 * value,
                    Variable::Anger => -2 * value,
                    _ if up => value / 4,
                    _ => -value / 4,
                }
            });
            values.sum()
        };
        // Every state with the place of the one before it and the line between.
        let mut all = vec![(start(script, Pressure::Off), 0, ChoiceIndex(0))];
        let mut layer = vec![0];
        while !layer.is_empty() {
            let mut next = Vec::new();
            for &from in &layer {
                let state = all[from].0;
                for choice in script.choices(state.node) {
                    let Ok(after) = advance(script, &state, choice) else {
                        continue;
                    };
                    if after.outcome == Some(outcome) {
                        return Some(lines_back(&all, from, choice));
                    }
                    if after.outcome.is_none() {
                        next.push((after, from, choice));
                    }
                }
            }
            next.sort_by_key(|(state, ..)| std::cmp::Reverse(wish(state)));
            next.truncate(BEAM);
            layer = (all.len()..all.len() + next.len()).collect();
            all.append(&mut next);
            if all.len() > MOST_KEPT {
                break;
            }
        }
    }
    None
}

/// The lines of a run, from its last state back.
fn lines_back(
    all: &[(State, usize, ChoiceIndex)],
    mut at: usize,
    last: ChoiceIndex,
) -> Vec<ChoiceIndex> {
    let mut run = vec![last];
    while at != 0 {
        run.push(all[at].2);
        at = all[at].1;
    }
    run.reverse();
    run
}

/// By node, the fewest lines to a node; 0 at the node itself.
fn lines_to(script: &Script, goal: NodeId) -> Vec<Option<u32>> {
    let mut ahead = fewest_lines(script, |id, line, known| {
        let lines = targets(script, id, line).filter_map(|to| {
            let is_goal = to == goal;
            is_goal.then_some(0).or(known[usize::from(to.0)])
        });
        lines.min()
    });
    ahead[usize::from(goal.0)] = Some(0);
    ahead
}
