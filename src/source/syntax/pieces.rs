//! A text as tokens and comments in order: for what must see comments. Does not know which token may follow which.

use std::ops::Range;

use crate::source::syntax::lex::{Lexer, TokenKind, block_comment, is_blank};

/// A token or a comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    /// What it is.
    pub kind: PieceKind,
    /// Bytes of the source; a comment on a line of its own ends before the line end.
    pub span: Range<usize>,
    /// Line ends between the piece before and this one.
    pub lines_before: usize,
}

/// The kinds of pieces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PieceKind {
    /// A bare word.
    Word,
    /// A bracket, comma, colon or the like.
    Symbol(char),
    /// Any other token, also an unreadable one.
    Other,
    /// `// …`.
    LineComment,
    /// `/* … */`.
    BlockComment,
}

impl PieceKind {
    /// Whether it is a comment.
    pub const fn is_comment(self) -> bool {
        matches!(self, Self::LineComment | Self::BlockComment)
    }
}

/// All pieces of a text.
pub(crate) fn pieces(text: &str) -> Vec<Piece> {
    let mut out = Vec::new();
    each_piece(text, |piece| out.push(piece));
    out
}

/// Hands over one piece of a text after the other, for what need not keep them.
pub(crate) fn each_piece(text: &str, mut take: impl FnMut(Piece)) {
    let mut lexer = Lexer::new(text);
    let mut at = 0;
    loop {
        let token = lexer.next();
        let lines_before = gap(text, at..token.span.start, &mut take);
        let kind = match token.kind {
            TokenKind::End => return,
            TokenKind::Word(_) => PieceKind::Word,
            TokenKind::Symbol(symbol) => PieceKind::Symbol(symbol),
            _ => PieceKind::Other,
        };
        at = token.span.end;
        take(Piece {
            kind,
            span: token.span,
            lines_before,
        });
    }
}

/// The comments between two tokens; returns the line ends after the last of them.
fn gap(text: &str, between: Range<usize>, take: &mut impl FnMut(Piece)) -> usize {
    let (mut at, end) = (between.start, between.end);
    let mut lines = 0;
    while let Some(rest) = text.get(at..end).filter(|rest| !rest.is_empty()) {
        let blank = rest.len() - rest.trim_start_matches(is_blank).len();
        lines += rest[..blank].matches('\n').count();
        at += blank;
        let rest = &rest[blank..];
        let (kind, length) = if rest.starts_with("//") {
            let line = rest.find('\n').unwrap_or(rest.len());
            (PieceKind::LineComment, line)
        } else if let Some(length) = block_comment(rest).filter(|_| rest.starts_with("/*")) {
            (PieceKind::BlockComment, length)
        } else {
            // The end, or what stands behind a comment that is not closed.
            return lines;
        };
        let shown = rest[..length].trim_end().len();
        take(Piece {
            kind,
            span: at..at + shown,
            lines_before: std::mem::take(&mut lines),
        });
        at += length;
    }
    lines
}
