//! How the totals of random play are spread, from talks drawn at random: the one figure that is sampled, for a picture.
//! Everything that is stated as a number is computed exactly elsewhere. Does not draw.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

use crate::engine::{Script, advance, start};
use crate::model::{ChoiceIndex, Pressure};
use crate::score::{Key, approximate};

/// How totals are spread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spread {
    /// Talks that were drawn; a share of p errs by about the root of p(1 - p) over this.
    pub talks: u32,
    /// How many of them had each whole total from 0 to 100, rounded half up.
    pub counts: Vec<u32>,
}

impl Spread {
    /// The share of each whole total, 0..=1.
    #[must_use]
    pub fn shares(&self) -> Vec<f64> {
        let talks = f64::from(self.talks.max(1));
        let share = |&count: &u32| f64::from(count) / talks;
        self.counts.iter().map(share).collect()
    }
}

/// Talks that are drawn: enough for a tenth of random play to err by a fifth of a hundredth.
const TALKS: u32 = 20_000;
/// Most lines that are said in them: of very long talks, fewer are drawn.
const LINES: u32 = 2_000_000;

/// Draws talks at random, always the same ones.
#[must_use]
pub fn spread(script: &Script, key: &Key) -> Spread {
    let mut dice = ChaCha8Rng::seed_from_u64(0);
    let mut counts = vec![0; 101];
    let talks = TALKS
        .min(LINES / u32::from(script.scenario.turn_limit.max(1)))
        .max(1);
    for _ in 0..talks {
        let total = talk(script, key, &mut dice);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between 0 and 100"
        )]
        let whole = (total + 0.5).floor().clamp(0.0, 100.0) as usize;
        counts[whole] += 1;
    }
    Spread { talks, counts }
}

/// One talk in which every open line is equally likely; its total.
fn talk(script: &Script, key: &Key, dice: &mut ChaCha8Rng) -> f64 {
    let mut state = start(script, Pressure::Off);
    let mut total = 0.0;
    while state.outcome.is_none() {
        let lines = &script.node(state.node).lines;
        let open: Vec<u8> = (0..)
            .zip(lines)
            .filter(|(_, line)| line.needs & !state.flags == 0)
            .map(|(at, _)| at)
            .collect();
        // The bias of a remainder of 64 bits is below any figure here.
        let roll = dice.next_u64() % open.len().max(1) as u64;
        let choice = usize::try_from(roll).ok().and_then(|at| open.get(at));
        let Some(choice) = choice.copied().map(ChoiceIndex) else {
            break;
        };
        if let Some(line) = key.line(state.node, choice) {
            total += approximate(&line.points);
        }
        match advance(script, &state, choice) {
            Ok(next) => state = next,
            Err(_) => break,
        }
    }
    total
}
