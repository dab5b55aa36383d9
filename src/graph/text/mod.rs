//! The graph as text for other programs. Places nothing.

pub(crate) mod dot;
pub(crate) mod mermaid;
