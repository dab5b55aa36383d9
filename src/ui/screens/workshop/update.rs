//! Carries out what the screens of the Workshop ask for.

use std::sync::Arc;

use crate::ui::action::Action;
use crate::ui::shell::{Effect, Screen, Shell};
use crate::workshop::{Job, JobDone, Rewrite, Tried, Unwritten, Watch};

use super::MOST_HITS;
use super::action::{WorkAction, WorkTab};
use super::state::{AnalysisState, Canvas, Workshop};

impl Shell {
    /// To the Workshop.
    pub(in crate::ui) fn go_to_workshop(&mut self) {
        self.overlay = None;
        self.screen = Screen::Workshop;
        let kept = self.settings.workshop.clone();
        let first = self.workshop.open.is_none();
        self.workshop.open_some(Some(&kept.scenario));
        let open = self.workshop.open.as_ref();
        if first && open.is_some_and(|open| open.script.scenario.id == kept.scenario) {
            self.workshop.graph.canvas = Canvas::kept(kept.view);
        }
        self.want_layout();
    }

    /// Carries out an action of the Workshop.
    pub(in crate::ui) fn apply_work(&mut self, action: WorkAction) {
        match action {
            WorkAction::Tab(tab) => self.show_work_tab(tab),
            WorkAction::File(path) => {
                self.workshop.finding = None;
                // A file without findings has nothing to show but itself.
                let document = path
                    .as_deref()
                    .and_then(|path| self.workshop.material.document(path));
                self.workshop.source_open =
                    document.is_some_and(|document| document.findings.is_empty());
                if let Some(path) = &path {
                    self.workshop.show_source(path.clone(), 0);
                }
                self.workshop.file = path;
                self.workshop.open_scenario_of_file();
                self.want_layout();
                self.remember_workshop();
            }
            WorkAction::Severity(severity) => {
                self.workshop.severity = severity;
                self.workshop.finding = None;
            }
            WorkAction::Finding(index) => self.open_finding(index),
            WorkAction::Apply(index) => {
                let workshop = &mut self.workshop;
                let wish = workshop.remedies.apply(&workshop.material, index);
                self.effects.extend(wish.map(Effect::Rewrite));
            }
            WorkAction::Undo => self.undo(false),
            WorkAction::Redo => self.undo(true),
            WorkAction::Explain => self.workshop.explained = !self.workshop.explained,
            WorkAction::Source(path, byte) => {
                self.workshop.show_source(path, byte);
                self.workshop.source_open = true;
                self.show_work_tab(WorkTab::Files);
            }
            WorkAction::LeaveSource => self.workshop.source_open = false,
            WorkAction::Search(text) => {
                self.workshop.search = text;
                self.workshop.hit = 0;
                self.show_hit();
            }
            WorkAction::NextHit(forward) => self.next_hit(forward),
            WorkAction::CopyPath(path) => self.effects.push(Effect::Copy(path)),
            WorkAction::Edit(path, byte) => self.edit(path, byte),
            WorkAction::Scenario(_)
            | WorkAction::Customer(_)
            | WorkAction::Node(_)
            | WorkAction::View(_)
            | WorkAction::Path(_)
            | WorkAction::ShowWay(_)
            | WorkAction::TypeRun(_)
            | WorkAction::TypeNode(_) => self.apply_to_graph(action),
            WorkAction::GoTo(tab, node) => {
                self.select_node(Some(node));
                self.centre_on(node);
                self.show_work_tab(tab);
            }
            WorkAction::Analyze => self.analyze(),
            WorkAction::CancelAnalysis => self.cancel_analysis(),
            other => self.apply_to_trial(other),
        }
    }

    pub(super) fn show_work_tab(&mut self, tab: WorkTab) {
        self.workshop.tab = tab;
        self.workshop.open_some(None);
        self.want_layout();
        self.remember_workshop();
    }

    /// Keeps what is open for the next start.
    pub(in crate::ui) fn remember_workshop(&mut self) {
        let open = self.workshop.open.as_ref();
        let kept = crate::ui::settings::WorkshopSettings {
            tab: self.workshop.tab.name().to_owned(),
            file: self.workshop.file.clone().unwrap_or_default(),
            scenario: open
                .map(|open| open.script.scenario.id.clone())
                .unwrap_or_default(),
            view: self.workshop.graph.canvas.keep(),
        };
        if self.settings.workshop != kept {
            self.settings.workshop = kept;
            self.effects
                .push(Effect::SaveSettings(self.settings.to_json()));
        }
    }

