//! What an edit to a scenario changes for a trainee: content, worth, figures of players, and talks already held.
//!
//! **Does not** judge whether the change is good.

mod content;
mod figures;
mod json;
mod runs;

pub use content::{Change, ContentChange, Part, content, renamed};
pub use figures::{BestLine, CustomerDiff, Figures, Worth, customer, figures};
pub use json::to_json;
pub use runs::{Origin, Replay, RunDiff, Stop, run};

use crate::engine::Script;
use crate::model::{Library, Scenario, Text};

/// A scenario before or after the edit, with what it is judged by.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// The scenario.
    pub scenario: &'a Scenario,
    /// Principles and customer types.
    pub library: &'a Library,
}

/// A finding that is there on one side only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Its code, such as `L0101`.
    pub code: &'static str,
    /// Its message.
    pub message: Text,
}

/// Everything that changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Diff {
    /// Id before and after.
    pub scenario: (String, String),
    /// Nodes, choices, slots, flags and the rest of the file.
    pub content: Vec<ContentChange>,
    /// By customer type that either side offers.
    pub customers: Vec<CustomerDiff>,
    /// Findings that were not there before.
    pub appeared: Vec<Finding>,
    /// Findings that are gone.
    pub gone: Vec<Finding>,
    /// Talks already held.
    pub runs: Vec<RunDiff>,
}

impl Diff {
    /// Nothing changed that a trainee could notice.
    #[must_use]
    pub fn is_equal(&self) -> bool {
        self.content.is_empty()
            && self.customers.iter().all(CustomerDiff::is_equal)
            && self.runs.iter().all(RunDiff::is_equal)
    }
}

/// Findings of one list that the other lacks; the same finding twice counts twice.
#[must_use]
pub fn only_in(these: &[Finding], those: &[Finding]) -> Vec<Finding> {
    let mut left = those.to_vec();
    let mut out = Vec::new();
    for finding in these {
        if let Some(at) = left.iter().position(|other| other == finding) {
            left.remove(at);
        } else {
            out.push(finding.clone());
        }
    }
    out
}

/// The id of the line at a place of a script.
fn line_id(
    script: &Script,
    node: crate::model::NodeId,
    choice: crate::model::ChoiceIndex,
) -> String {
    let choices = &script.scenario.node(node).choices;
    choices
        .get(usize::from(choice.0))
        .map(|choice| choice.id.clone())
        .unwrap_or_default()
}
