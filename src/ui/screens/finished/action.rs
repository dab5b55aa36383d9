//! What forecast, debrief and self-assessment ask for.

use crate::model::PrincipleId;
use crate::score::Band;

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

/// What forecast, debrief and self-assessment ask for.
#[derive(Clone, Copy, Debug)]
pub enum FinishedAction {
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

/// What the view asks for.
pub type Ask = crate::ui::ask::Ask<FinishedAction>;