    fn open_finding(&mut self, index: usize) {
        let workshop = &mut self.workshop;
        if workshop.finding == Some(index) {
            workshop.finding = None;
            return;
        }
        workshop.finding = Some(index);
        workshop.explained = false;
        let material = Arc::clone(&workshop.material);
        let Some(finding) = material.findings.get(index) else {
            return;
        };
        if let Some(document) = material.documents.get(finding.primary.file.0) {
            workshop.show_source(document.path.clone(), finding.primary.span.start);
        }
    }

    fn next_hit(&mut self, forward: bool) {
        let workshop = &mut self.workshop;
        let document = workshop
            .source
            .as_deref()
            .and_then(|path| workshop.material.document(path));
        let count = document.map_or(0, |document| {
            document.search(&workshop.search, MOST_HITS).len()
        });
        if count > 0 {
            let step = if forward { 1 } else { count - 1 };
            workshop.hit = (workshop.hit + step) % count;
        }
        self.show_hit();
    }

    /// Scrolls to the place that was found.
    fn show_hit(&mut self) {
        let workshop = &mut self.workshop;
        let Some(path) = workshop.source.clone() else {
            return;
        };
        let found = workshop
            .material
            .document(&path)
            .map(|document| document.search(&workshop.search, MOST_HITS));
        if let Some(span) = found.unwrap_or_default().get(workshop.hit) {
            workshop.show_source(path, span.start);
        }
    }

    fn edit(&mut self, path: String, byte: usize) {
        let document = self.workshop.material.document(&path);
        let place = document.map(|document| document.people_place(byte));
        self.effects.push(Effect::Edit {
            path,
            line: place.map_or(1, |place| place.line),
            column: place.map_or(1, |place| place.column),
        });
    }

    /// Asks for the graph of the open scenario, unless it is there or under way.
    pub(in crate::ui) fn want_layout(&mut self) {
        let lang = self.settings.lang;
        let Some(open) = self.workshop.open.clone() else {
            return;
        };
        let wanted = (open.stamp.clone(), lang);
        let graph = &mut self.workshop.graph;
        let there = graph
            .layout
            .as_ref()
            .is_some_and(|(print, of, _)| *print == wanted.0 && *of == lang);
        if there || graph.wanted.as_ref() == Some(&wanted) {
            return;
        }
        graph.wanted = Some(wanted);
        self.effects.push(Effect::Work(Job::Layout {
            stamp: open.stamp,
            script: open.script,
            key: open.key,
            lang,
        }));
    }

    fn analyze(&mut self) {
        let Some(open) = self.workshop.open.clone() else {
            return;
        };
        let known = self.workshop.analysis();
        if matches!(
            known,
            Some(AnalysisState::Running(_) | AnalysisState::Done(_))
        ) {
            return;
        }
        let watch = Arc::new(Watch::default());
        let running = AnalysisState::Running(Arc::clone(&watch));
        self.workshop.figures.insert(open.stamp.clone(), running);
        self.effects.push(Effect::Work(Job::Analyze {
            stamp: open.stamp,
            script: open.script,
            key: open.key,
            watch,
        }));
    }

    fn cancel_analysis(&mut self) {
        let Some(stamp) = self.workshop.stamp().map(str::to_owned) else {
            return;
        };
        if let Some(AnalysisState::Running(watch)) = self.workshop.figures.get(&stamp) {
            watch.cancel();
            self.workshop.figures.remove(&stamp);
        }
    }

    /// Takes over what a piece of work gave.
    pub fn done(&mut self, done: JobDone) {
        match done {
            JobDone::Layout(stamp, lang, layout) => {
                let graph = &mut self.workshop.graph;
                if graph
                    .wanted
                    .as_ref()
                    .is_some_and(|(print, of)| *print == stamp && *of == lang)
                {
                    graph.wanted = None;
                    graph.layout = Some((stamp, lang, layout));
                }
            }
            JobDone::Analysis(stamp, figures) => {
                let known = self.workshop.figures.get(&stamp);
                // What was cancelled is not wanted, even if it was finished.
                let Some(AnalysisState::Running(watch)) = known else {
                    return;
                };
                if watch.is_cancelled() {
                    return;
                }
                let state = match figures {
                    Ok(view) => AnalysisState::Done(view),
                    Err(reason) => AnalysisState::Failed(reason),
                };
                self.workshop.figures.insert(stamp, state);
            }
        }
    }

