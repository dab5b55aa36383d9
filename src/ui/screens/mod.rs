//! The screens: each a folder with its state, its actions, what carries them out, and a view that changes nothing.

mod briefing;
mod dialogs;
mod finished;
mod home;
mod talk;
mod workshop;

pub(super) use briefing::{Briefing, briefing_ui};
pub(super) use dialogs::overlay_ui;
pub(super) use finished::{debrief_ui, forecast_ui, form_ui};
pub(super) use home::{HomeView, home_ui};
pub(super) use talk::{Session, TalkView, Tick, desk_ui, line_was_said, talk_ui};
pub(super) use workshop::{WorkAction, Workshop, workshop_ui};
