//! The self-assessment form as data. Does not hold answers: the assessment layer does.

use super::{PrincipleId, Text};

/// One behaviour item, answered 0 (never) to 5 (always).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormItem {
    /// In the first person.
    pub text: Text,
    /// The principle that it is about.
    pub principle: PrincipleId,
}

/// A form of behaviour items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// Stable id in kebab-case.
    pub id: String,
    /// Title.
    pub title: Text,
    /// What the form is for, above the items.
    pub intro: Text,
    /// The six answers, 0 to 5.
    pub scale: Vec<Text>,
    /// Items in order.
    pub items: Vec<FormItem>,
}
