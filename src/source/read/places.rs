//! Where the parts of a scenario stand, for findings made later. Does not read or judge anything.

use std::ops::Range;

use crate::source::read::raw::RawScenario;

/// Places of a scenario's parts, for findings made later.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    /// The id of each node.
    pub nodes: Vec<Range<usize>>,
    /// Each choice of each node.
    pub choices: Vec<Vec<Range<usize>>>,
    /// The name of each node's slot.
    pub slots: Vec<Option<Range<usize>>>,
    /// Where each choice of each node says where it leads.
    pub targets: Vec<Vec<Range<usize>>>,
    /// The wordings of each node.
    pub says: Vec<Range<usize>>,
    /// The name of the first node.
    pub start: Range<usize>,
}

impl Places {
    /// The places of a scenario as written.
    pub(crate) fn of(raw: &RawScenario) -> Self {
        Self {
            nodes: raw
                .nodes
                .iter()
                .map(|(name, _)| name.span.clone())
                .collect(),
            choices: raw
                .nodes
                .iter()
                .map(|(_, node)| node.choices.iter().map(|c| c.span.clone()).collect())
                .collect(),
            slots: raw
                .nodes
                .iter()
                .map(|(_, node)| node.slot.as_ref().map(|slot| slot.span.clone()))
                .collect(),
            targets: raw
                .nodes
                .iter()
                .map(|(_, node)| node.choices.iter().map(|c| c.goto_span.clone()).collect())
                .collect(),
            says: raw
                .nodes
                .iter()
                .map(|(_, node)| node.says_span.clone())
                .collect(),
            start: raw
                .start
                .as_ref()
                .map_or(raw.span.start..raw.span.start, |name| name.span.clone()),
        }
    }
}
