//! The trainer's side, as values: the data folder with its findings, remedies, the scenario that is open, its figures, ways
//! through it, and trials.
//!
//! **Does not** draw, read or write files, or start threads: it hands out [`Rewrite`]s and [`Job`]s for whoever does. A
//! [`Document`] is what byte patches are applied to.

mod document;
mod figures;
mod job;
mod material;
mod open;
mod path;
mod remedy;
mod trial;
mod wrap;

pub use document::{Counts, Document};
pub use figures::{AnalysisView, Breach, NodeFigures, Player, Swing, Unmet};
pub use job::{Job, JobDone};
pub use material::{FindingView, Material};
pub use open::Open;
pub use path::{NoWay, RunPath, RunScore, Stop};
pub use remedy::{Remedies, Rewrite, Unwritten};
pub use trial::{Preset, TrialForm, Tried, TriedLine};
pub use wrap::{Row, Rows};
