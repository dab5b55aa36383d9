//! Reads `scenarios/customers/*.ron`. Does not open the drawings they name: a list says which there are.

use std::collections::BTreeMap;

use crate::diagnostic::Code;
use crate::model::{
    Acceptance, Both, Condition, CustomerType, FaceRule, Family, Gate, Gesture, Idle, Look,
    MarkRule, Posture, Rgb, Tactic, Text, Variable,
};
use crate::source::read::nouns::{FACES, FAMILY, GESTURE, MARK, MARKS, POSTURE, TACTIC};
use crate::source::read::raw_node::{RawCondition, conditions};
use crate::source::read::reader::Reader;
use crate::source::read::shape;
use crate::source::syntax::tree::{Value, ValueKind};

/// Where faces are, below `assets/art`.
const FACE_FOLDER: &str = "peeps/face";

/// Reads a customer type.
pub(crate) fn customer(reader: &mut Reader<'_>, value: &Value) -> Option<CustomerType> {
    let fields = reader.fields(value, &shape::CUSTOMER)?;
    let id = fields.id(reader, "id");
    let name = fields.text(reader, "name");
    let about = fields.text(reader, "about");
    let addresses = fields.or_default("addresses", |value| addresses(reader, value));
    let start = fields.get("start").map(|value| mood(reader, value));
    let reactivity = fields.integer(reader, "reactivity");
    let rebound = fields.integer(reader, "rebound");
    let decay = fields.integer(reader, "decay");
    let patience_cost = fields.integer(reader, "patience_cost");
    let expectation_floor = fields.integer(reader, "expectation_floor");
    let boiling = fields.integer(reader, "boiling");
    let gate = fields.get("gate").and_then(|value| gate(reader, value));
    let accepts = fields
        .get("accepts")
        .and_then(|value| accepts(reader, value));
    let gains = fields
        .get("gains")
        .map_or([1000; Family::COUNT], |value| gains(reader, value));
    let look = fields.get("look").and_then(|value| look(reader, value));
    Some(CustomerType {
        id: id?.value,
        name: name?,
        about: about?,
        addresses,
        start: start?,
        reactivity: reactivity?,
        gate: gate?,
        rebound: rebound?,
        decay: decay?,
        patience_cost: patience_cost?,
        gains,
        accepts: accepts?,
        expectation_floor: expectation_floor?,
        boiling: boiling?,
        look: look?,
    })
}

fn addresses(reader: &mut Reader<'_>, value: &Value) -> Vec<Text> {
    let texts = reader.texts(value);
    if texts.is_empty() {
        let finding = reader.at(
            Code::MISSING_FIELD,
            &value.span,
            Both::new("至少要有一个称呼", "at least one form of address is needed"),
        );
        reader.report(finding);
    }
    texts
}

fn mood(reader: &mut Reader<'_>, value: &Value) -> [i64; Variable::COUNT] {
    let mut out = [0; Variable::COUNT];
    let Some(fields) = reader.fields(value, &shape::MOOD) else {
        return out;
    };
    for &variable in Variable::ALL {
        if let Some(points) = fields.integer(reader, variable.name()) {
            out[variable.index()] = points;
        }
    }
    out
}

fn gate(reader: &mut Reader<'_>, value: &Value) -> Option<Gate> {
    let fields = reader.fields(value, &shape::GATE)?;
    let [low, high, floor] = ["low", "high", "floor"].map(|name| fields.integer(reader, name));
    let gate = Gate {
        low: low?,
        high: high?,
        floor: floor?,
    };
    if gate.low >= gate.high {
        let finding = reader.at(
            Code::OUT_OF_RANGE,
            &fields.span,
            Both::new("`low` 要小于 `high`", "`low` must be below `high`"),
        );
        reader.report(finding);
        return None;
    }
    Some(gate)
}

fn accepts(reader: &mut Reader<'_>, value: &Value) -> Option<Acceptance> {
    let known = ["trust", "clarity", "anger", "distributive"];
    let fields = reader.fields(value, &shape::ACCEPTANCE)?;
    let [trust, clarity, anger, distributive] = known.map(|name| fields.integer(reader, name));
    Some(Acceptance {
        trust: trust?,
        clarity: clarity?,
        anger: anger?,
        distributive: distributive?,
    })
}

fn gains(reader: &mut Reader<'_>, value: &Value) -> [i64; Family::COUNT] {
    let mut out = [1000; Family::COUNT];
    for (key, value) in reader.map(value, Both::new("各类别的系数", "gains by family")) {
        if let Some(family) = reader.named::<Family>(&key.value, &key.span, FAMILY)
            && let Some(gain) = reader.integer(value, 0, 3000)
        {
            out[family.index()] = gain;
        }
    }
    out
}

