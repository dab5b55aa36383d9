//! The shell: everything on the screen as one value. Shows the current screen and hands actions to `apply`.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{Context, Key, Modifiers, Ui, UiBuilder};

use crate::engine::{Saved, choice_order};
use crate::model::{CustomerType, Lang, Library, Room, TypeId};
use crate::record::Record;
use crate::workshop::{FindingView, Job, Material, Rewrite};

use super::action::{Action, Change, Filter, Overlay};
use super::fonts;
use super::kit::Kit;
use super::notice::Notice;
use super::past::{Finished, Past};
use super::portrait::Portraits;
use super::screens::{self, Briefing, Session, Tick, Workshop};
use super::settings::{Settings, Theme};
use super::stage::Stage;
use super::theme::Look;
use super::words::Words;

/// What the shell starts with.
#[derive(Clone, Debug)]
pub struct Start {
    /// What can be played; none if the catalogue could not be read.
    pub library: Option<Arc<Library>>,
    /// What is wrong with files.
    pub findings: Vec<FindingView>,
    /// The data folder, for the Workshop.
    pub material: Arc<Material>,
    /// Settings as kept.
    pub settings: Settings,
    /// Finished talks as kept, oldest first.
    pub records: Vec<Record>,
    /// The unfinished talk as kept.
    pub unfinished: Option<Saved>,
    /// Things to tell once, such as a file that had to be put aside.
    pub notices: Vec<Notice>,
    /// Texts of the drawings of people, by their names below the drawings' folder without ending; may be incomplete.
    pub drawings: BTreeMap<String, String>,
    /// Today, as `2026-11-22`.
    pub today: String,
    /// Where seeds of new talks come from.
    pub random_seed: u64,
}

/// What the host is to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Keep the unfinished talk (JSON).
    SaveTalk(String),
    /// There is no unfinished talk any more.
    ForgetTalk,
    /// Keep a record; an earlier one of this name is replaced.
    SaveRecord {
        /// Letters, digits and hyphens; the host adds folder and ending.
        name: String,
        /// JSON.
        text: String,
    },
    /// Keep the settings (JSON).
    SaveSettings(String),
    /// Put a text on the clipboard.
    Copy(String),
    /// Do this on another thread and hand the result to [`Shell::done`].
    Work(Job),
    /// Open a data file in the system's editor.
    Edit {
        /// Its path as shown.
        path: String,
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
    /// Write a data file anew if it still is what was read, and say whether to [`Shell::rewritten`].
    Rewrite(Rewrite),
    /// Leave.
    Quit,
}

/// A step after a finished talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum After {
    Forecast,
    Debrief,
    Form,
}

/// What is on the screen.
#[derive(Debug)]
pub(super) enum Screen {
    Home,
    Briefing(Box<Briefing>),
    Talk(Box<Session>),
    Finished(Box<Finished>, After),
    Workshop,
}

/// How the home screen is folded.
#[derive(Debug, Default)]
pub(super) struct HomeState {
    pub(super) filter: Filter,
    pub(super) filters_open: bool,
    pub(super) findings_open: bool,
}

/// The product on the screen.
#[derive(Debug)]
pub struct Shell {
    pub(super) library: Option<Arc<Library>>,
    pub(super) findings: Vec<FindingView>,
    pub(super) settings: Settings,
    pub(super) pasts: Vec<Past>,
    pub(super) unfinished: Option<Saved>,
    pub(super) notices: Vec<Notice>,
    pub(super) today: String,
    pub(super) seed: u64,
    pub(super) serial: u64,
    pub(super) words: Words,
    pub(super) portraits: Portraits,
    pub(super) workshop: Workshop,
    /// What to tell in the talk on the screen.
    pub(super) talk_notice: Option<String>,
    pub(super) screen: Screen,
    pub(super) home: HomeState,
    pub(super) overlay: Option<Overlay>,
    pub(super) effects: Vec<Effect>,
    stage: Option<Stage>,
    dressed: Option<Look>,
    fonts_for: Option<Lang>,
    /// The last frame ended with the focus in a field of text.
    is_typing: bool,
}

impl Shell {
    /// The product at its start, on the home screen.
    #[must_use]
    pub fn new(start: Start) -> Self {
        let library = start.library;
        let past = |record| Past::new(record, library.as_deref());
        Self {
            pasts: start.records.into_iter().map(past).collect(),
            words: Words::new(start.settings.lang),
            findings: start.findings,
            portraits: Portraits::new(start.drawings),
            workshop: Workshop::remembered(start.material, &start.settings),
            talk_notice: None,
            settings: start.settings,
            unfinished: start.unfinished,
            notices: start.notices,
            today: start.today,
            seed: start.random_seed,
            serial: 0,
            screen: Screen::Home,
            home: HomeState::default(),
            overlay: None,
            effects: Vec::new(),
            stage: None,
            dressed: None,
            fonts_for: None,
            is_typing: false,
            library,
        }
    }

