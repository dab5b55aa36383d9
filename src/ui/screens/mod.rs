//! The screens, and the one list of them. Each is a folder with its state, its actions, what carries them out, and a view
//! that changes nothing; here they are only called.

mod briefing;
mod finished;
mod home;
mod kept;
mod settings;
mod talk;
mod workshop;

use std::sync::Arc;

use egui::{Context, Key, Ui};
use egui_phosphor::regular as icons;

use crate::model::{Library, Room, TypeId};

use super::ask::{Ask, Door, Global, Go, Overlay};
use super::keys::pressed;
use super::kit::Kit;
use super::shared::Shared;
use super::stage::Stage;

use briefing::{Briefing, BriefingAction};
use finished::{Finished, FinishedAction, Step};
use home::{Filter, Home, HomeAction, HomeView};
use kept::{KeptAction, KeptTalk};
use talk::{Session, TalkAction, TalkView};
use workshop::WorkAction;

pub(super) use workshop::Workshop;

/// What makes ready a screen that is entered through a door.
type Enter = fn(&mut Screens, &mut Shared) -> Screen;

/// A screen in the list of screens.
#[derive(Debug)]
pub struct Entry {
    /// Its name.
    pub name: &'static str,
    /// The way to it from the home screen, if there is one.
    door: Option<(Door, Enter)>,
}

impl Entry {
    /// Key of the words on the door that leads to it from the home screen, if there is one.
    #[must_use]
    pub fn door(&self) -> Option<&'static str> {
        self.door.as_ref().map(|(door, _)| door.words)
    }
}

/// All screens.
pub const SCREENS: [Entry; 6] = [
    Entry {
        name: "home",
        door: None,
    },
    Entry {
        name: "briefing",
        door: None,
    },
    Entry {
        name: "talk",
        door: None,
    },
    Entry {
        name: "finished",
        door: None,
    },
    Entry {
        name: "workshop",
        door: Some((
            Door {
                words: "workshop-open",
                icon: icons::WRENCH,
                key: Key::W,
            },
            |screens, shared| {
                screens.workshop.enter(shared);
                Screen::Workshop
            },
        )),
    },
    Entry {
        name: "kept",
        door: None,
    },
];

/// What is on the screen.
#[derive(Debug)]
pub(super) enum Screen {
    /// The home screen.
    Home,
    /// A briefing.
    Briefing(Box<Briefing>),
    /// A talk.
    Talk(Box<Session>),
    /// A finished talk.
    Finished(Box<Finished>),
    /// The Workshop.
    Workshop,
    /// A finished talk that would be another today.
    Kept(Box<KeptTalk>),
}

/// What is asked for: of a screen, or what any screen may ask for.
#[derive(Debug)]
pub(super) enum Action {
    /// Of any screen.
    Global(Global),
    /// Of the home screen.
    Home(HomeAction),
    /// Of the briefing.
    Briefing(BriefingAction),
    /// Of a talk.
    Talk(TalkAction),
    /// Of a finished talk.
    Finished(FinishedAction),
    /// Of the Workshop.
    Workshop(WorkAction),
    /// Of a finished talk that would be another today.
    Kept(KeptAction),
}

/// Makes an action of what a view asks for.
fn action<A>(ask: Ask<A>, own: impl FnOnce(A) -> Action) -> Action {
    match ask {
        Ask::Own(action) => own(action),
        Ask::Global(global) => Action::Global(global),
    }
}

/// The screens: the one that is shown, and what those remember that are left and come back to.
#[derive(Debug)]
pub(super) struct Screens {
    shown: Screen,
    home: Home,
    /// The Workshop.
    pub workshop: Workshop,
}

impl Screens {
    /// At the start, on the home screen.
    pub fn new(workshop: Workshop) -> Self {
        Self {
            shown: Screen::Home,
            home: Home::default(),
            workshop,
        }
    }