    /// Takes the last remedy back, or applies again what was taken back last.
    fn undo(&mut self, again: bool) {
        let Workshop { remedies, .. } = &self.workshop;
        let step = if again {
            remedies.next()
        } else {
            remedies.last()
        };
        if step.is_none() {
            return;
        }
        // No file changes unseen.
        self.show_work_tab(WorkTab::Files);
        let Workshop {
            remedies, material, ..
        } = &mut self.workshop;
        let wish = if again {
            remedies.redo(material)
        } else {
            remedies.undo(material)
        };
        match wish {
            Ok(wish) => self.effects.extend(wish.map(Effect::Rewrite)),
            Err(step) => {
                let values = [
                    ("title", step.title().get(self.words.lang()).into()),
                    ("path", step.path.as_str().into()),
                ];
                let told = self.words.with("mend-gone", &values);
                self.notify(told);
            }
        }
    }

    /// Takes note of whether a file was written.
    pub fn rewritten(&mut self, rewrite: Rewrite, done: Result<(), Unwritten>) {
        let path = rewrite.path.clone();
        self.workshop.remedies.written(rewrite, done.is_ok());
        let told = match done {
            Ok(()) => return,
            Err(Unwritten::Changed) => self.words.with("mend-changed", &[("path", path.into())]),
            Err(Unwritten::Disk(reason)) => {
                let values = [("path", path.into()), ("reason", reason.into())];
                self.words.with("mend-disk", &values)
            }
        };
        self.notify(told);
    }

    /// Tells that there is no editor to open a file in.
    pub fn no_editor(&mut self, path: &str) {
        let told = self.words.with("editor-none", &[("path", path.into())]);
        self.notify(told);
    }

    /// Tells that the editor did not start.
    pub fn editor_failed(&mut self, editor: &str, reason: &str) {
        let values = [("editor", editor.into()), ("reason", reason.into())];
        let told = self.words.with("editor-failed", &values);
        self.notify(told);
    }

    fn apply_to_trial(&mut self, action: WorkAction) {
        let Some(open) = self.workshop.open.clone() else {
            return;
        };
        let form = &mut self.workshop.trial;
        match action {
            WorkAction::Mood(variable, points) => {
                form.mood[variable.index()] = points.clamp(0, 100);
            }
            WorkAction::Preset(preset) => form.mood = preset.mood(&open.script),
            WorkAction::Flag(place) if place < 64 => form.flags ^= 1 << place,
            WorkAction::Accepted(accepted) => form.accepted = accepted,
            WorkAction::Seed(text) => {
                form.seed = text.chars().filter(char::is_ascii_digit).take(9).collect();
            }
            WorkAction::Begin => match form.talk(&open.script) {
                Ok(talk) => {
                    self.workshop.tried = None;
                    self.put_on_screen(talk, true);
                }
                Err(_) => self.notify(self.words.t("trial-impossible")),
            },
            WorkAction::ForgetTrial => self.workshop.tried = None,
            _ => {}
        }
    }

    /// A trial is over: its result is shown where it was begun; nothing is kept.
    pub(in crate::ui) fn finish_trial(&mut self) {
        let Screen::Talk(session) = &self.screen else {
            return;
        };
        self.serial = session.serial;
        self.workshop.tried = Some(Tried::new(session.talk.clone()));
        self.workshop.tab = WorkTab::Trial;
        self.overlay = None;
        self.screen = Screen::Workshop;
    }

    /// What the keyboard asks for in the Workshop.
    pub(in crate::ui) fn work_keys(ctx: &egui::Context) -> Vec<Action> {
        let tabs = [
            egui::Key::Num1,
            egui::Key::Num2,
            egui::Key::Num3,
            egui::Key::Num4,
        ];
        let pressed = |key| ctx.input_mut(|input| input.consume_key(egui::Modifiers::COMMAND, key));
        let mut actions: Vec<Action> = tabs
            .into_iter()
            .zip(WorkTab::ALL)
            .filter(|(key, _)| pressed(*key))
            .map(|(_, tab)| Action::Work(WorkAction::Tab(tab)))
            .collect();
        if pressed(egui::Key::G) {
            actions.push(Action::Work(WorkAction::NextHit(true)));
        }
        // Shift makes it the other one.
        let undo = |event: &egui::Event| match event {
            egui::Event::Key {
                key: egui::Key::Z,
                pressed: true,
                modifiers,
                ..
            } if modifiers.command && !modifiers.alt => Some(modifiers.shift),
            _ => None,
        };
        let undo = ctx.input(|input| input.events.iter().find_map(undo));
        actions.extend(undo.map(|again| {
            Action::Work(if again {
                WorkAction::Redo
            } else {
                WorkAction::Undo
            })
        }));
        actions
    }
}
