//! The table of codes. Codes are never reused. Does not check anything.

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Good to know; nothing need be done.
    Note,
    /// Worth a look; the file can be played.
    Warning,
    /// The file cannot be played.
    Error,
}

impl Severity {
    /// The word in messages and JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A rule's identity.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// Stable code, such as `C0101`.
    pub id: &'static str,
    /// What it objects to, in kebab-case.
    pub name: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// For authors.
    pub explanation: Explanation,
}

/// A rule's page for authors, under fixed headings. Plain text; code in back quotes.
#[derive(Debug, PartialEq, Eq)]
pub struct Explanation {
    /// What the rule objects to.
    pub finds: &'static str,
    /// What goes wrong for the trainee or the score if it stays.
    pub why: &'static str,
    /// What to do about it.
    pub remedy: &'static str,
    /// A few lines of a scenario that the rule objects to.
    pub wrong: &'static str,
    /// The same lines as they should be.
    pub right: &'static str,
}

macro_rules! codes {
    ($($(#[$meta:meta])* $constant:ident = $id:literal $name:literal $severity:ident $text:literal;)+) => {
        impl Code {
            $($(#[$meta])* pub const $constant: &'static Code =
                &Code { id: $id, name: $name, severity: Severity::$severity,
                    explanation: Explanation { finds: $text, why: "", remedy: "", wrong: "", right: "" } };)+
        }
        /// Every code, in order.
        pub const CODES: &[&Code] = &[$(Code::$constant,)+];
    };
}

codes! {
    /// The text is not RON.
    SYNTAX = "C0001" "unreadable-syntax" Error
        "The file is not well-formed RON: a bracket, comma, quote or colon is missing or too many. Nothing in it can be trusted until this is mended. Look at the underlined place and just before it.";
    /// A field that the format does not have.
    UNKNOWN_FIELD = "C0002" "unknown-field" Error
        "The format has no field of this name here. A mistyped field would otherwise be silently without effect. Correct the name or remove the field.";
    /// A field that must be there.
    MISSING_FIELD = "C0003" "missing-field" Error
        "A field that the format needs is not there. Add it.";
    /// Another kind of value is expected.
    WRONG_TYPE = "C0004" "wrong-type" Error
        "The value is of another kind than the format expects here, such as a text where a number should stand. Write the kind of value the message names.";
    /// The same key twice.
    DUPLICATE_KEY = "C0005" "duplicate-key" Error
        "The same field, map key or id stands twice, so one of the two would be lost. Rename or remove one.";
    /// Not a word of the format.
    UNKNOWN_WORD = "C0006" "unknown-word" Error
        "Here only certain words may stand, such as a phase, a tactic or a room, and this is none of them. Choose one from the list in the message.";
    /// A number outside its range.
    OUT_OF_RANGE = "C0007" "value-out-of-range" Error
        "The number is outside the range in which the model keeps its guarantees. Bring it back into the range named in the message.";
    /// A language is missing.
    MISSING_TRANSLATION = "C0008" "missing-translation" Error
        "A text is given in one language only. A trainee who works in the other would see nothing. Add the missing language.";
    /// A text without anything in it.
    EMPTY_TEXT = "C0009" "empty-text" Error
        "The text is empty, so the trainee would see an empty line. Write it or leave the field out if the format allows.";
    /// A format version that this program cannot read.
    FORMAT_VERSION = "C0010" "unknown-format-version" Error
        "The file says it is written in a version of the format that this program does not read. Newer files need a newer program.";
    /// The file cannot be read as text.
    UNREADABLE_FILE = "C0011" "unreadable-file" Error
        "The file could not be read, is not UTF-8 or is too large. Save it as UTF-8 and check that you may read it.";
    /// An id that is not in kebab-case.
    MALFORMED_ID = "C0012" "malformed-id" Error
        "Ids are written with small letters, digits and hyphens and begin with a letter, so that they fit into run strings and file names everywhere.";

    /// No such node.
    UNKNOWN_NODE = "C0101" "unknown-node" Error
        "A choice leads to a node that the scenario does not have. Correct the id or write the node.";
    /// No such flag.
    UNKNOWN_FLAG = "C0102" "undeclared-flag" Error
        "A flag is used that is not declared under `flags`. Declare it or correct its name.";
    /// No such principle.
    UNKNOWN_PRINCIPLE = "C0103" "unknown-principle" Error
        "A tag names a principle that the catalogue does not have. Correct the id; `assets/principles.ron` lists all of them.";
    /// No such customer type.
    UNKNOWN_TYPE = "C0104" "unknown-customer-type" Error
        "A customer type is named that no file under `scenarios/customers` describes, or that this scenario does not offer.";
    /// A placeholder without a value.
    UNKNOWN_PLACEHOLDER = "C0105" "unknown-placeholder" Error
        "A text has a placeholder in braces that no variant fills. Correct its name or add it to every variant.";
    /// A prohibition with a positive tag.
    FOLLOWED_PROHIBITION = "C0106" "followed-prohibition" Error
        "A prohibition is kept by not breaking it; it can be tagged -2, -1 or 0, never +1 or +2.";
    /// A tactic is answered where there is none.
    ANSWER_WITHOUT_TACTIC = "C0107" "answer-without-tactic" Error
        "A choice counters or bites where the customer uses no tactic, or does both at once. Add the tactic to the node or remove the word.";
    /// Variants with different keys.
    UNEVEN_VARIANTS = "C0108" "uneven-variants" Error
        "Every variant must fill the same placeholders, because the seed picks one of them.";

    /// No way leads there.
    UNREACHABLE_NODE = "C0201" "unreachable-node" Error
        "No sequence of choices leads from the start to this node, so nobody will ever see it. Lead a choice there or remove it.";
    /// The end cannot be reached.
    DEAD_END = "C0202" "dead-end" Error
        "From this node no sequence of choices reaches the end of the talk. Lead a choice on, or to `end`.";
    /// A slot twice on a path.
    SLOT_TWICE = "C0203" "slot-met-twice" Error
        "Some path meets this scored decision twice. Scores compare only if every complete talk meets each slot exactly once.";
    /// A slot left out on a path.
    SLOT_NEVER = "C0204" "slot-never-met" Error
        "Some path reaches the end without meeting this scored decision. Scores compare only if every complete talk meets each slot exactly once.";
    /// Nodes of a slot that differ.
    SLOT_MISMATCH = "C0205" "uneven-slot" Error
        "Several nodes realise one slot, but they differ in phase or weight. Give them the same.";
    /// No decision on a path.
    NO_DECISION = "C0206" "undecided-path" Error
        "Some path ends without the node where the customer accepts or refuses, or passes it twice. Exactly one node with `refused` belongs on every path.";
    /// The last wording has a condition.
    NO_PLAIN_WORDING = "C0207" "no-plain-wording" Error
        "The last wording of a list must have no condition, so that there is always something to say; and only the last, because those behind it would never be said.";
    /// Every choice may be locked.
    ALL_LOCKED = "C0208" "all-choices-lockable" Error
        "Every choice of this node needs a flag, so a trainee could be left without anything to say. Leave one without `needs`.";
    /// A scored slot on the way out after a refusal.
    SCORED_REFUSAL = "C0209" "scored-refusal" Error
        "After a refusal the talk may only end: no scored slot and no deciding node belongs there, and no way back.";
    /// Too few or too many choices.
    CHOICE_COUNT = "C0210" "choice-count" Error
        "A node needs at least one choice and at most nine, because they are chosen with the keys 1 to 9.";
}
