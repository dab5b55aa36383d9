//! What the Workshop has others do, layouts, figures, files, and what comes of it.

use crate::ui::effect::Effect;
use crate::ui::shared::Shared;
use crate::workshop::{Job, JobDone, Rewrite, Unwritten};

use super::state::{Figures, Workshop};

impl Workshop {
    /// Asks for everything about the open scenario that takes its time and is not there yet.
    pub fn request_work(&mut self, shared: &mut Shared) {
        self.request_layout(shared);
        self.request_figures(shared);
    }

    /// Asks for the graph of the open scenario in the language in force, unless it is there or under way.
    fn request_layout(&mut self, shared: &mut Shared) {
        let lang = shared.settings.lang;
        let Some(open) = self.open.clone() else {
            return;
        };
        let wanted = (open.stamp.clone(), lang);
        let graph = &mut self.graph;
        let there = graph
            .layout
            .as_ref()
            .is_some_and(|(print, of, _)| *print == wanted.0 && *of == lang);
        if there || graph.wanted.as_ref() == Some(&wanted) {
            return;
        }
        graph.wanted = Some(wanted);
        shared.effects.push(Effect::Work(Job::Layout {
            stamp: open.stamp,
            script: open.script,
            key: open.key,
            lang,
        }));
    }

    /// Asks for the figures of the open scenario, unless they are there. While others of it are under way it waits for
    /// them: someone who saves every second would otherwise keep all cores busy with texts of long ago.
    fn request_figures(&mut self, shared: &mut Shared) {
        let Some(open) = self.open.clone() else {
            return;
        };
        if self.analysis().is_some() || self.computing.contains_key(&open.ids()) {
            return;
        }
        self.computing.insert(open.ids(), open.clone());
        shared.effects.push(Effect::Work(Job::Analyze {
            stamp: open.stamp,
            script: open.script,
            key: open.key,
        }));
    }

    /// Takes over what a beginning of work gave.
    pub fn job_done(&mut self, shared: &mut Shared, done: JobDone) {
        match done {
            JobDone::Layout(stamp, lang, layout) => {
                let graph = &mut self.graph;
                if graph
                    .wanted
                    .as_ref()
                    .is_some_and(|(print, of)| *print == stamp && *of == lang)
                {
                    graph.wanted = None;
                    graph.layout = Some((stamp, lang, layout));
                }
            }
            JobDone::Analysis(stamp, view) => {
                let mut computing = self.computing.iter();
                let asked = computing.find(|(_, open)| open.stamp == stamp);
                let Some(ids) = asked.map(|(ids, _)| ids.clone()) else {
                    return;
                };
                if let Some(of) = self.computing.remove(&ids) {
                    self.figures.insert(ids, Figures { of, view });
                }
                self.request_figures(shared);
                // The way of a breach comes from them.
                self.follow(shared);
            }
        }
    }

    /// Takes note of whether a file was written.
    pub fn file_written(
        &mut self,
        shared: &mut Shared,
        rewrite: Rewrite,
        done: Result<(), Unwritten>,
    ) {
        let path = rewrite.path.clone();
        self.remedies.written(rewrite, done.is_ok());
        let told = match done {
            Ok(()) => return,
            Err(Unwritten::Changed) => {
                let values = [("path", path.into())];
                shared.words.with("remedy-changed", &values)
            }
            Err(Unwritten::Disk(reason)) => {
                let values = [("path", path.into()), ("reason", reason.into())];
                shared.words.with("remedy-disk", &values)
            }
        };
        shared.notify(told);
    }
}
