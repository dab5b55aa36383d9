//! The exact figures that rules ask for, from the analysis. Does not judge them.

use crate::analysis::{Policy, fairness};
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
    let found = fairness(script, key, limit).ok()?;
    Some(Figures {
        random: found.random.mean,
        robots: found
            .robots
            .into_iter()
            .map(|robot| (robot.policy, robot.mean))
            .collect(),
        best: found.best.1,
        possible: found.random.outcomes.map(|chance| chance > exact(0)),
    })
}
