//! Carries out what the graph of the Workshop asks for: which node is selected, and which way is shown.

use crate::model::{ChoiceIndex, NodeId, PrincipleId};
use crate::ui::shared::Shared;
use crate::workshop::{NoWay, RunPath};

use super::action::PathKind;
use super::state::Workshop;

impl Workshop {
    pub(super) fn select_node(&mut self, node: Option<NodeId>) {
        self.node = node;
        let open = self.open.clone();
        if let (Some(open), Some(node)) = (open, node) {
            self.trial.begin_at(&open.script, node);
        }
    }

    /// Moves the graph so that a node is in its middle, at a size at which it can be read.
    pub(super) fn centre_on(&mut self, node: NodeId) {
        let place = self.layout().and_then(|layout| {
            layout
                .nodes
                .get(usize::from(node.0))
                .map(|node| node.rect.center())
        });
        if let Some(centre) = place {
            let canvas = &mut self.graph.canvas;
            canvas.centre = [centre.x, centre.y];
            canvas.zoom = Some(canvas.zoom.unwrap_or(1.0).max(0.8));
        }
    }

    /// Selects the node that is searched for.
    pub(super) fn find(&mut self, text: String) {
        let found = self.find_node(&text);
        self.graph.search = text;
        if let Some(node) = found {
            self.select_node(found);
            self.centre_on(node);
        }
    }

    /// The node whose id is, begins with, or contains a text.
    fn find_node(&self, text: &str) -> Option<NodeId> {
        let text = text.trim().to_lowercase();
        let scenario = &self.open.as_ref()?.script.scenario;
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
    pub fn follow(&mut self, shared: &Shared) {
        let Some(open) = self.open.clone() else {
            return;
        };
        let found = match self.graph.path {
            PathKind::None => Ok(None),
            PathKind::Robot(policy) => Ok(Some(RunPath::of_robot(&open, policy))),
            PathKind::Breach(principle) => self.breach(principle).map(|moves| {
                let way = RunPath::of_moves(&open, &moves);
                Some(way)
            }),
            PathKind::Pasted if self.graph.typed.trim().is_empty() => Ok(None),
            PathKind::Pasted => RunPath::of_run(&open, &self.graph.typed).map(Some),
            PathKind::Last => last_run(shared, &open.script.scenario.id, &open.script.customer.id)
                .map_or(Err(NoWay::NeverPlayed), |run| {
                    RunPath::of_run(&open, &run).map(Some)
                }),
        };
        let graph = &mut self.graph;
        (graph.run, graph.no_run) = match found {
            Ok(run) => (run, None),
            Err(reason) => (None, Some(reason)),
        };
    }

    /// The lines of the shortest breach of a principle.
    fn breach(&self, principle: PrincipleId) -> Result<Vec<(NodeId, ChoiceIndex)>, NoWay> {
        let breach = self.analysis().and_then(|view| view.breach(principle));
        breach
            .and_then(|breach| breach.moves.clone())
            .ok_or(NoWay::NoFigures)
    }
}

/// The trainee's last talk of a scenario with a customer type.
fn last_run(shared: &Shared, scenario: &str, customer: &str) -> Option<String> {
    let fits = |run: &&String| {
        run.parse::<crate::engine::Run>()
            .is_ok_and(|run| run.scenario == scenario && run.customer == customer)
    };
    shared
        .pasts
        .iter()
        .rev()
        .map(|past| &past.record.run)
        .find(fits)
        .cloned()
}
