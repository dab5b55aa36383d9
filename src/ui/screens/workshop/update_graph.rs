//! Carries out what the graph of the Workshop asks for: which node is selected, and which way is shown.

use crate::model::{ChoiceIndex, NodeId, PrincipleId};
use crate::ui::shell::Shell;
use crate::workshop::{NoWay, RunPath};

use super::action::{PathKind, WorkAction, WorkTab};
use super::state::{AnalysisState, Canvas};

impl Shell {
    pub(super) fn apply_to_graph(&mut self, action: WorkAction) {
        match action {
            WorkAction::Scenario(id) => {
                self.workshop.open_scenario(&id, None);
                self.want_layout();
                self.remember_workshop();
            }
            WorkAction::Customer(customer) => {
                if let Some(open) = &self.workshop.open {
                    let id = open.script.scenario.id.clone();
                    self.workshop.open_scenario(&id, Some(customer));
                    self.want_layout();
                    self.follow();
                }
            }
            WorkAction::Node(node) => self.select_node(node),
            WorkAction::View(canvas) => self.workshop.graph.canvas = canvas,
            WorkAction::Path(kind) => {
                self.workshop.graph.path = kind;
                self.follow();
            }
            WorkAction::ShowWay(kind) => {
                self.workshop.graph.path = kind;
                self.follow();
                // From its beginning, at a size at which it can be read.
                self.workshop.graph.canvas = Canvas::default();
                self.show_work_tab(WorkTab::Graph);
            }
            WorkAction::TypeRun(text) => {
                self.workshop.graph.typed = text;
                self.workshop.graph.path = PathKind::Pasted;
                self.follow();
            }
            WorkAction::TypeNode(text) => {
                let found = self.find_node(&text);
                self.workshop.graph.search = text;
                if let Some(node) = found {
                    self.select_node(found);
                    self.centre_on(node);
                }
            }
            _ => {}
        }
    }

    pub(super) fn select_node(&mut self, node: Option<NodeId>) {
        self.workshop.node = node;
        let open = self.workshop.open.clone();
        if let (Some(open), Some(node)) = (open, node) {
            self.workshop.trial.begin_at(&open.script, node);
        }
    }

    /// Moves the graph so that a node is in its middle, at a size at which it can be read.
    pub(super) fn centre_on(&mut self, node: NodeId) {
        let place = self.workshop.layout().and_then(|layout| {
            layout
                .nodes
                .get(usize::from(node.0))
                .map(|node| node.rect.center())
        });
        if let Some(centre) = place {
            let canvas = &mut self.workshop.graph.canvas;
            canvas.centre = [centre.x, centre.y];
            canvas.zoom = Some(canvas.zoom.unwrap_or(1.0).max(0.8));
        }
    }

    /// The node whose id is, begins with, or contains a text.
    fn find_node(&self, text: &str) -> Option<NodeId> {
        let text = text.trim().to_lowercase();
        let scenario = &self.workshop.open.as_ref()?.script.scenario;
        if text.is_empty() {
            return None;
        }
        let find =
            |fits: &dyn Fn(&str) -> bool| scenario.nodes.iter().position(|node| fits(&node.id));
        let place = find(&|id| id == text)
            .or_else(|| find(&|id| id.starts_with(&text)))
            .or_else(|| find(&|id| id.contains(&text)));
        place
            .and_then(|place| u16::try_from(place).ok())
            .map(NodeId)
    }

    /// Works out the way that the graph shows.
    pub(in crate::ui) fn follow(&mut self) {
        let Some(open) = self.workshop.open.clone() else {
            return;
        };
        let found = match self.workshop.graph.path {
            PathKind::None => Ok(None),
            PathKind::Robot(policy) => Ok(Some(RunPath::of_robot(&open, policy))),
            PathKind::Breach(principle) => self.breach(principle).map(|moves| {
                let way = RunPath::of_moves(&open, &moves);
                Some(way)
            }),
            PathKind::Pasted if self.workshop.graph.typed.trim().is_empty() => Ok(None),
            PathKind::Pasted => RunPath::of_run(&open, &self.workshop.graph.typed).map(Some),
            PathKind::Last => self
                .last_run(&open.script.scenario.id, &open.script.customer.id)
                .map_or(Err(NoWay::NeverPlayed), |run| {
                    RunPath::of_run(&open, &run).map(Some)
                }),
        };
        let graph = &mut self.workshop.graph;
        (graph.run, graph.no_run) = match found {
            Ok(run) => (run, None),
            Err(reason) => (None, Some(reason)),
        };
    }

    /// The lines of the shortest breach of a principle.
    fn breach(&self, principle: PrincipleId) -> Result<Vec<(NodeId, ChoiceIndex)>, NoWay> {
        let Some(AnalysisState::Done(view)) = self.workshop.analysis() else {
            return Err(NoWay::NoFigures);
        };
        let breach = view.breach(principle);
        breach
            .and_then(|breach| breach.moves.clone())
            .ok_or(NoWay::NoFigures)
    }

    /// The trainee's last talk of a scenario with a customer type.
    fn last_run(&self, scenario: &str, customer: &str) -> Option<String> {
        let fits = |run: &&String| {
            run.parse::<crate::engine::Run>()
                .is_ok_and(|run| run.scenario == scenario && run.customer == customer)
        };
        self.pasts
            .iter()
            .rev()
            .map(|past| &past.record.run)
            .find(fits)
            .cloned()
    }
}
