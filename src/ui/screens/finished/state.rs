//! The finished talk on the screen. Does not replay it.

use crate::assessment::{Answers, Forecast};
use crate::engine::{Talk, Wording};
use crate::model::{ChoiceIndex, Lang, NodeId, PrincipleId};
use crate::record::{Record, Replayed};
use crate::score::{Band, Key, Review};

use super::action::Tab;
use crate::ui::screens::talk::said;

/// A step after a talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The forecast.
    Forecast,
    /// The debrief.
    Debrief,
    /// The self-assessment.
    Form,
}

/// A finished talk on the screen: forecast, debrief, self-assessment.
#[derive(Debug)]
pub struct Finished {
    /// The talk.
    pub talk: Talk,
    /// Its texts.
    pub wording: Wording,
    /// What its lines earn.
    pub key: Key,
    /// What they earned.
    pub review: Review,
    /// Place of the scenario in the library.
    pub scenario: usize,
    /// Place of its record in the list.
    pub past: usize,
    /// Part of the debrief that is open.
    pub tab: Tab,
    /// Turn that is open, by its place in the review.
    pub turn: usize,
    /// Principle card that is open.
    pub principle: Option<PrincipleId>,
    /// Band predicted.
    pub band: Option<Band>,
    /// Move predicted to be weakest.
    pub weakest: Option<usize>,
    /// Answers of the self-assessment so far.
    pub answers: Answers,
    /// Item in focus.
    pub item: usize,
    /// What is shown of it.
    pub step: Step,
}

impl Finished {
    /// A talk that has just ended or was replayed, whose record is at `past`.
    #[must_use]
    pub fn new(replayed: Replayed, past: usize, record: &Record, step: Step) -> Self {
        let Replayed {
            talk,
            key,
            review,
            scenario,
        } = replayed;
        let answers = record.answers.clone().unwrap_or_default();
        let lost = |place: usize| {
            let turn = &review.turns[place];
            &turn.worth - &turn.earned
        };
        // The debrief opens on the line that cost most.
        let turn = (0..review.turns.len())
            .rev()
            .max_by_key(|&place| lost(place))
            .unwrap_or(0);
        Self {
            wording: Wording::new(talk.script(), talk.seed()),
            talk,
            key,
            scenario,
            past,
            tab: Tab::default(),
            turn,
            principle: None,
            band: None,
            weakest: None,
            item: answers.first_open().unwrap_or(0),
            answers,
            review,
            step,
        }
    }

    /// The text of a line of the trainee as it is worded in this talk.
    #[must_use]
    pub fn said(&self, node: NodeId, choice: ChoiceIndex, lang: Lang) -> String {
        said(&self.talk, &self.wording, node, choice, lang)
    }

    /// The forecast as it stands; none without a band.
    #[must_use]
    pub fn forecast(&self) -> Option<Forecast> {
        Some(Forecast {
            band: self.band?,
            weakest: self.weakest,
        })
    }
}
