//! Reading scenario packs and keeping the trainee's own things on disk.
//!
//! **Does not** judge what it reads or writes: texts go in and out, and `source` loads them. The only pure-Rust layer that
//! touches files.

mod folder;
mod language;
mod over;
mod packs;
mod rewrite;
mod user;
mod watch;
mod whole;

pub use folder::DataFolder;
pub use language::system_language;
pub use over::write_over;
pub use packs::{
    NO_DATA, ReadProblem, Sources, data_root, drawing_path, read_drawings, read_sources,
    read_standard, read_text, shown,
};
pub use rewrite::{Mark, RewriteError, has_mark, rewrite};
pub use user::{UserFiles, UserFilesError, json_files, user_folder};
pub use watch::Stamps;
pub use whole::{Access, Existing, random_number, write_whole};
