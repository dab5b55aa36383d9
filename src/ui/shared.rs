//! What all screens share: the library, settings, words, finished talks, and what is asked of the host. Does not draw.

use std::sync::Arc;

use crate::engine::Saved;
use crate::model::{Form, Library};
use crate::record::{Past, Record};
use crate::workshop::FindingView;

use super::ask::{Change, Global, Go, Overlay};
use super::effect::Effect;
use super::notice::Notice;
use super::portrait::Portraits;
use super::settings::Settings;
use super::words::Words;

/// How far seeds of talks reach: six digits can be read out and typed.
const SEEDS: u64 = 1_000_000;

/// What all screens share.
#[derive(Debug)]
pub struct Shared {
    /// What can be played; none if the catalogue could not be read.
    pub library: Option<Arc<Library>>,
    /// What is wrong with files.
    pub findings: Vec<FindingView>,
    /// Settings in force.
    pub settings: Settings,
    /// The words of the language in force.
    pub words: Words,
    /// The customers' faces.
    pub portraits: Portraits,
    /// Finished talks, oldest first.
    pub pasts: Vec<Past>,
    /// The unfinished talk.
    pub unfinished: Option<Saved>,
    /// The talk that has just ended, as it was kept before its last move.
    pub ending: Option<Saved>,
    /// Things to tell.
    pub notices: Vec<Notice>,
    /// Tells which day it is where the user is, as `2026-11-22`.
    pub today: fn() -> String,
    /// Where seeds of new talks come from.
    pub seed: u64,
    /// Number of the last node that was on the screen, over all talks.
    pub serial: u64,
    /// The dialog that is open.
    pub overlay: Option<Overlay>,
    /// Where to go next.
    pub go: Option<Go>,
    /// What the host is to do.
    pub effects: Vec<Effect>,
}

impl Shared {
    /// Carries out what any screen may ask for.
    pub fn apply(&mut self, global: Global) {
        match global {
            Global::Home => self.go = Some(Go::Home),
            Global::Door(place) => self.go = Some(Go::Door(place)),
            Global::Quit => self.effects.push(Effect::Quit),
            Global::Open(overlay) => self.overlay = Some(overlay),
            Global::Close => self.overlay = None,
            Global::Set(change) => self.change(change),
            Global::Copy(text) => self.effects.push(Effect::Copy(text)),
            Global::Dismiss(place) => {
                if place < self.notices.len() {
                    self.notices.remove(place);
                }
            }
        }
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

    /// Keeps the settings.
    pub fn keep_settings(&mut self) {
        self.effects
            .push(Effect::SaveSettings(self.settings.to_text()));
    }

    /// A hint need not be shown again.
    pub fn mark_hint_seen(&mut self, hint: &str) {
        if !self.settings.has_seen(hint) {
            self.settings.seen_hints.push(hint.to_owned());
            self.keep_settings();
        }
    }

    /// Tells something once.
    pub fn notify(&mut self, told: String) {
        let notice = Notice::Told(told);
        if !self.notices.contains(&notice) {
            self.notices.push(notice);
        }
    }

    /// A seed for a new talk: six digits, different each time.
    pub fn next_seed(&mut self) -> u64 {
        // The step is odd, so that all seeds come up before one comes again (Weyl's sequence).
        self.seed = self.seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
        (self.seed >> 20) % SEEDS
    }

    /// Keeps a record; the talk in progress is forgotten with it if that is the talk that has ended.
    pub fn keep_record(&mut self, record: &Record, ends_talk: bool) {
        self.effects.push(Effect::SaveRecord {
            name: record.name.clone(),
            text: record.to_json(),
            ends_talk,
        });
    }

    /// The form of the self-assessment.
    #[must_use]
    pub fn form(&self) -> Option<&Form> {
        self.library.as_deref()?.forms.first()
    }
}
