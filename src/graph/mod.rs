//! A scenario's graph as a picture: layers, order, places and routes, worked out once for every shell that draws it; and
//! the same graph as text for other drawing programs.
//!
//! **Does not** draw on a screen, open files, or judge: an edge that no talk takes is drawn like any other.

mod align;
mod crossing;
mod dot;
mod grid;
mod layers;
mod layout;
mod mermaid;
mod network;
mod route;
mod shape;
mod svg;
mod svg_box;
mod svg_legend;
mod text;
mod words;

pub use dot::to_dot;
pub use layout::{Options, layout};
pub use mermaid::to_mermaid;
pub use shape::{
    Band, BandKind, Curve, Edge, EdgeKind, Exit, ExitBox, Label, Layout, NodeBox, OutcomeChip,
    Place, Point, Rect, Role, Size, TextSize,
};
pub use svg::to_svg;
pub use text::estimated_width;
pub use words::Words;
