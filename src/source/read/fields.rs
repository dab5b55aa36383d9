//! The fields of one struct of a data file. Does not report what is wrong with them: the reader does.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::source::read::shape::Shape;
use crate::source::syntax::value::{Value, ValueKind};

/// Fields of a struct, looked up by name.
pub(crate) struct Fields<'v> {
    /// The whole struct.
    pub span: Range<usize>,
    /// What the struct should look like.
    pub shape: &'static Shape,
    /// What is given, with the place of its name.
    pub entries: BTreeMap<String, (Range<usize>, &'v Value)>,
    /// All fields that there can be, in the order in which they are usually written.
    pub order: Vec<String>,
    /// Fields that mistyped names probably mean.
    pub meant: Vec<String>,
}

impl<'v> Fields<'v> {
    /// Where a missing field would stand: at the field before it, where the struct begins or, for the last
    /// one, where it ends.
    pub fn place_of(&self, name: &str) -> usize {
        if self.order.last().is_some_and(|last| last == name) {
            return self.span.end.saturating_sub(1).max(self.span.start);
        }
        let before = self.order.iter().take_while(|field| *field != name);
        let starts = before.filter_map(|field| Some(self.entries.get(field)?.0.start));
        starts.last().unwrap_or(self.span.start)
    }

    /// A field's value, `Some(…)` unwrapped and `None` left out.
    pub fn get(&self, name: &str) -> Option<&'v Value> {
        debug_assert!(
            self.shape.field(name).is_some(),
            "`{}` has no `{name}`",
            self.shape.name
        );
        let (_, value) = self.entries.get(name)?;
        match &value.kind {
            ValueKind::Bare(word) if word == "None" => None,
            ValueKind::Tuple(Some(word), items) if word.text == "Some" => items.first(),
            _ => Some(value),
        }
    }
}
