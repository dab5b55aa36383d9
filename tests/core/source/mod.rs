//! Reading files: every finding at its place, the syntax held to the `ron` crate, nothing panics on any input.

mod fixtures;
mod format;
mod manual;
mod mutations;
mod oracle;
mod skeleton;
mod snippets;
mod whole;
