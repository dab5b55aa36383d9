//! The picture as SVG. Places nothing.

pub(crate) mod boxes;
pub(crate) mod canvas;
pub(crate) mod legend;
pub(crate) mod picture;
