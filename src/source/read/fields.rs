//! The fields of one struct of a data file: which it has, which it should not have, which it lacks. Does not read what
//! stands in them.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostic::{Code, Patch, did_you_mean, suggestion};
use crate::model::{Both, Named, Text, words};
use crate::source::read::nouns::{INTEGER, list};
use crate::source::read::reader::{Reader, Spanned};
use crate::source::read::shape::{Kind, Need, Shape};
use crate::source::syntax::tree::{Value, ValueKind, Word};

/// The only version of the format there is.
const FORMAT: i64 = 1;

/// Fields of a struct, looked up by name.
pub(crate) struct Fields<'v> {
    /// The whole struct.
    pub span: Range<usize>,
    /// What the struct should look like.
    pub shape: &'static Shape,
    /// What is given, with the place of its name.
    pub entries: BTreeMap<&'v str, (Range<usize>, &'v Value)>,
}

impl<'v> Fields<'v> {
    /// Where a missing field would stand: at the field before it, where the struct begins or, for the last
    /// one, where it ends.
    pub fn place_of(&self, name: &str) -> usize {
        let order = self.shape.fields;
        if order.last().is_some_and(|last| last.name == name) {
            return self.span.end.saturating_sub(1).max(self.span.start);
        }
        let before = order.iter().take_while(|field| field.name != name);
        let starts = before.filter_map(|field| Some(self.entries.get(field.name)?.0.start));
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

impl<'v> Fields<'v> {
    /// A whole number in the range that the shape gives the field.
    pub fn integer<T: TryFrom<i64>>(&self, reader: &mut Reader<'_>, name: &str) -> Option<T> {
        let value = self.get(name)?;
        let Some(Kind::Integer(low, high)) = self.shape.field(name).map(|field| field.kind) else {
            debug_assert!(false, "`{name}` is no number");
            return None;
        };
        T::try_from(reader.integer(value, low, high)?).ok()
    }

    /// A word of an enum.
    pub fn word<T: Named>(&self, reader: &mut Reader<'_>, name: &str, what: Both) -> Option<T> {
        reader.word(self.get(name)?, what)
    }

    /// An id in kebab-case.
    pub fn id(&self, reader: &mut Reader<'_>, name: &str) -> Option<Spanned<String>> {
        reader.id(self.get(name)?)
    }

    /// A text in every language.
    pub fn text(&self, reader: &mut Reader<'_>, name: &str) -> Option<Text> {
        reader.text(self.get(name)?)
    }

    /// What is read of a field's value; what stands for nothing if there is none.
    pub fn or_default<T: Default>(&self, name: &str, read: impl FnOnce(&'v Value) -> T) -> T {
        self.get(name).map(read).unwrap_or_default()
    }
}

impl Reader<'_> {
    /// The fields of a struct, of which only the known ones may appear, each once.
    pub fn fields<'v>(&mut self, value: &'v Value, shape: &'static Shape) -> Option<Fields<'v>> {
        let name = shape.name;
        let (given, fields) = match &value.kind {
            ValueKind::Struct(given, fields) => (given, fields.as_slice()),
            ValueKind::Tuple(given, items) if items.is_empty() => (given, &[][..]),
            _ => {
                self.wrong(
                    value,
                    words!("带字段名的 `{name}(…)`", "`{name}(…)` with named fields"),
                );
                return None;
            }
        };
        if let Some(given) = given.as_ref().filter(|given| given.text != name) {
            let message = words!(
                "这里应是 `{name}(…)`，写的却是 `{}(…)`",
                "expected `{name}(…)`, found `{}(…)`",
                given.text
            );
            let finding = self.at(Code::WRONG_TYPE, &given.span, message);
            self.report(finding);
            return None;
        }
        let mut out = Fields {
            span: value.span.clone(),
            shape,
            entries: BTreeMap::new(),
        };
        let (known, unknown): (Vec<_>, Vec<_>) = fields
            .iter()
            .partition(|(word, _)| shape.field(&word.text).is_some());
        for (word, inner) in known {
            self.insert(&mut out.entries, word, inner);
        }
        if shape.field("format").is_some() && !self.knows_format(&out) {
            return None;
        }
        let mut meant = Vec::new();
        for (word, _) in unknown {
            if self.is_full() {
                break;
            }
            let close = self.unknown_field(word, &out);
            match &close {
                Some(close) => self
                    .left_out
                    .extend(shape.field(close).map(|field| field.name)),
                // It may mean any field that is not there.
                None => self.left_out.extend(
                    shape
                        .names()
                        .into_iter()
                        .filter(|name| !out.entries.contains_key(name)),
                ),
            }
            meant.extend(close);
        }
        self.lacks(&out, &meant);
        Some(out)
    }

    /// Whether a file is of a version that can be read; what is said otherwise. A wrong kind of value may be meant well.
    fn knows_format(&mut self, fields: &Fields<'_>) -> bool {
        let Some(value) = fields.get("format") else {
            return true;
        };
        match value.kind {
            ValueKind::Integer(FORMAT) => true,
            ValueKind::Integer(other) => {
                let message = words!(
                    "不认识第 {other} 版格式，本程序读的是第 {FORMAT} 版",
                    "format {other} is not known; this program reads format {FORMAT}"
                );
                let finding = self.at(Code::FORMAT_VERSION, &value.span, message);
                self.report(finding.help(Both::new(
                    "较新的格式要用较新的程序",
                    "a newer format needs a newer program",
                )));
                false
            }
            _ => {
                self.wrong(value, INTEGER);
                true
            }
        }
    }

    /// Reports a field that the struct does not have. Returns the field that is probably meant.
    fn unknown_field(&mut self, word: &Word, fields: &Fields<'_>) -> Option<String> {
        let known = fields.shape.names();
        let message = words!(
            "`{}` 没有字段 `{}`",
            "`{}` has no field `{}`",
            fields.shape.name,
            word.text
        );
        let close = suggestion(&word.text, known.iter().copied());
        let finding = self
            .at(Code::UNKNOWN_FIELD, &word.span, message)
            .help(words!(
                "它的字段有 {all}",
                "its fields are {all}",
                all = list(&known)
            ))
            .maybe_help(close.as_deref().map(did_you_mean));
        // Nearness is judged by all names; a field that is there already is not meant.
        let mut finding = self.renamed(finding, &word.text, &word.span, known);
        finding.remedy = finding.remedy.filter(|remedy| {
            let is_given = |patch: &Patch| fields.entries.contains_key(patch.text.as_str());
            !remedy.patches.iter().any(is_given)
        });
        self.report(finding);
        close
    }

    fn insert<'v>(
        &mut self,
        entries: &mut BTreeMap<&'v str, (Range<usize>, &'v Value)>,
        word: &'v Word,
        value: &'v Value,
    ) {
        if let Some((first, twin)) = entries.get(word.text.as_str()) {
            if self.is_full() {
                return;
            }
            let finding = self.twin(&word.text, &word.span, first, (*twin, value));
            self.report(finding);
        } else {
            entries.insert(&word.text, (word.span.clone(), value));
        }
    }

    /// Reports the fields that a struct must have and has not: those that would stand in one place, together. A field
    /// whose name was mistyped is there; its name was reported.
    fn lacks(&mut self, fields: &Fields<'_>, meant: &[String]) {
        if self.is_full() {
            return;
        }
        let mut places: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
        let needed = fields.shape.fields.iter();
        for field in needed.filter(|field| field.need == Need::Required) {
            if fields.get(field.name).is_none() && !meant.iter().any(|meant| meant == field.name) {
                let place = places.entry(fields.place_of(field.name)).or_default();
                place.push(field.name);
            }
        }
        for (start, names) in places {
            // An unclosed struct ends where its text does, perhaps inside or behind the last character.
            let start = self.text.floor_char_boundary(start);
            let width = self.text[start..].chars().next().map_or(0, char::len_utf8);
            let shape = fields.shape.name;
            let noun = if names.len() > 1 { "fields" } else { "field" };
            let all = list(&names);
            let message = Text::new(
                format!("`{shape}` 少了字段 {}", all.zh),
                format!("`{shape}` lacks the {noun} {}", all.en),
            );
            let finding = self.at(Code::MISSING_FIELD, &(start..start + width), message);
            self.report(finding);
        }
    }
}
