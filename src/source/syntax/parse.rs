//! RON text to a tree whose every value knows its place. Goes on after an error, so that one run finds them all.
//!
//! **Does not** know what the values mean. The `ron` crate stops at the first error and has no places for values, which
//! is why this reader is ours; tests hold it to what `ron` accepts.

use std::ops::Range;

use crate::model::{Text, words};
use crate::source::syntax::layout;
use crate::source::syntax::lex::{Ahead, Lexer, Token, TokenKind, meaningless};
use crate::source::syntax::tree::{SyntaxError, Value, ValueKind, Word};

/// How deeply values may be nested.
const DEEPEST: usize = 64;
/// Most values of a file: many times those of the longest talk. A file made of brackets alone would take the memory of
/// hundreds of such talks.
const MOST_VALUES: usize = 2_000_000;
/// After so many syntax errors the rest is not worth reading.
const MOST_ERRORS: usize = 20;

/// Reads a whole file.
#[must_use]
pub fn parse(text: &str) -> (Value, Vec<SyntaxError>) {
    let mut parser = Parser {
        lexer: Lexer::new(text),
        errors: Vec::new(),
        depth: 0,
        values: 0,
    };
    parser.attributes();
    let value = parser.value();
    if parser.errors.is_empty() {
        let (rest, span) = parser.lexer.ahead();
        if rest != Ahead::End {
            parser.error(
                span,
                words!("值的后面不能再有别的", "nothing may follow after the value"),
            );
        }
    }
    parser.errors.truncate(MOST_ERRORS);
    // Beside another mistake it is not sure that commas are what is missing.
    if parser.errors.iter().any(|error| error.comma.is_none()) {
        for error in &mut parser.errors {
            error.comma = None;
        }
    }
    blame_cause(text, &mut parser.errors);
    (value, parser.errors)
}

/// A forgotten quote or bracket makes errors further down. If the layout shows where it was forgotten, that alone is told.
fn blame_cause(text: &str, errors: &mut Vec<SyntaxError>) {
    let Some(first) = errors.iter().map(|error| error.span.start).min() else {
        return;
    };
    if let Some(cause) = layout::cause(text)
        && cause.span.start < first
        && text[cause.span.start..first].contains('\n')
    {
        *errors = vec![cause];
    }
}

struct Parser<'a> {
    lexer: Lexer<'a>,
    errors: Vec<SyntaxError>,
    depth: usize,
    /// Read so far.
    values: usize,
}

