//! Work that takes its time: values that the host runs on another thread and whose results it hands back.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use crate::analysis::{Analysis, Bounds, Policy, TooLarge};
use crate::engine::Script;
use crate::graph::{Layout, Options, Words, estimated_width, layout};
use crate::model::{ChoiceIndex, Lang, NodeId, Outcome};
use crate::score::{Key, approximate};

/// How far a piece of work is, and whether it is still wanted. Shared between threads.
#[derive(Debug, Default)]
pub struct Watch {
    cancelled: AtomicBool,
    done: AtomicU64,
}

impl Watch {
    /// The work is not wanted any more.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    /// Whether it is not wanted any more.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }

    /// Tells how much is done, in thousandths.
    pub fn tell(&self, done: u64) {
        self.done.store(done, Ordering::Relaxed);
    }

    /// How much is done, in thousandths.
    #[must_use]
    pub fn done(&self) -> u64 {
        self.done.load(Ordering::Relaxed)
    }
}

/// Figures of one node.
#[derive(Clone, Debug, PartialEq)]
pub struct NodeFigures {
    /// Which node.
    pub node: NodeId,
    /// Mean credit of its lines, 0 to 1.
    pub mean_credit: f64,
    /// The best line, if exactly one is best.
    pub best: Option<ChoiceIndex>,
    /// The best line is the longest, in Chinese and in English.
    pub longest: [bool; Lang::COUNT],
    /// Another line beats the best on some principle.
    pub trade_off: bool,
}

/// The figures of a script, ready to be drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AnalysisView {
    /// Mean total of random play: at least, at most; the same where it is exact.
    pub random: (f64, f64),
    /// Total of the best lines, and how that ends.
    pub best: (f64, Option<Outcome>),
    /// Robots by their mean, the best first.
    pub robots: Vec<(Policy, f64)>,
    /// Chance of each ending under random play, in [`Outcome::ALL`] order: at least, at most.
    pub endings: Vec<(Outcome, (f64, f64))>,
    /// Occasions of each principle: name, fewest and most over all paths.
    pub principles: Vec<(crate::model::PrincipleId, u32, u32)>,
    /// By node.
    pub nodes: Vec<NodeFigures>,
    /// States looked at.
    pub states: u64,
}

impl AnalysisView {
    /// From an analysis.
    #[must_use]
    pub fn new(figures: &Analysis) -> Self {
        let mut robots: Vec<(Policy, f64)> = figures
            .robots
            .iter()
            .map(|robot| (robot.policy, approximate(&robot.played.total)))
            .collect();
        robots.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let ends = |bounds: &Bounds| (approximate(&bounds.low), approximate(&bounds.high));
        let chance =
            |outcome: &Outcome| (*outcome, ends(&figures.random.outcomes[outcome.index()]));
        Self {
            random: ends(&figures.random.mean),
            best: (approximate(&figures.best.total), figures.best.outcome),
            robots,
            endings: Outcome::ALL.iter().map(chance).collect(),
            principles: figures
                .occasions
                .iter()
                .map(|seen| (seen.principle, seen.least, seen.most))
                .collect(),
            nodes: figures
                .nodes
                .iter()
                .map(|node| NodeFigures {
                    node: node.node,
                    mean_credit: approximate(&node.mean_credit),
                    best: node.best,
                    longest: node.best_is_longest,
                    trade_off: node.trade_off,
                })
                .collect(),
            states: figures.random.states,
        }
    }
}

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
        /// How far it is.
        watch: Arc<Watch>,
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
    /// Figures, with the stamp; the reason if there are none.
    Analysis(String, Result<Arc<AnalysisView>, String>),
}

impl Job {
    /// Does it; `analyze` works an analysis out. Takes its time: not for the drawing thread.
    #[must_use]
    pub fn run(
        self,
        analyze: impl FnOnce(&Script, &Key, &Watch) -> Result<Analysis, TooLarge>,
    ) -> JobDone {
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
            Self::Analyze {
                stamp,
                script,
                key,
                watch,
            } => {
                let figures = analyze(&script, &key, &watch);
                let view = figures.map(|figures| Arc::new(AnalysisView::new(&figures)));
                JobDone::Analysis(stamp, view.map_err(|error| error.to_string()))
            }
        }
    }
}
