//! Parts that several kinds of struct have: texts with their places, lists of names, amounts, points by phase. Does not
//! resolve any name.

use crate::diagnostic::Code;
use crate::model::{Blueprint, Both, Lang, Phase, Text, words};
use crate::source::read::fields::Fields;
use crate::source::read::nouns::{IDS, PHASE, TEXTS};
use crate::source::read::reader::{Reader, Spanned};
use crate::source::syntax::tree::{Value, ValueKind};

/// A name as written.
pub(crate) type Name = Spanned<String>;

/// Reads a text and keeps its place for the check of placeholders.
pub(crate) fn noted(
    reader: &mut Reader<'_>,
    value: &Value,
    texts: &mut Vec<Spanned<Text>>,
) -> Option<Text> {
    let text = reader.text(value)?;
    // Each language for itself, so that its own line is underlined.
    for &lang in Lang::ALL {
        let mut one = Text::default();
        match lang {
            Lang::Zh => one.zh.clone_from(&text.zh),
            Lang::En => one.en.clone_from(&text.en),
        }
        let place = value.entry(lang.name()).unwrap_or(value);
        texts.push(Spanned {
            value: one,
            span: place.span.clone(),
        });
    }
    Some(text)
}

pub(crate) fn text_field(
    reader: &mut Reader<'_>,
    fields: &Fields<'_>,
    name: &str,
    texts: &mut Vec<Spanned<Text>>,
) -> Option<Text> {
    fields
        .get(name)
        .and_then(|value| noted(reader, value, texts))
}

pub(crate) fn text_list(
    reader: &mut Reader<'_>,
    value: &Value,
    texts: &mut Vec<Spanned<Text>>,
) -> Vec<Text> {
    reader.each(value, TEXTS, |reader, item| noted(reader, item, texts))
}

pub(crate) fn names(
    reader: &mut Reader<'_>,
    fields: &Fields<'_>,
    name: &str,
    required: bool,
) -> Vec<Name> {
    let Some(value) = fields.get(name) else {
        return Vec::new();
    };
    let ids = reader.each(value, IDS, Reader::id);
    if required && ids.is_empty() && matches!(value.kind, ValueKind::List(_)) {
        let finding = reader.at(
            Code::MISSING_FIELD,
            &value.span,
            words!("`{name}` 至少要有一项", "`{name}` needs at least one entry"),
        );
        reader.report(finding);
    }
    ids
}

/// Points by phase.
pub(crate) fn blueprint(reader: &mut Reader<'_>, value: &Value) -> Blueprint {
    let mut points = [0; Phase::COUNT];
    for (key, value) in reader.map(value, Both::new("各阶段的分值", "points by phase")) {
        if let Some(phase) = reader.named::<Phase>(&key.value, &key.span, PHASE)
            && let Some(number) = reader.integer(value, 0, 1000)
        {
            points[phase.index()] = u32::try_from(number).unwrap_or_default();
        }
    }
    points
}
