//! The figures that rules ask for, from the analysis. Does not judge them.

use crate::analysis::{Estimate, Played, Policy, Reach, RobotResult, Sampler, Search, play};
use crate::engine::Script;
use crate::model::{ChoiceIndex, NodeId, Outcome, Target};
use crate::score::{Exact, Key, approximate};

/// Random play may get so many points.
pub(super) const RANDOM_AT_MOST: f64 = 40.0;
/// A robot may get so many points more than random play.
pub(super) const ROBOT_AHEAD_AT_MOST: f64 = 10.0;

/// What players of several kinds come to with one customer type.
pub struct Figures {
    /// Expected total of random play, 0..=100, from as many talks as it takes to tell on which side of every limit it
    /// lies.
    pub random: Estimate,
    /// Talks that were drawn for it.
    pub talks: u64,
    /// Expected total of each robot.
    pub robots: Vec<(Policy, Exact)>,
    /// How the talk ends if the best line is said everywhere; none if the turn limit cuts it off, which a rule of its
    /// own tells.
    pub best: Option<Outcome>,
    /// What talks can meet.
    pub reach: Reach,
}

impl Figures {
    /// Works them out.
    #[must_use]
    pub fn new(script: &Script, key: &Key) -> Self {
        let robots = Policy::ROBOTS.into_iter();
        let robots: Vec<(Policy, Exact)> = robots
            .map(|policy| (policy, RobotResult::new(script, key, policy).total))
            .collect();
        let limits = robots
            .iter()
            .map(|(_, total)| approximate(total) - ROBOT_AHEAD_AT_MOST);
        let limits: Vec<f64> = limits.chain([RANDOM_AT_MOST]).collect();
        let search = Search::new(script, key);
        let open = search.unmet().clone();
        let sampler = Sampler::new(script, key, &open);
        let tally = sampler.draw_against(&limits);
        Self {
            random: tally.mean(),
            talks: tally.talks,
            robots,
            best: uncut(script, &play(script, key, Policy::Best)),
            reach: search.finish(&sampler, &tally),
        }
    }
}

/// How a talk ended, unless the turn limit cut it off before its last line led to the end.
fn uncut(script: &Script, played: &Played) -> Option<Outcome> {
    let leads_on = |&(node, choice): &(NodeId, ChoiceIndex)| {
        let line = script.line(node, choice);
        line.is_some_and(|line| line.goto != Target::End)
    };
    let full = played.moves.len() >= usize::from(script.scenario.turn_limit);
    let cut_off = full && played.moves.last().is_some_and(leads_on);
    played.outcome.filter(|_| !cut_off)
}
