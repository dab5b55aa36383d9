//! The data folder has changed on disk: the Workshop goes on with what is there now.

use std::sync::Arc;

use crate::model::NodeId;
use crate::ui::shared::Shared;
use crate::workshop::Material;

use super::state::Workshop;

impl Workshop {
    /// Takes over the data folder as it is now; what is selected stays where it can.
    pub fn reload(&mut self, shared: &mut Shared, material: Arc<Material>) {
        self.is_checking = false;
        let old = std::mem::replace(&mut self.material, material);
        let material = &self.material;
        self.finding = self
            .finding
            .and_then(|index| material.same_finding(&old, index));
        self.remedies.forget_written();
        let is_there = |path: &String| material.document(path).is_some();
        self.file = self.file.take().filter(is_there);
        self.source = self.source.take().filter(is_there);
        // The scroll position stays: no jump is asked for.
        self.reopen();
        self.request_work(shared);
        self.follow(shared);
    }

    /// Opens the same scenario again, at the same nodes by their ids. If it is broken or gone, nothing of it is shown; it
    /// comes back, with what was selected, once it can be read again.
    fn reopen(&mut self) {
        let Some(old) = self.open.take().or_else(|| self.closed.take()) else {
            return;
        };
        let before = &old.script.scenario;
        let library = self.material.library.clone();
        let Some(library) = library.filter(|library| library.scenario(&before.id).is_some()) else {
            // A file that is gone for good is not waited for.
            self.closed = self.material.document(&old.path).map(|_| old);
            self.open_some(None);
            return;
        };
        self.open = Some(old.clone());
        self.open_scenario(&before.id, library.customer(&old.script.customer.id));
        let now = self.open.clone();
        let same = |node: NodeId| {
            let id = &before.nodes.get(usize::from(node.0))?.id;
            now.as_ref()?.script.scenario.find_node(id)
        };
        self.node = self.node.and_then(same);
        if let Some(node) = same(self.trial.node) {
            self.trial.node = node;
        }
    }
}
