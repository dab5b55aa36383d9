//! From syntax to typed parts, reporting everything that does not fit. Does not resolve names of other things.

use std::collections::BTreeMap;
use std::ops::Range;

use super::remedies::{patch, same_value};
use super::shape::Shape;
use super::skeleton::is_id;
use super::syntax::{Value, ValueKind, Word};
use crate::diagnostic::{Code, Diagnostic, FileId, TODO_MARK, did_you_mean, suggestion};
use crate::model::{Lang, Named, Text};

/// Something with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Spanned<T> {
    /// The thing.
    pub value: T,
    /// Bytes of the source.
    pub span: Range<usize>,
}

/// How far back a finding about the same struct is looked for.
const NEAR: usize = 64;

/// Reads the parts of one file and collects what is wrong with them.
pub(super) struct Reader<'a> {
    /// The file, for places.
    pub file: FileId,
    /// Its text, for remedies.
    pub text: &'a str,
    /// Where findings go.
    pub found: &'a mut Vec<Diagnostic>,
}

impl Reader<'_> {
    /// Reports a finding.
    pub fn report(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    /// A finding in this file.
    pub fn at(
        &self,
        code: &'static Code,
        span: &Range<usize>,
        message: impl Into<Text>,
    ) -> Diagnostic {
        Diagnostic::new(code, self.file, span.clone(), message)
    }

    /// Reports a value of the wrong kind.
    pub fn wrong(&mut self, value: &Value, expected: &str) {
        self.wrong_unless(value, expected, None);
    }

    /// Reports a value of the wrong kind; perhaps it is only quoted wrongly.
    fn wrong_unless(&mut self, value: &Value, expected: &str, meant: Option<String>) {
        if value.kind == ValueKind::Broken {
            return;
        }
        let message = format!("expected {expected}, found {}", describe(&value.kind));
        let mut finding = self.at(Code::WRONG_TYPE, &value.span, message);
        if let Some(meant) = meant {
            let title = format!("write {meant}");
            finding = finding.fix(title, patch(value.span.clone(), meant));
        }
        self.report(finding);
    }

    /// The fields of a struct, of which only the known ones may appear, each once.
    pub fn fields<'v>(&mut self, value: &'v Value, shape: &'static Shape) -> Option<Fields<'v>> {
        let name = shape.name;
        let (given, fields) = match &value.kind {
            ValueKind::Struct(given, fields) => (given, fields.as_slice()),
            ValueKind::Tuple(given, items) if items.is_empty() => (given, &[][..]),
            _ => {
                self.wrong(value, &format!("`{name}(…)` with named fields"));
                return None;
            }
        };
        if let Some(given) = given.as_ref().filter(|given| given.text != name) {
            let message = format!("expected `{name}(…)`, found `{}(…)`", given.text);
            let finding = self.at(Code::WRONG_TYPE, &given.span, message);
            self.report(finding);
            return None;
        }
        let mut out = Fields {
            span: value.span.clone(),
            shape,
            entries: BTreeMap::new(),
            order: shape.names().iter().map(|&name| name.to_owned()).collect(),
            meant: Vec::new(),
        };
        for (word, inner) in fields {
            if shape.field(&word.text).is_some() {
                self.insert(&mut out.entries, word, inner);
            } else {
                let known = shape.names();
                let message = format!("`{name}` has no field `{}`", word.text);
                let close = suggestion(&word.text, known.iter().copied());
                out.meant.extend(close.clone());
                let help = close.map(|close| did_you_mean(&close));
                let finding = self
                    .at(Code::UNKNOWN_FIELD, &word.span, message)
                    .help(format!("its fields are {}", list(&known)))
                    .maybe_help(help);
                let given = |name: &str| fields.iter().any(|(word, _)| word.text == name);
                // Nearness is judged by all names; a field that is there already is not meant.
                let finding = self.renamed(finding, &word.text, &word.span, known.iter().copied());
                let finding = match &finding.fix {
                    Some(fix) if fix.patches.iter().any(|patch| given(&patch.text)) => Diagnostic {
                        fix: None,
                        ..finding
                    },
                    _ => finding,
                };
                self.report(finding);
            }
        }
        Some(out)
    }

    fn insert<'v>(
        &mut self,
        entries: &mut BTreeMap<String, (Range<usize>, &'v Value)>,
        word: &Word,
        value: &'v Value,
    ) {
        if let Some((first, twin)) = entries.get(&word.text) {
            let mut finding = self
                .at(
                    Code::DUPLICATE_KEY,
                    &word.span,
                    format!("`{}` stands twice", word.text),
                )
                .other(self.file, first.clone(), "first here");
            if same_value(twin, value) {
                finding = self.without_twin(finding, word.span.start..value.span.end);
            }
            self.report(finding);
        } else {
            entries.insert(word.text.clone(), (word.span.clone(), value));
        }
    }

    /// A field that must be there.
    pub fn required<'v>(&mut self, fields: &Fields<'v>, name: &str) -> Option<&'v Value> {
        let value = fields.get(name);
        // A field whose name was mistyped is there; its name was reported.
        if value.is_none() && !fields.meant.iter().any(|meant| meant == name) {
            self.lacks(fields, name);
        }
        value
    }

    /// Reports a missing field, together with others that the same struct lacks.
    fn lacks(&mut self, fields: &Fields<'_>, name: &str) {
        // An unclosed struct ends where its text does, perhaps inside or behind the last character.
        let mut start = fields.place_of(name).min(self.text.len());
        while !self.text.is_char_boundary(start) {
            start -= 1;
        }
        let width = self.text[start..].chars().next().map_or(0, char::len_utf8);
        let file = self.file;
        let lacks = format!("`{}` lacks ", fields.shape.name);
        let same = self.found.iter_mut().rev().take(NEAR).find(|found| {
            found.code == Code::MISSING_FIELD
                && found.primary.file == file
                && found.primary.span.start == start
                && found.message.en.starts_with(&lacks)
        });
        if let Some(found) = same {
            let message = found.message.en.replace(" the field ", " the fields ");
            found.message = format!("{message}, `{name}`").into();
            return;
        }
        let message = format!("{lacks}the field `{name}`");
        let finding = self.at(Code::MISSING_FIELD, &(start..start + width), message);
        self.report(finding);
    }

    /// A non-empty quoted text.
    pub fn string(&mut self, value: &Value) -> Option<Spanned<String>> {
        let ValueKind::Text(text) = &value.kind else {
            let quoted = match &value.kind {
                ValueKind::Bare(word) => Some(format!("\"{word}\"")),
                _ => None,
            };
            self.wrong_unless(value, "a text in double quotes", quoted);
            return None;
        };
        Some(Spanned {
            value: text.clone(),
            span: value.span.clone(),
        })
    }

    /// An id in kebab-case.
    pub fn id(&mut self, value: &Value) -> Option<Spanned<String>> {
        let id = self.string(value)?;
        if !is_id(&id.value) {
            let finding = self
                .at(
                    Code::MALFORMED_ID,
                    &id.span,
                    format!("`{}` is not a well-formed id", id.value.escape_debug()),
                )
                .help("small letters, digits and hyphens, beginning with a letter, at most 64");
            self.report(finding);
        }
        Some(id)
    }

    /// A whole number in a range.
    pub fn integer(&mut self, value: &Value, low: i64, high: i64) -> Option<i64> {
        let ValueKind::Integer(number) = value.kind else {
            let plain = match &value.kind {
                ValueKind::Text(text) => text.trim().parse::<i64>().ok(),
                _ => None,
            };
            let plain = plain.filter(|number| (low..=high).contains(number));
            self.wrong_unless(
                value,
                "a whole number",
                plain.map(|number| number.to_string()),
            );
            return None;
        };
        if (low..=high).contains(&number) {
            return Some(number);
        }
        let message = format!("{number} is outside {low} to {high}");
        let finding = self.at(Code::OUT_OF_RANGE, &value.span, message);
        self.report(finding);
        None
    }

    /// `true` or `false`.
    pub fn boolean(&mut self, value: &Value) -> Option<bool> {
        if let ValueKind::Bool(yes) = value.kind {
            return Some(yes);
        }
        let plain = match &value.kind {
            ValueKind::Text(text) if matches!(text.as_str(), "true" | "false") => {
                Some(text.clone())
            }
            _ => None,
        };
        self.wrong_unless(value, "`true` or `false`", plain);
        None
    }

    /// A word of an enum.
    pub fn word<T: Named>(&mut self, value: &Value, what: &str) -> Option<T> {
        let (ValueKind::Bare(word) | ValueKind::Text(word)) = &value.kind else {
            self.wrong(value, &format!("a {what}"));
            return None;
        };
        self.named(word, &value.span, what)
    }

    /// The variant of an enum by its word.
    pub fn named<T: Named>(&mut self, word: &str, span: &Range<usize>, what: &str) -> Option<T> {
        if let Some(found) = T::all().iter().find(|known| known.word() == word) {
            return Some(*found);
        }
        let known: Vec<&str> = T::all().iter().map(|known| known.word()).collect();
        let help = suggestion(word, known.iter().copied()).map(|close| did_you_mean(&close));
        let finding = self
            .at(
                Code::UNKNOWN_WORD,
                span,
                format!("`{}` is not a {what}", word.escape_debug()),
            )
            .help(format!("one of {}", list(&known)))
            .maybe_help(help);
        let finding = self.renamed(finding, word, span, known);
        self.report(finding);
        None
    }

    /// The items of a list.
    pub fn list<'v>(&mut self, value: &'v Value, what: &str) -> &'v [Value] {
        if let ValueKind::List(items) = &value.kind {
            return items;
        }
        self.wrong(value, &format!("a list of {what} in [ ]"));
        &[]
    }

    /// The entries of a map, each key once. Keys are quoted texts or bare words.
    pub fn map<'v>(&mut self, value: &'v Value, what: &str) -> Vec<(Spanned<String>, &'v Value)> {
        let ValueKind::Map(entries) = &value.kind else {
            self.wrong(value, &format!("{what} in {{ }}"));
            return Vec::new();
        };
        let mut seen: BTreeMap<&str, (&Range<usize>, &Value)> = BTreeMap::new();
        let mut out = Vec::with_capacity(entries.len());
        for (key, value) in entries {
            let (ValueKind::Text(text) | ValueKind::Bare(text)) = &key.kind else {
                self.wrong(key, "a key");
                continue;
            };
            if let Some((first, twin)) = seen.insert(text, (&key.span, value)) {
                let mut finding = self
                    .at(
                        Code::DUPLICATE_KEY,
                        &key.span,
                        format!("`{text}` stands twice"),
                    )
                    .other(self.file, first.clone(), "first here");
                if same_value(twin, value) {
                    finding = self.without_twin(finding, key.span.start..value.span.end);
                }
                self.report(finding);
                continue;
            }
            let key = Spanned {
                value: text.clone(),
                span: key.span.clone(),
            };
            out.push((key, value));
        }
        out
    }

    /// A text in every language, none of them empty.
    pub fn text(&mut self, value: &Value) -> Option<Text> {
        let mut text = Text::default();
        let mut given = [false; Lang::COUNT];
        let mut unknown = false;
        if !matches!(value.kind, ValueKind::Map(_)) {
            self.wrong(value, "a text in every language, {\"zh\": …, \"en\": …}");
            return None;
        }
        let entries = self.map(value, "a text");
        let is_full = Lang::ALL
            .iter()
            .all(|lang| entries.iter().any(|(key, _)| key.value == lang.name()));
        for (key, value) in entries {
            let Some(lang) = self.named::<Lang>(&key.value, &key.span, "language") else {
                // Nothing is missing that a mistyped language could be.
                if is_full && let Some(last) = self.found.last_mut() {
                    last.fix = None;
                }
                unknown = true;
                continue;
            };
            given[lang.index()] = true;
            let Some(string) = self.string(value) else {
                continue;
            };
            if string.value.trim().is_empty() {
                let finding = self
                    .at(Code::EMPTY_TEXT, &string.span, "this text is empty")
                    .fix(
                        format!("write the mark {TODO_MARK}"),
                        patch(string.span.clone(), format!("\"{TODO_MARK}\"")),
                    );
                self.report(finding);
            }
            match lang {
                Lang::Zh => text.zh = string.value,
                Lang::En => text.en = string.value,
            }
        }
        for &lang in Lang::ALL {
            if !given[lang.index()] && !unknown {
                let finding = self
                    .at(
                        Code::MISSING_TRANSLATION,
                        &value.span,
                        format!("the text in `{}` is missing", lang.name()),
                    )
                    .help(format!("add \"{}\": \"…\"", lang.name()));
                let finding = self.with_stub(finding, value, lang);
                self.report(finding);
            }
        }
        Some(text)
    }

    /// A list of texts.
    pub fn texts(&mut self, value: &Value) -> Vec<Text> {
        let items = self.list(value, "texts");
        items.iter().filter_map(|item| self.text(item)).collect()
    }
}

