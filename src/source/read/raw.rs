//! A scenario as written: typed, but with names that may not resolve. Does not look at other files.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostic::Code;
use crate::model::{Authority, Blueprint, Both, Brief, Event, Outcome, Room, Text, words};
use crate::source::read::nouns::{EVENT, OUTCOME, ROOM, VARIANTS};
use crate::source::read::parts::{Name, blueprint, names, noted, text_field, text_list};
use crate::source::read::raw_node::{RawNode, nodes};
use crate::source::read::reader::{Reader, Spanned};
use crate::source::read::shape;
use crate::source::syntax::tree::{Value, ValueKind};

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
        id: fields.id(reader, "id"),
        title: text_field(reader, &fields, "title", &mut texts),
        summary: text_field(reader, &fields, "summary", &mut texts),
        event: fields.word(reader, "event", EVENT),
        difficulty: fields.integer(reader, "difficulty"),
        room: fields.word(reader, "room", ROOM),
        customers: names(reader, &fields, "customers", true),
        brief: fields.or_default("brief", |value| brief(reader, value, &mut texts)),
        customer_goals: fields.or_default("customer_goals", |value| {
            text_list(reader, value, &mut texts)
        }),
        variants: fields.or_default("variants", |value| variants(reader, value)),
        flags: names(reader, &fields, "flags", false),
        start: fields.get("start").and_then(|value| reader.string(value)),
        turn_limit: fields.integer(reader, "turn_limit"),
        blueprint: fields
            .get("blueprint")
            .map(|value| blueprint(reader, value)),
        nodes: fields.or_default("nodes", |value| nodes(reader, value, &mut texts)),
        endings: fields.or_default("endings", |value| endings(reader, value, &mut texts)),
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
        facts: fields.or_default("facts", |value| text_list(reader, value, texts)),
        authority: fields
            .get("authority")
            .and_then(|value| authority(reader, value, texts))
            .unwrap_or_default(),
        goals: fields.or_default("goals", |value| text_list(reader, value, texts)),
    }
}

fn authority(
    reader: &mut Reader<'_>,
    value: &Value,
    texts: &mut Vec<Spanned<Text>>,
) -> Option<Authority> {
    let fields = reader.fields(value, &shape::AUTHORITY)?;
    Some(Authority {
        limit: fields.integer(reader, "limit").unwrap_or_default(),
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
