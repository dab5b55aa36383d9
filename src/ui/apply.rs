//! The one place where actions are carried out.

use std::sync::Arc;

use egui::Context;

use crate::engine::{Command, Run, Saved, Script, Talk};
use crate::model::{Form, Library};

use super::action::{Action, Change};
use super::kit::Kit;
use super::past::{PastError, script_of};
use super::screens::{Briefing, HomeView, Session};
use super::shell::{After, Effect, Screen, Shell};
use super::words::Words;

/// How far seeds of talks reach: six digits can be read out and typed.
const SEEDS: u64 = 1_000_000;

impl Shell {
    /// Carries out an action.
    pub(super) fn apply(&mut self, action: Action, ctx: &Context) {
        match action {
            Action::Home => self.go_home(),
            Action::Workshop => self.go_to_workshop(),
            Action::Work(action) => self.apply_work(action),
            Action::Quit => self.effects.push(Effect::Quit),
            Action::Open(overlay) => self.overlay = Some(overlay),
            Action::Close => self.overlay = None,
            Action::Set(change) => self.change(change),
            Action::Copy(text) => self.effects.push(Effect::Copy(text)),
            Action::Show(filter) => self.home.filter = filter,
            Action::ToggleFilters => self.home.filters_open = !self.home.filters_open,
            Action::ToggleFindings => self.home.findings_open = !self.home.findings_open,
            Action::Dismiss(place) if place < self.notices.len() => {
                self.notices.remove(place);
            }
            Action::Dismiss(_) => {}
            Action::Brief(place) => self.brief(place),
            Action::PickCustomer(_)
            | Action::PickPressure(_)
            | Action::TypeSeed(_)
            | Action::ToggleAdvanced => {
                self.apply_to_briefing(action);
            }
            Action::Start => self.start_talk(),
            Action::Resume => self.resume(),
            Action::Say(choice) => self.say(choice, ctx),
            Action::ShowLine | Action::Rewind(_) | Action::Restart | Action::Leave => {
                self.apply_to_talk(&action);
            }
            Action::OpenPast(place) => self.open_past(place),
            other => self.apply_to_finished(&other),
        }
    }

    fn go_home(&mut self) {
        if matches!(self.screen, Screen::Workshop) {
            self.remember_workshop();
        }
        self.overlay = None;
        self.screen = Screen::Home;
    }

    fn change(&mut self, change: Change) {
        match change {
            Change::Lang(lang) => {
                self.settings.lang = lang;
                self.words = Words::new(lang);
            }
            Change::Theme(theme) => self.settings.theme = theme,
            Change::Text(percent) => self.settings.text_percent = percent,
            Change::ReducedMotion(on) => self.settings.reduced_motion = on,
        }
        self.keep_settings();
    }

    fn keep_settings(&mut self) {
        self.effects
            .push(Effect::SaveSettings(self.settings.to_json()));
    }

    fn seen(&mut self, hint: &str) {
        if !self.settings.has_seen(hint) {
            self.settings.seen_hints.push(hint.to_owned());
            self.keep_settings();
        }
    }

    /// A seed for a new talk: six digits, different each time.
    fn next_seed(&mut self) -> u64 {
        // The step is odd, so that all seeds come up before one comes again (Weyl's sequence).
        self.seed = self.seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
        (self.seed >> 20) % SEEDS
    }

    pub(super) fn brief(&mut self, place: usize) {
        let Some(library) = self.library.clone() else {
            return;
        };
        let seed = self.next_seed();
        self.talk_notice = None;
        if let Some(briefing) = Briefing::new(&library, place, seed, self.settings.pressure) {
            self.overlay = None;
            self.screen = Screen::Briefing(Box::new(briefing));
        }
    }

    fn apply_to_briefing(&mut self, action: Action) {
        let Some(library) = self.library.clone() else {
            return;
        };
        let Screen::Briefing(briefing) = &mut self.screen else {
            return;
        };
        match action {
            Action::PickCustomer(customer) => briefing.pick_customer(&library, customer),
            Action::PickPressure(pressure) => {
                briefing.pressure = pressure;
                self.settings.pressure = pressure;
                self.keep_settings();
            }
            Action::TypeSeed(text) => briefing.type_seed(&text),
            Action::ToggleAdvanced => briefing.advanced = !briefing.advanced,
            _ => {}
        }
    }

    fn start_talk(&mut self) {
        let Screen::Briefing(briefing) = &self.screen else {
            return;
        };
        let talk = Talk::new(
            Arc::clone(&briefing.script),
            briefing.seed(),
            briefing.pressure,
        );
        self.put_on_screen(talk, false);
    }

