//! The versioned form in which a talk is kept. Does not write files: the `files` layer does.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::run::{Run, RunError, RunForm};
use super::script::Script;
use super::talk::Talk;
use crate::model::Variable;

/// Version of the form written by this program.
const VERSION: u32 = 1;

/// A talk as it is kept: the run, and where it stood, so that a replay that comes out differently is noticed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Saved {
    /// Version of this form.
    composure_save: u32,
    /// The run string.
    run: String,
    /// Name of the node where it stood.
    node: String,
    /// Mood in milli-points where it stood.
    mood: [i32; Variable::COUNT],
    /// The trainee went back at least once, so that it counts as practice.
    pub rewound: bool,
}

/// What every version of the form begins with.
#[derive(Deserialize)]
struct Head {
    composure_save: u32,
}

/// Why a saved talk cannot be taken up again.
#[derive(Debug, Error)]
pub enum SaveError {
    /// Not a saved talk.
    #[error("this is not a saved talk: {0}")]
    NotASave(#[from] serde_json::Error),
    /// Written by a newer program.
    #[error("the save has version {0}; this program reads version {VERSION}")]
    Version(u32),
    /// Its run cannot be replayed.
    #[error(transparent)]
    Run(#[from] RunError),
    /// Replayed, it stands elsewhere.
    #[error("the save does not agree with itself: its choices lead somewhere else")]
    Inconsistent,
}

impl Saved {
    /// The form of a talk; none if it did not begin at the start.
    #[must_use]
    pub fn of(talk: &Talk, rewound: bool) -> Option<Self> {
        Some(Self {
            composure_save: VERSION,
            run: talk.run()?.to_string(),
            node: talk.script().scenario.node(talk.state().node).id.clone(),
            mood: talk.state().mood.values,
            rewound,
        })
    }

    /// As text.
    #[must_use]
    pub fn to_json(&self) -> String {
        // A struct of strings and numbers always has a JSON form.
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    /// From text.
    ///
    /// # Errors
    /// When it is no save or has another version.
    pub fn from_json(text: &str) -> Result<Self, SaveError> {
        // The version first: a newer form may have fields that this one would only call unknown.
        let head: Head = serde_json::from_str(text)?;
        if head.composure_save != VERSION {
            return Err(SaveError::Version(head.composure_save));
        }
        Ok(serde_json::from_str(text)?)
    }

    /// The run inside.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn run(&self) -> Result<Run, SaveError> {
        Ok(self.run.parse()?)
    }

    /// Takes the talk up again. One of an earlier version is taken up if its moves lead to the same node and mood.
    ///
    /// # Errors
    /// When the scenario has changed or the save does not agree with itself.
    pub fn resume(&self, script: Arc<Script>) -> Result<Talk, SaveError> {
        let run = self.run()?;
        let talk = match run.form {
            RunForm::Sorted => Talk::replay(script, &run),
            RunForm::Earlier => Talk::replay_anyway(script, &run),
        }?;
        let node = &talk.script().scenario.node(talk.state().node).id;
        if *node == self.node && talk.state().mood.values == self.mood {
            Ok(talk)
        } else {
            Err(SaveError::Inconsistent)
        }
    }
}
