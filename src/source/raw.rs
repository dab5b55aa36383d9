//! A scenario as written: typed, but with names that may not resolve. Does not look at other files.

use std::collections::BTreeMap;
use std::ops::Range;

use super::decode::{Fields, Reader, Spanned};
use super::syntax::{Value, ValueKind};
use crate::diagnostic::Code;
use crate::model::{
    Authority, Blueprint, Brief, Event, Gesture, Outcome, Phase, Room, Speaker, Tactic, Text,
    Variable,
};

/// The only version of the format there is.
const FORMAT: i64 = 1;
/// Most lines a talk may have.
const LONGEST_TALK: i64 = 10_000;

/// A name as written.
pub(super) type Name = Spanned<String>;

/// Tags as written.
pub(super) type RawTags = Vec<(Name, i8)>;

#[derive(Debug)]
pub(super) struct RawScenario {
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
    /// Every text with its place, for the check of placeholders.
    pub texts: Vec<Spanned<Text>>,
}

#[derive(Debug)]
pub(super) struct RawNode {
    pub phase: Option<Phase>,
    pub slot: Option<Name>,
    pub weight: u32,
    pub speaker: Speaker,
    pub tactic: Option<Tactic>,
    pub gesture: Option<Gesture>,
    pub room: Option<Room>,
    pub says: Vec<RawSaying>,
    pub says_span: Range<usize>,
    pub refused: Option<RawTarget>,
    pub choices: Vec<RawChoice>,
}

#[derive(Debug)]
pub(super) struct RawSaying {
    pub when: Vec<RawCondition>,
    pub text: Text,
    pub span: Range<usize>,
}

#[derive(Debug)]
pub(super) struct RawChoice {
    pub span: Range<usize>,
    pub id: Option<Name>,
    pub text: Text,
    pub tags: RawTags,
    pub tags_for: Vec<(Name, RawTags)>,
    pub counters: Option<Range<usize>>,
    pub bites: Option<Range<usize>>,
    pub because: Text,
    pub because_for: Vec<(Name, Text)>,
    pub set: Vec<Name>,
    pub needs: Vec<Name>,
    pub gives: u32,
    pub goto: Option<RawTarget>,
}

#[derive(Clone, Debug)]
pub(super) enum RawTarget {
    Node(Name),
    End,
}

#[derive(Clone, Debug)]
pub(super) enum RawCondition {
    AtLeast(Variable, i64),
    AtMost(Variable, i64),
    Flag(Name),
    NoFlag(Name),
    Customer(Name),
}

const SCENARIO_FIELDS: &[&str] = &[
    "format",
    "id",
    "title",
    "summary",
    "event",
    "difficulty",
    "room",
    "customers",
    "brief",
    "customer_goals",
    "variants",
    "flags",
    "start",
    "turn_limit",
    "blueprint",
    "nodes",
    "endings",
];
const NODE_FIELDS: &[&str] = &[
    "phase", "slot", "weight", "speaker", "tactic", "gesture", "room", "says", "refused", "choices",
];
const CHOICE_FIELDS: &[&str] = &[
    "id",
    "text",
    "tags",
    "tags_for",
    "counters",
    "bites",
    "because",
    "because_for",
    "set",
    "needs",
    "gives",
    "goto",
];

/// Checks the format version of any data file. False stops the reading of the file.
pub(super) fn format_version(reader: &mut Reader<'_>, fields: &Fields<'_>) -> bool {
    let Some(value) = reader.required(fields, "format") else {
        return true;
    };
    match value.kind {
        ValueKind::Integer(FORMAT) => true,
        ValueKind::Integer(other) => {
            let finding = reader
                .at(
                    Code::FORMAT_VERSION,
                    &value.span,
                    format!("format {other} is not known; this program reads format {FORMAT}"),
                )
                .help("a newer format needs a newer program");
            reader.report(finding);
            false
        }
        _ => {
            reader.wrong(value, "a whole number");
            true
        }
    }
}

