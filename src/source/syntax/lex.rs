//! Tokens of RON text. Does not know which may follow which.

use std::ops::Range;

use crate::model::{Both, Text, words};

/// What is said of a text that goes on to the end of the file.
pub(crate) const NO_CLOSING_QUOTE: Both =
    Both::new("这段文字少了收尾的引号", "this text has no closing quote");

/// Most digits of an escape `\u{…}`.
const MOST_DIGITS: usize = 6;
/// So many bytes of a number that is none are told.
const SHOWN_DIGITS: usize = 40;

/// A token with its place.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Bytes of the source.
    pub span: Range<usize>,
}

/// The kinds of tokens.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum TokenKind {
    /// A bare word.
    Word(String),
    /// A quoted text, escapes resolved.
    Text(String),
    /// A character in single quotes.
    Char(char),
    /// A whole number.
    Integer(i64),
    /// A number with a point or exponent.
    Float(f64),
    /// A bracket, comma, colon or the like.
    Symbol(char),
    /// Something that is no token, with what is wrong.
    Bad(Text),
    /// A character that no token begins with; told by [`meaningless`], but not for each of millions that are skipped.
    Meaningless(char),
    /// The end of the file.
    End,
}

/// What the next token is, as far as brackets and commas are concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ahead {
    /// A bracket, comma, colon or the like.
    Symbol(char),
    /// A bare word.
    Word,
    /// Another token.
    Other,
    /// The end of the file.
    End,
}

/// Reads tokens one by one, with one to look ahead.
pub(crate) struct Lexer<'a> {
    text: &'a str,
    at: usize,
    ahead: Option<Token>,
    /// Where the token that was taken last ends.
    taken: usize,
    /// A quote has been met that nothing closes, so that nothing closes a later one either: the text is not searched again.
    unclosed: bool,
}

impl<'a> Lexer<'a> {
    pub fn new(text: &'a str) -> Self {
        Self {
            text,
            at: 0,
            ahead: None,
            taken: 0,
            unclosed: false,
        }
    }

    /// The next token, not taken.
    fn peek(&mut self) -> &Token {
        if self.ahead.is_none() {
            self.ahead = Some(self.read());
        }
        self.ahead.get_or_insert(Token {
            kind: TokenKind::End,
            span: self.text.len()..self.text.len(),
        })
    }

    /// What the next token is, and where.
    pub fn ahead(&mut self) -> (Ahead, Range<usize>) {
        let token = self.peek();
        let ahead = match token.kind {
            TokenKind::Symbol(symbol) => Ahead::Symbol(symbol),
            TokenKind::Word(_) => Ahead::Word,
            TokenKind::End => Ahead::End,
            _ => Ahead::Other,
        };
        (ahead, token.span.clone())
    }

    /// Where the token taken last ends.
    pub const fn last_end(&self) -> usize {
        self.taken
    }

    /// Where the next token stands.
    pub fn span(&mut self) -> Range<usize> {
        self.peek().span.clone()
    }

    /// Takes the next token. The end stays where it is.
    pub fn next(&mut self) -> Token {
        self.peek();
        match self.ahead.take() {
            Some(token) if token.kind != TokenKind::End => {
                self.taken = token.span.end;
                token
            }
            _ => {
                let end = Token {
                    kind: TokenKind::End,
                    span: self.text.len()..self.text.len(),
                };
                self.ahead = Some(end.clone());
                end
            }
        }
    }

    /// Where a comma belongs that is missing before the next token: behind the last one. Only if the next stands on a
    /// later line; on one line, unmarked quotes inside a text look the same.
    pub fn comma_place(&mut self) -> Option<usize> {
        let next = self.peek().span.start;
        let between = self.text.get(self.taken..next)?;
        between.contains('\n').then_some(self.taken)
    }

    /// Whether a colon follows the next token.
    pub fn second_is_colon(&mut self) -> bool {
        self.peek();
        let rest = &self.text[self.at..];
        let rest = &rest[blank(rest).unwrap_or(0)..];
        rest.starts_with(':') && !rest.starts_with("::")
    }

    /// Gives up on the rest.
    pub fn skip_to_end(&mut self) {
        self.at = self.text.len();
        self.ahead = None;
    }

    /// Something that goes on to the end of the text: nothing in it is looked at as if it stood outside.
    fn endless(&mut self, span: Range<usize>, message: Text) -> Token {
        self.at = self.text.len();
        Token {
            kind: TokenKind::Bad(message),
            span,
        }
    }

    /// A quoted text. Without a closing quote only the line is underlined, not the rest of the file.
    fn quoted(&mut self, rest: &str) -> (TokenKind, usize) {
        if !self.unclosed
            && let Some(read) = quoted(rest)
        {
            return read;
        }
        self.unclosed = true;
        let line = rest.find('\n').unwrap_or(rest.len());
        (TokenKind::Bad(NO_CLOSING_QUOTE.into()), line)
    }

