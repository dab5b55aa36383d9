//! Reads `assets/principles.ron` and the forms. Does not know which principles a scenario uses.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, did_you_mean, suggestion};
use crate::model::{Both, Catalogue, Form, FormItem, Principle, PrincipleId, Text, words};
use crate::source::read::fields::Fields;
use crate::source::read::nouns::{
    FAMILY, ITEMS, KIND, PHASE, PHASES, PRINCIPLE, PRINCIPLES, SOURCES, STATUS,
};
use crate::source::read::reader::Reader;
use crate::source::read::shape;
use crate::source::syntax::tree::Value;

/// Reads the catalogue as far as it can be read.
pub(crate) fn catalogue(reader: &mut Reader<'_>, value: &Value) -> Option<Catalogue> {
    let fields = reader.fields(value, &shape::CATALOGUE)?;
    let mut out = Catalogue::default();
    if let Some(value) = fields.get("sources") {
        for (key, value) in reader.map(value, Both::new("各出处的名称", "titles by source")) {
            if let Some(text) = reader.text(value) {
                out.sources.insert(key.value, text);
            }
        }
    }
    let items = fields
        .get("principles")
        .map_or(&[][..], |value| reader.list(value, PRINCIPLES));
    for item in items {
        let Some(principle) = principle(reader, item, &out.sources) else {
            continue;
        };
        let Ok(position) = u16::try_from(out.principles.len()) else {
            break;
        };
        if out.by_id.contains_key(&principle.id) {
            let message = words!(
                "原则 `{}` 写了两次",
                "the principle `{}` stands twice",
                principle.id
            );
            let finding = reader.at(Code::DUPLICATE_KEY, &item.span, message);
            reader.report(finding);
            continue;
        }
        out.by_id
            .insert(principle.id.clone(), PrincipleId(position));
        out.principles.push(principle);
    }
    Some(out)
}

fn principle(
    reader: &mut Reader<'_>,
    value: &Value,
    known_sources: &BTreeMap<String, Text>,
) -> Option<Principle> {
    let fields = reader.fields(value, &shape::PRINCIPLE)?;
    let id = fields.get("id").and_then(|v| reader.id(v));
    let name = text(reader, &fields, "name");
    let definition = text(reader, &fields, "definition");
    let good = text(reader, &fields, "good");
    let bad = text(reader, &fields, "bad");
    let family = fields.get("family").and_then(|v| reader.word(v, FAMILY));
    let kind = fields.get("kind").and_then(|v| reader.word(v, KIND));
    let status = fields.get("status").and_then(|v| reader.word(v, STATUS));
    let weight = fields.get("weight").and_then(|v| reader.integer(v, 1, 2));
    let phases = fields
        .get("phases")
        .map(|v| {
            let items = reader.list(v, PHASES);
            if items.is_empty() {
                let message = Both::new("至少要有一个阶段", "at least one phase");
                let finding = reader.at(Code::MISSING_FIELD, &v.span, message);
                reader.report(finding);
            }
            items
                .iter()
                .filter_map(|item| reader.word(item, PHASE))
                .collect()
        })
        .unwrap_or_default();
    let sources = fields
        .get("sources")
        .map(|v| sources(reader, v, known_sources))
        .unwrap_or_default();
    let only_for = fields
        .get("only_for")
        .and_then(|v| reader.id(v))
        .map(|id| id.value);
    Some(Principle {
        id: id?.value,
        name: name?,
        definition: definition?,
        family: family?,
        phases,
        weight: u8::try_from(weight?).ok()?,
        kind: kind?,
        sources,
        status: status?,
        only_for,
        good: good?,
        bad: bad?,
    })
}

fn text(reader: &mut Reader<'_>, fields: &Fields<'_>, name: &str) -> Option<Text> {
    fields.get(name).and_then(|value| reader.text(value))
}

fn sources(reader: &mut Reader<'_>, value: &Value, known: &BTreeMap<String, Text>) -> Vec<String> {
    let mut out = Vec::new();
    for item in reader.list(value, SOURCES) {
        let Some(id) = reader.string(item) else {
            continue;
        };
        if !known.contains_key(&id.value) {
            let message = words!(
                "没有出处 `{}`",
                "there is no source `{}`",
                id.value.escape_debug()
            );
            let finding = reader.at(Code::UNKNOWN_WORD, &id.span, message);
            reader.report(finding);
        }
        out.push(id.value);
    }
    out
}

/// Answers of a form: 0 to 5.
const SCALE: usize = 6;

/// Reads a form.
pub(crate) fn form(reader: &mut Reader<'_>, value: &Value, catalogue: &Catalogue) -> Option<Form> {
    let fields = reader.fields(value, &shape::FORM)?;
    let id = fields.get("id").and_then(|v| reader.id(v));
    let title = text(reader, &fields, "title");
    let intro = text(reader, &fields, "intro");
    let scale = fields
        .get("scale")
        .map(|value| {
            let scale = reader.texts(value);
            if scale.len() != SCALE {
                let message = words!(
                    "量表有 {} 个答案，应有 {SCALE} 个",
                    "the scale has {} answers, not {SCALE}",
                    scale.len()
                );
                let finding = reader.at(Code::OUT_OF_RANGE, &value.span, message);
                reader.report(finding);
            }
            scale
        })
        .unwrap_or_default();
    let items = fields
        .get("items")
        .map(|value| {
            let items = reader.list(value, ITEMS);
            items
                .iter()
                .filter_map(|item| form_item(reader, item, catalogue))
                .collect()
        })
        .unwrap_or_default();
    Some(Form {
        id: id?.value,
        title: title?,
        intro: intro?,
        scale,
        items,
    })
}

fn form_item(reader: &mut Reader<'_>, value: &Value, catalogue: &Catalogue) -> Option<FormItem> {
    let fields = reader.fields(value, &shape::ITEM)?;
    let text = text(reader, &fields, "text");
    let name = fields
        .get("principle")
        .and_then(|value| reader.string(value))?;
    let Some(principle) = catalogue.find(&name.value) else {
        let help = suggestion(&name.value, catalogue.by_id.keys().map(String::as_str))
            .map(|close| did_you_mean(&close));
        let message = words!(
            "没有{what} `{name}`",
            "there is no {what} `{name}`",
            what = PRINCIPLE,
            name = Text::same(name.value.escape_debug().to_string())
        );
        let finding = reader
            .at(Code::UNKNOWN_PRINCIPLE, &name.span, message)
            .maybe_help(help);
        reader.report(finding);
        return None;
    };
    Some(FormItem {
        text: text?,
        principle,
    })
}