    /// Settings in force.
    #[must_use]
    pub const fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Tells the trainee something once, such as a file that could not be written.
    pub fn notify(&mut self, notice: String) {
        let notice = Notice::Told(notice);
        if !self.notices.contains(&notice) {
            self.notices.push(notice);
        }
    }

    /// Who will come on the stage, and where, so that the drawings are there in time: known from the briefing on.
    #[must_use]
    pub fn upcoming(&self) -> Option<(TypeId, Room)> {
        match &self.screen {
            Screen::Briefing(briefing) => {
                Some((briefing.script.type_id, briefing.script.scenario.room))
            }
            Screen::Talk(session) => Some((session.talk.script().type_id, session.room())),
            Screen::Home | Screen::Workshop | Screen::Finished(..) => None,
        }
    }

    /// A customer type of the library, for whoever draws it.
    #[must_use]
    pub fn customer(&self, id: TypeId) -> Option<&CustomerType> {
        let library = self.library.as_ref()?;
        library.customers.get(usize::from(id.0)).map(Arc::as_ref)
    }

    /// What the host draws behind the transparent area; none where there is none. Valid after [`Self::show`].
    #[must_use]
    pub fn stage(&self) -> Option<Stage> {
        self.stage.clone()
    }

    /// Draws the current screen over the whole window, carries out what was asked for, and says what the host is to do.
    pub fn show(&mut self, ui: &mut Ui) -> Vec<Effect> {
        let ctx = ui.ctx().clone();
        let lang = self.settings.lang;
        if self.fonts_for != Some(lang) {
            ctx.set_fonts(fonts::definitions(lang));
            ctx.options_mut(|options| {
                options.zoom_with_keyboard = false;
                // A button held long is pressed all the same: some hands are slow.
                options.input_options.max_click_duration = f64::INFINITY;
            });
            let first = self.fonts_for.replace(lang).is_none();
            // Fonts are there from the next pass on; nothing can be drawn before.
            ctx.request_discard("fonts");
            ctx.request_repaint();
            if first {
                return std::mem::take(&mut self.effects);
            }
        }
        let look = self.dress(&ctx, ui);
        // When egui repeats a frame to lay it out better, the same keys and clicks come again: they count once.
        let counts = ctx.current_pass_index() == 0;
        let mut actions = if counts { self.keys(&ctx) } else { Vec::new() };
        let tick = self.tick(&ctx, look);
        if tick.up {
            self.hesitate();
        }
        let full = ctx.content_rect();
        let mut whole = ui.new_child(UiBuilder::new().max_rect(full));
        whole.set_clip_rect(full);
        let asked = self.draw(&mut whole, look, tick);
        actions.extend(asked.filter(|_| counts));
        ui.allocate_rect(full, egui::Sense::hover());
        let acted = !actions.is_empty();
        for action in actions {
            self.apply(action, &ctx);
        }
        if acted {
            // What was asked for shows in the next frame.
            ctx.request_repaint();
        }
        self.is_typing = ctx.text_edit_focused();
        std::mem::take(&mut self.effects)
    }

    /// Puts the looks of the settings in force.
    fn dress(&mut self, ctx: &Context, ui: &mut Ui) -> Look {
        let dark = match self.settings.theme {
            Theme::Light => false,
            Theme::Dark => true,
            Theme::System => ctx.system_theme() == Some(egui::Theme::Dark),
        };
        let settings = &self.settings;
        let look = Look::new(dark, settings.text_percent, settings.reduced_motion);
        if self.dressed != Some(look) {
            self.dressed = Some(look);
            let theme = if dark {
                egui::Theme::Dark
            } else {
                egui::Theme::Light
            };
            ctx.set_theme(theme);
            ctx.set_style_of(theme, look.style());
        }
        ui.set_style(ctx.global_style());
        look
    }

    /// Reads the clock for a talk and asks for the frames it needs.
    fn tick(&mut self, ctx: &Context, look: Look) -> Tick {
        let running = self.overlay.is_none();
        let lang = self.settings.lang;
        let Screen::Talk(session) = &mut self.screen else {
            return Tick::default();
        };
        let now = ctx.input(|input| input.time);
        let tick = session.tick(
            now,
            lang,
            running,
            look.reduced_motion || !session.present(),
        );
        if tick.shown.is_some() {
            ctx.request_repaint();
        } else if tick.left.is_some() && running {
            ctx.request_repaint_after_secs(if look.reduced_motion { 0.5 } else { 1.0 / 30.0 });
        }
        tick
    }