    fn read(&mut self) -> Token {
        match blank(&self.text[self.at..]) {
            Ok(length) => self.at += length,
            Err(at) => {
                let start = self.at + at;
                let message = words!("这条注释没有关上", "this comment is not closed");
                return self.endless(start..start + 2, message);
            }
        }
        let rest = &self.text[self.at..];
        let start = self.at;
        let Some(first) = rest.chars().next() else {
            return Token {
                kind: TokenKind::End,
                span: start..start,
            };
        };
        let (kind, length) = match first {
            '"' => self.quoted(rest),
            '\'' => character(rest),
            'r' if rest[1..].starts_with(['"', '#']) => match raw_text(rest) {
                Some(read) => read,
                None => return self.endless(start..start + 2, NO_CLOSING_QUOTE.into()),
            },
            '0'..='9' | '+' | '-' | '.' => number(rest),
            first if first == '_' || first.is_alphabetic() => {
                let length = word_length(rest);
                (TokenKind::Word(rest[..length].to_owned()), length)
            }
            '(' | ')' | '[' | ']' | '{' | '}' | ',' | ':' | '#' | '!' => {
                (TokenKind::Symbol(first), 1)
            }
            other => (TokenKind::Meaningless(other), other.len_utf8()),
        };
        self.at += length;
        Token {
            kind,
            span: start..start + length,
        }
    }
}

/// What is said of a character that no token begins with. Marks of a Chinese keyboard are shown as they are, too.
pub(super) fn meaningless(c: char) -> Text {
    let escaped = c.escape_default();
    let shown = match c {
        '\u{3000}' => "全角空格".to_owned(),
        '，' | '。' | '：' | '；' | '、' | '（' | '）' | '【' | '】' | '“' | '”' | '‘' | '’' =>
        {
            format!("“{c}”")
        }
        _ => {
            return words!(
                "`{escaped}` 在这里没有意义",
                "`{escaped}` has no meaning here"
            );
        }
    };
    words!(
        "{shown}（`{escaped}`）在这里没有意义",
        "`{escaped}` has no meaning here"
    )
}

/// RON's white space. A wide space (U+3000) or a hard one (U+00A0) is none: it is reported where it stands.
pub(crate) fn is_blank(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t'..='\r' | '\u{85}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}'
    )
}

/// Length of white space and comments at the start; the place of a comment that is not closed otherwise.
fn blank(text: &str) -> Result<usize, usize> {
    let mut at = 0;
    loop {
        let rest = &text[at..];
        let spaces = rest.len() - rest.trim_start_matches(is_blank).len();
        at += spaces;
        let rest = &text[at..];
        if rest.starts_with("//") {
            at += rest.find('\n').unwrap_or(rest.len());
        } else if rest.starts_with("/*") {
            at += block_comment(rest).ok_or(at)?;
        } else if spaces == 0 {
            return Ok(at);
        }
    }
}

/// Length of a block comment, which may hold others.
pub(crate) fn block_comment(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut at = 0;
    let bytes = text.as_bytes();
    while at + 1 < bytes.len() {
        match &bytes[at..at + 2] {
            b"/*" => {
                depth += 1;
                at += 2;
            }
            b"*/" => {
                depth -= 1;
                at += 2;
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => at += 1,
        }
    }
    None
}

fn word_length(text: &str) -> usize {
    text.find(|c: char| c != '_' && !c.is_alphanumeric())
        .unwrap_or(text.len())
}

/// A quoted text, if a quote closes it.
fn quoted(text: &str) -> Option<(TokenKind, usize)> {
    let mut out = String::new();
    let mut chars = text.char_indices().skip(1);
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return Some((TokenKind::Text(out), at + 1)),
            '\\' => {
                let (escaped, length) = escape(&text[at + 1..]);
                match escaped {
                    Ok(c) => out.extend(c),
                    Err(message) => {
                        let end = closing_quote(text).unwrap_or(text.len());
                        return Some((TokenKind::Bad(message), end));
                    }
                }
                for _ in 0..text[at + 1..at + 1 + length].chars().count() {
                    chars.next();
                }
            }
            c => out.push(c),
        }
    }
    None
}

