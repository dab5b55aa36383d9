//! The talk: the stage with the customer, or the desk before the customer comes.

mod desk;
mod stage;
mod state;
mod view;

pub use desk::desk_ui;
pub use state::{Session, Tick, said};
pub use view::{TalkView, gauges, line_was_said, talk_ui};
