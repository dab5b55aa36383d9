//! What the keyboard asks for after a talk.

use egui::{Context, Key};

use crate::ui::ask::Global;
use crate::ui::keys::{digit, pressed};

use super::action::{Ask, FinishedAction};
use super::state::{Finished, Step};

/// Digits answer the item in focus and arrows move the focus; Escape goes back.
#[must_use]
pub fn finished_keys(ctx: &Context, finished: &Finished) -> Option<Ask> {
    if pressed(ctx, Key::Escape) {
        return Some(match finished.step {
            Step::Form => Ask::Own(FinishedAction::BackToDebrief),
            Step::Forecast => Ask::Own(FinishedAction::Debrief { forecast: false }),
            Step::Debrief if finished.principle.is_some() => {
                Ask::Own(FinishedAction::ShowPrinciple(None))
            }
            Step::Debrief => Ask::Global(Global::Home),
        });
    }
    if finished.step != Step::Form {
        return None;
    }
    let item = finished.item;
    let action = if pressed(ctx, Key::ArrowDown) {
        FinishedAction::FocusItem(item + 1)
    } else if pressed(ctx, Key::ArrowUp) {
        FinishedAction::FocusItem(item.saturating_sub(1))
    } else {
        FinishedAction::Answer(item, digit(ctx, 0, 5)?)
    };
    Some(Ask::Own(action))
}
