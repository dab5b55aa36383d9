//! The whole desktop product except window, files and drawn people: [`Shell`] shows a screen and returns [`Effect`]s.
//!
//! A screen's view returns what is asked for, its `update` carries it out. **Does not** know bevy, files, a clock of its
//! own, or decide anything about a talk: the engine does.

mod ask;
mod caps;
mod chrome;
mod effect;
mod fonts;
mod keys;
mod kit;
mod notice;
mod past;
mod portrait;
mod screens;
mod settings;
mod shared;
mod shell;
mod stage;
mod theme;
mod widgets;
mod words;
mod wrap;

pub use effect::Effect;
pub use fonts::definitions as fonts;
pub use notice::{Notice, ReadFailure, UserFile};
pub use portrait::drawing_names;
pub use screens::{Entry, SCREENS};
pub use settings::{Settings, Theme};
pub use shell::{Shell, Start};
pub use stage::Stage;
pub use theme::{DARK, LIGHT, Palette};
pub use words::{EN as ENGLISH_WORDS, Words, ZH as CHINESE_WORDS};
