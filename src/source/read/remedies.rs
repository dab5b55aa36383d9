//! Safe remedies for what the reader finds, as patches. **Does not** guess: where two things may be meant there is none.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Patch, TODO_MARK, only_suggestion};
use crate::model::{Both, Lang, words};
use crate::source::read::reader::Reader;
use crate::source::syntax::tree::{Value, ValueKind};

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
            vec![Patch::new(span.clone(), text)],
        )
    }

    /// Takes a second entry out that says the same as the first.
    pub fn without_twin(&self, finding: Diagnostic, entry: Range<usize>) -> Diagnostic {
        let title = Both::new("删掉写得一样的第二个", "remove the second, equal one");
        finding.remedy(title, vec![Patch::removal(self.text, entry)])
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
        finding.remedy(title, vec![Patch::new(at..at, text)])
    }
}
