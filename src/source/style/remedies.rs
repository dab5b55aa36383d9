//! Safe remedies for what the reader finds, as patches. **Does not** guess: where two things may be meant there is none.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Patch, TODO_MARK, only_suggestion};
use crate::model::{Both, Lang, words};
use crate::source::read::decode::Reader;
use crate::source::syntax::lex::is_blank;
use crate::source::syntax::value::{Value, ValueKind};

/// One replacement.
pub(crate) fn patch(span: Range<usize>, text: impl Into<String>) -> Vec<Patch> {
    vec![Patch {
        span,
        text: text.into(),
    }]
}

impl Reader<'_> {
    /// Puts in the one known name that is near to a mistyped one, in quotes if that one is quoted.
    pub fn renamed<'n>(
        &self,
        finding: Diagnostic,
        typed: &str,
        span: &Range<usize>,
        known: impl IntoIterator<Item = &'n str>,
    ) -> Diagnostic {
        let Some(meant) = only_suggestion(typed, known) else {
            return finding;
        };
        let written = self.text.get(span.clone()).unwrap_or_default();
        let text = if written.contains('"') {
            format!("\"{meant}\"")
        } else {
            meant.to_owned()
        };
        finding.remedy(
            words!("改成 `{meant}`", "write `{meant}`"),
            patch(span.clone(), text),
        )
    }

    /// Takes a second entry out that says the same as the first.
    pub fn without_twin(&self, finding: Diagnostic, entry: Range<usize>) -> Diagnostic {
        match removal(self.text, entry) {
            Some(span) => finding.remedy(
                Both::new("删掉写得一样的第二个", "remove the second, equal one"),
                patch(span, ""),
            ),
            None => finding,
        }
    }

    /// Adds a language to a text, with a mark instead of words.
    pub fn with_stub(&self, finding: Diagnostic, value: &Value, lang: Lang) -> Diagnostic {
        let ValueKind::Map(entries) = &value.kind else {
            return finding;
        };
        // A mistyped language may be the one that is missing.
        let is_lang = |key: &Value| matches!(&key.kind, ValueKind::Text(word) | ValueKind::Bare(word) if Lang::from_name(word).is_some());
        if !entries.iter().all(|(key, _)| is_lang(key)) {
            return finding;
        }
        let stub = format!("\"{}\": \"{TODO_MARK}\"", lang.name());
        let inside = value.span.start + 1;
        let (at, text) = match (entries.first(), entries.last()) {
            (Some((first, _)), Some((_, last))) => {
                let before = self.text.get(inside..first.span.start).unwrap_or_default();
                // As the first entry stands behind the bracket, so does the new one behind the last.
                let line = before
                    .rfind('\n')
                    .map(|at| match before[..at].strip_suffix('\r') {
                        Some(rest) => &before[rest.len()..],
                        None => &before[at..],
                    });
                (last.span.end, format!(",{}{stub}", line.unwrap_or(" ")))
            }
            _ => (inside, stub),
        };
        let title = words!(
            "加上 \"{}\"，写待写记号 {TODO_MARK}",
            "add \"{}\" with the mark {TODO_MARK}",
            lang.name()
        );
        finding.remedy(title, patch(at..at, text))
    }
}

/// What has to go with an entry of a list: its comma, and its lines if nothing else stands on them.
fn removal(text: &str, entry: Range<usize>) -> Option<Range<usize>> {
    let after = text.get(entry.end..)?;
    let blank = after.len() - after.trim_start_matches(is_blank).len();
    if !after[blank..].starts_with(',') {
        let before = text[..entry.start].trim_end_matches(is_blank);
        return before.ends_with(',').then(|| before.len() - 1..entry.end);
    }
    let end = entry.end + blank + 1;
    let before = text[..entry.start].trim_end_matches([' ', '\t', '\r']);
    let rest = &text[end..];
    let spaces = rest.len() - rest.trim_start_matches([' ', '\t', '\r']).len();
    let alone = before.is_empty() || before.ends_with('\n');
    match rest[spaces..].strip_prefix('\n') {
        Some(_) if alone => Some(before.len()..end + spaces + 1),
        Some(_) => Some(before.len()..end),
        None => Some(entry.start..end + spaces),
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
