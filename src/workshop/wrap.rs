//! The rows in which a document is shown: a line that is too long for the width goes on in further rows. Does not draw.
//!
//! Only where rows begin is kept, so that a file of megabytes takes a few hundred kilobytes, and what is in sight is found
//! without looking at the rest.

use std::ops::Range;

use super::document::Document;

/// Least width of a row, in half characters.
const LEAST_WIDTH: usize = 12;

/// Where the rows of a document begin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rows {
    /// Bytes, in order.
    starts: Vec<usize>,
    columns: usize,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its bytes in the document, without the end of the line.
    pub bytes: Range<usize>,
    /// Its line, from 0.
    pub line: usize,
    /// Half characters that it is indented by, because its line began in a row before; none for the line's first row.
    pub indent: Option<usize>,
}

impl Rows {
    /// The rows of a document where `columns` half characters fit into one.
    #[must_use]
    pub fn new(document: &Document, columns: usize) -> Self {
        let columns = columns.max(LEAST_WIDTH);
        let mut starts = Vec::with_capacity(document.line_count());
        for line in 0..document.line_count() {
            let span = document.line_span(line);
            starts.push(span.start);
            // No character is wider than its bytes.
            if span.len() > columns {
                let text = &document.text[span.clone()];
                breaks(text, columns, |at| starts.push(span.start + at));
            }
        }
        Self { starts, columns }
    }

    /// How many there are.
    #[must_use]
    pub const fn count(&self) -> usize {
        self.starts.len()
    }

    /// The row, from 0, in which a byte stands.
    #[must_use]
    pub fn row_of(&self, byte: usize) -> usize {
        let after = self.starts.partition_point(|start| *start <= byte);
        after.saturating_sub(1)
    }

    /// A row, from 0; none if there are not so many.
    #[must_use]
    pub fn get(&self, document: &Document, row: usize) -> Option<Row> {
        let start = *self.starts.get(row)?;
        let line = document.line_of(start);
        let span = document.line_span(line);
        let next = self.starts.get(row + 1).copied().unwrap_or(usize::MAX);
        let is_first = start == span.start;
        Some(Row {
            bytes: start..next.min(span.end).max(start),
            line,
            indent: (!is_first).then(|| indent(&document.text[span], self.columns)),
        })
    }
}

impl Row {
    /// The part of the row that a span covers, as bytes of the row; none if it covers nothing of it. An empty span covers
    /// the byte behind it, and at the end of a line nothing: whoever marks it gives it a least width.
    #[must_use]
    pub fn part(&self, document: &Document, span: &Range<usize>) -> Option<Range<usize>> {
        let line_end = document.line_span(self.line).end;
        let is_last = self.bytes.end == line_end;
        let (start, end) = (span.start, span.end.max(span.start + 1));
        let begins_here = start < self.bytes.end || is_last && start == line_end;
        if !begins_here || end <= self.bytes.start {
            return None;
        }
        let from = start.max(self.bytes.start);
        let to = end.min(self.bytes.end).max(from);
        Some(from - self.bytes.start..to - self.bytes.start)
    }
}

/// How wide a character is, in half characters.
const fn width(c: char) -> usize {
    match c {
        '\t' => 4,
        c if c.is_ascii() => 1,
        _ => 2,
    }
}

/// How far the further rows of a line are indented: as far as the line, but never so far that little room is left.
fn indent(text: &str, columns: usize) -> usize {
    let spaces = text.bytes().take_while(|byte| *byte == b' ').count();
    spaces.min(columns / 2)
}

/// Whether a row may begin with a character: what closes something stays with what it closes.
const fn may_begin(c: char) -> bool {
    !matches!(
        c,
        ' ' | '，' | '。' | '、' | '；' | '：' | '！' | '？' | '”' | '’' | '）' | '》' | '…'
    )
}

/// Finds the bytes of a line at which further rows begin: between words and between wide characters, or where the row is
/// full. Spaces at the end of a row take no room.
fn breaks(text: &str, columns: usize, mut tell: impl FnMut(usize)) {
    let indent = indent(text, columns);
    let beginning = text.bytes().position(|byte| byte != b' ').unwrap_or(0);
    let (mut start, mut wide, mut room) = (0, 0, columns);
    // Where a row may begin that keeps words whole.
    let mut free = 0;
    let mut before = 'x';
    for (at, c) in text.char_indices() {
        let is_between = before == ' ' || !before.is_ascii() || !c.is_ascii();
        if at > beginning && is_between && may_begin(c) {
            free = at;
        }
        before = c;
        if wide + width(c) > room && c != ' ' && at > start {
            start = if free > start { free } else { at };
            tell(start);
            wide = text[start..at].chars().map(width).sum();
            room = columns - indent;
        }
        wide += width(c);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, columns: usize) -> Vec<String> {
        let document = Document::new("a.ron".to_owned(), text.to_owned());
        let rows = Rows::new(&document, columns);
        let row = |row: usize| {
            let row = rows.get(&document, row)?;
            let number = match row.indent {
                None => (row.line + 1).to_string(),
                Some(indent) => "-".repeat(indent),
            };
            Some(format!("{number}|{}", &document.text[row.bytes]))
        };
        (0..rows.count()).filter_map(row).collect()
    }

    #[test]
    fn long_lines_go_on_in_further_rows() {
        assert_eq!(shown("one\ntwo\n", 12), ["1|one", "2|two", "3|"]);
        assert_eq!(
            shown("  id: \"one two three\",\r\nb", 14),
            ["1|  id: \"one two ", "--|three\",", "2|b"],
            "behind spaces, as far in as the line"
        );
        assert_eq!(
            shown("一二三四五六七八", 12),
            ["1|一二三四五六", "|七八"],
            "where the row is full"
        );
        assert_eq!(
            shown("zh: \"一二三四五\",", 12),
            ["1|zh: \"一二三", "|四五\","],
            "between wide characters"
        );
        assert_eq!(
            shown("一二三四五六，七", 12),
            ["1|一二三四五", "|六，七"],
            "no row begins with a comma"
        );
        let empty = |row: &String| row.trim_start_matches(['-', '|']).is_empty();
        assert!(
            !shown(&format!("{}long-word-of-many", " ".repeat(9)), 16)
                .iter()
                .any(empty)
        );
    }

    #[test]
    fn every_byte_is_in_one_row_and_every_span_is_shown() {
        let text = "  text: \"一段很长的话，a few words，再来一段\", x: 1,\n\n    short\nlast 一二三四五六七八九十";
        let document = Document::new("a.ron".to_owned(), text.to_owned());
        for columns in [12, 13, 20, 400] {
            let rows = Rows::new(&document, columns);
            let all: Vec<Row> = (0..rows.count())
                .filter_map(|row| rows.get(&document, row))
                .collect();
            let seen: String = all.iter().map(|row| &text[row.bytes.clone()]).collect();
            assert_eq!(seen, text.replace('\n', ""), "{columns}");
            for (at, c) in text.char_indices() {
                let span = at..at + c.len_utf8();
                let covered = all.iter().filter_map(|row| {
                    let part = row.part(&document, &span)?;
                    Some(&text[row.bytes.clone()][part])
                });
                let covered: String = covered.collect();
                assert_eq!(covered, c.to_string().replace('\n', ""), "{columns} {at}");
                let row = &all[rows.row_of(at)];
                assert!(row.bytes.contains(&at) || c == '\n', "{columns} {at}");
            }
            let end = text.len()..text.len();
            let at_end = all.last().and_then(|last| last.part(&document, &end));
            assert!(at_end.is_some(), "the end of the file");
        }
    }
}
