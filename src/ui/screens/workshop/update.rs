//! Carries out what the screens of the Workshop ask for.

use std::sync::Arc;

use crate::engine::Talk;
use crate::ui::ask::Go;
use crate::ui::effect::Effect;
use crate::ui::settings::WorkshopSettings;
use crate::ui::shared::Shared;
use crate::workshop::Tried;

use super::MOST_HITS;
use super::action::{PathKind, WorkAction, WorkTab};
use super::state::Workshop;
use super::viewport::Canvas;

impl Workshop {
    /// Somebody comes in: something is open.
    pub fn enter(&mut self, shared: &mut Shared) {
        let kept = shared.settings.workshop.clone();
        let first = self.open.is_none();
        self.open_some(Some(&kept.scenario));
        let open = self.open.as_ref();
        if first && open.is_some_and(|open| open.script.scenario.id == kept.scenario) {
            self.graph.canvas = Canvas::from_setting(kept.view);
        }
        self.request_work(shared);
    }

    /// Somebody comes back from a trial, with its talk if it is over. Nothing of it is kept on disk.
    pub fn return_from_trial(&mut self, shared: &mut Shared, talk: Option<Talk>) {
        if let Some(talk) = talk {
            self.tried = Some(Tried::new(talk));
        }
        self.tab = WorkTab::Trial;
        self.enter(shared);
    }

    /// Carries out an action.
    pub fn update(&mut self, shared: &mut Shared, action: WorkAction) {
        match action {
            WorkAction::Tab(tab) => self.show_tab(shared, tab),
            WorkAction::File(path) => self.show_file(shared, path),
            WorkAction::Severity(severity) => {
                self.severity = severity;
                self.finding = None;
            }
            WorkAction::Finding(index) => self.open_finding(index),
            WorkAction::Explain => self.explained = !self.explained,
            WorkAction::Apply(index) => {
                let wish = self.remedies.apply(&self.material, index);
                shared.effects.extend(wish.map(Effect::Rewrite));
            }
            WorkAction::Undo => self.undo(shared, false),
            WorkAction::Redo => self.undo(shared, true),
            WorkAction::Source(path, byte) => {
                self.show_source(path, byte);
                self.source_open = true;
                self.show_tab(shared, WorkTab::Files);
            }
            WorkAction::LeaveSource => self.source_open = false,
            WorkAction::Search(text) => {
                self.search = text;
                self.hit = 0;
                self.show_hit();
            }
            WorkAction::NextHit(forward) => self.next_hit(forward),
            WorkAction::Edit(path, byte) => self.edit(shared, path, byte),
            WorkAction::CopyPath(path) => shared.effects.push(Effect::Copy(path)),
            WorkAction::Scenario(id) => {
                self.open_scenario(&id, None);
                self.remember(shared);
            }
            WorkAction::Customer(customer) => {
                if let Some(open) = self.open.clone() {
                    self.open_scenario(&open.script.scenario.id, Some(customer));
                    self.follow(shared);
                }
            }
            WorkAction::Node(node) => self.select_node(node),
            WorkAction::GoTo(tab, node) => {
                self.select_node(Some(node));
                self.centre_on(node);
                self.show_tab(shared, tab);
            }
            WorkAction::View(canvas) => self.graph.canvas = canvas,
            WorkAction::Path(kind) => {
                self.graph.path = kind;
                self.follow(shared);
            }
            WorkAction::ShowWay(kind) => {
                self.graph.path = kind;
                self.follow(shared);
                // From its beginning, at a size at which it can be read.
                self.graph.canvas = Canvas::default();
                self.show_tab(shared, WorkTab::Graph);
            }
            WorkAction::TypeRun(text) => {
                self.graph.typed = text;
                self.graph.path = PathKind::Pasted;
                self.follow(shared);
            }
            WorkAction::TypeNode(text) => self.find(text),
            WorkAction::Trial(action) => self.update_trial(shared, action),
        }
        self.request_work(shared);
    }

