//! The exact analysis of every shipped scenario against brute force: every run, one state after the other, with the
//! engine's own step and nothing left out.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use composure::analysis::RandomPlay;
use composure::engine::{Script, State, advance, start};
use composure::jobs::cores;
use composure::model::{ChoiceIndex, Outcome, Pressure};
use composure::score::{Exact, Key, exact};

use super::fair::scripts;

/// A number that every count of lines up to six divides, once for each line of the longest talk.
const STEP: u128 = 60;
const LINES: u32 = 21;
/// Most lines of a node in what ships.
const MOST: usize = 6;

/// Runs in parts of [`STEP`] to the [`LINES`].
struct Sums {
    lines: Vec<[u128; MOST]>,
    outcomes: [u128; Outcome::COUNT],
}

impl Sums {
    fn new(script: &Script) -> Self {
        Self {
            lines: vec![[0; MOST]; script.nodes.len()],
            outcomes: [0; Outcome::COUNT],
        }
    }

    fn add(&mut self, other: &Self) {
        for (own, other) in self
            .lines
            .iter_mut()
            .flatten()
            .zip(other.lines.iter().flatten())
        {
            *own += other;
        }
        for (own, other) in self.outcomes.iter_mut().zip(other.outcomes) {
            *own += other;
        }
    }

    /// Says every line that can be said and returns the states that go on; equal ones together.
    fn say(
        &mut self,
        script: &Script,
        state: &State,
        mass: u128,
    ) -> ([Option<(State, u128)>; MOST], usize) {
        let lines = &script.node(state.node).lines;
        assert!(lines.len() <= MOST);
        let open = lines
            .iter()
            .filter(|line| line.needs & !state.flags == 0)
            .count();
        let share = mass / open as u128;
        assert_eq!(share * open as u128, mass, "a share is not whole");
        let mut next: [Option<(State, u128)>; MOST] = [None; MOST];
        let mut count = 0;
        for at in 0..u8::try_from(lines.len()).expect("few lines") {
            let Ok(after) = advance(script, state, ChoiceIndex(at)) else {
                continue;
            };
            self.lines[usize::from(state.node.0)][usize::from(at)] += share;
            if let Some(outcome) = after.outcome {
                self.outcomes[outcome.index()] += share;
                continue;
            }
            let twin = next[..count]
                .iter_mut()
                .flatten()
                .find(|(twin, _)| *twin == after);
            if let Some((_, mass)) = twin {
                *mass += share;
            } else {
                next[count] = Some((after, share));
                count += 1;
            }
        }
        (next, count)
    }

    fn walk(&mut self, script: &Script, state: &State, mass: u128) {
        let (next, count) = self.say(script, state, mass);
        for (after, mass) in next[..count].iter().flatten() {
            self.walk(script, after, *mass);
        }
    }
}

/// Every run of a script, on all cores.
fn every_run(script: &Script) -> Sums {
    let mut sums = Sums::new(script);
    let mut open = vec![(start(script, Pressure::Off), STEP.pow(LINES))];
    while !open.is_empty() && open.len() < 200 {
        let mut later = Vec::new();
        for (state, mass) in open {
            let (next, count) = sums.say(script, &state, mass);
            later.extend(next[..count].iter().flatten());
        }
        open = later;
    }
    let (taken, done) = (AtomicUsize::new(0), Mutex::new(sums));
    std::thread::scope(|scope| {
        for _ in 0..cores() {
            scope.spawn(|| {
                let mut own = Sums::new(script);
                while let Some((state, mass)) = open.get(taken.fetch_add(1, Ordering::Relaxed)) {
                    own.walk(script, state, *mass);
                }
                done.lock().expect("no panic").add(&own);
            });
        }
    });
    done.into_inner().expect("no panic")
}

#[test]
fn every_run_of_every_scenario_adds_up_to_what_the_analysis_says() {
    let whole = Exact::from_integer(STEP.pow(LINES).into());
    let part = |mass: u128| Exact::from_integer(mass.into()) / &whole;
    let all = scripts();
    assert!(all.len() >= 8);
    for script in all {
        let name = format!("{} · {}", script.scenario.id, script.customer.id);
        let key = Key::new(&script);
        let play = RandomPlay::new(&script, u64::MAX);
        let chances = play.run_all(&key).expect(&name);
        assert_eq!(chances.followed, exact(1), "{name}");
        let sums = every_run(&script);
        for (mass, bounds) in sums.outcomes.iter().zip(&chances.outcomes) {
            assert_eq!(
                (&bounds.low, &bounds.high),
                (&part(*mass), &part(*mass)),
                "{name}"
            );
        }
        for (masses, chances) in sums.lines.iter().zip(&chances.lines) {
            for (mass, chance) in masses.iter().zip(chances) {
                assert_eq!(*chance, part(*mass), "{name}");
            }
        }
    }
}
