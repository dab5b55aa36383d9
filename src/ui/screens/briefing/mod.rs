//! The briefing: what the trainee knows, and whom to meet.

mod state;
mod view;

pub use state::Briefing;
pub use view::{briefing_ui, facts_ui};
