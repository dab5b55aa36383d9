//! Reading files: every finding at its place, the syntax held to the `ron` crate, nothing panics on any input.

pub mod fixtures;
mod formatting;
mod mutations;
mod oracle;
mod rewriting;
mod suppression;
mod whole;
