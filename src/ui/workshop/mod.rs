//! The Workshop: the trainer's side. Its state, and what is worked out for it; the screens of it only draw.
//!
//! **Does not** edit files: the trainer's own editor does. A [`Document`] is what byte patches will be applied to.

mod act;
mod action;
mod document;
mod job;
mod material;
mod path;
mod reload;
mod state;
mod trial;

pub use act::MOST_HITS;
pub use action::{PathKind, WorkAction, WorkTab};
pub use document::{Counts, Document};
pub use job::{AnalysisView, Job, JobDone, NodeFigures, Watch};
pub use material::Material;
pub use path::RunPath;
pub use state::{AnalysisState, Canvas, Open, Workshop};
pub use trial::{Preset, Tried};