    /// What the keyboard asks for beside the controls themselves.
    fn keys(&self, ctx: &Context) -> Vec<Action> {
        let mut actions = Vec::new();
        let pressed = |key: Key| ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let command = |key: Key| ctx.input_mut(|input| input.consume_key(Modifiers::COMMAND, key));
        for (key, larger) in [(Key::Plus, true), (Key::Equals, true), (Key::Minus, false)] {
            if command(key) {
                actions.push(Action::Set(Change::Text(self.settings.stepped(larger))));
            }
        }
        // Escape leaves a field before it leaves the screen; egui has taken the focus away by now.
        let typing = self.is_typing || ctx.text_edit_focused();
        if matches!(self.screen, Screen::Workshop) && self.overlay.is_none() {
            if typing {
                return actions;
            }
            actions.extend(Self::work_keys(ctx));
        }
        if pressed(Key::Escape) {
            actions.push(match (&self.screen, self.overlay) {
                (_, Some(Overlay::Rewind)) | (Screen::Talk(_), None) => {
                    Action::Open(Overlay::Pause)
                }
                (_, Some(_)) => Action::Close,
                (Screen::Finished(_, After::Form), None) => Action::BackToDebrief,
                (Screen::Finished(_, After::Forecast), None) => Action::Debrief { forecast: false },
                (Screen::Home, None) => return actions,
                (Screen::Finished(finished, After::Debrief), None)
                    if finished.principle.is_some() =>
                {
                    Action::ShowPrinciple(None)
                }
                (Screen::Briefing(_) | Screen::Finished(..) | Screen::Workshop, None) => {
                    Action::Home
                }
            });
            return actions;
        }
        if self.overlay.is_some() {
            return actions;
        }
        match &self.screen {
            Screen::Talk(session) => actions.extend(talk_key(session, pressed)),
            Screen::Finished(finished, After::Form) => {
                actions.extend(form_key(finished.item, pressed));
            }
            Screen::Home if !typing && pressed(Key::W) => actions.push(Action::Workshop),
            _ => {}
        }
        actions
    }

    /// Draws the screen and the dialog over it.
    fn draw(&mut self, ui: &mut Ui, look: Look, tick: Tick) -> Option<Action> {
        let kit = Kit {
            words: &self.words,
            look,
            portraits: &self.portraits,
        };
        self.stage = None;
        let action = match &self.screen {
            Screen::Home => screens::home_ui(ui, &self.home_view(kit)),
            Screen::Briefing(briefing) => {
                screens::briefing_ui(ui, &kit, briefing, self.unfinished.is_some())
            }
            Screen::Talk(session) => {
                let hint = !self.settings.has_seen("talk-keys");
                let view = screens::TalkView {
                    kit,
                    session,
                    tick,
                    hint,
                    notice: self.talk_notice.as_deref(),
                };
                if session.present() {
                    let (action, stage) = screens::talk_ui(ui, &view);
                    self.stage = Some(stage);
                    action
                } else {
                    screens::desk_ui(ui, &view)
                }
            }
            Screen::Workshop => screens::workshop_ui(ui, &kit, &self.workshop, &self.notices),
            Screen::Finished(finished, after) => {
                let record = &self.pasts[finished.past].record;
                match after {
                    After::Forecast => screens::forecast_ui(ui, &kit, finished),
                    After::Debrief => screens::debrief_ui(ui, &kit, finished, record),
                    After::Form => screens::form_ui(ui, &kit, finished, self.form()),
                }
            }
        };
        let over = self.overlay.and_then(|overlay| {
            screens::overlay_ui(ui.ctx(), &kit, overlay, &self.screen, &self.settings)
        });
        over.or(action)
    }
}

/// Digits say lines; the space bar shows the whole line.
fn talk_key(session: &Session, pressed: impl Fn(Key) -> bool) -> Option<Action> {
    if session.is_appearing() && pressed(Key::Space) {
        return Some(Action::ShowLine);
    }
    let state = session.talk.state();
    let count = session
        .talk
        .script()
        .scenario
        .node(state.node)
        .choices
        .len();
    let order = choice_order(session.talk.seed(), state.node, count);
    let place = digit(1, 9, pressed)?.checked_sub(1)?;
    let choice = *order.get(usize::from(place))?;
    session.is_open(choice).then_some(Action::Say(choice))
}

/// Digits answer the item in focus; arrows move the focus.
fn form_key(item: usize, pressed: impl Fn(Key) -> bool) -> Option<Action> {
    if pressed(Key::ArrowDown) {
        return Some(Action::FocusItem(item + 1));
    }
    if pressed(Key::ArrowUp) {
        return Some(Action::FocusItem(item.saturating_sub(1)));
    }
    digit(0, 5, pressed).map(|answer| Action::Answer(item, answer))
}

/// The digit key between two digits that was pressed.
fn digit(from: u8, to: u8, pressed: impl Fn(Key) -> bool) -> Option<u8> {
    const DIGITS: [Key; 10] = [
        Key::Num0,
        Key::Num1,
        Key::Num2,
        Key::Num3,
        Key::Num4,
        Key::Num5,
        Key::Num6,
        Key::Num7,
        Key::Num8,
        Key::Num9,
    ];
    (from..=to).find(|&digit| pressed(DIGITS[usize::from(digit)]))
}
