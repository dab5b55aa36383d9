//! What the keyboard asks for in a talk.

use egui::{Context, Key};

use crate::engine::choice_order;
use crate::ui::ask::{Global, Overlay};
use crate::ui::keys::{digit, pressed};

use super::action::{Ask, TalkAction};
use super::state::Session;
use super::view::line_was_said;

/// Digits say lines; the space bar shows the whole line; Escape opens the menu.
#[must_use]
pub fn talk_keys(ctx: &Context, session: &Session) -> Option<Ask> {
    if pressed(ctx, Key::Escape) {
        return Some(Ask::Global(Global::Open(Overlay::Pause)));
    }
    if session.is_appearing() && pressed(ctx, Key::Space) {
        return Some(Ask::Own(TalkAction::ShowLine));
    }
    let (talk, node) = (&session.talk, session.talk.state().node);
    let count = talk.script().scenario.node(node).choices.len();
    let order = choice_order(talk.seed(), node, count);
    let place = digit(ctx, 1, 9)?.checked_sub(1)?;
    let choice = *order.get(usize::from(place))?;
    if !session.is_open(choice) {
        return None;
    }
    line_was_said(ctx);
    Some(Ask::Own(TalkAction::Say(choice)))
}
