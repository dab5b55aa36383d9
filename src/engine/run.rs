//! A run as a short string: enough to replay and re-score a talk. Does not hold any wording.
//!
//! `c2.late-delivery.aggressive.9f3a6c2107.42.off.1321h2.k7`: form, scenario, customer type, fingerprint of what was
//! played, seed, pressure, the commands (a digit for a line among the node's lines sorted by id, `h` for silence, `-` for
//! none), and two characters that catch a slip of the hand. In the earlier form, `c1`, digits count in the author's
//! order, and the fingerprint was worked out in a way that is not known any more: such a run can be judged anew, but not
//! held against what it was made with.

use std::fmt;
use std::str::FromStr;

use sha2::{Digest, Sha256};
use thiserror::Error;

use super::fingerprint::ALPHABET;
use super::script::Script;
use super::step::{Command, StepError};
use crate::model::{ChoiceIndex, NodeId, Pressure};

/// Longest run string that is read, in bytes; a talk has a few dozen lines.
const LONGEST: usize = 4096;

/// What the digits of a run count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RunForm {
    /// `c1`: lines in the author's order; the fingerprint cannot be compared.
    Earlier,
    /// `c2`: lines sorted by id.
    Sorted,
}

/// One move of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// The line of this number, counted from 0 as the run's form has it.
    Line(u8),
    /// Nothing, until the time was up.
    Nothing,
}

/// What was played and said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// What the commands count.
    pub form: RunForm,
    /// Scenario id.
    pub scenario: String,
    /// Customer type id.
    pub customer: String,
    /// Fingerprint of the script.
    pub fingerprint: String,
    /// Seed of variant and order.
    pub seed: u64,
    /// How hard time pressed.
    pub pressure: Pressure,
    /// What the trainee said, move by move.
    pub commands: Vec<Said>,
}

impl Run {
    /// The command that a move of this run is at a node.
    #[must_use]
    pub fn command(&self, script: &Script, node: NodeId, said: Said) -> Command {
        match (said, self.form) {
            (Said::Nothing, _) => Command::Hesitate,
            // A number that no line has is no place either.
            (Said::Line(number), RunForm::Sorted) => {
                Command::Choose(script.numbered(node, number).unwrap_or(ChoiceIndex(number)))
            }
            (Said::Line(number), RunForm::Earlier) => Command::Choose(ChoiceIndex(number)),
        }
    }
}

/// Why a run cannot be read or replayed.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum RunError {
    /// Not a run string at all.
    #[error("this is not a run: it should look like c2.scenario.type.fingerprint.seed.off.1321.k7")]
    NotARun,
    /// Written by a newer program.
    #[error("the run has form {0}; this program replays forms 1 and 2")]
    Version(String),
    /// Of the earlier form, which does not say what it was made with in a way that can be checked.
    #[error("the run was made by an earlier version of this program")]
    Earlier,
    /// One part cannot be read.
    #[error("the run's {part} cannot be read: {text:?}")]
    Part {
        /// Which part.
        part: &'static str,
        /// What stands there.
        text: String,
    },
    /// The check at the end does not fit: a character was lost or changed.
    #[error("the run has a slip in it: the last two characters do not fit the rest")]
    Check,
    /// The scenario, type or tables have changed since.
    #[error("the scenario has changed since this run was made (run {run}, now {now})")]
    ScenarioChanged {
        /// Fingerprint in the run.
        run: String,
        /// Fingerprint now.
        now: String,
    },
    /// A command cannot be carried out.
    #[error("move {number}: {reason}")]
    Move {
        /// 1 for the first.
        number: usize,
        /// Why not.
        reason: StepError,
    },
}

impl fmt::Display for Run {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let moves: String = self
            .commands
            .iter()
            .map(|said| match said {
                Said::Line(number) => char::from(b'1' + number.min(&8)),
                Said::Nothing => 'h',
            })
            .collect();
        let form = match self.form {
            RunForm::Earlier => 1,
            RunForm::Sorted => 2,
        };
        let body = format!(
            "c{form}.{}.{}.{}.{}.{}.{}",
            self.scenario,
            self.customer,
            self.fingerprint,
            self.seed,
            self.pressure.name(),
            if moves.is_empty() { "-" } else { &moves }
        );
        write!(out, "{body}.{}", check(&body))
    }
}

impl FromStr for Run {
    type Err = RunError;

    fn from_str(text: &str) -> Result<Self, RunError> {
        let text = text.trim();
        if text.len() > LONGEST {
            return Err(RunError::NotARun);
        }
        let parts: Vec<&str> = text.split('.').collect();
        let [
            version,
            scenario,
            customer,
            fingerprint,
            seed,
            pressure,
            moves,
            sum,
        ] = parts[..]
        else {
            return Err(RunError::NotARun);
        };
        let Some(version) = version.strip_prefix('c') else {
            return Err(RunError::NotARun);
        };
        let form = match version {
            "1" => RunForm::Earlier,
            "2" => RunForm::Sorted,
            _ => return Err(RunError::Version(version.to_owned())),
        };
        let body = text.rsplit_once('.').map_or(text, |(body, _)| body);
        if check(body) != sum {
            return Err(RunError::Check);
        }
        let unreadable = |part, text: &str| RunError::Part {
            part,
            text: text.to_owned(),
        };
        Ok(Self {
            form,
            scenario: scenario.to_owned(),
            customer: customer.to_owned(),
            fingerprint: fingerprint.to_owned(),
            seed: seed.parse().map_err(|_| unreadable("seed", seed))?,
            pressure: Pressure::from_name(pressure)
                .ok_or_else(|| unreadable("pressure", pressure))?,
            commands: commands(moves).ok_or_else(|| unreadable("list of choices", moves))?,
        })
    }
}

/// Reads the commands; none if a character is not one.
fn commands(text: &str) -> Option<Vec<Said>> {
    if text == "-" {
        return Some(Vec::new());
    }
    text.bytes()
        .map(|byte| match byte {
            b'1'..=b'9' => Some(Said::Line(byte - b'1')),
            b'h' => Some(Said::Nothing),
            _ => None,
        })
        .collect()
}

/// Two characters that stand for the rest.
fn check(body: &str) -> String {
    let digest = Sha256::digest(body.as_bytes());
    [digest[0], digest[1]]
        .iter()
        .map(|byte| char::from(ALPHABET[usize::from(byte & 31)]))
        .collect()
}
