//! Reading files: every finding at its place, the syntax held to the `ron` crate, nothing panics on any input.

mod causes;
mod drawings;
pub mod fixtures;
mod format;
mod formatting;
mod manual;
mod mutations;
mod oracle;
mod rewriting;
mod size;
mod skeleton;
mod snippets;
mod suppression;
mod whole;
