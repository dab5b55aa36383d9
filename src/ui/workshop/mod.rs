//! The Workshop: the trainer's side. Its state, and what is worked out for it; the screens of it only draw.
//!
//! **Does not** edit files, but for applying remedies: the trainer's own editor does. A [`Document`] is what byte patches
//! are applied to.

mod act;
mod action;
mod document;
mod figures;
mod job;
mod material;
mod remedy;
mod path;
mod reload;
mod state;
mod trial;

pub use act::MOST_HITS;
pub use action::{PathKind, WorkAction, WorkTab};
pub use document::{Counts, Document};
pub use figures::{AnalysisView, Breach, NodeFigures, Swing, Unmet};
pub use job::{Job, JobDone, Watch};
pub use material::Material;
pub use mend::{Rewrite, Unwritten};
pub use path::RunPath;
pub use state::{AnalysisState, Canvas, Open, Workshop};
pub use trial::{Preset, Tried};
