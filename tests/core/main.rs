//! The tests of the pure core, in one binary: properties, files, engine, score, analysis, house rules.
//!
//! **Does not** judge the shipped scenarios: their fairness is tested where they are written.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops at the first thing that should not be"
)]

mod analysis;
mod circles;
mod diagnostic;
mod engine;
mod files;
mod fuzzed;
mod graph;
mod house;
mod lint;
mod mistakes;
mod properties;
mod records;
mod report;
mod score;
mod source;
mod support;
