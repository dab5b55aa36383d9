//! What a rule looks at: one scenario with its places, and what was worked out about it once for all rules.
//!
//! **Does not** judge anything.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, FileId, Patch, SourceFile};
use crate::engine::{Script, Wording};
use crate::lint::figures::Figures;
use crate::lint::flow::Flow;
use crate::model::{Choice, CustomerType, Library, Node, NodeId, Scenario, Text};
use crate::score::{Key, NodeKey};
use crate::source::LoadedScenario;
use crate::source::syntax::Value;

/// One scenario under the eyes of the rules.
pub struct Subject<'a> {
    /// Everything that was loaded.
    pub library: &'a Library,
    /// The scenario.
    pub scenario: &'a Arc<Scenario>,
    /// Its file.
    pub file: FileId,
    /// The file's path and text.
    pub source: &'a SourceFile,
    /// The file as a tree with places.
    pub tree: &'a Value,
    /// The scenario worked out for each type it offers.
    pub casts: Vec<Cast>,
    /// Which flags can and must be set where.
    pub flow: Flow,
}

/// The scenario played with one customer type.
pub struct Cast {
    /// Who is played.
    pub customer: Arc<CustomerType>,
    /// Tags resolved, effects summed.
    pub script: Arc<Script>,
    /// What every line earns.
    pub key: Key,
    /// What players come to, and what talks can meet.
    pub figures: Figures,
    /// Everything that the texts can be filled with: the variants with the forms of address.
    pub wordings: Vec<Wording>,
}

impl<'a> Subject<'a> {
    /// Works a loaded scenario out.
    #[must_use]
    pub fn new(
        library: &'a Library,
        loaded: &'a LoadedScenario,
        files: &'a [SourceFile],
    ) -> Option<Self> {
        let scenario = &loaded.scenario;
        let casts = scenario
            .customers
            .iter()
            .map(|&customer| {
                let script = Arc::new(Script::of(library, scenario, customer));
                let key = Key::new(&script);
                Cast {
                    customer: Arc::clone(&script.customer),
                    figures: Figures::new(&script, &key),
                    wordings: Wording::all(&script).into_iter().flatten().collect(),
                    script,
                    key,
                }
            })
            .collect();
        Some(Self {
            library,
            scenario,
            file: loaded.file,
            source: files.get(loaded.file.0)?,
            tree: &loaded.tree,
            casts,
            flow: Flow::new(scenario),
        })
    }

    /// The nodes with their ids.
    pub fn nodes(&self) -> impl Iterator<Item = (NodeId, &'a Node)> + use<'a> {
        (0..=u16::MAX).map(NodeId).zip(&self.scenario.nodes)
    }

    /// Every line with its node and position.
    pub fn lines(&self) -> impl Iterator<Item = (NodeId, usize, &'a Choice)> + use<'a> {
        self.nodes().flat_map(|(id, node)| {
            let choices = node.choices.iter().enumerate();
            choices.map(move |(at, choice)| (id, at, choice))
        })
    }

    /// Scored nodes with their keys for one type.
    pub fn scored<'c>(
        &self,
        cast: &'c Cast,
    ) -> impl Iterator<Item = (NodeId, &'a Node, &'c NodeKey)> + use<'a, 'c> {
        self.nodes()
            .filter_map(|(id, node)| Some((id, node, cast.key.node(id)?)))
    }

    /// A finding in this scenario.
    #[must_use]
    pub fn at(
        &self,
        code: &'static Code,
        span: Range<usize>,
        message: impl Into<Text>,
    ) -> Diagnostic {
        Diagnostic::new(code, self.file, span, message)
    }

    /// A finding about an item of a list, map or struct that had better be removed.
    #[must_use]
    pub fn removal(
        &self,
        code: &'static Code,
        place: Range<usize>,
        message: impl Into<Text>,
        title: impl Into<Text>,
    ) -> Diagnostic {
        let patch = Patch::removal(self.text(), place.clone());
        let finding = self.at(code, place, message);
        finding.remedy(title, vec![patch])
    }

    /// Where the scenario begins.
    #[must_use]
    pub fn start(&self) -> Range<usize> {
        let start = self.tree.span.start;
        start..self.tree.span.end.min(start + "Scenario".len())
    }

    /// Where the scenario ends: the place of findings about all of it, which come after those about a part.
    #[must_use]
    pub fn end(&self) -> Range<usize> {
        let end = self.tree.span.end;
        end.saturating_sub(1).max(self.tree.span.start)..end
    }

    /// Where a field of the scenario stands, name and all; where the scenario begins if it has no such field.
    #[must_use]
    pub fn field(&self, name: &str) -> Range<usize> {
        self.tree
            .named_field(name)
            .map_or_else(|| self.start(), |(word, _)| word.span.clone())
    }

    /// A node's key and tree. Nodes of a scenario that was loaded stand in the order of the file.
    fn node_entry(&self, id: NodeId) -> Option<(&'a Value, &'a Value)> {
        let entries = self.tree.field("nodes")?.entries();
        let (key, node) = entries.get(usize::from(id.0))?;
        Some((key, node))
    }

    /// A node's tree.
    #[must_use]
    pub fn node_tree(&self, id: NodeId) -> Option<&'a Value> {
        self.node_entry(id).map(|(_, node)| node)
    }

