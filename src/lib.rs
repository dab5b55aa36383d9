//! Composure 从容: a practice room for difficult customer conversations.
//!
//! The layers and what each does not do are described in `docs/architecture.md`; `tests/core/house.rs` keeps them apart.

pub mod analysis;
#[cfg(feature = "desktop")]
pub mod app;
pub mod assessment;
#[cfg(feature = "cli")]
pub mod cli;
pub mod diagnostic;
pub mod engine;
pub mod files;
pub mod graph;
pub mod jobs;
pub mod lint;
pub mod model;
pub mod record;
pub mod report;
pub mod score;
pub mod source;
#[cfg(feature = "ui")]
pub mod ui;
pub mod workshop;
