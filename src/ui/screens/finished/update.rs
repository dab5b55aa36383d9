//! Carries out the actions of forecast, debrief and self-assessment, which fill in the record.

use crate::assessment::ITEMS;
use crate::model::Library;
use crate::record::{Record, replay};
use crate::ui::ask::Go;
use crate::ui::shared::Shared;

use super::action::{FinishedAction, Tab};
use super::state::{Finished, Step};

impl Finished {
    /// A finished talk by its place among them, at a step; none if it cannot be replayed.
    #[must_use]
    pub fn opened(shared: &Shared, place: usize, step: Step) -> Option<Self> {
        let past = shared.pasts.get(place)?;
        let replayed = replay(shared.library.as_deref()?, &past.record).ok()?;
        Some(Self::new(replayed, place, &past.record, step))
    }

    /// Carries out an action.
    pub fn update(&mut self, shared: &mut Shared, action: FinishedAction) {
        match action {
            FinishedAction::PredictBand(band) => self.band = Some(band),
            FinishedAction::PredictWeakest(index) => {
                self.weakest = (self.weakest != Some(index)).then_some(index);
            }
            FinishedAction::Debrief { forecast } => {
                self.step = Step::Debrief;
                let predicted = self.forecast();
                if forecast && predicted.is_some() {
                    self.change_record(shared, |record| record.forecast = predicted);
                }
            }
            FinishedAction::ShowTab(tab) => self.tab = tab,
            FinishedAction::ShowTurn(place) => {
                self.turn = place.min(self.review.turns.len().saturating_sub(1));
                self.principle = None;
                self.tab = Tab::Turns;
            }
            FinishedAction::ShowPrinciple(principle) => self.principle = principle,
            FinishedAction::TryFrom(moves) => {
                let mut talk = self.talk.clone();
                talk.rewind(moves);
                shared.go = Some(Go::Talk(Box::new(talk), true));
            }
            FinishedAction::PlayAgain => shared.go = Some(Go::Briefing(self.scenario)),
            FinishedAction::Form => self.step = Step::Form,
            FinishedAction::BackToDebrief => self.step = Step::Debrief,
            FinishedAction::Answer(item, answer) => {
                self.answers.set(item, Some(answer));
                self.item = (item + 1).min(ITEMS - 1);
            }
            FinishedAction::FocusItem(item) => self.item = item.min(ITEMS - 1),
            FinishedAction::FinishForm => {
                if self.answers.is_complete() {
                    let answers = self.answers.clone();
                    self.change_record(shared, |record| record.answers = Some(answers));
                    shared.go = Some(Go::Home);
                }
            }
        }
    }

    /// Changes the record of the talk and keeps it.
    fn change_record(&self, shared: &mut Shared, change: impl FnOnce(&mut Record)) {
        let Some(past) = shared.pasts.get_mut(self.past) else {
            return;
        };
        past.change(change);
        let record = past.record.clone();
        shared.keep_record(&record, false);
    }

    /// The same over another library; none if its scenario is gone.
    #[must_use]
    pub fn reloaded(mut self, library: &Library) -> Option<Self> {
        let id = &self.talk.script().scenario.id;
        let known = &library.scenarios;
        self.scenario = known.iter().position(|scenario| scenario.id == *id)?;
        Some(self)
    }
}
