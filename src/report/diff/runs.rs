//! Talks already held, judged by both sides: the same lines by their ids, wherever they stand now. Does not read files.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::line_id;
use crate::engine::{Command, Run, Script, StepError, Talk};
use crate::model::{ChoiceIndex, Outcome};
use crate::score::{Band, Exact, Key, review};

/// Why a talk cannot be carried on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    /// The line is not there any more.
    Gone {
        /// Node where it was said.
        node: String,
        /// The line.
        line: String,
    },
    /// The talk is at another node by then.
    Elsewhere {
        /// Node where the line was said.
        said_at: String,
        /// Node where the talk is now.
        now_at: String,
    },
    /// The engine refuses the command, for example because the line is locked.
    Refused(StepError),
}

/// What a talk comes to on one side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Replay {
    /// It was replayed, to its end or as far as it goes.
    Told {
        /// Exact total.
        total: Exact,
        /// Displayed total; none if nothing scored was said.
        displayed: Option<u32>,
        /// Band of the displayed total.
        band: Option<Band>,
        /// How it ended; none if it is not at an end.
        outcome: Option<Outcome>,
    },
    /// It could not be replayed from this line on (1 for the first).
    Stopped {
        /// Number of the line.
        turn: usize,
        /// Why.
        why: Stop,
    },
}

/// Which side a talk was held with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The scenario as it was before.
    Old,
    /// The scenario as it is after.
    New,
    /// Some other version: its numbers are taken for lines of the scenario before, and may mean others.
    Other,
}

impl Origin {
    /// Name in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Old => "old",
            Self::New => "new",
            Self::Other => "other",
        }
    }
}

/// One talk, before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunDiff {
    /// The run string.
    pub run: String,
    /// Which side's lines its numbers stand for.
    pub origin: Origin,
    /// Before.
    pub old: Replay,
    /// After.
    pub new: Replay,
    /// The first line after which the talks are at different places or one of them has ended (1 for the first).
    pub parts_at: Option<usize>,
}

impl RunDiff {
    /// The talk is judged as before.
    #[must_use]
    pub fn is_equal(&self) -> bool {
        self.old == self.new && self.parts_at.is_none()
    }
}

/// Replays a run on both sides; `renamed` leads from a node's id before to its id after.
#[must_use]
pub fn run(
    old: &Arc<Script>,
    new: &Arc<Script>,
    renamed: &BTreeMap<String, String>,
    run: &Run,
) -> RunDiff {
    if run.fingerprint == old.fingerprint || run.fingerprint != new.fingerprint {
        let mut diff = follow(old, new, renamed, run);
        if run.fingerprint != old.fingerprint {
            diff.origin = Origin::Other;
        }
        return diff;
    }
    let back = renamed.iter().map(|(from, to)| (to.clone(), from.clone()));
    let diff = follow(new, old, &back.collect(), run);
    RunDiff {
        origin: Origin::New,
        old: diff.new,
        new: diff.old,
        ..diff
    }
}

/// Replays a run on the script that it was made with, and its lines on another.
fn follow(
    old: &Arc<Script>,
    new: &Arc<Script>,
    renamed: &BTreeMap<String, String>,
    run: &Run,
) -> RunDiff {
    let mut before = Talk::new(Arc::clone(old), run.seed, run.pressure);
    let mut after = Talk::new(Arc::clone(new), run.seed, run.pressure);
    let (mut old_stop, mut new_stop, mut parts_at) = (None, None, None);
    for (turn, &said_then) in (1..).zip(&run.commands) {
        let command = run.command(old, before.state().node, said_then);
        let said_at = old.scenario.node(before.state().node).id.clone();
        let said_at = renamed.get(&said_at).cloned().unwrap_or(said_at);
        let line = match command {
            Command::Choose(choice) => Some(line_id(old, before.state().node, choice)),
            Command::Hesitate => None,
        };
        if let Err(reason) = before.play(command) {
            old_stop = Some((turn, Stop::Refused(reason)));
            break;
        }
        if new_stop.is_none() && after.state().outcome.is_none() {
            new_stop = say_by_id(&mut after, &said_at, line.as_deref())
                .err()
                .map(|why| (turn, why));
        }
        let at = |talk: &Talk| {
            let id = talk.script().scenario.node(talk.state().node).id.clone();
            let ended = talk.state().outcome.is_some();
            (if ended { String::new() } else { id }, ended)
        };
        let (mut here, there) = (at(&before), at(&after));
        here.0 = renamed.get(&here.0).cloned().unwrap_or(here.0);
        if parts_at.is_none() && (new_stop.is_some() || here != there) {
            parts_at = Some(turn);
        }
    }
    RunDiff {
        run: run.to_string(),
        origin: Origin::Old,
        old: judged(&before, old_stop),
        new: judged(&after, new_stop),
        parts_at,
    }
}

/// Says a line, by its id, in the new talk.
fn say_by_id(talk: &mut Talk, said_at: &str, line: Option<&str>) -> Result<(), Stop> {
    let node = talk.script().scenario.node(talk.state().node);
    let command = match line {
        None => Command::Hesitate,
        Some(_) if node.id != said_at => {
            return Err(Stop::Elsewhere {
                said_at: said_at.to_owned(),
                now_at: node.id.clone(),
            });
        }
        Some(line) => {
            let place = node.choices.iter().position(|choice| choice.id == line);
            let Some(place) = place.and_then(|place| u8::try_from(place).ok()) else {
                return Err(Stop::Gone {
                    node: node.id.clone(),
                    line: line.to_owned(),
                });
            };
            Command::Choose(ChoiceIndex(place))
        }
    };
    talk.play(command).map(|_| ()).map_err(Stop::Refused)
}

fn judged(talk: &Talk, stop: Option<(usize, Stop)>) -> Replay {
    if let Some((turn, why)) = stop {
        return Replay::Stopped { turn, why };
    }
    let review = review(talk, &Key::new(talk.script()));
    Replay::Told {
        band: review.band(),
        total: review.total,
        displayed: review.displayed,
        outcome: review.outcome,
    }
}