fn look(reader: &mut Reader<'_>, value: &Value) -> Option<Look> {
    let fields = reader.fields(value, &shape::LOOK)?;
    let colour =
        |reader: &mut Reader<'_>, name| fields.get(name).and_then(|value| colour(reader, value));
    let (skin, clothing) = (colour(reader, "skin"), colour(reader, "clothing"));
    let (hair, light) = (colour(reader, "hair"), colour(reader, "light"));
    let mut layer = |name, folder| {
        fields
            .get(name)
            .and_then(|value| reader.drawing(value, folder))
    };
    let head = layer("head", "peeps/head");
    let facial_hair = layer("facial_hair", "peeps/facial-hair");
    let glasses = layer("glasses", "peeps/accessory");
    let outfit = layer("outfit", "outfits");
    let width = fields.integer(reader, "width").unwrap_or(1000);
    let faces = fields.or_default("faces", |value| faces(reader, value));
    let marks = fields.or_default("marks", |value| marks(reader, value));
    let gestures = fields.or_default("gestures", |value| gestures(reader, value));
    let idle = fields.get("idle").and_then(|value| idle(reader, value));
    Some(Look {
        head: head?,
        facial_hair,
        glasses,
        outfit,
        width,
        skin: skin?,
        clothing: clothing?,
        hair: hair?,
        light: light?,
        faces,
        marks,
        gestures,
        idle: idle?,
    })
}

fn colour(reader: &mut Reader<'_>, value: &Value) -> Option<Rgb> {
    let written = reader.string(value)?;
    let bytes = written
        .value
        .strip_prefix('#')
        .filter(|hex| hex.len() == 6 && hex.is_ascii())
        .and_then(|hex| u32::from_str_radix(hex, 16).ok())
        .map(u32::to_be_bytes);
    if bytes.is_none() {
        let finding = reader.at(
            Code::WRONG_TYPE,
            &written.span,
            Both::new(
                "这里应是颜色，例如 \"#e8b796\"",
                "expected a colour such as \"#e8b796\"",
            ),
        );
        reader.report(finding);
    }
    bytes.map(|[_, red, green, blue]| [red, green, blue])
}

fn faces(reader: &mut Reader<'_>, value: &Value) -> Vec<FaceRule> {
    let mut out: Vec<FaceRule> = Vec::new();
    let items = reader.list(value, FACES);
    for item in items {
        let Some(fields) = reader.fields(item, &shape::FACE) else {
            continue;
        };
        let when = fields.or_default("when", |value| moods_only(reader, value));
        let face = fields
            .get("face")
            .and_then(|v| reader.drawing(v, FACE_FOLDER));
        let talking = fields
            .get("talking")
            .and_then(|v| reader.drawing(v, FACE_FOLDER));
        let posture = fields
            .word(reader, "posture", POSTURE)
            .unwrap_or(Posture::Upright);
        if let (Some(face), Some(talking)) = (face, talking) {
            out.push(FaceRule {
                when,
                face,
                talking,
                posture,
            });
        }
    }
    if out.last().is_none_or(|last| !last.when.is_empty())
        && matches!(value.kind, ValueKind::List(_))
    {
        let finding = reader.at(
            Code::NO_PLAIN_WORDING,
            &value.span,
            Both::new(
                "最后一个表情不能带条件",
                "the last face must have no condition",
            ),
        );
        reader.report(finding);
    }
    out
}

fn marks(reader: &mut Reader<'_>, value: &Value) -> Vec<MarkRule> {
    let mut out = Vec::new();
    for item in reader.list(value, MARKS) {
        let Some(fields) = reader.fields(item, &shape::MARK) else {
            continue;
        };
        let when = fields.or_default("when", |value| moods_only(reader, value));
        if let Some(mark) = fields.word(reader, "mark", MARK) {
            out.push(MarkRule { when, mark });
        }
    }
    out
}

/// Conditions on the mood; a face cannot depend on flags or types.
fn moods_only(reader: &mut Reader<'_>, value: &Value) -> Vec<Condition> {
    let mut out = Vec::new();
    for condition in conditions(reader, value) {
        match condition {
            RawCondition::AtLeast(variable, points) => {
                out.push(Condition::AtLeast(variable, points));
            }
            RawCondition::AtMost(variable, points) => {
                out.push(Condition::AtMost(variable, points));
            }
            RawCondition::Flag(name)
            | RawCondition::NoFlag(name)
            | RawCondition::Customer(name) => {
                let finding = reader.at(
                    Code::UNKNOWN_WORD,
                    &name.span,
                    Both::new("表情只由心情决定", "a face depends on the mood only"),
                );
                reader.report(finding);
            }
        }
    }
    out
}

fn gestures(reader: &mut Reader<'_>, value: &Value) -> BTreeMap<Tactic, Gesture> {
    let mut out = BTreeMap::new();
    for (key, value) in reader.map(value, Both::new("各招数的动作", "gestures by tactic")) {
        if let Some(tactic) = reader.named(&key.value, &key.span, TACTIC)
            && let Some(gesture) = reader.word(value, GESTURE)
        {
            out.insert(tactic, gesture);
        }
    }
    out
}

fn idle(reader: &mut Reader<'_>, value: &Value) -> Option<Idle> {
    let fields = reader.fields(value, &shape::IDLE)?;
    let breath_millis = fields.integer(reader, "breath_millis");
    let breath_percent = fields.integer(reader, "breath_percent");
    let sway_decidegrees = fields.integer(reader, "sway_decidegrees");
    let blink_millis = fields.integer(reader, "blink_millis");
    Some(Idle {
        breath_millis: breath_millis?,
        breath_percent: breath_percent?,
        sway_decidegrees: sway_decidegrees?,
        blink_millis: blink_millis?,
    })
}
