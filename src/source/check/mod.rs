//! Raw parts to the checked model: names that resolve, paths that are whole. Judges no content.

pub(crate) mod names;
pub(crate) mod nodes;
pub(crate) mod placeholders;
pub(crate) mod structure;
