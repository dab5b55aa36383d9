//! What the host is to do: everything that touches disk, clipboard, threads and other programs. Does not do it.

use crate::workshop::{Job, Rewrite};

/// What the host is to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Keep the unfinished talk (JSON).
    SaveTalk(String),
    /// There is no unfinished talk any more.
    ForgetTalk,
    /// Keep a record, or what has changed in it. If that fails, say so to [`Shell::record_failed`].
    SaveRecord {
        /// Letters, digits and hyphens; the host adds folder and ending.
        name: String,
        /// JSON.
        text: String,
        /// Once it is kept there is no unfinished talk any more; until then the unfinished talk stays.
        ends_talk: bool,
    },
    /// Keep the settings (RON).
    SaveSettings(String),
    /// Put a text on the clipboard.
    Copy(String),
    /// Do this on another thread and hand the result to [`Shell::done`].
    Work(Job),
    /// Open a data file in the system's editor.
    Edit {
        /// Its path as shown.
        path: String,
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
    /// Write a data file anew if it still is what was read, and say whether to [`Shell::rewritten`].
    Rewrite(Rewrite),
    /// Leave.
    Quit,
}
