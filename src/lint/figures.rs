//! The exact figures that rules ask for, from the analysis. Does not judge them.

use crate::analysis::{Policy, RandomPlay, play};
use crate::engine::Script;
use crate::model::Outcome;
use crate::score::{Exact, Key, exact};

/// What players of several kinds come to with one customer type.
pub struct Figures {
    /// Expected total of random play, 0..=100.
    pub random: Exact,
    /// Expected total of each robot.
    pub robots: Vec<(Policy, Exact)>,
    /// How the talk ends if the best line is said everywhere.
    pub best: Option<Outcome>,
    /// Whether some run ends so, in [`Outcome::ALL`] order.
    pub possible: [bool; Outcome::COUNT],
}

/// Computes the figures; none if there are more than `limit` states.
pub(super) fn figures(script: &Script, key: &Key, limit: u64) -> Option<Figures> {
    if limit == 0 {
        return None;
    }
    let random = RandomPlay::new(script, limit).run_all(key).ok()?;
    if !random.is_exact() {
        return None;
    }
    let robots = Policy::ROBOTS.into_iter();
    Some(Figures {
        random: random.mean.low,
        robots: robots
            .map(|policy| (policy, play(script, key, policy).total))
            .collect(),
        best: play(script, key, Policy::Best).outcome,
        possible: random.outcomes.map(|chance| chance.low > exact(0)),
    })
}
