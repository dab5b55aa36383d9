//! The text of a file itself: house style, silencing comments, and new files. Reads no meaning.

pub(crate) mod format;
pub(crate) mod skeleton;
pub(crate) mod steering;
pub(crate) mod suppress;
