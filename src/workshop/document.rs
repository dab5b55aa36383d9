//! A data file as the Workshop sees it: text, version, lines, findings, and where the nodes stand. Does not change it.
//!
//! Edits are byte patches (`diagnostic::Patch`) that turn one document into the next; everything here is worked out from the
//! text alone, so that nothing has to be kept in step.

use std::ops::Range;

use crate::diagnostic::{Lines, Place, Severity};

/// A data file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// The path as the user knows it, with `/`.
    pub path: String,
    /// The whole text.
    pub text: String,
    /// Stands for the text: another text has another version.
    pub version: u64,
    /// Indices of its findings in the material.
    pub findings: Vec<usize>,
    /// The scenario in it, by id, if it could be read.
    pub scenario: Option<String>,
    /// Where each of its nodes stands, by node.
    pub nodes: Vec<Range<usize>>,
    /// Where each line begins.
    lines: Lines,
}

impl Document {
    /// A file's text.
    #[must_use]
    pub fn new(path: String, text: String) -> Self {
        Self {
            version: version(&text),
            lines: Lines::of(&text),
            path,
            text,
            ..Self::default()
        }
    }

    /// How many lines it has.
    #[must_use]
    pub const fn line_count(&self) -> usize {
        self.lines.count()
    }

    /// The bytes of a line, from 0, without its end.
    #[must_use]
    pub fn line_span(&self, line: usize) -> Range<usize> {
        let start = self.lines.start(line).unwrap_or(self.text.len());
        let end = self
            .lines
            .start(line + 1)
            .map_or(self.text.len(), |next| next - 1);
        let end = if self.text[start..end].ends_with('\r') {
            end - 1
        } else {
            end
        };
        start..end.max(start)
    }

    /// A line's text, from 0.
    #[must_use]
    pub fn line(&self, line: usize) -> &str {
        &self.text[self.line_span(line)]
    }

    /// The line, from 0, in which a byte stands.
    #[must_use]
    pub fn line_of(&self, byte: usize) -> usize {
        self.lines.line_of(byte)
    }

    /// The lines, from 0, that a span touches.
    #[must_use]
    pub fn lines_of(&self, span: &Range<usize>) -> Range<usize> {
        let last = span.end.saturating_sub(1).max(span.start);
        self.line_of(span.start)..self.line_of(last) + 1
    }

    /// `path:line:column`.
    #[must_use]
    pub fn place(&self, byte: usize) -> String {
        let place = self.line_and_column(byte);
        format!("{}:{}:{}", self.path, place.line, place.column)
    }

    /// Line and column of a byte as people count.
    #[must_use]
    pub fn line_and_column(&self, byte: usize) -> Place {
        self.lines.place(&self.text, byte)
    }

    /// Where a text is found, in order, at most `most` times; letters of any case.
    #[must_use]
    pub fn search(&self, wanted: &str, most: usize) -> Vec<Range<usize>> {
        if wanted.is_empty() {
            return Vec::new();
        }
        // Case is folded for ASCII alone, which keeps every byte where it is.
        let (text, wanted) = (self.text.to_ascii_lowercase(), wanted.to_ascii_lowercase());
        let found = text.match_indices(&wanted);
        found
            .map(|(at, part)| at..at + part.len())
            .take(most)
            .collect()
    }

    /// The node, if the file is a scenario, in which a byte stands.
    #[must_use]
    pub fn node_at(&self, byte: usize) -> Option<usize> {
        self.nodes.iter().position(|span| span.contains(&byte))
    }
}

/// A number that stands for a text (FNV-1a).
pub(super) fn version(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// How many findings of each severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Notes.
    pub notes: usize,
}

impl Counts {
    /// Adds one.
    pub const fn add(&mut self, severity: Severity) {
        match severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Note => self.notes += 1,
        }
    }

    /// Of one severity.
    #[must_use]
    pub const fn of(&self, severity: Severity) -> usize {
        match severity {
            Severity::Error => self.errors,
            Severity::Warning => self.warnings,
            Severity::Note => self.notes,
        }
    }

    /// Of all.
    #[must_use]
    pub const fn all(&self) -> usize {
        self.errors + self.warnings + self.notes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(text: &str) -> Document {
        Document::new("a.ron".to_owned(), text.to_owned())
    }

    #[test]
    fn lines_are_counted_as_people_do() {
        let made = document("一二\r\nab\n\nlast");
        let lines: Vec<&str> = (0..made.line_count()).map(|line| made.line(line)).collect();
        assert_eq!(lines, ["一二", "ab", "", "last"]);
        assert_eq!((made.line_of(0), made.line_of(8)), (0, 1));
        assert_eq!(made.place(9), "a.ron:2:2");
        assert_eq!((document("").line_count(), document("").line(0)), (1, ""));
        assert_eq!(made.line(99), "");
    }

    #[test]
    fn search_finds_any_case_and_chinese() {
        let made = document("Anger anger 火气 ANGER");
        assert_eq!(made.search("anger", 9).len(), 3);
        assert_eq!(made.search("anger", 2).len(), 2);
        assert_eq!(made.search("火气", 9).first(), Some(&(12..18)));
        assert!(made.search("", 9).is_empty());
    }

    #[test]
    fn versions_tell_texts_apart() {
        assert_ne!(document("a").version, document("b").version);
        assert_eq!(document("a").version, document("a").version);
    }
}
