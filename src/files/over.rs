//! Writes what a command was asked to write, over what is there. Does not know what it is.

use std::fs::{OpenOptions, metadata};
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use super::whole::{Access, Existing, write_whole};

/// Writes a file that the user named, whole or not at all; one that is there is replaced and keeps its permissions. A link
/// stays, and the file it leads to is written; a device or pipe is written to as it is.
///
/// # Errors
/// When it is a folder or write-protected, or the disk says no; a file that was there is untouched then.
pub fn write_over(path: &Path, text: &str) -> io::Result<()> {
    let text = text.as_bytes();
    let Ok(about) = metadata(path) else {
        return write_whole(path, &[text], Existing::Replace, &Access::Usual);
    };
    if about.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    if about.permissions().readonly() {
        return Err(ErrorKind::PermissionDenied.into());
    }
    if !about.is_file() {
        return OpenOptions::new().write(true).open(path)?.write_all(text);
    }
    let access = Access::As(about.permissions());
    write_whole(&path.canonicalize()?, &[text], Existing::Replace, &access)
}
