//! Finding a part of a file by its way down the tree, for findings made after loading. Does not read or judge anything.

use crate::source::syntax::value::{Value, ValueKind, Word};

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
