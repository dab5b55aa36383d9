//! What the structs of the data files look like: their fields, and of each its kind and whether it must be there.
//!
//! The reader takes the known fields from here, the manual and the editor files are made from here, and tests hold every
//! row to what the reader does. **Does not** say what a field means: the comments of the model do, and `note` only where
//! the file differs from the model.

mod customers;
mod rules;
mod scenario;

pub use customers::{ACCEPTANCE, CUSTOMER, FACE, GATE, IDLE, LOOK, MARK, MOOD};
pub use rules::{CATALOGUE, FORM, ITEM, MODEL, PRINCIPLE};
pub use scenario::{AUTHORITY, BRIEF, CHOICE, NODE, SAYING, SCENARIO};

/// What stands in a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An id: small letters, digits and hyphens, in double quotes.
    Id,
    /// A string in double quotes that is no text for trainees; what it is.
    String(&'static str),
    /// A text in every language.
    Text,
    /// A whole number, from and to.
    Integer(i64, i64),
    /// `true` or `false`.
    Boolean,
    /// A word of an enum of the model, without quotes.
    Word(&'static str),
    /// A node's id, or `end`.
    Target,
    /// A condition.
    Condition,
    /// Another struct.
    One(&'static Shape),
    /// A list.
    List(&'static Self),
    /// A map; what its keys are, and its values.
    Map(&'static str, &'static Self),
}

/// Whether a field must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// It must.
    Required,
    /// It may be left out; what counts then.
    Optional(&'static str),
}

/// A field of a struct.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// As written in files.
    pub name: &'static str,
    /// What stands there.
    pub kind: Kind,
    /// Whether it must be there.
    pub need: Need,
    /// What it means, where the comment of the model does not say it for the file; empty otherwise.
    pub note: &'static str,
}

/// A struct of the data files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// As written before the bracket, where a name is written at all.
    pub name: &'static str,
    /// The struct of the model whose comments explain it.
    pub model: &'static str,
    /// In the order in which they are best written.
    pub fields: &'static [Field],
}

impl Shape {
    /// The names of the fields.
    #[must_use]
    pub fn names(&self) -> Vec<&'static str> {
        self.fields.iter().map(|field| field.name).collect()
    }

    /// A field by its name.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.name == name)
    }
}

/// All structs: scenarios first, then customers, then what is shared.
pub const SHAPES: &[&Shape] = &[
    &SCENARIO,
    &BRIEF,
    &AUTHORITY,
    &NODE,
    &SAYING,
    &CHOICE,
    &CUSTOMER,
    &MOOD,
    &GATE,
    &ACCEPTANCE,
    &LOOK,
    &FACE,
    &MARK,
    &IDLE,
    &CATALOGUE,
    &PRINCIPLE,
    &MODEL,
    &FORM,
    &ITEM,
];

/// A field that must be there.
const fn required(name: &'static str, kind: Kind) -> Field {
    Field {
        name,
        kind,
        need: Need::Required,
        note: "",
    }
}

/// A field that may be left out.
const fn optional(name: &'static str, kind: Kind, otherwise: &'static str) -> Field {
    Field {
        name,
        kind,
        need: Need::Optional(otherwise),
        note: "",
    }
}

impl Field {
    /// Explained here instead of in the model.
    const fn note(mut self, note: &'static str) -> Self {
        self.note = note;
        self
    }
}

/// The first field of every file.
const FORMAT: Field = required("format", Kind::Integer(1, 1))
    .note("Version of the format. This program reads format 1.");
