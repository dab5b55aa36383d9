//! The shell: everything on the screen as one value. Takes keys and clock, hands actions to the screens, and dresses them.
//! Does not know any screen.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{Context, Key, Ui, UiBuilder};

use crate::engine::Saved;
use crate::model::{CustomerType, Lang, Library, Room, TypeId};
use crate::record::{Past, Record, pasts};
use crate::workshop::{FindingView, JobDone, Material, Rewrite, Unwritten};

use super::ask::{Change, Global};
use super::effect::Effect;
use super::fonts;
use super::keys::pressed_with_command;
use super::kit::Kit;
use super::notice::Notice;
use super::portrait::Portraits;
use super::screens::{Action, Screens, Workshop};
use super::settings::{Settings, Theme};
use super::shared::Shared;
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
    /// Tells which day it is where the user is, as `2026-11-22`. Asked when a talk ends: the program may be open for days.
    pub today: fn() -> String,
    /// Where seeds of new talks come from.
    pub random_seed: u64,
}

/// The product on the screen.
#[derive(Debug)]
pub struct Shell {
    shared: Shared,
    screens: Screens,
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
        Self {
            screens: Screens::new(Workshop::remembered(start.material, &start.settings)),
            shared: Shared {
                pasts: pasts(start.records, library.as_deref()),
                words: Words::new(start.settings.lang),
                findings: start.findings,
                portraits: Portraits::new(start.drawings),
                settings: start.settings,
                unfinished: start.unfinished,
                ending: None,
                notices: start.notices,
                today: start.today,
                seed: start.random_seed,
                serial: 0,
                overlay: None,
                go: None,
                effects: Vec::new(),
                library,
            },
            stage: None,
            dressed: None,
            fonts_for: None,
            is_typing: false,
        }
    }

    /// Settings in force.
    #[must_use]
    pub const fn settings(&self) -> &Settings {
        &self.shared.settings
    }

    /// Name of the screen that is shown, as in [`super::SCREENS`].
    #[must_use]
    pub const fn screen(&self) -> &'static str {
        self.screens.name()
    }

    /// Tells the trainee something once, such as a file that could not be written.
    pub fn notify(&mut self, notice: String) {
        self.shared.notify(notice);
    }

    /// A record could not be kept. The talk that it is about can be taken up again where it was kept last.
    pub fn record_failed(&mut self, problem: String) {
        self.notify(problem);
        if let Some(saved) = self.shared.ending.take() {
            self.shared.unfinished = Some(saved);
        }
    }

    /// Tells that there is no editor to open a file in.
    pub fn no_editor(&mut self, path: &str) {
        let values = [("path", path.into())];
        let told = self.shared.words.with("editor-none", &values);
        self.notify(told);
    }

    /// Tells that the editor did not start.
    pub fn editor_failed(&mut self, editor: &str, reason: &str) {
        let values = [("editor", editor.into()), ("reason", reason.into())];
        let told = self.shared.words.with("editor-failed", &values);
        self.notify(told);
    }

    /// Takes the result of a job that the host has run, such as a layout.
    pub fn job_done(&mut self, done: JobDone) {
        let workshop = &mut self.screens.workshop;
        workshop.job_done(&mut self.shared, done);
    }

    /// Tells whether the host could write the file of a remedy; an error says why not.
    pub fn file_written(&mut self, rewrite: Rewrite, done: Result<(), Unwritten>) {
        let workshop = &mut self.screens.workshop;
        workshop.file_written(&mut self.shared, rewrite, done);
    }

    /// Takes note of whether something in the data folder was saved and is being read and checked.
    pub const fn checking(&mut self, is_checking: bool) {
        self.screens.workshop.is_checking = is_checking;
    }

    /// Takes over the data folder as it is now. The screen, what is selected on it, and a talk stay where they can.
    /// `drawings` are those of all people, as at the start.
    pub fn reload(&mut self, material: Arc<Material>, drawings: BTreeMap<String, String>) {
        let shared = &mut self.shared;
        let library = material.library.clone();
        shared.findings = material.finding_views();
        self.screens.workshop.reload(shared, material);
        // Without a catalogue nothing can be played; what is on the screen goes on with the last one that could be read.
        let Some(library) = library else {
            return;
        };
        self.screens.reload(shared, &library);
        let known = std::mem::take(&mut shared.pasts).into_iter();
        let records = known.map(|past: Past| past.record).collect();
        shared.pasts = pasts(records, Some(&library));
        // Portraits that are painted already are kept, unless somebody looks different now.
        if shared
            .library
            .as_deref()
            .is_none_or(|old| !same_people(old, &library))
        {
            shared.portraits = Portraits::new(drawings);
        }
        shared.library = Some(library);
    }

    /// Who will come on the stage, and where, so that the drawings are there in time: known from the briefing on.
    #[must_use]
    pub fn upcoming(&self) -> Option<(TypeId, Room)> {
        self.screens.upcoming()
    }

    /// A customer type of the library, for whoever draws it.
    #[must_use]
    pub fn customer(&self, id: TypeId) -> Option<&CustomerType> {
        let library = self.shared.library.as_ref()?;
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
        if !self.install_fonts(&ctx) {
            return std::mem::take(&mut self.shared.effects);
        }
        let look = self.apply_look(&ctx, ui);
        // When egui repeats a frame to lay it out better, the same keys and clicks come again: they count once.
        let counts = ctx.current_pass_index() == 0;
        let pressed = if counts { self.keys(&ctx) } else { Vec::new() };
        let (shared, screens) = (&mut self.shared, &mut self.screens);
        screens.read_clock(&ctx, shared, look.reduced_motion);
        let full = ctx.content_rect();
        let mut whole = ui.new_child(UiBuilder::new().max_rect(full));
        whole.set_clip_rect(full);
        let kit = Kit {
            words: &shared.words,
            look,
            portraits: &shared.portraits,
        };
        let (clicked, stage) = screens.view(&mut whole, &kit, shared);
        self.stage = stage;
        ui.allocate_rect(full, egui::Sense::hover());
        for action in pressed.into_iter().chain(clicked.filter(|_| counts)) {
            screens.update(shared, action);
            // What was asked for shows in the next frame.
            ctx.request_repaint();
        }
        self.is_typing = ctx.text_edit_focused();
        std::mem::take(&mut shared.effects)
    }

    /// Installs the fonts of the language if it has changed. False until egui has them: then nothing can be drawn yet.
    fn install_fonts(&mut self, ctx: &Context) -> bool {
        let lang = self.shared.settings.lang;
        if self.fonts_for == Some(lang) {
            return true;
        }
        ctx.set_fonts(fonts::definitions(lang));
        ctx.options_mut(|options| {
            options.zoom_with_keyboard = false;
            // A button held long is pressed all the same: some hands are slow.
            options.input_options.max_click_duration = f64::INFINITY;
        });
        // Fonts are there from the next pass on.
        ctx.request_discard("fonts");
        ctx.request_repaint();
        self.fonts_for.replace(lang).is_some()
    }

    /// What the keyboard asks for beside the controls themselves.
    fn keys(&self, ctx: &Context) -> Vec<Action> {
        let settings = &self.shared.settings;
        let mut actions = Vec::new();
        for (key, larger) in [(Key::Plus, true), (Key::Equals, true), (Key::Minus, false)] {
            if pressed_with_command(ctx, key) {
                let change = Change::Text(settings.stepped(larger));
                actions.push(Action::Global(Global::Set(change)));
            }
        }
        // Escape leaves a field before it leaves the screen; egui has taken the focus away by now.
        let typing = self.is_typing || ctx.text_edit_focused();
        actions.extend(self.screens.keys(ctx, &self.shared, typing));
        actions
    }

    /// Sets egui's style, zoom and theme from the settings; returns the look that screens draw with.
    fn apply_look(&mut self, ctx: &Context, ui: &mut Ui) -> Look {
        let dark = match self.shared.settings.theme {
            Theme::Light => false,
            Theme::Dark => true,
            Theme::System => ctx.system_theme() == Some(egui::Theme::Dark),
        };
        let settings = &self.shared.settings;
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
}

/// Whether two libraries have the same people, who look the same.
fn same_people(old: &Library, new: &Library) -> bool {
    let looks = |library: &Library| -> Vec<(String, crate::model::Look)> {
        let people = library.customers.iter();
        people
            .map(|customer| (customer.id.clone(), customer.look.clone()))
            .collect()
    };
    looks(old) == looks(new)
}
