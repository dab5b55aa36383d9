//! A run as a short string: enough to replay and re-score a talk. Does not hold any wording.
//!
//! `c1.late-delivery.aggressive.9f3a6c2107.42.off.1321h2.k7`: format and engine version, scenario, customer type,
//! fingerprint of what was played, seed, pressure, the commands (a digit for a line in the author's order, `h` for
//! silence, `-` for none), and two characters that catch a slip of the hand.

use std::fmt;
use std::str::FromStr;

use sha2::{Digest, Sha256};
use thiserror::Error;

use super::ENGINE_VERSION;
use super::step::{Command, StepError};
use crate::model::{ChoiceIndex, Pressure};

/// Longest run string that is read, in bytes; a talk has a few dozen lines.
const LONGEST: usize = 4096;
/// The characters of fingerprint and check.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// What was played and said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
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
    /// What the trainee did.
    pub commands: Vec<Command>,
}

/// Why a run cannot be read or replayed.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum RunError {
    /// Not a run string at all.
    #[error("this is not a run: it should look like c1.scenario.type.fingerprint.seed.off.1321.k7")]
    NotARun,
    /// Written by a newer or older engine.
    #[error("the run was made by version {0}; this program replays version {ENGINE_VERSION}")]
    Version(String),
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
            .map(|command| match command {
                Command::Choose(choice) => char::from(b'1' + choice.0.min(8)),
                Command::Hesitate => 'h',
            })
            .collect();
        let body = format!(
            "c{ENGINE_VERSION}.{}.{}.{}.{}.{}.{}",
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
        if version != ENGINE_VERSION.to_string() {
            return Err(RunError::Version(version.to_owned()));
        }
        let body = text.rsplit_once('.').map_or(text, |(body, _)| body);
        if check(body) != sum {
            return Err(RunError::Check);
        }
        let unreadable = |part, text: &str| RunError::Part {
            part,
            text: text.to_owned(),
        };
        Ok(Self {
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
fn commands(text: &str) -> Option<Vec<Command>> {
    if text == "-" {
        return Some(Vec::new());
    }
    text.bytes()
        .map(|byte| match byte {
            b'1'..=b'9' => Some(Command::Choose(ChoiceIndex(byte - b'1'))),
            b'h' => Some(Command::Hesitate),
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
