//! Where the lines of texts begin, worked out once for each text, so that the places of thousands of findings cost little
//! more than reading it. Does not keep the texts.

use std::ops::Range;

use super::{FileId, SourceFile};

/// A place as people count: line and column from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Place {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// The place of a byte offset; an offset past the end or inside a character is moved back to where a character starts.
/// For a single place: many of one text are found faster with [`Lines`].
#[must_use]
pub fn place(text: &str, offset: usize) -> Place {
    let offset = text.floor_char_boundary(offset);
    let before = &text[..offset];
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    Place {
        line: before.matches('\n').count() + 1,
        column: before[line_start..].chars().count() + 1,
    }
}

/// Characters are counted ahead in steps of so many bytes, so that a place in a line of megabytes costs no more than another.
const STEP: usize = 4096;

/// The beginnings of a text's lines. Whoever asks hands the same text over again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lines {
    /// Byte at which each line begins; the first is 0.
    starts: Vec<usize>,
    /// Characters that begin before each step.
    steps: Vec<usize>,
}

impl Lines {
    /// Of a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut starts = vec![0];
        starts.extend(text.match_indices('\n').map(|(at, _)| at + 1));
        let mut steps = vec![0];
        steps.extend(text.as_bytes().chunks_exact(STEP).scan(0, |sum, step| {
            *sum += characters(step);
            Some(*sum)
        }));
        Self { starts, steps }
    }

    /// How many lines there are; a text without any has one that is empty.
    #[must_use]
    pub const fn count(&self) -> usize {
        self.starts.len()
    }

    /// Byte at which a line, from 0, begins; none behind the last.
    #[must_use]
    pub fn start(&self, line: usize) -> Option<usize> {
        self.starts.get(line).copied()
    }

    /// The line, from 0, in which a byte stands.
    #[must_use]
    pub fn line_of(&self, byte: usize) -> usize {
        self.starts
            .partition_point(|&start| start <= byte)
            .saturating_sub(1)
    }

    /// As [`place`], in the text that this is of.
    #[must_use]
    pub fn place(&self, text: &str, offset: usize) -> Place {
        let offset = text.floor_char_boundary(offset);
        let line = self.line_of(offset);
        let start = self.start(line).unwrap_or(0);
        let column = self
            .chars_before(text, offset)
            .saturating_sub(self.chars_before(text, start));
        Place {
            line: line + 1,
            column: column + 1,
        }
    }

    /// How many characters of the whole text begin before a byte of it.
    fn chars_before(&self, text: &str, offset: usize) -> usize {
        let step = (offset / STEP).min(self.steps.len() - 1);
        let rest = text.as_bytes().get(step * STEP..offset).unwrap_or_default();
        self.steps[step] + characters(rest)
    }
}

/// Characters that begin in some bytes of a text.
fn characters(bytes: &[u8]) -> usize {
    bytes
        .iter()
        .filter(|byte| !matches!(byte, 0x80..=0xbf))
        .count()
}

impl Default for Lines {
    /// Of an empty text.
    fn default() -> Self {
        Self::of("")
    }
}

/// Files with the beginnings of their lines.
#[derive(Debug)]
pub(super) struct Indexed<'a> {
    files: &'a [SourceFile],
    lines: Vec<Lines>,
}

impl<'a> Indexed<'a> {
    /// Works the lines of all files out.
    pub fn new(files: &'a [SourceFile]) -> Self {
        Self {
            files,
            lines: files.iter().map(|file| Lines::of(&file.text)).collect(),
        }
    }

    /// Path and text of a file; empty if there is no such file.
    pub fn file(&self, file: FileId) -> (&'a str, &'a str) {
        self.files
            .get(file.0)
            .map_or(("", ""), |file| (&file.path, &file.text))
    }

    /// Where the line of a byte of a file begins and ends, without its line end.
    pub fn line(&self, file: FileId, offset: usize) -> Range<usize> {
        let text = self.file(file).1;
        let Some(lines) = self.lines.get(file.0) else {
            return 0..0;
        };
        let line = lines.line_of(offset);
        let end = lines.start(line + 1).map_or(text.len(), |next| next - 1);
        lines.start(line).unwrap_or(0)..end
    }

    /// The place of a byte of a file.
    pub fn place(&self, file: FileId, offset: usize) -> Place {
        let first = Place { line: 1, column: 1 };
        self.lines
            .get(file.0)
            .map_or(first, |lines| lines.place(self.file(file).1, offset))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_index_says_what_counting_from_the_top_says() {
        for text in [
            "",
            "\n",
            "a",
            "一二\r\nab\n\nlast",
            "𠮷\n\n",
            "no end\n  二 ",
            &format!("first\n{}二\nlast", "a二".repeat(STEP)),
        ] {
            let lines = Lines::of(text);
            for offset in 0..text.len() + 3 {
                assert_eq!(
                    lines.place(text, offset),
                    place(text, offset),
                    "{text:?} at {offset}"
                );
            }
        }
        assert_eq!(Lines::default(), Lines::of(""));
    }

    #[test]
    fn an_index_of_another_text_does_no_harm() {
        let lines = Lines::of("one\ntwo\nthree\nfour");
        assert_eq!(lines.place("短", 99).line, 1);
        assert_eq!(
            lines.place("eleven bytes", 99),
            Place { line: 3, column: 5 }
        );
    }
}
