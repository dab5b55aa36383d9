//! Places of boxes, labels and lines. Draws nothing.

pub(crate) mod align;
pub(crate) mod arrange;
pub(crate) mod crossing;
pub(crate) mod grid;
pub(crate) mod layers;
pub(crate) mod network;
pub(crate) mod route;
pub(crate) mod shape;
