//! What the home screen asks for.

use crate::model::{Event, TypeId};

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

/// What the home screen asks for.
#[derive(Clone, Copy, Debug)]
pub enum HomeAction {
    /// Show other scenarios in the library.
    Show(Filter),
    /// Fold the library's filters in or out.
    ToggleFilters,
    /// Fold the findings in or out.
    ToggleFindings,
    /// To the briefing of a scenario, by its place in the library.
    Brief(usize),
    /// Go on with the unfinished talk.
    Resume,
    /// The debrief of an earlier talk, by its place in the list.
    OpenPast(usize),
}

/// What the view asks for.
pub type Ask = crate::ui::ask::Ask<HomeAction>;
