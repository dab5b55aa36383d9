//! Boxes, labels and lines: what is written in them, how wide they are, where they stand. Draws nothing.

pub(crate) mod align;
pub(crate) mod arrange;
pub(crate) mod boxes;
pub(crate) mod crossing;
pub(crate) mod grid;
pub(crate) mod layers;
pub(crate) mod network;
pub(crate) mod route;
pub(crate) mod shape;
pub(crate) mod width;
pub(crate) mod words;
