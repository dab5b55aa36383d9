//! The home screen: the library, what has been practised, and what is wrong with files.

mod action;
mod library;
mod progress;
mod shown;
mod update;
mod view;

pub use action::{Filter, HomeAction};
pub use progress::result_line;
pub use shown::HomeView;
pub use update::Home;
pub use view::home_ui;
