//! Work that takes its time: values that the host runs on another thread and whose results it hands back.

use std::sync::Arc;

use crate::analysis::Analysis;
use crate::engine::Script;
use crate::graph::{Layout, Options, Words, estimated_width, layout};
use crate::model::Lang;
use crate::score::Key;

use super::figures::AnalysisView;

/// A piece of work.
#[derive(Clone, Debug)]
pub enum Job {
    /// Lays a scenario out as a graph.
    Layout {
        /// Stands for everything in it.
        stamp: String,
        /// The scenario.
        script: Arc<Script>,
        /// What its lines earn.
        key: Arc<Key>,
        /// The language of its texts.
        lang: Lang,
    },
    /// Works out what players would get.
    Analyze {
        /// Stands for everything in it.
        stamp: String,
        /// The scenario.
        script: Arc<Script>,
        /// What its lines earn.
        key: Arc<Key>,
    },
}

impl PartialEq for Job {
    /// The same kind of work on the same things.
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (
                Self::Layout { stamp, lang, .. },
                Self::Layout {
                    stamp: other,
                    lang: tongue,
                    ..
                },
            ) => stamp == other && lang == tongue,
            (Self::Analyze { stamp, .. }, Self::Analyze { stamp: other, .. }) => stamp == other,
            _ => false,
        }
    }
}

impl Eq for Job {}

/// What a piece of work gave.
#[derive(Clone, Debug)]
pub enum JobDone {
    /// A graph, with the stamp and the language.
    Layout(String, Lang, Arc<Layout>),
    /// Figures, with the stamp.
    Analysis(String, Arc<AnalysisView>),
}

impl Job {
    /// Does it; `analyze` works an analysis out. Takes its time: not for the drawing thread.
    #[must_use]
    pub fn run(self, analyze: impl FnOnce(&Script, &Key) -> Analysis) -> JobDone {
        match self {
            Self::Layout {
                stamp,
                script,
                key,
                lang,
            } => {
                let options = Options {
                    words: Words::new(lang),
                    script: Some((&script, &key)),
                    measure: &estimated_width,
                };
                let made = layout(&script.scenario, &options);
                JobDone::Layout(stamp, lang, Arc::new(made))
            }
            Self::Analyze { stamp, script, key } => {
                let view = AnalysisView::new(&script, &key, &analyze(&script, &key));
                JobDone::Analysis(stamp, Arc::new(view))
            }
        }
    }
}
