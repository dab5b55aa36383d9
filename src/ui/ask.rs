//! What any screen may ask for beside its own actions, and the ways from screen to screen. Does not carry it out.

use egui::Key;

use crate::engine::Talk;
use crate::model::Lang;

use super::settings::Theme;

/// A dialog over the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overlay {
    /// Settings and key help.
    Settings,
    /// The menu of a talk.
    Pause,
    /// What has been said so far.
    Transcript,
    /// Going back to a turn.
    Rewind,
    /// What the trainee knows.
    Facts,
}

/// A change of the settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Another language.
    Lang(Lang),
    /// Other colours.
    Theme(Theme),
    /// Another text size, in percent.
    Text(u16),
    /// Motion off or on.
    ReducedMotion(bool),
}

/// What any screen may ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Global {
    /// To the home screen.
    Home,
    /// To the screen behind a door of the home screen, by its place in the list of screens.
    Door(usize),
    /// Leave the program.
    Quit,
    /// Open a dialog.
    Open(Overlay),
    /// Close the dialog.
    Close,
    /// Change a setting.
    Set(Change),
    /// Put something on the clipboard.
    Copy(String),
    /// A notice has been read, by its place.
    Dismiss(usize),
}

/// What a view asks for: an action of its screen, or what any screen may ask for.
#[derive(Clone, Debug)]
pub enum Ask<A> {
    /// Of this screen.
    Own(A),
    /// Of any.
    Global(Global),
}

impl<A> From<Global> for Ask<A> {
    fn from(global: Global) -> Self {
        Self::Global(global)
    }
}

/// A way to a screen, with what that screen needs. Screens leave one in `Shared::go`; the list of screens follows it.
#[derive(Clone, Debug)]
pub enum Go {
    /// To the home screen.
    Home,
    /// To the screen behind a door, by its place in the list of screens.
    Door(usize),
    /// To the briefing of a scenario, by its place in the library.
    Briefing(usize),
    /// Into a talk; whether it is practice.
    Talk(Box<Talk>, bool),
    /// To the forecast of a talk that has just ended, by its place among the finished ones.
    Forecast(usize),
    /// To the debrief of a finished talk, by its place among them.
    Debrief(usize),
    /// To a finished talk by its place among them: as it was kept if it would be another today, else to its debrief.
    Past(usize),
    /// Back to the Workshop from a trial, with the trial if it is over.
    Trial(Option<Box<Talk>>),
}

/// The way from the home screen to a screen.
#[derive(Clone, Copy, Debug)]
pub struct Door {
    /// Key of the words on it.
    pub words: &'static str,
    /// Its icon.
    pub icon: &'static str,
    /// The key that opens it.
    pub key: Key,
}
