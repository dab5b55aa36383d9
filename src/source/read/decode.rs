//! From syntax to typed parts, reporting everything that does not fit. Does not resolve names of other things.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, Patch, TODO_MARK, did_you_mean, suggestion};
use crate::model::{Both, Lang, Named, Text, words};
use crate::source::read::nouns::{INTEGER, LANGUAGE, QUOTED, TEXTS, describe, led, list};
use crate::source::read::reader::{FIRST, Reader, Spanned};
use crate::source::syntax::tree::{Value, ValueKind, same_value};

/// Whether an id is one that a scenario can have.
#[must_use]
pub fn is_id(text: &str) -> bool {
    text.len() <= 64
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && text
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

impl Reader<'_> {
    /// Reports a value of the wrong kind.
    pub fn wrong(&mut self, value: &Value, expected: impl Into<Text>) {
        self.wrong_unless(value, expected.into(), None);
    }

    /// Reports a value of the wrong kind; perhaps it is only quoted wrongly.
    fn wrong_unless(&mut self, value: &Value, expected: Text, meant: Option<String>) {
        if value.kind == ValueKind::Broken || self.is_full() {
            return;
        }
        let message = words!(
            "这里应是{expected}，写的却是{found}",
            "expected {expected}, found {found}",
            expected = led(expected),
            found = led(describe(&value.kind))
        );
        let mut finding = self.at(Code::WRONG_TYPE, &value.span, message);
        if let Some(meant) = meant {
            let title = words!("改成 {meant}", "write {meant}");
            finding = finding.remedy(title, vec![Patch::new(value.span.clone(), meant)]);
        }
        self.report(finding);
    }

    /// What is said of a second entry of one name; a remedy takes it out if both say the same.
    pub fn twin(
        &self,
        name: &str,
        span: &Range<usize>,
        first: &Range<usize>,
        (twin, value): (&Value, &Value),
    ) -> Diagnostic {
        let message = words!("`{name}` 写了两次", "`{name}` stands twice");
        let finding = self
            .at(Code::DUPLICATE_KEY, span, message)
            .other(first.clone(), FIRST);
        if same_value(twin, value) {
            self.without_twin(finding, span.start..value.span.end)
        } else {
            finding
        }
    }

    /// A non-empty quoted text.
    pub fn string(&mut self, value: &Value) -> Option<Spanned<String>> {
        let ValueKind::Text(text) = &value.kind else {
            let quoted = match &value.kind {
                ValueKind::Bare(word) => Some(format!("\"{word}\"")),
                _ => None,
            };
            self.wrong_unless(value, QUOTED.into(), quoted);
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
        if !is_id(&id.value) && !self.is_full() {
            let finding = self
                .at(
                    Code::MALFORMED_ID,
                    &id.span,
                    words!(
                        "`{}` 不合标识的写法",
                        "`{}` is not a well-formed id",
                        id.value.escape_debug()
                    ),
                )
                .help(Both::new(
                    "用小写字母、数字和连字符，以字母开头，最多 64 个",
                    "small letters, digits and hyphens, beginning with a letter, at most 64",
                ));
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
                INTEGER.into(),
                plain.map(|number| number.to_string()),
            );
            return None;
        };
        if (low..=high).contains(&number) {
            return Some(number);
        }
        let message = words!(
            "{number} 超出了 {low} 到 {high}",
            "{number} is outside {low} to {high}"
        );
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
        let expected = words!("`true` 或 `false`", "`true` or `false`");
        self.wrong_unless(value, expected, plain);
        None
    }

    /// A word of an enum.
    pub fn word<T: Named>(&mut self, value: &Value, what: Both) -> Option<T> {
        let (ValueKind::Bare(word) | ValueKind::Text(word)) = &value.kind else {
            self.wrong(value, words!("{what}", "a {what}", what = what));
            return None;
        };
        self.named(word, &value.span, what)
    }

    /// The variant of an enum by its word.
    pub fn named<T: Named>(&mut self, word: &str, span: &Range<usize>, what: Both) -> Option<T> {
        if let Some(found) = T::all().iter().find(|known| known.word() == word) {
            return Some(*found);
        }
        if self.is_full() {
            return None;
        }
        let known: Vec<&str> = T::all().iter().map(|known| known.word()).collect();
        let help = suggestion(word, known.iter().copied()).map(|close| did_you_mean(&close));
        let finding = self
            .at(
                Code::UNKNOWN_WORD,
                span,
                words!(
                    "`{word}` 不是{what}",
                    "`{word}` is not a {what}",
                    word = Text::same(word.escape_debug().to_string()),
                    what = what
                ),
            )
            .help(words!("可以写 {all}", "one of {all}", all = list(&known)))
            .maybe_help(help);
        let finding = self.renamed(finding, word, span, known);
        self.report(finding);
        None
    }

    /// The items of a list.
    pub fn list<'v>(&mut self, value: &'v Value, what: Both) -> &'v [Value] {
        if let ValueKind::List(items) = &value.kind {
            return if self.is_full() { &[] } else { items };
        }
        let expected = words!(
            "写在 [ ] 里的一列{what}",
            "a list of {what} in [ ]",
            what = what
        );
        self.wrong(value, expected);
        &[]
    }

    /// What is read of each item of a list.
    pub fn each<T>(
        &mut self,
        value: &Value,
        what: Both,
        mut read: impl FnMut(&mut Self, &Value) -> Option<T>,
    ) -> Vec<T> {
        let items = self.list(value, what).iter();
        items.filter_map(|item| read(self, item)).collect()
    }

    /// The entries of a map, each key once. Keys are quoted texts or bare words.
    pub fn map<'v>(&mut self, value: &'v Value, what: Both) -> Vec<(Spanned<String>, &'v Value)> {
        let ValueKind::Map(entries) = &value.kind else {
            let expected = words!("写在 {{ }} 里的{what}", "{what} in {{ }}", what = what);
            self.wrong(value, expected);
            return Vec::new();
        };
        let mut seen: BTreeMap<&str, (&Range<usize>, &Value)> = BTreeMap::new();
        let mut out = Vec::with_capacity(entries.len());
        for (key, value) in entries {
            if self.is_full() {
                break;
            }
            let (ValueKind::Text(text) | ValueKind::Bare(text)) = &key.kind else {
                self.wrong(key, Both::new("一个键", "a key"));
                continue;
            };
            if let Some((first, twin)) = seen.insert(text, (&key.span, value)) {
                let finding = self.twin(text, &key.span, first, (twin, value));
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
            let expected = Both::new(
                "每种语言都有的文字（{\"zh\": …, \"en\": …}）",
                "a text in every language, {\"zh\": …, \"en\": …}",
            );
            self.wrong(value, expected);
            return None;
        }
        let entries = self.map(value, TEXTS);
        let is_full = Lang::ALL
            .iter()
            .all(|lang| entries.iter().any(|(key, _)| key.value == lang.name()));
        for (key, value) in entries {
            let Some(lang) = self.named::<Lang>(&key.value, &key.span, LANGUAGE) else {
                // Nothing is missing that a mistyped language could be.
                if is_full && let Some(last) = self.found.last_mut() {
                    last.remedy = None;
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
                    .at(
                        Code::EMPTY_TEXT,
                        &string.span,
                        Both::new("这段文字是空的", "this text is empty"),
                    )
                    .remedy(
                        words!("写上待写记号 {TODO_MARK}", "write the mark {TODO_MARK}"),
                        vec![Patch::new(string.span.clone(), format!("\"{TODO_MARK}\""))],
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
                        words!(
                            "少了 `{}` 的文字",
                            "the text in `{}` is missing",
                            lang.name()
                        ),
                    )
                    .help(words!(
                        "加上 \"{}\": \"…\"",
                        "add \"{}\": \"…\"",
                        lang.name()
                    ));
                let finding = self.with_stub(finding, value, lang);
                self.report(finding);
            }
        }
        Some(text)
    }

    /// A list of texts.
    pub fn texts(&mut self, value: &Value) -> Vec<Text> {
        self.each(value, TEXTS, Self::text)
    }
}
