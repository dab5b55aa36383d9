//! The tree of values, each with its place, and finding a part by its way down. Does not read or judge anything.

use std::ops::Range;

use crate::model::Text;

/// A name with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The name.
    pub text: String,
    /// Bytes of the source.
    pub span: Range<usize>,
}

/// A value with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Value {
    /// What it is.
    pub kind: ValueKind,
    /// Bytes of the source.
    pub span: Range<usize>,
}

/// The kinds of RON values that data files use.
#[derive(Clone, Debug, PartialEq)]
pub enum ValueKind {
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// A number with a point or exponent.
    Float(f64),
    /// A quoted text, escapes resolved.
    Text(String),
    /// A character in single quotes.
    Char(char),
    /// A bare word: an enum variant without contents.
    Bare(String),
    /// `[…]`.
    List(Vec<Value>),
    /// `{…}`.
    Map(Vec<(Value, Value)>),
    /// `Name(field: …)` or `(field: …)`.
    Struct(Option<Word>, Vec<(Word, Value)>),
    /// `Name(…)` or `(…)` without field names.
    Tuple(Option<Word>, Vec<Value>),
    /// What stands for a value that could not be read; already reported.
    Broken,
}

/// A syntax error with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// Bytes of the source.
    pub span: Range<usize>,
    /// What is wrong.
    pub message: Text,
    /// The bracket that is not closed, if that is what is wrong.
    pub opened: Option<Range<usize>>,
    /// Where a comma is its remedy, if that is sure.
    pub comma: Option<usize>,
}

impl Value {
    /// The value of a struct's field, `Some(…)` unwrapped and `None` left out.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&Self> {
        let (_, value) = self.named_field(name)?;
        match &value.kind {
            ValueKind::Bare(word) if word == "None" => None,
            ValueKind::Tuple(Some(word), items) if word.text == "Some" => items.first(),
            _ => Some(value),
        }
    }

    /// A struct's field with its name.
    #[must_use]
    pub fn named_field(&self, name: &str) -> Option<(&Word, &Self)> {
        let ValueKind::Struct(_, fields) = &self.kind else {
            return None;
        };
        let (word, value) = fields.iter().find(|(word, _)| word.text == name)?;
        Some((word, value))
    }

    /// The value that a map has for a key.
    #[must_use]
    pub fn entry(&self, key: &str) -> Option<&Self> {
        self.keyed_entry(key).map(|(_, value)| value)
    }

    /// A map's key with its value.
    #[must_use]
    pub fn keyed_entry(&self, key: &str) -> Option<(&Self, &Self)> {
        let ValueKind::Map(entries) = &self.kind else {
            return None;
        };
        let (key, value) = entries.iter().find(|(at, _)| at.word() == Some(key))?;
        Some((key, value))
    }

    /// The items of a list or tuple; none for other kinds.
    #[must_use]
    pub fn items(&self) -> &[Self] {
        match &self.kind {
            ValueKind::List(items) | ValueKind::Tuple(_, items) => items,
            _ => &[],
        }
    }

    /// The entries of a map; none for other kinds.
    #[must_use]
    pub fn entries(&self) -> &[(Self, Self)] {
        match &self.kind {
            ValueKind::Map(entries) => entries,
            _ => &[],
        }
    }

    /// A quoted text or bare word.
    #[must_use]
    pub fn word(&self) -> Option<&str> {
        match &self.kind {
            ValueKind::Text(text) | ValueKind::Bare(text) => Some(text),
            _ => None,
        }
    }
}

/// Whether two values say the same, wherever they stand.
pub(crate) fn same_value(a: &Value, b: &Value) -> bool {
    let all = |a: &[Value], b: &[Value]| {
        a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same_value(a, b))
    };
    match (&a.kind, &b.kind) {
        (ValueKind::Broken, _) | (_, ValueKind::Broken) => false,
        (ValueKind::List(a), ValueKind::List(b)) => all(a, b),
        (ValueKind::Tuple(name, a), ValueKind::Tuple(other, b)) => {
            name.as_ref().map(|name| &name.text) == other.as_ref().map(|other| &other.text)
                && all(a, b)
        }
        (ValueKind::Map(a), ValueKind::Map(b)) => {
            a.len() == b.len()
                && a.iter()
                    .zip(b)
                    .all(|(a, b)| same_value(&a.0, &b.0) && same_value(&a.1, &b.1))
        }
        (ValueKind::Struct(name, a), ValueKind::Struct(other, b)) => {
            name.as_ref().map(|name| &name.text) == other.as_ref().map(|other| &other.text)
                && a.len() == b.len()
                && a.iter()
                    .zip(b)
                    .all(|(a, b)| a.0.text == b.0.text && same_value(&a.1, &b.1))
        }
        (a, b) => a == b,
    }
}
