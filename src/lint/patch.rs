//! Patches for safe remedies: taking an item out of a list, map or struct with its comma. Does not apply them.

use std::ops::Range;

use crate::diagnostic::Patch;

/// Removes an item, the comma behind it (or before it, if it is the last), and the line if nothing is left on it.
#[must_use]
pub fn removal(source: &str, item: Range<usize>) -> Patch {
    let (before, after) = (&source[..item.start], &source[item.end..]);
    let gap = after.len() - after.trim_start().len();
    let (mut start, mut end) = (item.start, item.end);
    if after[gap..].starts_with(',') {
        end += gap + 1;
    } else if before.trim_end().ends_with(',') {
        start = before.trim_end().len() - 1;
    }
    let line = source[..start].rfind('\n').map_or(0, |at| at + 1);
    let rest = source[end..]
        .find('\n')
        .map_or(source.len(), |at| end + at + 1);
    if source[line..start].trim().is_empty() && source[end..rest].trim().is_empty() {
        (start, end) = (line, rest);
    } else if start == item.start {
        let blank = &source[end..];
        end += blank.len() - blank.trim_start_matches(' ').len();
    }
    Patch {
        span: start..end,
        text: String::new(),
    }
}

/// Puts other text in place of some bytes.
#[must_use]
pub fn replacement(span: Range<usize>, text: impl Into<String>) -> Patch {
    Patch {
        span,
        text: text.into(),
    }
}