impl Parser<'_> {
    fn error(&mut self, span: Range<usize>, message: Text) {
        self.errors.push(SyntaxError {
            span,
            message,
            opened: None,
            comma: None,
        });
    }

    /// `#![enable(…)]` at the top: read over, because the format has its own settings.
    fn attributes(&mut self) {
        while self.lexer.ahead().0 == Ahead::Symbol('#') {
            let span = self.lexer.span();
            self.lexer.next();
            if !self.take('!') || self.lexer.ahead().0 != Ahead::Symbol('[') {
                self.error(
                    span,
                    words!(
                        "只有 `#![enable(…)]` 可以用 `#` 开头",
                        "only `#![enable(…)]` may begin with `#`"
                    ),
                );
                return;
            }
            loop {
                let Token { kind, span } = self.lexer.next();
                match kind {
                    TokenKind::Symbol(']') | TokenKind::End => break,
                    TokenKind::Bad(message) => {
                        self.error(span, message);
                        return;
                    }
                    TokenKind::Meaningless(c) => {
                        self.error(span, meaningless(c));
                        return;
                    }
                    _ => {}
                }
            }
        }
    }

    fn value(&mut self) -> Value {
        let span = self.lexer.span();
        self.values += 1;
        if self.depth >= DEEPEST {
            let message = words!(
                "值一层套一层，超过了 {DEEPEST} 层",
                "values are nested more than {DEEPEST} deep"
            );
            self.error(span.clone(), message);
        } else if self.values > MOST_VALUES {
            let message = words!(
                "值太多，超过了 {MOST_VALUES} 个",
                "there are more than {MOST_VALUES} values"
            );
            self.error(span.clone(), message);
        } else if self.errors.len() < MOST_ERRORS {
            return self.value_inside();
        }
        self.lexer.skip_to_end();
        broken(span)
    }

    fn value_inside(&mut self) -> Value {
        self.depth += 1;
        let value = self.value_of_kind();
        self.depth -= 1;
        value
    }

    fn value_of_kind(&mut self) -> Value {
        let (ahead, span) = self.lexer.ahead();
        match ahead {
            Ahead::Symbol('(') => return self.parenthesis(None, span),
            Ahead::Symbol('[') => return self.list(span),
            Ahead::Symbol('{') => return self.map(span),
            Ahead::Symbol(symbol) => {
                self.error(
                    span.clone(),
                    words!(
                        "这里该写一个值，不是 `{symbol}`",
                        "a value should stand here, not `{symbol}`"
                    ),
                );
                if !matches!(symbol, ')' | ']' | '}' | ',') {
                    self.lexer.next();
                }
                return broken(span);
            }
            Ahead::Word | Ahead::Other | Ahead::End => {}
        }
        let Token { kind, span } = self.lexer.next();
        let kind = match kind {
            TokenKind::Text(text) => ValueKind::Text(text),
            TokenKind::Char(char) => ValueKind::Char(char),
            TokenKind::Integer(number) => ValueKind::Integer(number),
            TokenKind::Float(number) => ValueKind::Float(number),
            TokenKind::Word(word) => return self.word_value(word, span),
            TokenKind::Bad(message) => {
                self.error(span.clone(), message);
                return broken(span);
            }
            TokenKind::Meaningless(c) => {
                self.error(span.clone(), meaningless(c));
                return broken(span);
            }
            TokenKind::Symbol(_) | TokenKind::End => {
                self.error(
                    span.clone(),
                    words!(
                        "这里还该写一个值，文件却结束了",
                        "the file ends where a value should stand"
                    ),
                );
                return broken(span);
            }
        };
        Value { kind, span }
    }

    fn word_value(&mut self, word: String, span: Range<usize>) -> Value {
        let is_value = matches!(word.as_str(), "true" | "false" | "None");
        if !is_value && self.lexer.ahead().0 == Ahead::Symbol('(') {
            let open = self.lexer.span();
            return self.parenthesis(Some(Word { text: word, span }), open);
        }
        let kind = match word.as_str() {
            "true" => ValueKind::Bool(true),
            "false" => ValueKind::Bool(false),
            _ => ValueKind::Bare(word),
        };
        Value { kind, span }
    }

    /// `(…)`: a struct if a field name comes first, a tuple otherwise.
    fn parenthesis(&mut self, name: Option<Word>, open: Range<usize>) -> Value {
        let start = name.as_ref().map_or(open.start, |name| name.span.start);
        self.lexer.next();
        if self.lexer.ahead().0 == Ahead::Word && self.lexer.second_is_colon() {
            let mut fields = Vec::new();
            let end = self.items(&open, ')', |parser| {
                if let Some(field) = parser.field() {
                    fields.push(field);
                }
            });
            return Value {
                kind: ValueKind::Struct(name, fields),
                span: start..end,
            };
        }
        let mut items = Vec::new();
        let end = self.items(&open, ')', |parser| items.push(parser.value()));
        Value {
            kind: ValueKind::Tuple(name, items),
            span: start..end,
        }
    }

    fn field(&mut self) -> Option<(Word, Value)> {
        let (ahead, span) = self.lexer.ahead();
        if ahead != Ahead::Word {
            self.error(
                span,
                words!("这里该写字段名", "a field name should stand here"),
            );
            return None;
        }
        let TokenKind::Word(text) = self.lexer.next().kind else {
            return None;
        };
        let word = Word { text, span };
        if !self.take(':') {
            let here = self.lexer.span();
            self.error(
                here,
                words!("`{}` 后面少了 `:`", "`:` is missing after `{}`", word.text),
            );
            return None;
        }
        let value = self.value();
        Some((word, value))
    }

    fn list(&mut self, open: Range<usize>) -> Value {
        self.lexer.next();
        let mut items = Vec::new();
        let end = self.items(&open, ']', |parser| items.push(parser.value()));
        Value {
            kind: ValueKind::List(items),
            span: open.start..end,
        }
    }

    fn map(&mut self, open: Range<usize>) -> Value {
        self.lexer.next();
        let mut entries = Vec::new();
        let end = self.items(&open, '}', |parser| {
            let key = parser.value();
            if parser.take(':') {
                let value = parser.value();
                entries.push((key, value));
            } else if key.kind != ValueKind::Broken {
                let here = parser.lexer.span();
                parser.error(
                    here,
                    words!("键后面少了 `:`", "`:` is missing after the key"),
                );
            }
        });
        Value {
            kind: ValueKind::Map(entries),
            span: open.start..end,
        }
    }

    /// Items with commas between them up to a closing bracket. Returns where the bracket ends.
    fn items(
        &mut self,
        open: &Range<usize>,
        close: char,
        mut item: impl FnMut(&mut Self),
    ) -> usize {
        loop {
            let (ahead, span) = self.lexer.ahead();
            match ahead {
                Ahead::Symbol(symbol) if symbol == close => {
                    self.lexer.next();
                    return span.end;
                }
                Ahead::End => return self.unclosed(open, span),
                Ahead::Symbol(symbol @ (')' | ']' | '}')) => {
                    self.errors.push(SyntaxError {
                        span: span.clone(),
                        message: words!(
                            "`{symbol}` 和前面打开的括号配不上，这里应是 `{close}`",
                            "`{symbol}` does not close what is open; expected `{close}`"
                        ),
                        opened: Some(open.clone()),
                        comma: None,
                    });
                    // Taken for the closing bracket: a wrong bracket is likelier than a missing one.
                    self.lexer.next();
                    return span.end;
                }
                _ => {}
            }
            let errors = self.errors.len();
            item(self);
            if self.errors.len() > errors {
                self.recover();
            }
            let (ahead, _) = self.lexer.ahead();
            match ahead {
                Ahead::Symbol(',') => {
                    self.lexer.next();
                }
                Ahead::Symbol(')' | ']' | '}') | Ahead::End => {}
                _ => {
                    if self.errors.len() == errors {
                        // Where it should stand, which is often the end of the line before.
                        let end = self.lexer.last_end();
                        let comma = self.lexer.comma_place();
                        self.errors.push(SyntaxError {
                            span: end..end,
                            message: words!(
                                "这里少了 `,` 或 `{close}`",
                                "`,` or `{close}` is missing here"
                            ),
                            opened: None,
                            comma,
                        });
                    }
                    if self.errors.len() >= MOST_ERRORS {
                        self.lexer.skip_to_end();
                    }
                }
            }
        }
    }

    /// After an error: on to the next comma or closing bracket of this level.
    fn recover(&mut self) {
        let mut depth = 0_usize;
        loop {
            match self.lexer.ahead().0 {
                Ahead::End => return,
                Ahead::Symbol('(' | '[' | '{') => depth += 1,
                Ahead::Symbol(')' | ']' | '}') => {
                    if depth == 0 {
                        return;
                    }
                    depth -= 1;
                }
                Ahead::Symbol(',') if depth == 0 => return,
                _ => {}
            }
            self.lexer.next();
        }
    }

    fn unclosed(&mut self, open: &Range<usize>, end: Range<usize>) -> usize {
        // One message for the innermost bracket; the outer ones follow from it.
        if !self
            .errors
            .iter()
            .any(|error| error.opened.is_some() && error.span == end)
        {
            self.errors.push(SyntaxError {
                span: end.clone(),
                message: words!(
                    "括号还没有关上，文件就结束了",
                    "the file ends inside a bracket"
                ),
                opened: Some(open.clone()),
                comma: None,
            });
        }
        end.end
    }

    fn take(&mut self, symbol: char) -> bool {
        let there = self.lexer.ahead().0 == Ahead::Symbol(symbol);
        if there {
            self.lexer.next();
        }
        there
    }
}

fn broken(span: Range<usize>) -> Value {
    Value {
        kind: ValueKind::Broken,
        span,
    }
}