    fn show_tab(&mut self, shared: &mut Shared, tab: WorkTab) {
        self.tab = tab;
        self.open_some(None);
        self.remember(shared);
    }

    fn show_file(&mut self, shared: &mut Shared, path: Option<String>) {
        self.finding = None;
        // A file without findings has nothing to show but itself.
        let document = path
            .as_deref()
            .and_then(|path| self.material.document(path));
        self.source_open = document.is_some_and(|document| document.findings.is_empty());
        if let Some(path) = &path {
            self.show_source(path.clone(), 0);
        }
        self.file = path;
        self.open_scenario_of_file();
        self.remember(shared);
    }

    /// Keeps what is open for the next start.
    pub fn remember(&self, shared: &mut Shared) {
        let open = self.open.as_ref();
        let kept = WorkshopSettings {
            tab: self.tab.name().to_owned(),
            file: self.file.clone().unwrap_or_default(),
            scenario: open
                .map(|open| open.script.scenario.id.clone())
                .unwrap_or_default(),
            view: self.graph.canvas.to_setting(),
        };
        if shared.settings.workshop != kept {
            shared.settings.workshop = kept;
            shared.keep_settings();
        }
    }

    fn open_finding(&mut self, index: usize) {
        if self.finding == Some(index) {
            self.finding = None;
            return;
        }
        self.finding = Some(index);
        self.explained = false;
        let material = Arc::clone(&self.material);
        let Some(finding) = material.findings.get(index) else {
            return;
        };
        if let Some(document) = material.documents.get(finding.primary.file.0) {
            self.show_source(document.path.clone(), finding.primary.span.start);
        }
    }

    /// Places of what is searched for in the file in view, as bytes.
    fn hits(&self) -> Vec<std::ops::Range<usize>> {
        let path = self.source.as_deref();
        let document = path.and_then(|path| self.material.document(path));
        document.map_or_else(Vec::new, |document| {
            document.search(&self.search, MOST_HITS)
        })
    }

    fn next_hit(&mut self, forward: bool) {
        let count = self.hits().len();
        if count > 0 {
            let step = if forward { 1 } else { count - 1 };
            self.hit = (self.hit + step) % count;
        }
        self.show_hit();
    }

    /// Scrolls to the place that was found.
    fn show_hit(&mut self) {
        let hit = self.hits().into_iter().nth(self.hit);
        if let (Some(path), Some(span)) = (self.source.clone(), hit) {
            self.show_source(path, span.start);
        }
    }

    fn edit(&self, shared: &mut Shared, path: String, byte: usize) {
        let document = self.material.document(&path);
        let place = document.map(|document| document.line_and_column(byte));
        shared.effects.push(Effect::Edit {
            path,
            line: place.map_or(1, |place| place.line),
            column: place.map_or(1, |place| place.column),
        });
    }

    /// Takes the last remedy back, or applies again what was taken back last.
    fn undo(&mut self, shared: &mut Shared, again: bool) {
        let step = if again {
            self.remedies.next()
        } else {
            self.remedies.last()
        };
        if step.is_none() {
            return;
        }
        // No file changes unseen.
        self.show_tab(shared, WorkTab::Files);
        let wish = if again {
            self.remedies.redo(&self.material)
        } else {
            self.remedies.undo(&self.material)
        };
        match wish {
            Ok(wish) => shared.effects.extend(wish.map(Effect::Rewrite)),
            Err(step) => {
                let values = [
                    ("title", step.title().get(shared.words.lang()).into()),
                    ("path", step.path.as_str().into()),
                ];
                let told = shared.words.with("remedy-gone", &values);
                shared.notify(told);
            }
        }
    }

    /// Begins the trial that is set up.
    pub(super) fn begin_trial(&mut self, shared: &mut Shared) {
        let Some(open) = &self.open else {
            return;
        };
        if let Ok(talk) = self.trial.talk(&open.script) {
            self.tried = None;
            shared.go = Some(Go::Talk(Box::new(talk), true));
        } else {
            let told = shared.words.t("trial-impossible");
            shared.notify(told);
        }
    }
}
