//! The house style of data files: four spaces, one entry a line where a bracket is broken over lines, commas behind the
//! last. **Does not** change what a file means, what its texts and comments say, or where brackets are broken.
//!
//! A bracket is broken if its first entry stands on a line of its own, or if a `//` comment stands in it; otherwise its
//! entries go on one line. Nothing depends on how long a line is: authors decide what reads well.

use crate::source::syntax::pieces::{Piece, PieceKind, pieces};
use crate::source::syntax::{SyntaxError, parse};

const INDENT: &str = "    ";

/// A text in the house style, without a byte order mark, with the line ends that most of its lines have.
///
/// # Errors
/// When the text is not well-formed; nothing is guessed then.
pub fn format(text: &str) -> Result<String, Vec<SyntaxError>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let errors = parse(text).1;
    if !errors.is_empty() {
        return Err(errors);
    }
    let pieces = pieces(text);
    let line_end = line_end(text, &pieces);
    let broken = broken_brackets(&pieces);
    let mut printer = Printer {
        text,
        line_end,
        out: String::with_capacity(text.len()),
        frames: Vec::new(),
        comma_at: 0,
        after_comma: false,
        previous: None,
    };
    for (piece, broken) in pieces.iter().zip(broken) {
        printer.piece(piece, broken);
    }
    printer.out.push_str(line_end);
    Ok(printer.out)
}

/// The line end that is used most outside of texts.
fn line_end(text: &str, pieces: &[Piece]) -> &'static str {
    let (mut long, mut all) = (0_usize, 0_usize);
    let mut count = |between: &str| {
        long += between.matches("\r\n").count();
        all += between.matches('\n').count();
    };
    let mut at = 0;
    for piece in pieces.iter().filter(|piece| !piece.kind.is_comment()) {
        count(&text[at..piece.span.start]);
        at = piece.span.end;
    }
    count(&text[at..]);
    if long * 2 > all { "\r\n" } else { "\n" }
}

/// For each piece whether it opens a bracket that is broken over lines.
fn broken_brackets(pieces: &[Piece]) -> Vec<bool> {
    let mut out = vec![false; pieces.len()];
    let mut open: Vec<usize> = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        match piece.kind {
            PieceKind::Symbol('(' | '[' | '{') => {
                let first = pieces.get(at + 1);
                out[at] = first.is_some_and(|first| {
                    first.lines_before > 0
                        && !matches!(first.kind, PieceKind::Symbol(')' | ']' | '}'))
                });
                open.push(at);
            }
            PieceKind::Symbol(')' | ']' | '}') => drop(open.pop()),
            PieceKind::LineComment => {
                if let Some(&opened) = open.last() {
                    out[opened] = true;
                }
            }
            _ => {}
        }
    }
    out
}

/// An open bracket.
struct Frame {
    broken: bool,
    /// Something stands in it already.
    filled: bool,
}

/// What stands between two pieces.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gap {
    Nothing,
    Space,
    Line,
}

struct Printer<'a> {
    text: &'a str,
    line_end: &'static str,
    out: String,
    frames: Vec<Frame>,
    /// Where a comma goes: behind the last token, before any comment.
    comma_at: usize,
    /// A comma has been read since the last token.
    after_comma: bool,
    previous: Option<PieceKind>,
}

impl Printer<'_> {
    fn piece(&mut self, piece: &Piece, broken: bool) {
        if piece.kind == PieceKind::Symbol(',') {
            self.after_comma = true;
            return;
        }
        let closes = matches!(piece.kind, PieceKind::Symbol(')' | ']' | '}'));
        if !piece.kind.is_comment() {
            self.comma(closes);
        }
        let gap = self.gap(piece, closes);
        if closes {
            self.frames.pop();
        } else if !piece.kind.is_comment()
            && let Some(frame) = self.frames.last_mut()
        {
            frame.filled = true;
        }
        self.space(gap, piece.lines_before > 1 && !closes);
        self.write(piece);
        if matches!(piece.kind, PieceKind::Symbol('(' | '[' | '{')) {
            self.frames.push(Frame {
                broken,
                filled: false,
            });
        }
        if !piece.kind.is_comment() {
            self.comma_at = self.out.len();
            self.after_comma = false;
        }
        self.previous = Some(piece.kind);
    }

    /// Writes the comma before a token: where one was read, and behind the last entry of a broken bracket.
    fn comma(&mut self, closes: bool) {
        let frame = self.frames.last();
        let needed = if closes {
            frame.is_some_and(|frame| frame.broken && frame.filled)
        } else {
            self.after_comma
        };
        if needed {
            self.out.insert(self.comma_at, ',');
        }
    }

    fn gap(&self, piece: &Piece, closes: bool) -> Gap {
        let Some(previous) = self.previous else {
            return Gap::Nothing;
        };
        let broken = self.frames.last().is_some_and(|frame| frame.broken);
        let at_top = self.frames.is_empty();
        if previous == PieceKind::LineComment {
            return Gap::Line;
        }
        if piece.kind.is_comment() {
            let opened = matches!(previous, PieceKind::Symbol('(' | '[' | '{'));
            return if piece.lines_before > 0 && (broken || at_top) {
                Gap::Line
            } else if opened && piece.kind == PieceKind::BlockComment {
                Gap::Nothing
            } else {
                Gap::Space
            };
        }
        if closes {
            let frame = self.frames.last();
            let filled = frame.is_some_and(|frame| frame.filled) || previous.is_comment();
            return if broken && filled {
                Gap::Line
            } else {
                Gap::Nothing
            };
        }
        if self.after_comma && broken {
            return Gap::Line;
        }
        match (previous, piece.kind) {
            (_, PieceKind::Symbol(':'))
            | (PieceKind::Symbol('#' | '!'), _)
            | (PieceKind::Word, PieceKind::Symbol('(')) => Gap::Nothing,
            (PieceKind::Symbol('(' | '[' | '{'), _) => {
                if broken {
                    Gap::Line
                } else {
                    Gap::Nothing
                }
            }
            (PieceKind::BlockComment, _) if piece.lines_before > 0 && (broken || at_top) => {
                Gap::Line
            }
            // What follows the attributes.
            (PieceKind::Symbol(']'), _) if at_top => Gap::Line,
            _ => Gap::Space,
        }
    }

    fn space(&mut self, gap: Gap, blank_line: bool) {
        match gap {
            Gap::Nothing => {}
            Gap::Space => self.out.push(' '),
            Gap::Line => {
                let opened = matches!(self.previous, Some(PieceKind::Symbol('(' | '[' | '{')));
                if blank_line && !opened {
                    self.out.push_str(self.line_end);
                }
                self.out.push_str(self.line_end);
                let depth = self.frames.iter().filter(|frame| frame.broken).count();
                self.out.push_str(&INDENT.repeat(depth));
            }
        }
    }

    /// Writes a piece as it stands; only line ends inside a comment become those of the file.
    fn write(&mut self, piece: &Piece) {
        let written = &self.text[piece.span.clone()];
        if piece.kind != PieceKind::BlockComment {
            self.out.push_str(written);
            return;
        }
        for (index, line) in written.split('\n').enumerate() {
            if index > 0 {
                self.out.push_str(self.line_end);
            }
            self.out.push_str(line.trim_end_matches('\r'));
        }
    }
}
