//! What the keyboard asks for in the Workshop.

use egui::{Context, Event, Key};

use crate::ui::ask::Global;
use crate::ui::keys::{pressed, pressed_with_command};

use super::action::{Ask, WorkAction, WorkTab};

/// Ctrl with a digit goes to a part, Ctrl+G to the next hit, Ctrl+Z takes a remedy back, with Shift it is applied again;
/// Escape goes home.
#[must_use]
pub fn workshop_keys(ctx: &Context) -> Option<Ask> {
    let tabs = [Key::Num1, Key::Num2, Key::Num3, Key::Num4];
    let mut tabs = tabs.into_iter().zip(WorkTab::ALL);
    let tab = tabs.find(|(key, _)| pressed_with_command(ctx, *key));
    if let Some((_, tab)) = tab {
        return Some(Ask::Own(WorkAction::Tab(tab)));
    }
    if pressed_with_command(ctx, Key::G) {
        return Some(Ask::Own(WorkAction::NextHit(true)));
    }
    let undo = |event: &Event| match event {
        Event::Key {
            key: Key::Z,
            pressed: true,
            modifiers,
            ..
        } if modifiers.command && !modifiers.alt => Some(if modifiers.shift {
            WorkAction::Redo
        } else {
            WorkAction::Undo
        }),
        _ => None,
    };
    let undo = ctx.input(|input| input.events.iter().find_map(undo));
    let escape = || pressed(ctx, Key::Escape).then_some(Ask::Global(Global::Home));
    undo.map(Ask::Own).or_else(escape)
}
