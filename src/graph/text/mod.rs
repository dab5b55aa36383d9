//! The graph as text for other programs, the words in it, and how wide words are. Places nothing.

pub(crate) mod dot;
pub(crate) mod mermaid;
pub(crate) mod width;
pub(crate) mod words;
