//! The controls of the product, drawn here from the ground up. **Does not** know any screen or any rule of the game.

mod bar_rows;
mod bars;
mod button;
mod card;
mod choice;
mod dropdown;
mod field;
mod layout;
mod pick;
mod portrait;
mod prose;
mod slider;

pub use bar_rows::{BarRow, BarRows, still_plot};
pub use bars::{Meter, meter, share_bar};
pub use button::{Button, Rank, focus_ring, icon_button, paint_icon};
pub use card::{ChipTone, StandingPortrait, card, chip, click_card, highlight_card, note};
pub use choice::{ChoiceLine, choice_button, choice_height};
pub use dropdown::dropdown;
pub use field::field;
pub use layout::{Page, columns, equal_rows, more_below_ui, page};
pub use pick::{segments, toggle};
pub use portrait::{PortraitSpec, portrait_group, portrait_group_size, with_portrait};
pub use prose::{bullet, icon, icon_line, quote};
pub use slider::slider;
