//! The nodes of a scenario as written: wordings, conditions, choices, tags. Does not resolve any name.

use std::ops::Range;

use crate::diagnostic::{Code, did_you_mean};
use crate::model::{Both, Gesture, Phase, Room, Speaker, Tactic, Text, Variable, words};
use crate::source::read::fields::Fields;
use crate::source::read::nouns::{
    CHOICES, CONDITIONS, GESTURE, NODES, PHASE, ROOM, SPEAKER, TACTIC, VARIABLE, WORDINGS, list,
};
use crate::source::read::parts::{Name, names, noted, text_field};
use crate::source::read::reader::{Reader, Spanned};
use crate::source::read::shape;
use crate::source::syntax::tree::{Value, ValueKind};

/// What a map with customer types for keys holds.
const BY_TYPE: Both = Both::new("各客户类型的内容", "entries by customer type");

/// Tags as written.
pub(crate) type RawTags = Vec<(Name, i8)>;

#[derive(Debug)]
pub(crate) struct RawNode {
    pub phase: Option<Phase>,
    pub slot: Option<Name>,
    pub weight: u32,
    pub speaker: Speaker,
    pub tactic: Option<Tactic>,
    /// A tactic is named, even if not one that can be read.
    pub names_tactic: bool,
    pub gesture: Option<Gesture>,
    pub room: Option<Room>,
    pub says: Vec<RawSaying>,
    pub says_span: Range<usize>,
    /// Where a tactic would stand.
    pub tactic_place: usize,
    pub refused: Option<RawTarget>,
    pub choices: Vec<RawChoice>,
}

#[derive(Debug)]
pub(crate) struct RawSaying {
    pub when: Vec<RawCondition>,
    pub text: Text,
    pub span: Range<usize>,
}

#[derive(Debug)]
pub(crate) struct RawChoice {
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
    /// Where the target stands; the choice if there is none.
    pub goto_span: Range<usize>,
}

#[derive(Clone, Debug)]
pub(crate) enum RawTarget {
    Node(Name),
    End,
}

#[derive(Clone, Debug)]
pub(crate) enum RawCondition {
    AtLeast(Variable, i64),
    AtMost(Variable, i64),
    Flag(Name),
    NoFlag(Name),
    Customer(Name),
}

/// Reads the nodes in order.
pub(crate) fn nodes(
    reader: &mut Reader<'_>,
    value: &Value,
    texts: &mut Vec<Spanned<Text>>,
) -> Vec<(Name, RawNode)> {
    let entries = reader.map(value, NODES);
    let mut out = Vec::with_capacity(entries.len());
    for (name, value) in entries {
        if let Some(node) = node(reader, value, texts) {
            out.push((name, node));
        }
    }
    out
}

fn node(reader: &mut Reader<'_>, value: &Value, texts: &mut Vec<Spanned<Text>>) -> Option<RawNode> {
    let fields = reader.fields(value, &shape::NODE)?;
    let says = fields.get("says");
    Some(RawNode {
        phase: fields.word(reader, "phase", PHASE),
        slot: fields.id(reader, "slot"),
        weight: fields.integer(reader, "weight").unwrap_or(1),
        speaker: fields
            .word(reader, "speaker", SPEAKER)
            .unwrap_or(Speaker::Customer),
        names_tactic: fields.get("tactic").is_some(),
        tactic: fields.word(reader, "tactic", TACTIC),
        gesture: fields.word(reader, "gesture", GESTURE),
        room: fields.word(reader, "room", ROOM),
        tactic_place: fields.place_of("tactic"),
        says_span: says.map_or(fields.span.clone(), |value| value.span.clone()),
        says: fields.or_default("says", |value| {
            reader.each(value, WORDINGS, |reader, item| saying(reader, item, texts))
        }),
        refused: fields
            .get("refused")
            .and_then(|value| target(reader, value)),
        choices: fields.or_default("choices", |value| {
            reader.each(value, CHOICES, |reader, item| choice(reader, item, texts))
        }),
    })
}