/// Where a quoted text ends, escapes heeded.
fn closing_quote(text: &str) -> Option<usize> {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// What an escape stands for (nothing for a line continued) and its length after the backslash.
fn escape(text: &str) -> (Result<Option<char>, Text>, usize) {
    let Some(c) = text.chars().next() else {
        let message = words!("文字在 `\\` 后面就断了", "the text ends after `\\`");
        return (Err(message), 0);
    };
    if let Some(rest) = text
        .strip_prefix('\n')
        .or_else(|| text.strip_prefix("\r\n"))
    {
        // The line goes on after the blanks of the next ones.
        let rest = rest.trim_start_matches([' ', '\t', '\n', '\r']);
        return (Ok(None), text.len() - rest.len());
    }
    let simple = match c {
        'n' => '\n',
        't' => '\t',
        'r' => '\r',
        '0' => '\0',
        '\\' | '"' | '\'' => c,
        // Above 7F a byte alone is no character; `\u{…}` says which one is meant.
        'x' => return by_number(text.get(1..3).filter(|digits| *digits < "80"), 3),
        'u' => {
            let digits = text.strip_prefix("u{").and_then(|rest| {
                let end = rest.bytes().take(MOST_DIGITS + 1).position(|b| b == b'}')?;
                rest.get(..end)
            });
            return by_number(digits, digits.map_or(1, |digits| digits.len() + 3));
        }
        other => {
            let other_escaped = other.escape_default();
            let message = words!(
                "`\\{other_escaped}` 不是转义的写法",
                "`\\{other_escaped}` is no escape"
            );
            return (Err(message), other.len_utf8());
        }
    };
    (Ok(Some(simple)), 1)
}

fn by_number(digits: Option<&str>, length: usize) -> (Result<Option<char>, Text>, usize) {
    let char = digits
        .filter(|digits| {
            digits.len() <= MOST_DIGITS && digits.bytes().all(|b| b.is_ascii_hexdigit())
        })
        .and_then(|digits| u32::from_str_radix(digits, 16).ok())
        .and_then(char::from_u32);
    match char {
        Some(char) => (Ok(Some(char)), length),
        None => (
            Err(words!(
                "这个转义不代表任何字符",
                "this escape stands for no character"
            )),
            length,
        ),
    }
}

/// A raw text, if one begins here that is closed, or a word; none if it is not closed.
fn raw_text(text: &str) -> Option<(TokenKind, usize)> {
    let hashes = text[1..].len() - text[1..].trim_start_matches('#').len();
    let open = 1 + hashes;
    if !text[open..].starts_with('"') {
        let length = word_length(text);
        return Some((TokenKind::Word(text[..length].to_owned()), length));
    }
    let closing = format!("\"{}", "#".repeat(hashes));
    let inside = &text[open + 1..];
    let length = inside.find(&closing)?;
    let read = TokenKind::Text(inside[..length].to_owned());
    Some((read, open + 1 + length + closing.len()))
}

fn character(text: &str) -> (TokenKind, usize) {
    let inside = &text[1..];
    let (c, length) = match inside.chars().next() {
        Some('\\') => {
            let (escaped, length) = escape(&inside[1..]);
            (escaped.ok().flatten(), length + 1)
        }
        Some(c) => (Some(c), c.len_utf8()),
        None => (None, 0),
    };
    match c {
        Some(c) if inside[length..].starts_with('\'') => (TokenKind::Char(c), length + 2),
        _ => (
            TokenKind::Bad(words!(
                "文字要写在双引号里",
                "texts are written in double quotes"
            )),
            1,
        ),
    }
}

fn number(text: &str) -> (TokenKind, usize) {
    let sign = usize::from(text.starts_with(['+', '-']));
    let body = &text[sign..];
    let mut length = 0;
    let mut previous = ' ';
    for c in body.chars() {
        let exponent_sign =
            matches!(c, '+' | '-') && matches!(previous, 'e' | 'E') && !body.starts_with("0x");
        if !(c.is_ascii_alphanumeric() || matches!(c, '_' | '.') || exponent_sign) {
            break;
        }
        previous = c;
        length += c.len_utf8();
    }
    let written = &text[..sign + length];
    let bad = || {
        let shown = &written[..written.len().min(SHOWN_DIGITS)];
        TokenKind::Bad(words!("`{shown}` 不是数字", "`{shown}` is no number"))
    };
    if length == 0 {
        return (bad(), written.len().max(1));
    }
    let kind = integer(&body[..length], text.starts_with('-'))
        .map(TokenKind::Integer)
        .or_else(|| float(written).map(TokenKind::Float))
        .unwrap_or_else(bad);
    (kind, written.len())
}

/// A whole number in one of RON's four notations.
fn integer(body: &str, negative: bool) -> Option<i64> {
    let (digits, radix) = match body.get(..2) {
        Some("0x") => (&body[2..], 16),
        Some("0o") => (&body[2..], 8),
        Some("0b") => (&body[2..], 2),
        _ => (body, 10),
    };
    if digits.starts_with('_') || !digits.bytes().all(|b| b == b'_' || b.is_ascii_hexdigit()) {
        return None;
    }
    let plain = digits.replace('_', "");
    let size = i128::from_str_radix(&plain, radix).ok()?;
    i64::try_from(if negative { -size } else { size }).ok()
}

/// A number with a point or exponent.
fn float(written: &str) -> Option<f64> {
    let known = written
        .bytes()
        .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'e' | b'E' | b'+' | b'-' | b'_'));
    let plain = written.replace('_', "");
    let unsigned = written.trim_start_matches(['+', '-']);
    let known = known && !unsigned.starts_with('_') && !written.contains("._");
    if known && written.bytes().any(|b| b.is_ascii_digit()) {
        plain.parse().ok()
    } else {
        None
    }
}
