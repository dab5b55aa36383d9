//! Everything that ships, loaded once.

use std::path::Path;
use std::sync::LazyLock;

use composure::files::{Sources, read_standard};
use composure::model::Library;
use composure::source::{Loaded, load};

/// The project's folder.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files as read.
pub static SOURCES: LazyLock<Sources> = LazyLock::new(|| read_standard(root()));
/// The files as loaded.
pub static LOADED: LazyLock<Loaded> = LazyLock::new(|| load(&SOURCES.files));

/// The library.
pub fn library() -> &'static Library {
    LOADED.library.as_ref().expect("the catalogue can be read")
}
