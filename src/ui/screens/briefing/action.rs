//! What the briefing asks for.

use crate::model::{Pressure, TypeId};

/// What the briefing asks for.
#[derive(Clone, Debug)]
pub enum BriefingAction {
    /// Another customer.
    PickCustomer(TypeId),
    /// Another pressure.
    PickPressure(Pressure),
    /// Another seed, as typed.
    TypeSeed(String),
    /// Fold the advanced part in or out.
    ToggleAdvanced,
    /// Begin the talk.
    Start,
}

/// What the view asks for.
pub type Ask = crate::ui::ask::Ask<BriefingAction>;
