//! The home screen: the library, what has been practised, and what is wrong with files.

mod library;
mod progress;
mod view;

pub use view::{HomeView, home_ui};
