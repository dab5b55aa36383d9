//! Reads `assets/principles.ron` and the forms. Does not know which principles a scenario uses.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, did_you_mean, suggestion};
use crate::model::{Both, Catalogue, Form, FormItem, Principle, PrincipleId, Text, words};
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
    let id = fields.id(reader, "id");
    let name = fields.text(reader, "name");
    let definition = fields.text(reader, "definition");
    let good = fields.text(reader, "good");
    let bad = fields.text(reader, "bad");
    let family = fields.word(reader, "family", FAMILY);
    let kind = fields.word(reader, "kind", KIND);
    let status = fields.word(reader, "status", STATUS);
    let weight = fields.integer(reader, "weight");
    let phases = fields.or_default("phases", |value| {
        let phases = reader.list(value, PHASES).iter();
        if phases.len() == 0 {
            let message = Both::new("至少要有一个阶段", "at least one phase");
            let finding = reader.at(Code::MISSING_FIELD, &value.span, message);
            reader.report(finding);
        }
        phases.filter_map(|item| reader.word(item, PHASE)).collect()
    });
    let sources = fields.or_default("sources", |v| sources(reader, v, known_sources));
    let only_for = fields.id(reader, "only_for").map(|id| id.value);
    Some(Principle {
        id: id?.value,
        name: name?,
        definition: definition?,
        family: family?,
        phases,
        weight: weight?,
        kind: kind?,
        sources,
        status: status?,
        only_for,
        good: good?,
        bad: bad?,
    })
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
    let id = fields.id(reader, "id");
    let title = fields.text(reader, "title");
    let intro = fields.text(reader, "intro");
    let scale = fields.or_default("scale", |value| {
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
    });
    let items = fields.or_default("items", |value| {
        reader.each(value, ITEMS, |reader, item| {
            form_item(reader, item, catalogue)
        })
    });
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
    let text = fields.text(reader, "text");
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