/// Fields of a struct, looked up by name.
pub(super) struct Fields<'v> {
    /// The whole struct.
    pub span: Range<usize>,
    shape: &'static Shape,
    entries: BTreeMap<String, (Range<usize>, &'v Value)>,
    /// All fields that there can be, in the order in which they are usually written.
    order: Vec<String>,
    /// Fields that mistyped names probably mean.
    meant: Vec<String>,
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

/// What a value is, in words.
pub(super) fn describe(kind: &ValueKind) -> String {
    match kind {
        ValueKind::Bool(yes) => format!("`{yes}`"),
        ValueKind::Integer(number) => format!("the number {number}"),
        ValueKind::Float(number) => format!("the number {number}"),
        ValueKind::Text(_) => "a text".to_owned(),
        ValueKind::Char(_) => "a character".to_owned(),
        ValueKind::Bare(word) => format!("the word `{word}`"),
        ValueKind::List(_) => "a list".to_owned(),
        ValueKind::Map(_) => "a map".to_owned(),
        ValueKind::Struct(Some(name), _) | ValueKind::Tuple(Some(name), _) => {
            format!("`{}(…)`", name.text)
        }
        ValueKind::Struct(None, _) | ValueKind::Tuple(None, _) => "`(…)`".to_owned(),
        ValueKind::Broken => "something unreadable".to_owned(),
    }
}

/// Names in a row, as they are written.
pub(super) fn list(names: &[&str]) -> String {
    names
        .iter()
        .map(|name| format!("`{name}`"))
        .collect::<Vec<_>>()
        .join(", ")
}
