//! What a talk and its dialogs ask for.

use crate::model::ChoiceIndex;

/// What a talk and its dialogs ask for.
#[derive(Clone, Copy, Debug)]
pub enum TalkAction {
    /// Say a line.
    Say(ChoiceIndex),
    /// Show the whole line at once.
    ShowLine,
    /// Back so that so many moves remain.
    Rewind(usize),
    /// The talk from its beginning.
    Restart,
    /// Out of the talk, which is kept.
    Leave,
}

/// What the view asks for.
pub type Ask = crate::ui::ask::Ask<TalkAction>;