    /// The id of a node.
    #[must_use]
    pub fn node(&self, id: NodeId) -> Range<usize> {
        self.node_entry(id)
            .map_or_else(|| self.start(), |(key, _)| key.span.clone())
    }

    /// A part of a node, the name of its field first; the node's id if it has no such field.
    #[must_use]
    pub fn node_part(&self, id: NodeId, field: &str) -> Range<usize> {
        self.node_tree(id)
            .and_then(|node| node.named_field(field))
            .map_or_else(|| self.node(id), |(word, _)| word.span.clone())
    }

    /// A line's tree.
    #[must_use]
    pub fn line_tree(&self, id: NodeId, choice: usize) -> Option<&'a Value> {
        self.node_tree(id)?.field("choices")?.items().get(choice)
    }

    /// A part of a line; its id if it has no such field.
    #[must_use]
    pub fn line_part(&self, id: NodeId, choice: usize, field: &str) -> Range<usize> {
        let tree = self.line_tree(id, choice);
        let part = tree.and_then(|line| line.field(field).or_else(|| line.field("id")));
        part.map_or_else(|| self.node(id), |value| value.span.clone())
    }

    /// The id of a line.
    #[must_use]
    pub fn line(&self, id: NodeId, choice: usize) -> Range<usize> {
        self.line_part(id, choice, "id")
    }

    /// The first of some parts that a line has; its id if it has none of them. For what is missing there: the order of
    /// fields in the house style says where it would stand.
    #[must_use]
    pub fn line_parts(&self, id: NodeId, choice: usize, fields: &[&str]) -> Range<usize> {
        let tree = self.line_tree(id, choice);
        let part = tree.and_then(|line| fields.iter().find_map(|field| line.field(field)));
        part.map_or_else(|| self.line(id, choice), |value| value.span.clone())
    }

    /// A tag of a line: the principle's name and the number.
    #[must_use]
    pub fn tag(&self, id: NodeId, choice: usize, field: &str, principle: &str) -> Range<usize> {
        let tags = self
            .line_tree(id, choice)
            .and_then(|line| line.field(field));
        let entry = tags.and_then(|tags| tags.keyed_entry(principle));
        entry.map_or_else(
            || self.line_part(id, choice, field),
            |(key, value)| key.span.start..value.span.end,
        )
    }

    /// An item of a list in a line, such as one flag under `set`.
    #[must_use]
    pub fn line_item(&self, id: NodeId, choice: usize, field: &str, word: &str) -> Range<usize> {
        let list = self
            .line_tree(id, choice)
            .and_then(|line| line.field(field));
        let item = list.and_then(|list| list.items().iter().find(|item| item.word() == Some(word)));
        item.map_or_else(
            || self.line_part(id, choice, field),
            |item| item.span.clone(),
        )
    }

    /// One wording of a node.
    #[must_use]
    pub fn wording_tree(&self, id: NodeId, wording: usize) -> Option<&'a Value> {
        self.node_tree(id)?.field("says")?.items().get(wording)
    }

    /// A condition of a wording.
    #[must_use]
    pub fn condition(&self, id: NodeId, wording: usize, condition: usize) -> Range<usize> {
        self.wording_tree(id, wording)
            .and_then(|wording| wording.field("when")?.items().get(condition))
            .map_or_else(|| self.wording(id, wording), |value| value.span.clone())
    }

    /// The first thing that stands in a wording.
    #[must_use]
    pub fn wording(&self, id: NodeId, wording: usize) -> Range<usize> {
        self.wording_tree(id, wording)
            .and_then(|tree| {
                let part = tree.field("when").or_else(|| tree.field("text"))?;
                Some(part.span.clone())
            })
            .unwrap_or_else(|| self.node(id))
    }

    /// Where a flag is declared.
    #[must_use]
    pub fn flag(&self, flag: usize) -> Range<usize> {
        self.tree
            .field("flags")
            .and_then(|flags| flags.items().get(flag))
            .map_or_else(|| self.start(), |value| value.span.clone())
    }

    /// The text of the file.
    #[must_use]
    pub fn text(&self) -> &'a str {
        &self.source.text
    }
}
