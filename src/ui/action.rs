//! What screens ask for. Screens change nothing themselves; `apply` carries these out.

use crate::model::{ChoiceIndex, Event, Lang, Pressure, PrincipleId, TypeId};
use crate::score::Band;

use super::screens::WorkAction;
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

/// A part of the debrief.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// Result, reasons, the customer's side.
    #[default]
    Overview,
    /// Line by line.
    Turns,
    /// Curves and scores.
    Curves,
}

impl Tab {
    /// All, in order.
    pub const ALL: [Self; 3] = [Self::Overview, Self::Turns, Self::Curves];

    /// Key of its name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Overview => "debrief-tab-overview",
            Self::Turns => "debrief-tab-turns",
            Self::Curves => "debrief-tab-curves",
        }
    }
}

/// Which scenarios the library shows; none of a kind for all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Playable with this customer type.
    pub customer: Option<TypeId>,
    /// About this event.
    pub event: Option<Event>,
    /// Of this difficulty.
    pub difficulty: Option<u8>,
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

/// What a screen asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// To the home screen.
    Home,
    /// To the Workshop.
    Workshop,
    /// Something in the Workshop.
    Work(WorkAction),
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
    /// Show other scenarios in the library.
    Show(Filter),
    /// Fold the library's filters in or out.
    ToggleFilters,
    /// Fold the findings in or out.
    ToggleFindings,
    /// A notice has been read.
    Dismiss(usize),
    /// To the briefing of a scenario, by its place in the library.
    Brief(usize),
    /// Another customer in the briefing.
    PickCustomer(TypeId),
    /// Another pressure in the briefing.
    PickPressure(Pressure),
    /// Another seed in the briefing, as typed.
    TypeSeed(String),
    /// Fold the advanced part of the briefing in or out.
    ToggleAdvanced,
    /// Begin the talk.
    Start,
    /// Go on with the unfinished talk.
    Resume,
    /// Say a line.
    Say(ChoiceIndex),
    /// Show the whole line at once.
    ShowLine,
    /// Back so that so many moves remain.
    Rewind(usize),
    /// The talk from its beginning.
    Restart,
    /// Home, with the talk kept.
    Leave,
    /// The band predicted.
    PredictBand(Band),
    /// The move predicted to be weakest.
    PredictWeakest(usize),
    /// To the debrief; with the forecast or without.
    Debrief {
        /// Whether the forecast counts.
        forecast: bool,
    },
    /// Another part of the debrief.
    ShowTab(Tab),
    /// A turn of the debrief, by its place in the review.
    ShowTurn(usize),
    /// A principle card in or out.
    ShowPrinciple(Option<PrincipleId>),
    /// Practise from before a move.
    TryFrom(usize),
    /// The same scenario from its briefing.
    PlayAgain,
    /// The debrief of an earlier talk, by its place in the list.
    OpenPast(usize),
    /// To the self-assessment.
    Form,
    /// Back from the self-assessment.
    BackToDebrief,
    /// Answer an item.
    Answer(usize, u8),
    /// Another item in focus.
    FocusItem(usize),
    /// Keep the self-assessment.
    FinishForm,
}
