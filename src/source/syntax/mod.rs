//! Text to a tree of values that know their places. Knows RON, and nothing of scenarios.

pub(crate) mod layout;
pub(crate) mod lex;
pub(crate) mod places;
pub(crate) mod tree;
pub(crate) mod value;

pub use value::*;