/// Reads a scenario as far as it can be read.
pub(super) fn scenario(reader: &mut Reader<'_>, value: &Value) -> Option<RawScenario> {
    let fields = reader.fields(value, "Scenario", SCENARIO_FIELDS)?;
    if !format_version(reader, &fields) {
        return None;
    }
    let mut texts = Vec::new();
    let scenario = RawScenario {
        span: fields.span.clone(),
        id: reader
            .required(&fields, "id")
            .and_then(|value| reader.id(value)),
        title: text_field(reader, &fields, "title", &mut texts),
        summary: text_field(reader, &fields, "summary", &mut texts),
        event: reader
            .required(&fields, "event")
            .and_then(|value| reader.word(value, "complaint event")),
        difficulty: reader
            .required(&fields, "difficulty")
            .and_then(|value| reader.integer(value, 1, 5))
            .and_then(|number| u8::try_from(number).ok()),
        room: reader
            .required(&fields, "room")
            .and_then(|value| reader.word(value, "room")),
        customers: names(reader, &fields, "customers", true),
        brief: reader
            .required(&fields, "brief")
            .map(|value| brief(reader, value, &mut texts))
            .unwrap_or_default(),
        customer_goals: reader
            .required(&fields, "customer_goals")
            .map(|value| text_list(reader, value, &mut texts))
            .unwrap_or_default(),
        variants: fields
            .get("variants")
            .map(|value| variants(reader, value))
            .unwrap_or_default(),
        flags: names(reader, &fields, "flags", false),
        start: reader
            .required(&fields, "start")
            .and_then(|value| reader.string(value)),
        turn_limit: reader
            .required(&fields, "turn_limit")
            .and_then(|value| reader.integer(value, 1, LONGEST_TALK))
            .and_then(|number| u16::try_from(number).ok()),
        blueprint: fields.get("blueprint").map(|value| blueprint(reader, value)),
        nodes: reader
            .required(&fields, "nodes")
            .map(|value| nodes(reader, value, &mut texts))
            .unwrap_or_default(),
        endings: reader
            .required(&fields, "endings")
            .map(|value| endings(reader, value, &mut texts))
            .unwrap_or_default(),
        texts: Vec::new(),
    };
    Some(RawScenario { texts, ..scenario })
}

/// Reads a text and keeps its place for the check of placeholders.
fn noted(reader: &mut Reader<'_>, value: &Value, texts: &mut Vec<Spanned<Text>>) -> Option<Text> {
    let text = reader.text(value)?;
    texts.push(Spanned {
        value: text.clone(),
        span: value.span.clone(),
    });
    Some(text)
}

fn text_field(
    reader: &mut Reader<'_>,
    fields: &Fields<'_>,
    name: &str,
    texts: &mut Vec<Spanned<Text>>,
) -> Option<Text> {
    reader
        .required(fields, name)
        .and_then(|value| noted(reader, value, texts))
}

fn text_list(reader: &mut Reader<'_>, value: &Value, texts: &mut Vec<Spanned<Text>>) -> Vec<Text> {
    let items = reader.list(value, "texts");
    items
        .iter()
        .filter_map(|item| noted(reader, item, texts))
        .collect()
}

fn names(reader: &mut Reader<'_>, fields: &Fields<'_>, name: &str, required: bool) -> Vec<Name> {
    let value = if required {
        reader.required(fields, name)
    } else {
        fields.get(name)
    };
    let Some(value) = value else {
        return Vec::new();
    };
    let items = reader.list(value, "ids");
    let ids: Vec<Name> = items.iter().filter_map(|item| reader.id(item)).collect();
    if required && ids.is_empty() && matches!(value.kind, ValueKind::List(_)) {
        let finding = reader.at(
            Code::MISSING_FIELD,
            &value.span,
            format!("`{name}` needs at least one entry"),
        );
        reader.report(finding);
    }
    ids
}

fn brief(reader: &mut Reader<'_>, value: &Value, texts: &mut Vec<Spanned<Text>>) -> Brief {
    let known = ["role", "situation", "facts", "authority", "goals"];
    let Some(fields) = reader.fields(value, "Brief", &known) else {
        return Brief::default();
    };
    Brief {
        role: text_field(reader, &fields, "role", texts).unwrap_or_default(),
        situation: text_field(reader, &fields, "situation", texts).unwrap_or_default(),
        facts: reader
            .required(&fields, "facts")
            .map(|value| text_list(reader, value, texts))
            .unwrap_or_default(),
        authority: reader
            .required(&fields, "authority")
            .and_then(|value| authority(reader, value, texts))
            .unwrap_or_default(),
        goals: reader
            .required(&fields, "goals")
            .map(|value| text_list(reader, value, texts))
            .unwrap_or_default(),
    }
}

fn authority(
    reader: &mut Reader<'_>,
    value: &Value,
    texts: &mut Vec<Spanned<Text>>,
) -> Option<Authority> {
    let fields = reader.fields(value, "Authority", &["limit", "text"])?;
    Some(Authority {
        limit: reader
            .required(&fields, "limit")
            .and_then(|value| amount(reader, value))
            .unwrap_or_default(),
        text: text_field(reader, &fields, "text", texts).unwrap_or_default(),
    })
}

/// An amount in currency units.
fn amount(reader: &mut Reader<'_>, value: &Value) -> Option<u32> {
    reader
        .integer(value, 0, 1_000_000_000)
        .and_then(|number| u32::try_from(number).ok())
}

