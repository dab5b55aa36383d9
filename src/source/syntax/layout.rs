//! Where a missing quote or bracket was forgotten, told by lines and indents. Looked at only after the text has turned out
//! not to be RON; **does not** ask for any indents of sound files.

use std::ops::Range;

use crate::model::{Text, words};
use crate::source::syntax::lex::{Lexer, NO_CLOSING_QUOTE, TokenKind};
use crate::source::syntax::tree::SyntaxError;

/// An open bracket.
struct Open {
    close: char,
    span: Range<usize>,
    line: usize,
    indent: usize,
    /// Nothing stands behind it on its line.
    ends_line: bool,
}

/// The likely cause of syntax errors, if the layout shows one.
pub(crate) fn cause(text: &str) -> Option<SyntaxError> {
    let mut lexer = Lexer::new(text);
    let mut open: Vec<Open> = Vec::new();
    let mut line = 0;
    // What has been counted of the text, and the indent and end of the line it has come to.
    let mut counted = 0;
    let mut indent = 0;
    let mut line_end = text.find('\n').unwrap_or(text.len());
    let mut last_line = None;
    // Only closing brackets have stood on this line so far.
    let mut only_closers = true;
    loop {
        let token = lexer.next();
        if token.kind == TokenKind::End {
            return None;
        }
        let passed = &text[counted..token.span.start];
        counted = token.span.start;
        if let Some(last) = passed.rfind('\n') {
            line += passed.matches('\n').count();
            let start = counted - (passed.len() - last - 1);
            let whole = text[start..].lines().next().unwrap_or("");
            indent = whole.len() - whole.trim_start_matches([' ', '\t']).len();
            line_end = start + whole.len();
        }
        let first = last_line != Some(line);
        last_line = Some(line);
        only_closers |= first;
        if matches!(token.kind, TokenKind::Text(_)) && text[token.span.clone()].contains('\n') {
            let written = &text[token.span.clone()];
            let end = written.find('\n').unwrap_or(written.len());
            if !written[..end].trim_end_matches('\r').ends_with('\\') && !written.starts_with('r') {
                let span = token.span.start..token.span.start + end;
                return Some(error(span, NO_CLOSING_QUOTE, None));
            }
        }
        let closer = match token.kind {
            TokenKind::Symbol(symbol @ (')' | ']' | '}')) => Some(symbol),
            _ => None,
        };
        if first && let Some(found) = left_open(&open, closer, indent, line, &token.span) {
            return Some(found);
        }
        if let Some(symbol) = closer {
            match open.pop() {
                Some(top) if top.close == symbol => {
                    if top.line != line && !only_closers && indent > top.indent {
                        let message = words!(
                            "这个 `{symbol}` 关上的是前面一行打开的括号：是不是多了一个？",
                            "this `{symbol}` closes what an earlier line opened: is it one too many?"
                        );
                        return Some(error(token.span, message, Some(top.span)));
                    }
                }
                Some(top) if top.line != line && !top.ends_line => return Some(unclosed(&top)),
                _ => return None,
            }
        } else {
            only_closers = false;
            if let TokenKind::Symbol(symbol @ ('(' | '[' | '{')) = token.kind {
                let rest = text.get(token.span.end..line_end).unwrap_or("");
                let rest = rest.get(..64).unwrap_or(rest).trim_start();
                open.push(Open {
                    close: match symbol {
                        '(' => ')',
                        '[' => ']',
                        _ => '}',
                    },
                    line,
                    indent,
                    ends_line: rest.is_empty() || rest.starts_with("//"),
                    span: token.span,
                });
            }
        }
    }
}

/// A bracket that should be closed by now, at the first token of a line.
fn left_open(
    open: &[Open],
    closer: Option<char>,
    indent: usize,
    line: usize,
    here: &Range<usize>,
) -> Option<SyntaxError> {
    let top = open.last().filter(|top| top.line != line)?;
    if closer == Some(top.close) && indent == top.indent || indent > top.indent {
        return None;
    }
    if !top.ends_line {
        return closer.is_none().then(|| unclosed(top));
    }
    let message = words!("这前面少了 `{}`", "`{}` is missing before this", top.close);
    Some(error(here.clone(), message, Some(top.span.clone())))
}

fn unclosed(top: &Open) -> SyntaxError {
    let message = words!(
        "这个括号没有关上：这一行少了 `{}`",
        "this is not closed: `{}` is missing on this line",
        top.close
    );
    error(top.span.clone(), message, None)
}

fn error(
    span: Range<usize>,
    message: impl Into<Text>,
    opened: Option<Range<usize>>,
) -> SyntaxError {
    SyntaxError {
        comma: None,
        span,
        message: message.into(),
        opened,
    }
}
