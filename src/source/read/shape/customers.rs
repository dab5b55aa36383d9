//! The structs of a customer file. Does not hold the words of its enums: the model does.

use super::{FORMAT, Field, Kind, Shape, optional, required};

const POINTS: Kind = Kind::Integer(0, 100);
const PERMILLE: Kind = Kind::Integer(0, 1000);
const DRAWING: Kind = Kind::String("the name of a drawing, without folder and ending");
const COLOUR: Kind = Kind::String("a colour such as `\"#e8b796\"`");
const MOODS: Kind = Kind::List(&Kind::Condition);

/// A customer type.
pub const CUSTOMER: Shape = Shape {
    name: "Customer",
    model: "CustomerType",
    fields: &[
        FORMAT,
        required("id", Kind::Id),
        required("name", Kind::Text),
        required("about", Kind::Text),
        required("addresses", Kind::List(&Kind::Text)),
        required("start", Kind::One(&MOOD)),
        required("reactivity", Kind::Integer(0, 3000)),
        required("gate", Kind::One(&GATE)),
        required("rebound", Kind::Integer(0, 20)),
        required("decay", PERMILLE),
        required("patience_cost", Kind::Integer(0, 50)),
        optional(
            "gains",
            Kind::Map("family", &Kind::Integer(0, 3000)),
            "1000 for each",
        ),
        required("accepts", Kind::One(&ACCEPTANCE)),
        required("expectation_floor", POINTS),
        required("boiling", Kind::Integer(1, 100)),
        required("look", Kind::One(&LOOK)),
    ],
};

/// A mood in points.
pub const MOOD: Shape = Shape {
    name: "Mood",
    model: "Variable",
    fields: &[
        points("anger"),
        points("heard"),
        points("trust"),
        points("clarity"),
        points("patience"),
        points("distributive"),
        points("procedural"),
        points("interactional"),
        points("expectation"),
    ],
};

/// How anger dampens facts.
pub const GATE: Shape = Shape {
    name: "Gate",
    model: "Gate",
    fields: &[
        required("low", Kind::Integer(0, 99)),
        required("high", POINTS),
        required("floor", PERMILLE),
    ],
};

/// What it takes to accept.
pub const ACCEPTANCE: Shape = Shape {
    name: "Acceptance",
    model: "Acceptance",
    fields: &[
        points("trust"),
        points("clarity"),
        points("anger"),
        points("distributive"),
    ],
};

/// How a type is drawn.
pub const LOOK: Shape = Shape {
    name: "Look",
    model: "Look",
    fields: &[
        required("head", DRAWING),
        optional("facial_hair", DRAWING, "none"),
        optional("glasses", DRAWING, "none"),
        optional("outfit", DRAWING, "none"),
        optional("width", Kind::Integer(500, 1500), "1000"),
        required("skin", COLOUR),
        required("clothing", COLOUR),
        required("hair", COLOUR),
        required("light", COLOUR),
        required("faces", Kind::List(&Kind::One(&FACE))),
        optional("marks", Kind::List(&Kind::One(&MARK)), "none"),
        optional(
            "gestures",
            Kind::Map("tactic", &Kind::Word("Gesture")),
            "none",
        ),
        required("idle", Kind::One(&IDLE)),
    ],
};

/// A face by mood.
pub const FACE: Shape = Shape {
    name: "Face",
    model: "FaceRule",
    fields: &[
        optional("when", MOODS, "always"),
        required("face", DRAWING),
        required("talking", DRAWING),
        optional("posture", Kind::Word("Posture"), "`upright`"),
    ],
};

/// A sign by mood.
pub const MARK: Shape = Shape {
    name: "Mark",
    model: "MarkRule",
    fields: &[
        optional("when", MOODS, "always"),
        required("mark", Kind::Word("Mark")),
    ],
};

/// Movement at rest.
pub const IDLE: Shape = Shape {
    name: "Idle",
    model: "Idle",
    fields: &[
        required("breath_millis", Kind::Integer(500, 20_000)),
        required("breath_percent", Kind::Integer(0, 500)),
        required("sway_decidegrees", Kind::Integer(0, 100)),
        required("blink_millis", Kind::Integer(500, 60_000)),
    ],
};

const fn points(name: &'static str) -> Field {
    required(name, POINTS)
}