fn variants(reader: &mut Reader<'_>, value: &Value) -> Vec<Spanned<BTreeMap<String, Text>>> {
    let mut out = Vec::new();
    for item in reader.list(value, "variants") {
        let entries = reader.map(item, "a variant");
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

fn blueprint(reader: &mut Reader<'_>, value: &Value) -> Blueprint {
    blueprint_points(reader, value)
}

/// Points by phase.
pub(super) fn blueprint_points(reader: &mut Reader<'_>, value: &Value) -> Blueprint {
    let mut points = [0; Phase::COUNT];
    for (key, value) in reader.map(value, "points by phase") {
        if let Some(phase) = reader.named::<Phase>(&key.value, &key.span, "phase")
            && let Some(number) = reader.integer(value, 0, 1000)
        {
            points[phase.index()] = u32::try_from(number).unwrap_or_default();
        }
    }
    points
}

fn endings(
    reader: &mut Reader<'_>,
    value: &Value,
    texts: &mut Vec<Spanned<Text>>,
) -> BTreeMap<Outcome, Text> {
    let mut out = BTreeMap::new();
    for (key, value) in reader.map(value, "texts by outcome") {
        if let Some(outcome) = reader.named::<Outcome>(&key.value, &key.span, "outcome")
            && let Some(text) = noted(reader, value, texts)
        {
            out.insert(outcome, text);
        }
    }
    for &outcome in Outcome::ALL {
        let known = matches!(&value.kind, ValueKind::Map(entries) if entries.iter().any(|(key, _)|
            matches!(&key.kind, ValueKind::Text(word) | ValueKind::Bare(word) if word == outcome.name())));
        if !known {
            let finding = reader.at(
                Code::MISSING_FIELD,
                &(value.span.start..value.span.start + 1),
                format!("the ending `{}` is missing", outcome.name()),
            );
            reader.report(finding);
        }
    }
    out
}

fn nodes(
    reader: &mut Reader<'_>,
    value: &Value,
    texts: &mut Vec<Spanned<Text>>,
) -> Vec<(Name, RawNode)> {
    let entries = reader.map(value, "nodes");
    let mut out = Vec::with_capacity(entries.len());
    for (name, value) in entries {
        if let Some(node) = node(reader, value, texts) {
            out.push((name, node));
        }
    }
    out
}

fn node(
    reader: &mut Reader<'_>,
    value: &Value,
    texts: &mut Vec<Spanned<Text>>,
) -> Option<RawNode> {
    let fields = reader.fields(value, "Node", NODE_FIELDS)?;
    let says = reader.required(&fields, "says");
    let choices = reader.required(&fields, "choices");
    Some(RawNode {
        phase: reader
            .required(&fields, "phase")
            .and_then(|value| reader.word(value, "phase")),
        slot: fields.get("slot").and_then(|value| reader.id(value)),
        weight: fields
            .get("weight")
            .and_then(|value| reader.integer(value, 1, 100))
            .and_then(|number| u32::try_from(number).ok())
            .unwrap_or(1),
        speaker: fields
            .get("speaker")
            .and_then(|value| reader.word(value, "speaker"))
            .unwrap_or(Speaker::Customer),
        tactic: fields
            .get("tactic")
            .and_then(|value| reader.word(value, "tactic")),
        gesture: fields
            .get("gesture")
            .and_then(|value| reader.word(value, "gesture")),
        room: fields
            .get("room")
            .and_then(|value| reader.word(value, "room")),
        says_span: says.map_or(fields.span.clone(), |value| value.span.clone()),
        says: says
            .map(|value| {
                let items = reader.list(value, "wordings");
                items
                    .iter()
                    .filter_map(|item| saying(reader, item, texts))
                    .collect()
            })
            .unwrap_or_default(),
        refused: fields
            .get("refused")
            .and_then(|value| target(reader, value)),
        choices: choices
            .map(|value| {
                let items = reader.list(value, "choices");
                items
                    .iter()
                    .filter_map(|item| choice(reader, item, texts))
                    .collect()
            })
            .unwrap_or_default(),
    })
}

fn saying(
    reader: &mut Reader<'_>,
    value: &Value,
    texts: &mut Vec<Spanned<Text>>,
) -> Option<RawSaying> {
    let fields = reader.fields(value, "Saying", &["when", "text"])?;
    Some(RawSaying {
        when: fields
            .get("when")
            .map(|value| conditions(reader, value))
            .unwrap_or_default(),
        text: text_field(reader, &fields, "text", texts)?,
        span: fields.span.clone(),
    })
}

/// Reads a list of conditions.
pub(super) fn conditions(reader: &mut Reader<'_>, value: &Value) -> Vec<RawCondition> {
    let items = reader.list(value, "conditions");
    items
        .iter()
        .filter_map(|item| condition(reader, item))
        .collect()
}

fn condition(reader: &mut Reader<'_>, value: &Value) -> Option<RawCondition> {
    let known = ["at_least", "at_most", "flag", "no_flag", "customer"];
    let ValueKind::Tuple(Some(name), parts) = &value.kind else {
        reader.wrong(value, "a condition such as `at_least(anger, 60)`");
        return None;
    };
    match (name.text.as_str(), parts.as_slice()) {
        ("at_least", [variable, points]) => Some(RawCondition::AtLeast(
            reader.word(variable, "mood variable")?,
            reader.integer(points, 0, 100)?,
        )),
        ("at_most", [variable, points]) => Some(RawCondition::AtMost(
            reader.word(variable, "mood variable")?,
            reader.integer(points, 0, 100)?,
        )),
        ("flag", [flag]) => Some(RawCondition::Flag(reader.string(flag)?)),
        ("no_flag", [flag]) => Some(RawCondition::NoFlag(reader.string(flag)?)),
        ("customer", [customer]) => Some(RawCondition::Customer(reader.string(customer)?)),
        (word, _) if known.contains(&word) => {
            let finding = reader
                .at(
                    Code::WRONG_TYPE,
                    &value.span,
                    format!("`{word}` has the wrong number of parts"),
                )
                .help("write `at_least(anger, 60)`, `at_most(trust, 30)`, `flag(\"x\")`, `no_flag(\"x\")` or `customer(\"x\")`");
            reader.report(finding);
            None
        }
        (word, _) => {
            let help = crate::diagnostic::suggestion(word, known)
                .map(|close| format!("did you mean `{close}`?"));
            let finding = reader
                .at(
                    Code::UNKNOWN_WORD,
                    &name.span,
                    format!("`{word}` is not a condition"),
                )
                .help(format!("one of {}", super::decode::list(&known)))
                .maybe_help(help);
            reader.report(finding);
            None
        }
    }
}

fn target(reader: &mut Reader<'_>, value: &Value) -> Option<RawTarget> {
    match &value.kind {
        ValueKind::Bare(word) if word == "end" => Some(RawTarget::End),
        ValueKind::Text(_) => reader.string(value).map(RawTarget::Node),
        _ => {
            reader.wrong(value, "a node's id in double quotes, or `end`");
            None
        }
    }
}

fn choice(
    reader: &mut Reader<'_>,
    value: &Value,
    texts: &mut Vec<Spanned<Text>>,
) -> Option<RawChoice> {
    let fields = reader.fields(value, "Choice", CHOICE_FIELDS)?;
    let answer = |reader: &mut Reader<'_>, name: &str| {
        let value = fields.get(name)?;
        reader.boolean(value)?.then(|| value.span.clone())
    };
    Some(RawChoice {
        span: fields.span.clone(),
        id: reader
            .required(&fields, "id")
            .and_then(|value| reader.id(value)),
        text: text_field(reader, &fields, "text", texts).unwrap_or_default(),
        tags: reader
            .required(&fields, "tags")
            .map(|value| tags(reader, value))
            .unwrap_or_default(),
        tags_for: by_type(reader, &fields, "tags_for", |reader, value| {
            Some(tags(reader, value))
        }),
        counters: answer(reader, "counters"),
        bites: answer(reader, "bites"),
        because: text_field(reader, &fields, "because", texts).unwrap_or_default(),
        because_for: by_type(reader, &fields, "because_for", |reader, value| {
            noted(reader, value, texts)
        }),
        set: names(reader, &fields, "set", false),
        needs: names(reader, &fields, "needs", false),
        gives: fields
            .get("gives")
            .and_then(|value| amount(reader, value))
            .unwrap_or_default(),
        goto: reader
            .required(&fields, "goto")
            .and_then(|value| target(reader, value)),
    })
}

fn by_type<T>(
    reader: &mut Reader<'_>,
    fields: &Fields<'_>,
    name: &str,
    mut read: impl FnMut(&mut Reader<'_>, &Value) -> Option<T>,
) -> Vec<(Name, T)> {
    let Some(value) = fields.get(name) else {
        return Vec::new();
    };
    let mut out = Vec::new();
    for (key, value) in reader.map(value, "entries by customer type") {
        if let Some(read) = read(reader, value) {
            out.push((key, read));
        }
    }
    out
}

fn tags(reader: &mut Reader<'_>, value: &Value) -> RawTags {
    let mut out = Vec::new();
    for (key, value) in reader.map(value, "tags by principle") {
        if let Some(tag) = reader.integer(value, -2, 2)
            && let Ok(tag) = i8::try_from(tag)
        {
            out.push((key, tag));
        }
    }
    out
}