    /// Puts a talk on the screen and keeps it.
    pub(super) fn put_on_screen(&mut self, talk: Talk, practice: bool) {
        self.serial += 1;
        self.talk_notice = None;
        self.overlay = None;
        self.screen = Screen::Talk(Box::new(Session::new(talk, practice, self.serial)));
        self.keep_talk();
    }

    /// Keeps the talk on the screen as the unfinished one.
    pub(super) fn keep_talk(&mut self) {
        if let Screen::Talk(session) = &self.screen {
            self.serial = session.serial;
            // A trial has no run to keep, and leaves the talk that is kept alone.
            if let Some(saved) = Saved::of(&session.talk, session.practice) {
                self.effects.push(Effect::SaveTalk(saved.to_json()));
                self.unfinished = Some(saved);
            }
        }
    }

    fn resume(&mut self) {
        let (Some(library), Some(saved)) = (self.library.clone(), self.unfinished.clone()) else {
            return;
        };
        match resumed(&library, &saved) {
            Ok(talk) => self.put_on_screen(talk, saved.rewound),
            Err(reason) => {
                // It cannot be played any more; saying so each time would help nobody.
                let told = self
                    .words
                    .with("notice-resume", &[("reason", reason.into())]);
                self.notify(told);
                self.unfinished = None;
                self.effects.push(Effect::ForgetTalk);
            }
        }
    }

    fn say(&mut self, choice: crate::model::ChoiceIndex, ctx: &Context) {
        let Screen::Talk(session) = &mut self.screen else {
            return;
        };
        let Ok(ended) = session.play(Command::Choose(choice)) else {
            return;
        };
        self.talk_notice = None;
        super::screens::line_was_said(ctx);
        self.seen("talk-keys");
        self.went_on(ended);
    }

    /// The time is up.
    pub(super) fn hesitate(&mut self) {
        let Screen::Talk(session) = &mut self.screen else {
            return;
        };
        if let Ok(ended) = session.play(Command::Hesitate) {
            self.went_on(ended);
        }
    }

    fn went_on(&mut self, ended: bool) {
        if ended {
            self.finish();
        } else {
            self.keep_talk();
        }
    }

    fn apply_to_talk(&mut self, action: &Action) {
        let Screen::Talk(session) = &mut self.screen else {
            return;
        };
        match *action {
            Action::ShowLine => session.show_line(),
            Action::Rewind(moves) => {
                session.rewind(moves);
                self.overlay = None;
                self.keep_talk();
            }
            Action::Restart => {
                // Having seen what comes makes it practice, unless nothing has been said yet.
                let practice = session.practice || !session.talk.moves().is_empty();
                let script = Arc::clone(session.talk.script());
                let (seed, pressure) = (session.talk.seed(), session.talk.state().pressure);
                let mut again = session.talk.clone();
                again.rewind(0);
                if again.origin().is_none() {
                    again = Talk::new(script, seed, pressure);
                }
                self.put_on_screen(again, practice);
            }
            Action::Leave => {
                self.keep_talk();
                if session_is_trial(&self.screen) {
                    self.go_to_workshop();
                } else {
                    self.go_home();
                }
            }
            _ => {}
        }
    }

    /// The form of the self-assessment.
    pub(super) fn form(&self) -> Option<&Form> {
        self.library.as_deref()?.forms.first()
    }

    /// What the home screen shows.
    pub(super) fn home_view<'a>(&'a self, kit: Kit<'a>) -> HomeView<'a> {
        HomeView {
            kit,
            library: self.library.as_deref(),
            pasts: &self.pasts,
            findings: &self.findings,
            notices: &self.notices,
            unfinished: self.unfinished.as_ref(),
            filter: self.home.filter,
            filters_open: self.home.filters_open,
            findings_open: self.home.findings_open,
        }
    }

    fn open_past(&mut self, place: usize) {
        let Some(library) = self.library.clone() else {
            return;
        };
        if let Some(finished) = self
            .pasts
            .get(place)
            .and_then(|past| past.opened(&library, place))
        {
            self.screen = Screen::Finished(Box::new(finished), After::Debrief);
        }
    }
}

/// Whether the talk on the screen is a trial, begun in the Workshop.
fn session_is_trial(screen: &Screen) -> bool {
    matches!(screen, Screen::Talk(session) if session.talk.origin().is_some())
}

/// Takes a saved talk up again; the reason if it cannot be.
fn resumed(library: &Library, saved: &Saved) -> Result<Talk, String> {
    let run: Run = saved.run().map_err(|error| error.to_string())?;
    let (_, script): (usize, Arc<Script>) =
        script_of(library, &run).map_err(|error: PastError| error.to_string())?;
    saved.resume(script).map_err(|error| error.to_string())
}
