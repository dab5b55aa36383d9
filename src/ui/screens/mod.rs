//! The screens: each a function from a view to an action. **Do not** change anything.

mod briefing;
mod curves;
mod debrief;
mod desk;
mod dialogs;
mod forecast;
mod form;
mod home;
mod library;
mod overview;
mod progress;
mod stage;
mod talk;
mod turn;
mod turns;
mod workshop;

pub(super) use briefing::{Briefing, briefing_ui};
pub(super) use debrief::debrief_ui;
pub(super) use desk::desk_ui;
pub(super) use dialogs::overlay_ui;
pub(super) use forecast::forecast_ui;
pub(super) use form::form_ui;
pub(super) use home::{HomeView, home_ui};
pub(super) use talk::{TalkView, line_was_said, talk_ui};
pub(super) use workshop::workshop_ui;
