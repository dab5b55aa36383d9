//! A tree of values to the raw parts of a file: fields, kinds, what is missing or unknown. Resolves no names.

pub(crate) mod catalogue;
pub(crate) mod customers;
pub(crate) mod decode;
pub mod drawings;
pub(crate) mod fields;
pub(crate) mod nouns;
pub(crate) mod pieces;
pub(crate) mod raw;
pub(crate) mod raw_node;
pub mod shape;
pub(crate) mod tuning;
