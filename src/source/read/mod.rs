//! A tree of values to the raw parts of a file: fields, kinds, what is missing or unknown. Resolves no names.

pub(crate) mod catalogue;
pub(crate) mod customers;
pub(crate) mod decode;
mod drawings;
pub(crate) mod fields;
pub(crate) mod nouns;
pub(crate) mod parts;
pub(crate) mod places;
pub(crate) mod raw;
pub(crate) mod raw_node;
pub(crate) mod reader;
pub(crate) mod remedies;
pub mod shape;
pub(crate) mod tuning;
