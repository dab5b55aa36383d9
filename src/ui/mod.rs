//! The whole desktop product except window, files and drawn people: [`Shell`] shows a screen and returns [`Effect`]s.
//!
//! Screens are functions `*_ui(ui, view) -> Option<Action>`; `apply` alone carries actions out. **Does not** know bevy,
//! files, a clock of its own, or decide anything about a talk: the engine does.

mod action;
mod apply;
mod chrome;
mod fonts;
mod kit;
mod notice;
mod past;
mod portrait;
mod screens;
mod settings;
mod shell;
mod stage;
mod theme;
mod widgets;
mod words;
mod wrap;

pub use fonts::definitions as fonts;
pub use notice::{Notice, OwnFile, Why};
pub use portrait::drawing_names;
pub use settings::{Settings, Theme};
pub use shell::{Effect, Shell, Start};
pub use stage::Stage;
pub use theme::{DARK, LIGHT, Palette};
pub use words::{EN as ENGLISH_WORDS, Words, ZH as CHINESE_WORDS};
