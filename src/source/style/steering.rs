//! Tells characters that steer what shows them, in texts and in comments. Does not take them out.

use crate::diagnostic::{Code, Diagnostic, FileId, steering};
use crate::model::words;
use crate::source::syntax::pieces::each_piece;
use crate::source::syntax::tree::{Value, ValueKind};

/// So many are told of one file.
const MOST_TOLD: usize = 100;

/// Reports the first such character of every text and of every comment.
pub(crate) fn check(file: FileId, source: &str, tree: &Value, found: &mut Vec<Diagnostic>) {
    let mut texts = Vec::new();
    collect(tree, &mut texts);
    for (value, c) in texts.into_iter().take(MOST_TOLD) {
        let written = source.get(value.span.clone()).unwrap_or_default();
        // Where it stands as it is, that place is underlined; the whole text where it is written as an escape.
        let at = written.find(c).map(|at| value.span.start + at);
        let span = at.map_or(value.span.clone(), |at| at..at + c.len_utf8());
        let message = words!(
            "文字里有看不见、却会左右显示的字符 {}",
            "the text holds {}, which is not seen and steers what is shown",
            number(c)
        );
        found.push(Diagnostic::new(Code::STEERING_IN_TEXT, file, span, message));
    }
    if steering(source).next().is_none() {
        return;
    }
    let mut told = 0;
    each_piece(source, |piece| {
        if !piece.kind.is_comment() || told >= MOST_TOLD {
            return;
        }
        if let Some((at, c)) = source
            .get(piece.span.clone())
            .and_then(|text| steering(text).next())
        {
            told += 1;
            let start = piece.span.start + at;
            let message = words!(
                "注释里有看不见、却会左右显示的字符 {}",
                "the comment holds {}, which is not seen and steers what is shown",
                number(c)
            );
            let span = start..start + c.len_utf8();
            found.push(Diagnostic::new(
                Code::STEERING_IN_COMMENT,
                file,
                span,
                message,
            ));
        }
    });
}

/// A character by its number.
fn number(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

/// The texts that hold such a character, each with the first. Values are nested no deeper than the reader allows.
fn collect<'v>(value: &'v Value, out: &mut Vec<(&'v Value, char)>) {
    match &value.kind {
        ValueKind::Text(text) => out.extend(steering(text).next().map(|(_, c)| (value, c))),
        ValueKind::List(items) | ValueKind::Tuple(_, items) => {
            for item in items {
                collect(item, out);
            }
        }
        ValueKind::Map(entries) => {
            for (key, value) in entries {
                collect(key, out);
                collect(value, out);
            }
        }
        ValueKind::Struct(_, fields) => {
            for (_, value) in fields {
                collect(value, out);
            }
        }
        _ => {}
    }
}
