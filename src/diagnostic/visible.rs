//! Characters that steer a terminal or turn the order of text round, and how they are shown instead. Does not decide where
//! they may stand.

use std::borrow::Cow;
use std::fmt::Write;

/// Whether a character steers a terminal or the text around it and has no shape of its own: control characters other than
/// line feed and tab, marks for the direction of writing (U+061C, U+200E …), line and paragraph separators.
#[must_use]
pub fn is_steering(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\t')
        || matches!(
            c,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        )
}

/// The steering characters of a text with their places. The line end of Windows is none.
pub fn steering(text: &str) -> impl Iterator<Item = (usize, char)> {
    let follows = |at: usize| text.as_bytes().get(at + 1) == Some(&b'\n');
    text.char_indices()
        .filter(move |&(at, c)| is_steering(c) && !(c == '\r' && follows(at)))
}

/// A text with every steering character written as JSON would: `\u001b`.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut done = 0;
    for (at, c) in steering(text) {
        out.push_str(&text[done..at]);
        // Writing to a string cannot fail.
        let _ = write!(out, "\\u{:04x}", u32::from(c));
        done = at + c.len_utf8();
    }
    if done == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[done..]);
    Cow::Owned(out)
}

/// A line of a file with every steering character replaced by a sign of as many bytes, so that places stay what they are.
pub(super) fn masked(line: &str) -> Cow<'_, str> {
    if !line.contains(is_steering) {
        return Cow::Borrowed(line);
    }
    let sign = |c: char| match c.len_utf8() {
        _ if !is_steering(c) => c,
        1 => '?',
        2 => '¿',
        _ => '\u{fffd}',
    };
    Cow::Owned(line.chars().map(sign).collect())
}
