//! The briefing: what the trainee knows, and whom to meet.

mod action;
mod state;
mod update;
mod view;

pub use action::BriefingAction;
pub use state::Briefing;
pub use view::{briefing_ui, facts_ui};
