//! The structs of what all scenarios share: catalogue, tables, forms. Does not hold their numbers.

use super::{FORMAT, Kind, Shape, optional, required};

const POINTS: Kind = Kind::Integer(0, 100);
const GAP: Kind = Kind::Integer(-100, 100);
const PERMILLE: Kind = Kind::Integer(0, 1000);

/// The catalogue of principles.
pub const CATALOGUE: Shape = Shape {
    name: "Catalogue",
    model: "Catalogue",
    fields: &[
        FORMAT,
        required("sources", Kind::Map("source id", &Kind::Text)),
        required("principles", Kind::List(&Kind::One(&PRINCIPLE)))
            .note("In the order in which they are shown."),
    ],
};

/// A principle.
pub const PRINCIPLE: Shape = Shape {
    name: "Principle",
    model: "Principle",
    fields: &[
        required("id", Kind::Id),
        required("name", Kind::Text),
        required("definition", Kind::Text),
        required("family", Kind::Word("Family")),
        required("phases", Kind::List(&Kind::Word("Phase"))),
        required("weight", Kind::Integer(1, 2)),
        required("kind", Kind::Word("Kind")),
        required("sources", Kind::List(&Kind::String("a source's id")))
            .note("Ids of the source documents, as in the catalogue's `sources`."),
        required("status", Kind::Word("Status")),
        optional("only_for", Kind::Id, "every type"),
        required("good", Kind::Text),
        required("bad", Kind::Text),
    ],
};

/// The tables of the model.
pub const MODEL: Shape = Shape {
    name: "Model",
    model: "Tuning",
    fields: &[
        FORMAT,
        required(
            "benefit",
            Kind::Map("family", &Kind::Map("variable", &PERMILLE)),
        ),
        required("harm", Kind::Map("family", &Kind::Map("variable", &POINTS))),
        required(
            "tactic_cost",
            Kind::Map("tactic", &Kind::Map("variable", &POINTS)),
        ),
        required("kappa", Kind::List(&PERMILLE)),
        required("blueprint", Kind::Map("phase", &PERMILLE)),
        required("anger_cap", PERMILLE),
        required("gap_cap", PERMILLE),
        required("apology_floor", PERMILLE),
        required("solve_floor", PERMILLE),
        required("low_patience", POINTS),
        required("low_patience_anger", POINTS),
        required("boiling_turns", Kind::Integer(1, 20)),
        required("walkout_trust", POINTS),
        required("walkout_anger", POINTS),
        required("satisfaction", Kind::List(&POINTS)),
        required("delight_gap", GAP),
        required("delight_anger", POINTS),
        required("delight_trust", POINTS),
        required("settled_gap", GAP),
        required("cap_phase_floor", POINTS),
        required("cap_total", POINTS),
    ],
};

/// A form.
pub const FORM: Shape = Shape {
    name: "Form",
    model: "Form",
    fields: &[
        FORMAT,
        required("id", Kind::Id),
        required("title", Kind::Text),
        required("intro", Kind::Text),
        required("scale", Kind::List(&Kind::Text)),
        required("items", Kind::List(&Kind::One(&ITEM))),
    ],
};

/// An item of a form.
pub const ITEM: Shape = Shape {
    name: "Item",
    model: "FormItem",
    fields: &[
        required("text", Kind::Text),
        required("principle", Kind::String("a principle's id")),
    ],
};
