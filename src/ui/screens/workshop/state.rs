//! What the Workshop remembers: what is open, selected, filtered, and what has been worked out so far.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::Severity;
use crate::graph::Layout;
use crate::model::{Lang, NodeId, TypeId};

use crate::workshop::{AnalysisView, Material, NoWay, Open, Remedies, RunPath, TrialForm, Tried};

use super::action::{PathKind, WorkTab};
use super::viewport::Canvas;

/// The graph of the scenario.
#[derive(Clone, Debug, Default)]
pub struct GraphState {
    /// The layout, with the stamp and language that it is of.
    pub layout: Option<(String, Lang, Arc<Layout>)>,
    /// The layout that is being worked out.
    pub wanted: Option<(String, Lang)>,
    /// What is seen of it.
    pub canvas: Canvas,
    /// Which way through it is shown.
    pub path: PathKind,
    /// That way, if there is one.
    pub run: Option<RunPath>,
    /// Why there is none.
    pub no_run: Option<NoWay>,
    /// The run as typed.
    pub typed: String,
    /// The node to be found, as typed.
    pub search: String,
}

/// What players would get, with the text that it was worked out for.
#[derive(Clone, Debug)]
pub struct Figures {
    /// The scenario and customer type, as they were then.
    pub of: Open,
    /// The figures.
    pub view: Arc<AnalysisView>,
}

/// The Workshop.
#[derive(Debug, Default)]
pub struct Workshop {
    /// The data folder.
    pub material: Arc<Material>,
    /// The part that is open.
    pub tab: WorkTab,
    /// The file whose findings are shown; none for all.
    pub file: Option<String>,
    /// The severity that is shown; none for all.
    pub severity: Option<Severity>,
    /// The finding that is open.
    pub finding: Option<usize>,
    /// Its explanation is folded out.
    pub explained: bool,
    /// The file in the source view.
    pub source: Option<String>,
    /// It is in front of the findings, where there is no room for both.
    pub source_open: bool,
    /// Byte that the source view was last asked to show, and a number that changes with every such wish.
    pub jump: (usize, u64),
    /// What is searched for in the source view.
    pub search: String,
    /// Which of what was found is shown.
    pub hit: usize,
    /// The scenario, worked out; none if there is none.
    pub open: Option<Open>,
    /// The scenario that was open before its file broke.
    pub closed: Option<Open>,
    /// The node selected in graph, source and trial.
    pub node: Option<NodeId>,
    /// The graph.
    pub graph: GraphState,
    /// The last figures of each scenario and customer type, by their ids.
    pub figures: BTreeMap<(String, String), Figures>,
    /// What figures are being worked out for, by the same ids.
    pub computing: BTreeMap<(String, String), Open>,
    /// Something was saved and is being read and checked.
    pub is_checking: bool,
    /// The trial being set up.
    pub trial: TrialForm,
    /// How the last trial went.
    pub tried: Option<Tried>,
    /// Remedies that were applied.
    pub remedies: Remedies,
}

impl Workshop {
    /// The Workshop over a data folder.
    #[must_use]
    pub fn new(material: Arc<Material>) -> Self {
        Self {
            material,
            ..Self::default()
        }
    }

    /// The same, with what was open when the program was last used.
    #[must_use]
    pub fn remembered(material: Arc<Material>, settings: &crate::ui::settings::Settings) -> Self {
        let kept = &settings.workshop;
        let tab = WorkTab::ALL.into_iter().find(|tab| tab.name() == kept.tab);
        let file = Some(kept.file.clone()).filter(|path| material.document(path).is_some());
        Self {
            tab: tab.unwrap_or_default(),
            source: file.clone(),
            file,
            ..Self::new(material)
        }
    }

    /// The stamp of what is open.
    #[must_use]
    pub fn stamp(&self) -> Option<&str> {
        self.open.as_ref().map(|open| open.stamp.as_str())
    }

    /// The layout of the open scenario, if it is there; one of the wording before an edit will do until then.
    #[must_use]
    pub fn layout(&self) -> Option<&Arc<Layout>> {
        let open = self.open.as_ref()?;
        let (_, _, layout) = self.graph.layout.as_ref()?;
        (layout.nodes.len() == open.script.scenario.nodes.len()).then_some(layout)
    }

    /// The last figures of what is open; after an edit they are those of the text before until the new ones are there.
    #[must_use]
    pub fn last_figures(&self) -> Option<&Figures> {
        self.figures.get(&self.open.as_ref()?.ids())
    }

    /// The figures of what is open, as it is now.
    #[must_use]
    pub fn analysis(&self) -> Option<&AnalysisView> {
        let figures = self.last_figures()?;
        (Some(figures.of.stamp.as_str()) == self.stamp()).then_some(&figures.view)
    }

    /// Opens a scenario for a customer type, or for the first it is made for.
    pub fn open_scenario(&mut self, id: &str, customer: Option<TypeId>) {
        let Some(open) = Open::new(&self.material, id, customer) else {
            return;
        };
        let before = self.open.as_ref();
        let same = before.is_some_and(|open| open.script.scenario.id == id);
        if !same {
            self.node = None;
            self.graph.canvas = Canvas::default();
            self.graph.layout = None;
            self.graph.path = PathKind::None;
            self.tried = None;
        }
        let before = self.open.as_ref().map(|open| open.script.as_ref());
        self.trial.adopt(&open.script, before, self.node);
        self.open = Some(open);
        self.closed = None;
    }

    /// Opens some scenario, if none is open: that of the file in view, or the first.
    pub fn open_some(&mut self, wanted: Option<&str>) {
        // What is only broken for the moment is not replaced by something else.
        if self.open.is_some() || self.closed.is_some() {
            return;
        }
        let Some(library) = self.material.library.clone() else {
            return;
        };
        let of_file = self
            .file
            .as_deref()
            .and_then(|path| self.material.document(path)?.scenario.clone());
        let wanted = of_file
            .or(wanted.map(str::to_owned))
            .filter(|id| library.scenario(id).is_some());
        let first = || {
            library
                .scenarios
                .first()
                .map(|scenario| scenario.id.clone())
        };
        if let Some(id) = wanted.or_else(first) {
            self.open_scenario(&id, None);
        }
    }

    /// Opens the scenario of the file that is picked, so that graph, analysis and trial are about it, too.
    pub fn open_scenario_of_file(&mut self) {
        let path = self.file.as_deref();
        let document = path.and_then(|path| self.material.document(path));
        let id = document.and_then(|document| document.scenario.clone());
        let open = self.open.as_ref().map(|open| &open.script.scenario.id);
        if let Some(id) = id.filter(|id| open != Some(id)) {
            self.open_scenario(&id, None);
        }
    }

    /// Shows a place of a file.
    pub fn show_source(&mut self, path: String, byte: usize) {
        if self.source.as_deref() != Some(path.as_str()) {
            self.search.clear();
            self.hit = 0;
        }
        self.source = Some(path);
        self.jump = (byte, self.jump.1 + 1);
    }
}
