//! The structs of a scenario file. Does not hold the words of its enums: the model does.

use super::{FORMAT, Field, Kind, Shape, optional, required};

const TEXTS: Kind = Kind::List(&Kind::Text);
const IDS: Kind = Kind::List(&Kind::Id);
const MONEY: Kind = Kind::Integer(0, 1_000_000_000);
const TAGS: Kind = Kind::Map("principle id", &Kind::Integer(-2, 2));

/// A whole scenario.
pub const SCENARIO: Shape = Shape {
    name: "Scenario",
    model: "Scenario",
    fields: &[
        FORMAT,
        required("id", Kind::Id),
        required("title", Kind::Text),
        required("summary", Kind::Text),
        required("event", Kind::Word("Event")),
        required("difficulty", Kind::Integer(1, 5)),
        required("room", Kind::Word("Room")),
        required("customers", IDS)
            .note("Ids of the customer types it can be played with, at least one; the first is the default."),
        required("brief", Kind::One(&BRIEF)),
        required("customer_goals", TEXTS)
            .note("What the customer is after. Shown in the debrief only; may be empty."),
        optional("variants", Kind::List(&Kind::Map("placeholder", &Kind::Text)), "none")
            .note("Tables that fill placeholders such as `{car}`; the seed of a talk picks one. All fill the same placeholders. `{customer}` is always there: the customer type's form of address."),
        optional("flags", IDS, "none")
            .note("Names of things a talk can remember, at most 64. Choices `set` and `need` them; wordings ask for them."),
        required("start", Kind::String("a node's id")),
        required("turn_limit", Kind::Integer(1, 10_000)),
        optional("blueprint", Kind::Map("phase", &Kind::Integer(0, 1000)), "that of the tables"),
        required("nodes", Kind::Map("node id", &Kind::One(&NODE)))
            .note("The moments of the conversation by their id, at least one. Ids are small letters, digits and hyphens; `end` is taken."),
        required("endings", Kind::Map("outcome", &Kind::Text))
            .note("How the customer leaves: a text for every outcome."),
    ],
};

/// What the trainee knows.
pub const BRIEF: Shape = Shape {
    name: "Brief",
    model: "Brief",
    fields: &[
        required("role", Kind::Text),
        required("situation", Kind::Text),
        required("facts", TEXTS),
        required("authority", Kind::One(&AUTHORITY)),
        required("goals", TEXTS),
    ],
};

/// What may be given.
pub const AUTHORITY: Shape = Shape {
    name: "Authority",
    model: "Authority",
    fields: &[required("limit", MONEY), required("text", Kind::Text)],
};

/// A moment of the conversation.
pub const NODE: Shape = Shape {
    name: "Node",
    model: "Node",
    fields: &[
        required("phase", Kind::Word("Phase")),
        optional("slot", Kind::Id, "a detour that earns nothing")
            .note("The scored decision that is made here. Several nodes may share one, on different ways; every complete talk meets every slot exactly once."),
        optional("weight", Kind::Integer(1, 100), "1")
            .note("The slot's share of its phase's points."),
        optional("speaker", Kind::Word("Speaker"), "`customer`"),
        optional("tactic", Kind::Word("Tactic"), "none"),
        optional("gesture", Kind::Word("Gesture"), "the customer type's"),
        optional("room", Kind::Word("Room"), "as before"),
        required("says", Kind::List(&Kind::One(&SAYING)))
            .note("Wordings of the speaker: the first that fits is said, so the last has no condition."),
        optional("refused", Kind::Target, "nothing is decided here"),
        required("choices", Kind::List(&Kind::One(&CHOICE))),
    ],
};

/// A wording of a node's speaker.
pub const SAYING: Shape = Shape {
    name: "Saying",
    model: "Saying",
    fields: &[
        optional("when", Kind::List(&Kind::Condition), "always"),
        required("text", Kind::Text),
    ],
};

/// A line of the trainee.
pub const CHOICE: Shape = Shape {
    name: "Choice",
    model: "Choice",
    fields: &[
        required("id", Kind::Id),
        required("text", Kind::Text),
        required("tags", TAGS)
            .note("How the line stands to principles: 2 follows one fully, 1 partly, -1 violates it partly, -2 fully. What is not named is neutral."),
        by_type("tags_for", &TAGS)
            .note("Tags that differ for one customer type: added, or put in place of the general ones."),
        optional("counters", Kind::Boolean, "`false`"),
        optional("bites", Kind::Boolean, "`false`"),
        required("because", Kind::Text),
        by_type("because_for", &Kind::Text),
        optional("set", IDS, "none").note("Flags it sets."),
        optional("needs", IDS, "none").note("Flags it needs: it is locked unless all of them are set. One choice of a node needs none."),
        optional("gives", MONEY, "0"),
        required("goto", Kind::Target),
    ],
};

const fn by_type(name: &'static str, values: &'static Kind) -> Field {
    optional(name, Kind::Map("customer type id", values), "none")
}
