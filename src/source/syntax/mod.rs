//! Text to a tree of values that know their places. Knows RON, and nothing of scenarios.

pub(crate) mod layout;
pub(crate) mod lex;
pub(crate) mod parse;
pub(crate) mod pieces;
pub(crate) mod tree;

pub use parse::parse;
pub use tree::{SyntaxError, Value, ValueKind, Word};
