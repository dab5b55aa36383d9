//! From the last line on: the record is kept at once, then forecast, debrief and self-assessment fill it in.

use crate::assessment::{Answers, ITEMS};
use crate::record::{Record, VERSION};

use crate::ui::action::Action;
use crate::ui::past::{Finished, Past, replay};
use crate::ui::shell::{After, Effect, Screen, Shell};

impl Shell {
    /// The talk on the screen has ended: keeps it for good, before anything else is shown.
    pub(in crate::ui) fn finish(&mut self) {
        let Screen::Talk(session) = &self.screen else {
            return;
        };
        let Some(run) = session.talk.run() else {
            self.finish_trial();
            return;
        };
        let scenario = &session.talk.script().scenario.id;
        let taken: Vec<&str> = self
            .pasts
            .iter()
            .map(|past| past.record.name.as_str())
            .collect();
        let record = Record {
            version: VERSION,
            name: Record::free_name(&self.today, scenario, &taken),
            run: run.to_string(),
            finished_on: self.today.clone(),
            forecast: None,
            answers: None,
            practice: session.practice,
        };
        self.serial = session.serial;
        self.keep_record(&record);
        self.effects.push(Effect::ForgetTalk);
        self.unfinished = None;
        self.overlay = None;
        let place = self.pasts.len();
        let library = self.library.clone();
        let past = Past::new(record, library.as_deref());
        let opened = library
            .as_deref()
            .and_then(|library| past.opened(library, place));
        self.pasts.push(past);
        self.screen = match opened {
            Some(finished) => Screen::Finished(Box::new(finished), After::Forecast),
            // The run was played a moment ago; if it cannot be replayed, home shows why.
            None => Screen::Home,
        };
    }

    fn keep_record(&mut self, record: &Record) {
        self.effects.push(Effect::SaveRecord {
            name: record.name.clone(),
            text: record.to_json(),
        });
    }

    /// Changes the record of the talk on the screen, keeps it, and reads it anew.
    fn change_record(&mut self, place: usize, change: impl FnOnce(&mut Record)) {
        let library = self.library.clone();
        let Some(past) = self.pasts.get_mut(place) else {
            return;
        };
        change(&mut past.record);
        let record = past.record.clone();
        if let (Some(library), Ok(told)) = (library.as_deref(), &mut past.told)
            && let Ok(replayed) = replay(library, &record.run)
        {
            *told = replayed.told(&record);
        }
        self.keep_record(&record);
    }

    /// Carries out an action of forecast, debrief and self-assessment.
    pub(in crate::ui) fn apply_to_finished(&mut self, action: &Action) {
        let Screen::Finished(finished, after) = &mut self.screen else {
            return;
        };
        match *action {
            Action::PredictBand(band) => finished.band = Some(band),
            Action::PredictWeakest(index) => {
                finished.weakest = (finished.weakest != Some(index)).then_some(index);
            }
            Action::Debrief { forecast } => {
                *after = After::Debrief;
                let (place, predicted) = (finished.past, finished.forecast());
                if forecast && predicted.is_some() {
                    self.change_record(place, |record| record.forecast = predicted);
                }
            }
            Action::ShowTab(tab) => finished.tab = tab,
            Action::ShowTurn(place) => {
                finished.turn = place.min(finished.review.turns.len().saturating_sub(1));
                finished.principle = None;
                finished.tab = crate::ui::action::Tab::Turns;
            }
            Action::ShowPrinciple(principle) => finished.principle = principle,
            Action::TryFrom(moves) => self.try_from(moves),
            Action::PlayAgain => {
                let scenario = finished.scenario;
                self.brief(scenario);
            }
            Action::Form => *after = After::Form,
            Action::BackToDebrief => *after = After::Debrief,
            Action::Answer(item, answer) => answer_item(finished, item, answer),
            Action::FocusItem(item) => finished.item = item.min(ITEMS - 1),
            Action::FinishForm => self.finish_form(),
            _ => {}
        }
    }

    /// Practises from before a move of the talk that is being debriefed.
    fn try_from(&mut self, moves: usize) {
        if let Screen::Finished(finished, _) = &self.screen {
            let mut talk = finished.talk.clone();
            talk.rewind(moves);
            self.put_on_screen(talk, true);
        }
    }

    fn finish_form(&mut self) {
        let Screen::Finished(finished, _) = &self.screen else {
            return;
        };
        let (place, answers): (usize, Answers) = (finished.past, finished.answers.clone());
        if answers.is_complete() {
            self.change_record(place, |record| record.answers = Some(answers));
            self.screen = Screen::Home;
        }
    }
}

/// Answers an item and moves on to the next one.
fn answer_item(finished: &mut Finished, item: usize, answer: u8) {
    finished.answers.set(item, Some(answer));
    finished.item = (item + 1).min(ITEMS - 1);
}
