//! The talk: the stage with the customer, or the desk before the customer comes.

mod action;
mod desk;
mod dialogs;
mod keys;
mod shown;
mod stage;
mod state;
mod update;
mod view;

pub use action::TalkAction;
pub use desk::desk_ui;
pub use dialogs::dialog_ui;
pub use keys::talk_keys;
pub use shown::{TalkView, gauges};
pub use state::{Session, said};
pub use view::talk_ui;
