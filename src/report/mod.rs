//! Reports about talks and scenarios, as values and as JSON.
//!
//! **Does not** print, open files, or compute what the layers below compute.

pub mod diff;
pub mod talks;
