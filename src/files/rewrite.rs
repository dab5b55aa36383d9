//! Writes a data file anew: whole or not at all, and only if it still is what was read. Does not know what is in it.

use std::fmt;
use std::fs;
use std::path::Path;

use thiserror::Error;

use super::whole::{Access, Existing, clear_leftovers, write_whole};
use crate::model::{Text, words};

/// The byte order mark in UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// Why a file was left as it is.
#[derive(Debug, Error)]
pub enum RewriteError {
    /// Somebody else wrote it since it was read.
    Changed,
    /// The disk said no.
    Disk(#[from] std::io::Error),
}

impl RewriteError {
    /// What is told.
    #[must_use]
    pub fn text(&self) -> Text {
        match self {
            Self::Changed => words!(
                "文件在这期间改过了，没有动它；请再试一次",
                "the file has changed meanwhile and is left alone; try again"
            ),
            Self::Disk(error) => words!(
                "文件写不进去：{error}。它还是原来的样子",
                "the file cannot be written: {error}. It is left as it was"
            ),
        }
    }
}

impl fmt::Display for RewriteError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.text().en)
    }
}

/// What becomes of a byte order mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// It stays if it is there.
    Keep,
    /// It goes.
    Remove,
}

/// Whether a file begins with a byte order mark.
#[must_use]
pub fn has_mark(path: &Path) -> bool {
    fs::read(path).is_ok_and(|bytes| bytes.starts_with(MARK))
}

/// Replaces a file's text, keeping its permissions: to a new file beside it, flushed to the disk, then renamed over it.
/// A link stays; the file it leads to is written. Texts are without byte order mark.
///
/// # Errors
/// When the file is no longer the old text, or the disk says no; it is untouched then.
pub fn rewrite(path: &Path, old: &str, new: &str, mark: Mark) -> Result<(), RewriteError> {
    let path = path.canonicalize()?;
    let bytes = fs::read(&path)?;
    let (given, rest) = match bytes.strip_prefix(MARK) {
        Some(rest) => (true, rest),
        None => (false, bytes.as_slice()),
    };
    if rest != old.as_bytes() {
        return Err(RewriteError::Changed);
    }
    let permissions = fs::metadata(&path)?.permissions();
    if permissions.readonly() {
        let error = std::io::Error::other("it is write-protected");
        return Err(RewriteError::Disk(error));
    }
    let mark = if given && mark == Mark::Keep {
        MARK
    } else {
        &[]
    };
    if let Some(folder) = path.parent() {
        clear_leftovers(folder);
    }
    let parts = [mark, new.as_bytes()];
    Ok(write_whole(
        &path,
        &parts,
        Existing::Replace,
        &Access::As(permissions),
    )?)
}
