//! What talks can meet, with three answers: it is impossible, it has been met and here is a run that shows it, or it was
//! not met in so many talks.
//!
//! Impossible is what `possible` proves. The rest is looked for by the robots, by talks at random and by guided players.
//! **Does not** guess: what nobody met may still be there.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::facts::{Fact, Facts};
use super::guided::{Aim, play_guided, search_outcome};
use super::policy::Policy;
use super::possible::Possible;
use super::random::{Sampler, Tally};
use super::robot::play;
use crate::engine::{Script, State, advance, start};
use crate::model::{ChoiceIndex, NodeId, Outcome, Pressure};
use crate::score::Key;

/// Parts of talks at random that are followed while some outcome has not been met; otherwise one.
const OUTCOME_PARTS: u64 = 8;
/// Talks of guided players for each fact that talks at random leave open.
const ATTEMPTS: u64 = 24;
/// Most lines that guided players try out for one script: some hundredths of a second.
const MOST_TRIED: u64 = 400_000;

/// What is known of a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// Proven: no run meets it while time does not press.
    Impossible,
    /// A run meets it.
    Met(Witness),
    /// Nobody met it, and nothing rules it out.
    NotMet {
        /// Talks that did not meet it.
        talks: u64,
    },
}

/// A run that shows something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Witness {
    /// All lines of the run; shared by all that it shows.
    run: Arc<[ChoiceIndex]>,
    /// After so many of them it shows.
    lines: usize,
}

impl Witness {
    /// The lines from the start of the talk up to where it shows.
    #[must_use]
    pub fn lines(&self) -> &[ChoiceIndex] {
        &self.run[..self.lines.min(self.run.len())]
    }
}

/// What is known of everything in a script.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Reach {
    found: BTreeMap<Fact, Finding>,
}

/// What is known before talks are drawn for figures; they look for the rest.
#[derive(Clone, Debug)]
pub struct Search<'a> {
    script: &'a Script,
    found: BTreeMap<Fact, Finding>,
    /// What has neither been met nor ruled out.
    open: Facts,
    /// Talks of guided players.
    guided: u64,
    /// Talks at random; the first of those that are drawn for figures.
    random: u64,
}

impl<'a> Search<'a> {
    /// Looks into a script, for some hundredths of a second at most.
    #[must_use]
    pub fn new(script: &'a Script, key: &Key) -> Self {
        let possible = Possible::new(script);
        let mut search = Self {
            script,
            found: BTreeMap::new(),
            open: Facts::all(script),
            guided: 0,
            random: 0,
        };
        let found = &mut search.found;
        search.open.retain(|fact| {
            let is_open = possible.allows(fact);
            if !is_open {
                found.insert(fact, Finding::Impossible);
            }
            is_open
        });
        let robots = Policy::ROBOTS
            .into_iter()
            .chain([Policy::Best, Policy::Worst]);
        for policy in robots {
            let played = play(script, key, policy);
            let run: Vec<ChoiceIndex> = played.moves.iter().map(|at| at.1).collect();
            search.follow(&run);
        }
        let none = Facts::default();
        let sampler = Sampler::new(script, key, &none);
        let talks = sampler.part_talks();
        for number in 0..talks * OUTCOME_PARTS {
            let is_enough = number >= talks && !search.open.has_outcomes();
            if is_enough || search.open.is_empty() {
                break;
            }
            search.follow(&sampler.choices(number));
            search.random += 1;
        }
        search.guide();
        search
    }

    /// What is neither proven impossible nor met so far.
    #[must_use]
    pub const fn unmet(&self) -> &Facts {
        &self.open
    }

    /// Notes what a run meets.
    fn follow(&mut self, run: &[ChoiceIndex]) {
        let mut state = start(self.script, Pressure::Off);
        let mut met = Vec::new();
        self.see(&state, 0, &mut met);
        for (lines, choice) in (1..).zip(run) {
            let Ok(next) = advance(self.script, &state, *choice) else {
                break;
            };
            state = next;
            self.see(&state, lines, &mut met);
        }
        self.note(run, met);
    }

    fn see(&mut self, state: &State, lines: usize, met: &mut Vec<(Fact, usize)>) {
        let note = &mut |fact| met.push((fact, lines));
        self.open.take(self.script, state, note);
    }

    fn note(&mut self, run: &[ChoiceIndex], met: Vec<(Fact, usize)>) {
        if met.is_empty() {
            return;
        }
        let run: Arc<[ChoiceIndex]> = Arc::from(run);
        for (fact, lines) in met {
            let run = Arc::clone(&run);
            self.found
                .insert(fact, Finding::Met(Witness { run, lines }));
        }
    }

    /// Sends out guided players for what is still open.
    fn guide(&mut self) {
        let mut tried = 0;
        let wanted: Vec<Fact> = self.open.iter().collect();
        for fact in wanted {
            if self.found.contains_key(&fact) {
                continue;
            }
            if let Fact::Outcome(outcome) = fact {
                if let Some(run) = search_outcome(self.script, outcome) {
                    self.follow(&run);
                }
                continue;
            }
            let aim = Aim::new(self.script, fact);
            tried += self.script.nodes.len() as u64;
            for attempt in 0..ATTEMPTS {
                if tried > MOST_TRIED {
                    return;
                }
                let mut met = Vec::new();
                let (run, lines) = play_guided(self.script, &aim, attempt, |state, said| {
                    self.see(state, said, &mut met);
                });
                tried += lines;
                self.guided += 1;
                self.note(&run, met);
                if self.found.contains_key(&fact) {
                    break;
                }
            }
        }
    }

    /// Adds what talks that were drawn for figures have met.
    #[must_use]
    pub fn finish(self, sampler: &Sampler<'_>, tally: &Tally) -> Reach {
        let talks = self.guided + tally.talks.max(self.random);
        let mut found = self.found.clone();
        for fact in self.open.iter() {
            found.insert(fact, Finding::NotMet { talks });
        }
        let mut whole = Self { found, ..self };
        let mut numbers: Vec<u64> = tally.met.values().copied().collect();
        numbers.sort_unstable();
        numbers.dedup();
        for number in numbers {
            whole.follow(&sampler.choices(number));
        }
        Reach { found: whole.found }
    }
}

impl Reach {
    /// What is known of a fact. What the script does not have is impossible.
    #[must_use]
    pub fn of(&self, fact: Fact) -> &Finding {
        self.found.get(&fact).unwrap_or(&Finding::Impossible)
    }

    /// Whether a run meets it.
    #[must_use]
    pub fn is_met(&self, fact: Fact) -> bool {
        matches!(self.of(fact), Finding::Met(_))
    }

    /// Whether it is proven that no run meets it.
    #[must_use]
    pub fn is_impossible(&self, fact: Fact) -> bool {
        *self.of(fact) == Finding::Impossible
    }

    /// Whether a run comes to a node.
    #[must_use]
    pub fn visits(&self, node: NodeId) -> bool {
        self.is_met(Fact::Node(node))
    }

    /// Whether a run ends so.
    #[must_use]
    pub fn ends(&self, outcome: Outcome) -> bool {
        self.is_met(Fact::Outcome(outcome))
    }

    /// Every fact with what is known of it.
    pub fn iter(&self) -> impl Iterator<Item = (Fact, &Finding)> {
        self.found.iter().map(|(fact, finding)| (*fact, finding))
    }
}
