//! A scenario's graph as a picture: layers, order, places and routes, worked out once for every shell that draws it; and
//! the same graph as text for other drawing programs.
//!
//! **Does not** draw on a screen, open files, or judge: an edge that no talk takes is drawn like any other.

mod layout;
mod svg;
mod text;

pub use layout::arrange::layout;
pub use layout::boxes::Options;
pub use layout::shape::{
    Band, BandKind, Curve, Edge, EdgeKind, Exit, ExitBox, Label, Layout, NodeBox, OutcomeChip,
    Place, Point, Rect, Role, Size, TextSize,
};
pub use layout::width::estimated_width;
pub use layout::words::Words;
pub use svg::picture::to_svg;
pub use text::dot::to_dot;
pub use text::mermaid::to_mermaid;
