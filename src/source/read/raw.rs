//! A scenario as written: typed, but with names that may not resolve. Does not look at other files.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostic::Code;
use crate::model::{Authority, Blueprint, Both, Brief, Event, Outcome, Room, Text, words};
use crate::source::read::nouns::{EVENT, OUTCOME, ROOM, VARIANTS};
use crate::source::read::parts::{Name, amount, blueprint, names, noted, text_field, text_list};
use crate::source::read::raw_node::{RawNode, nodes};
use crate::source::read::reader::{Reader, Spanned};
use crate::source::read::shape;
use crate::source::syntax::tree::{Value, ValueKind};

/// Most lines a talk may have.
const LONGEST_TALK: i64 = 10_000;

#[derive(Debug)]
pub(crate) struct RawScenario {
    pub span: Range<usize>,
    pub id: Option<Name>,
    pub title: Option<Text>,
    pub summary: Option<Text>,
    pub event: Option<Event>,
    pub difficulty: Option<u8>,
    pub room: Option<Room>,
    pub customers: Vec<Name>,
    pub brief: Brief,
    pub customer_goals: Vec<Text>,
    pub variants: Vec<Spanned<BTreeMap<String, Text>>>,
    pub flags: Vec<Name>,
    pub start: Option<Name>,
    pub turn_limit: Option<u16>,
    pub blueprint: Option<Blueprint>,
    pub nodes: Vec<(Name, RawNode)>,
    pub endings: BTreeMap<Outcome, Text>,
    /// Two nodes have the same id.
    pub twin_nodes: bool,
    /// The field with the nodes is there.
    pub has_nodes: bool,
    /// Every text with its place, for the check of placeholders.
    pub texts: Vec<Spanned<Text>>,
}

/// Reads a scenario as far as it can be read.
pub(crate) fn scenario(reader: &mut Reader<'_>, value: &Value) -> Option<RawScenario> {
    let fields = reader.fields(value, &shape::SCENARIO)?;
    let mut texts = Vec::new();
    let scenario = RawScenario {
        span: fields.span.clone(),
        id: fields.get("id").and_then(|value| reader.id(value)),
        title: text_field(reader, &fields, "title", &mut texts),
        summary: text_field(reader, &fields, "summary", &mut texts),
        event: fields
            .get("event")
            .and_then(|value| reader.word(value, EVENT)),
        difficulty: fields
            .get("difficulty")
            .and_then(|value| reader.integer(value, 1, 5))
            .and_then(|number| u8::try_from(number).ok()),
        room: fields
            .get("room")
            .and_then(|value| reader.word(value, ROOM)),
        customers: names(reader, &fields, "customers", true),
        brief: fields
            .get("brief")
            .map(|value| brief(reader, value, &mut texts))
            .unwrap_or_default(),
        customer_goals: fields
            .get("customer_goals")
            .map(|value| text_list(reader, value, &mut texts))
            .unwrap_or_default(),
        variants: fields
            .get("variants")
            .map(|value| variants(reader, value))
            .unwrap_or_default(),
        flags: names(reader, &fields, "flags", false),
        start: fields.get("start").and_then(|value| reader.string(value)),
        turn_limit: fields
            .get("turn_limit")
            .and_then(|value| reader.integer(value, 1, LONGEST_TALK))
            .and_then(|number| u16::try_from(number).ok()),
        blueprint: fields
            .get("blueprint")
            .map(|value| blueprint(reader, value)),
        nodes: fields
            .get("nodes")
            .map(|value| nodes(reader, value, &mut texts))
            .unwrap_or_default(),
        endings: fields
            .get("endings")
            .map(|value| endings(reader, value, &mut texts))
            .unwrap_or_default(),
        has_nodes: fields.get("nodes").is_some(),
        twin_nodes: fields.get("nodes").is_some_and(has_twins),
        texts: Vec::new(),
    };
    Some(RawScenario { texts, ..scenario })
}

/// Whether a map has a key twice.
fn has_twins(value: &Value) -> bool {
    let mut keys: Vec<&str> = value
        .entries()
        .iter()
        .filter_map(|(key, _)| key.word())
        .collect();
    keys.sort_unstable();
    keys.windows(2).any(|pair| pair[0] == pair[1])
}

fn brief(reader: &mut Reader<'_>, value: &Value, texts: &mut Vec<Spanned<Text>>) -> Brief {
    let Some(fields) = reader.fields(value, &shape::BRIEF) else {
        return Brief::default();
    };
    Brief {
        role: text_field(reader, &fields, "role", texts).unwrap_or_default(),
        situation: text_field(reader, &fields, "situation", texts).unwrap_or_default(),
        facts: fields
            .get("facts")
            .map(|value| text_list(reader, value, texts))
            .unwrap_or_default(),
        authority: fields
            .get("authority")
            .and_then(|value| authority(reader, value, texts))
            .unwrap_or_default(),
        goals: fields
            .get("goals")
            .map(|value| text_list(reader, value, texts))
            .unwrap_or_default(),
    }
}

fn authority(
    reader: &mut Reader<'_>,
    value: &Value,
    texts: &mut Vec<Spanned<Text>>,
) -> Option<Authority> {
    let fields = reader.fields(value, &shape::AUTHORITY)?;
    Some(Authority {
        limit: fields
            .get("limit")
            .and_then(|value| amount(reader, value))
            .unwrap_or_default(),
        text: text_field(reader, &fields, "text", texts).unwrap_or_default(),
    })
}

fn variants(reader: &mut Reader<'_>, value: &Value) -> Vec<Spanned<BTreeMap<String, Text>>> {
    let mut out = Vec::new();
    for item in reader.list(value, VARIANTS) {
        let entries = reader.map(item, Both::new("一个文字版本", "a variant"));
        let filled = entries
            .into_iter()
            .filter_map(|(key, value)| Some((key.value, reader.text(value)?)))
            .collect();
        out.push(Spanned {
            value: filled,
            span: item.span.clone(),
        });
    }
    out
}

fn endings(
    reader: &mut Reader<'_>,
    value: &Value,
    texts: &mut Vec<Spanned<Text>>,
) -> BTreeMap<Outcome, Text> {
    let mut out = BTreeMap::new();
    for (key, value) in reader.map(value, Both::new("各结局的文字", "texts by outcome")) {
        if let Some(outcome) = reader.named::<Outcome>(&key.value, &key.span, OUTCOME)
            && let Some(text) = noted(reader, value, texts)
        {
            out.insert(outcome, text);
        }
    }
    // Whatever else stands there is reported as the wrong thing already.
    let ValueKind::Map(entries) = &value.kind else {
        return out;
    };
    for &outcome in Outcome::ALL {
        let known = entries.iter().any(|(key, _)|
            matches!(&key.kind, ValueKind::Text(word) | ValueKind::Bare(word) if word == outcome.name()));
        if !known {
            let finding = reader.at(
                Code::MISSING_FIELD,
                &(value.span.start..value.span.start + 1),
                words!(
                    "少了结局 `{}`",
                    "the ending `{}` is missing",
                    outcome.name()
                ),
            );
            reader.report(finding);
        }
    }
    out
}
