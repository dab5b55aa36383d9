//! The Workshop on the screen: files and findings, graph, figures, trial. What it shows comes from `crate::workshop`.

mod action;
mod analysis;
mod canvas;
mod code;
mod empty;
mod files;
mod finding;
mod graph;
mod keys;
mod minimap;
mod node;
mod paint;
mod picks;
mod plots;
mod reload;
mod remedy;
mod runs;
mod score_text;
mod scores;
mod source;
mod state;
mod trial;
mod tried;
mod update;
mod update_graph;
mod update_trial;
mod view;
mod viewport;
mod work;

pub use action::WorkAction;
pub use keys::workshop_keys;
pub use state::Workshop;
pub use view::workshop_ui;

/// Most places that a search finds in one file.
const MOST_HITS: usize = 1000;