    /// Name of the screen that is shown.
    pub const fn name(&self) -> &'static str {
        let place = match self.shown {
            Screen::Home => 0,
            Screen::Briefing(_) => 1,
            Screen::Talk(_) => 2,
            Screen::Finished(_) => 3,
            Screen::Workshop => 4,
            Screen::Kept(_) => 5,
        };
        SCREENS[place].name
    }

    /// Who will come on the stage, and where: known from the briefing on.
    pub fn upcoming(&self) -> Option<(TypeId, Room)> {
        match &self.shown {
            Screen::Briefing(briefing) => {
                let script = &briefing.script;
                Some((script.type_id, script.scenario.room))
            }
            Screen::Talk(session) => Some((session.talk.script().type_id, session.room())),
            Screen::Home | Screen::Finished(_) | Screen::Workshop | Screen::Kept(_) => None,
        }
    }

    /// Carries out an action; one of a screen that is not shown any more is late, and nothing happens.
    pub fn update(&mut self, shared: &mut Shared, action: Action) {
        match action {
            Action::Global(global) => {
                shared.apply(global);
                if matches!(self.shown, Screen::Workshop) {
                    // The language may have changed, and with it the graph.
                    self.workshop.request_work(shared);
                }
            }
            Action::Home(action) => self.home.update(shared, action),
            Action::Briefing(action) => {
                if let Screen::Briefing(briefing) = &mut self.shown {
                    briefing.update(shared, action);
                }
            }
            Action::Talk(action) => {
                if let Screen::Talk(session) = &mut self.shown {
                    session.update(shared, action);
                }
            }
            Action::Finished(action) => {
                if let Screen::Finished(finished) = &mut self.shown {
                    finished.update(shared, action);
                }
            }
            Action::Workshop(action) => self.workshop.update(shared, action),
            Action::Kept(action) => {
                if let Screen::Kept(kept) = &mut self.shown {
                    kept.update(shared, action);
                }
            }
        }
        self.go_on(shared);
    }

    /// Goes where a screen has asked to go.
    fn go_on(&mut self, shared: &mut Shared) {
        let Some(go) = shared.go.take() else {
            return;
        };
        match &self.shown {
            Screen::Talk(session) => shared.serial = session.serial,
            Screen::Workshop => self.workshop.remember(shared),
            Screen::Home | Screen::Briefing(_) | Screen::Finished(_) | Screen::Kept(_) => {}
        }
        let finished = |shared: &Shared, place: usize, step: Step| {
            let finished = Finished::opened(shared, place, step);
            // If it cannot be replayed, home shows why.
            finished.map_or(Screen::Home, |finished| {
                Screen::Finished(Box::new(finished))
            })
        };
        self.shown = match go {
            Go::Home => Screen::Home,
            Go::Door(place) => {
                let Some((_, enter)) = SCREENS.get(place).and_then(|entry| entry.door.as_ref())
                else {
                    return;
                };
                enter(self, shared)
            }
            Go::Briefing(place) => {
                let Some(briefing) = Briefing::opened(shared, place) else {
                    return;
                };
                Screen::Briefing(Box::new(briefing))
            }
            Go::Talk(talk, practice) => {
                shared.serial += 1;
                let session = Session::new(*talk, practice, shared.serial);
                session.keep(shared);
                Screen::Talk(Box::new(session))
            }
            Go::Forecast(place) => finished(shared, place, Step::Forecast),
            Go::Debrief(place) => finished(shared, place, Step::Debrief),
            Go::Past(place) => match KeptTalk::opened(shared, place) {
                Some(kept) => Screen::Kept(Box::new(kept)),
                None => finished(shared, place, Step::Debrief),
            },
            Go::Trial(talk) => {
                self.workshop
                    .return_from_trial(shared, talk.map(|talk| *talk));
                Screen::Workshop
            }
        };
        shared.overlay = None;
    }

    /// Reads the clock for a talk.
    pub fn read_clock(&mut self, ctx: &Context, shared: &mut Shared, reduced_motion: bool) {
        if let Screen::Talk(session) = &mut self.shown {
            session.read_clock(ctx, shared, reduced_motion);
            self.go_on(shared);
        }
    }

    /// What the keyboard asks for beside the controls themselves; `typing` goes into a field, which Escape leaves.
    pub fn keys(&self, ctx: &Context, shared: &Shared, typing: bool) -> Option<Action> {
        if let Some(overlay) = shared.overlay {
            let back = match overlay {
                Overlay::Rewind => Global::Open(Overlay::Pause),
                Overlay::Settings | Overlay::Pause | Overlay::Transcript | Overlay::Facts => {
                    Global::Close
                }
            };
            return pressed(ctx, Key::Escape).then_some(Action::Global(back));
        }
        if typing {
            return None;
        }
        match &self.shown {
            Screen::Home => {
                let open = |(_, door): &(usize, Door)| pressed(ctx, door.key);
                let door = doors().find(open);
                door.map(|(place, _)| Action::Global(Global::Door(place)))
            }
            Screen::Briefing(_) => {
                pressed(ctx, Key::Escape).then_some(Action::Global(Global::Home))
            }
            Screen::Talk(session) => {
                talk::talk_keys(ctx, session).map(|ask| action(ask, Action::Talk))
            }
            Screen::Finished(finished) => {
                finished::finished_keys(ctx, finished).map(|ask| action(ask, Action::Finished))
            }
            Screen::Workshop => {
                workshop::workshop_keys(ctx).map(|ask| action(ask, Action::Workshop))
            }
            Screen::Kept(_) => kept::kept_keys(ctx).map(|ask| action(ask, Action::Kept)),
        }
    }

    /// Draws the screen and the dialog over it; returns what the host draws on the stage too.
    pub fn view(
        &self,
        ui: &mut Ui,
        kit: &Kit<'_>,
        shared: &Shared,
    ) -> (Option<Action>, Option<Stage>) {
        let mut stage = None;
        let asked = match &self.shown {
            Screen::Home => {
                let doors: Vec<(usize, Door)> = doors().collect();
                let view = HomeView::new(*kit, &self.home, shared, &doors);
                home::home_ui(ui, &view).map(|ask| action(ask, Action::Home))
            }
            Screen::Briefing(briefing) => {
                let replaces = shared.unfinished.is_some();
                let ask = briefing::briefing_ui(ui, kit, briefing, replaces);
                ask.map(|ask| action(ask, Action::Briefing))
            }
            Screen::Talk(session) => {
                let view = TalkView {
                    kit: *kit,
                    session,
                    hint: !shared.settings.has_seen("talk-keys"),
                };
                let ask = if session.present() {
                    let (ask, drawn) = talk::talk_ui(ui, &view);
                    stage = Some(drawn);
                    ask
                } else {
                    talk::desk_ui(ui, &view)
                };
                ask.map(|ask| action(ask, Action::Talk))
            }
            Screen::Finished(finished) => {
                let ask = finished::finished_ui(ui, kit, finished, shared);
                ask.map(|ask| action(ask, Action::Finished))
            }
            Screen::Workshop => {
                let ask = workshop::workshop_ui(ui, kit, &self.workshop, &shared.notices);
                ask.map(|ask| action(ask, Action::Workshop))
            }
            Screen::Kept(kept) => kept::kept_ui(ui, kit, kept).map(|ask| action(ask, Action::Kept)),
        };
        (self.dialog(ui.ctx(), kit, shared).or(asked), stage)
    }

    /// Draws the dialog that is open, if it belongs to the screen.
    fn dialog(&self, ctx: &Context, kit: &Kit<'_>, shared: &Shared) -> Option<Action> {
        let overlay = shared.overlay?;
        if overlay == Overlay::Settings {
            return settings::settings_ui(ctx, kit, &shared.settings).map(Action::Global);
        }
        let Screen::Talk(session) = &self.shown else {
            return Some(Action::Global(Global::Close));
        };
        let ask = talk::dialog_ui(ctx, kit, overlay, session);
        ask.map(|ask| action(ask, Action::Talk))
    }

    /// Takes over another library: the screen goes on where it can.
    pub fn reload(&mut self, shared: &mut Shared, library: &Arc<Library>) {
        self.home.filter = Filter::default();
        self.shown = match std::mem::replace(&mut self.shown, Screen::Home) {
            Screen::Briefing(briefing) => {
                let again = briefing.reloaded(library);
                again.map_or(Screen::Home, |again| Screen::Briefing(Box::new(again)))
            }
            Screen::Talk(session) => {
                if let Some(session) = session.reloaded(shared, library) {
                    Screen::Talk(Box::new(session))
                } else {
                    let told = shared.words.t("reload-trial-gone");
                    shared.notify(told);
                    shared.overlay = None;
                    self.workshop.return_from_trial(shared, None);
                    Screen::Workshop
                }
            }
            Screen::Finished(finished) => {
                let again = finished.reloaded(library);
                again.map_or(Screen::Home, |again| Screen::Finished(Box::new(again)))
            }
            Screen::Kept(kept) => {
                let again = KeptTalk::opened(shared, kept.past);
                again.map_or(Screen::Home, |again| Screen::Kept(Box::new(again)))
            }
            shown @ (Screen::Home | Screen::Workshop) => shown,
        };
    }
}

/// The doors of the home screen, with the places of their screens in the list.
fn doors() -> impl Iterator<Item = (usize, Door)> {
    let doors = SCREENS.iter().enumerate();
    doors.filter_map(|(place, entry)| Some((place, entry.door.as_ref()?.0)))
}