fn saying(
    reader: &mut Reader<'_>,
    value: &Value,
    texts: &mut Vec<Spanned<Text>>,
) -> Option<RawSaying> {
    let fields = reader.fields(value, &shape::SAYING)?;
    Some(RawSaying {
        when: fields.or_default("when", |value| conditions(reader, value)),
        text: text_field(reader, &fields, "text", texts)?,
        span: fields.span.clone(),
    })
}

/// Reads a list of conditions.
pub(crate) fn conditions(reader: &mut Reader<'_>, value: &Value) -> Vec<RawCondition> {
    reader.each(value, CONDITIONS, condition)
}

fn condition(reader: &mut Reader<'_>, value: &Value) -> Option<RawCondition> {
    let known = ["at_least", "at_most", "flag", "no_flag", "customer"];
    let ValueKind::Tuple(Some(name), parts) = &value.kind else {
        reader.wrong(
            value,
            Both::new(
                "一个条件（例如 `at_least(anger, 60)`）",
                "a condition such as `at_least(anger, 60)`",
            ),
        );
        return None;
    };
    match (name.text.as_str(), parts.as_slice()) {
        ("at_least", [variable, points]) => Some(RawCondition::AtLeast(
            reader.word(variable, VARIABLE)?,
            reader.integer(points, 0, 100)?,
        )),
        ("at_most", [variable, points]) => Some(RawCondition::AtMost(
            reader.word(variable, VARIABLE)?,
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
                    words!(
                        "`{word}` 括号里的项数不对",
                        "`{word}` has the wrong number of parts"
                    ),
                )
                .help(Both::new(
                    "写成 `at_least(anger, 60)`、`at_most(trust, 30)`、`flag(\"x\")`、`no_flag(\"x\")` 或 `customer(\"x\")`",
                    "write `at_least(anger, 60)`, `at_most(trust, 30)`, `flag(\"x\")`, `no_flag(\"x\")` or `customer(\"x\")`",
                ));
            reader.report(finding);
            None
        }
        (word, _) => {
            let help = crate::diagnostic::suggestion(word, known).map(|close| did_you_mean(&close));
            let finding = reader
                .at(
                    Code::UNKNOWN_WORD,
                    &name.span,
                    words!("`{word}` 不是条件", "`{word}` is not a condition"),
                )
                .help(words!("可以写 {all}", "one of {all}", all = list(&known)))
                .maybe_help(help);
            let finding = reader.renamed(finding, word, &name.span, known);
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
            reader.wrong(
                value,
                Both::new(
                    "双引号里的节点标识，或者 `end`",
                    "a node's id in double quotes, or `end`",
                ),
            );
            None
        }
    }
}

fn choice(
    reader: &mut Reader<'_>,
    value: &Value,
    texts: &mut Vec<Spanned<Text>>,
) -> Option<RawChoice> {
    let fields = reader.fields(value, &shape::CHOICE)?;
    let answer = |reader: &mut Reader<'_>, name: &str| {
        let value = fields.get(name)?;
        reader.boolean(value)?.then(|| value.span.clone())
    };
    Some(RawChoice {
        goto_span: fields
            .get("goto")
            .map_or_else(|| fields.span.clone(), |value| value.span.clone()),
        span: fields.span.clone(),
        id: fields.id(reader, "id"),
        text: text_field(reader, &fields, "text", texts).unwrap_or_default(),
        tags: fields.or_default("tags", |value| tags(reader, value)),
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
        gives: fields.integer(reader, "gives").unwrap_or_default(),
        goto: fields.get("goto").and_then(|value| target(reader, value)),
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
    for (key, value) in reader.map(value, BY_TYPE) {
        if let Some(read) = read(reader, value) {
            out.push((key, read));
        }
    }
    out
}

fn tags(reader: &mut Reader<'_>, value: &Value) -> RawTags {
    let mut out = Vec::new();
    for (key, value) in reader.map(value, Both::new("各原则的标注", "tags by principle")) {
        if let Some(tag) = reader.integer(value, -2, 2)
            && let Ok(tag) = i8::try_from(tag)
        {
            out.push((key, tag));
        }
    }
    out
}
