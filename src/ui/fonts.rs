//! The fonts: Composure Sans SC in two weights, with the Phosphor icons behind them. Embedded, so that nothing is missing.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily};
use egui_phosphor::Variant;

/// Name of the bold family.
pub const BOLD: &str = "composure-bold";
/// Name of the family of filled icons.
pub const FILLED: &str = "phosphor-fill";

const REGULAR_NAME: &str = "composure-regular";
const ICONS_NAME: &str = "phosphor";

/// All fonts of the product.
#[must_use]
pub fn definitions() -> FontDefinitions {
    let regular = include_bytes!("../../assets/fonts/ComposureSansSC-Regular.otf");
    let bold = include_bytes!("../../assets/fonts/ComposureSansSC-Bold.otf");
    let mut fonts = FontDefinitions::empty();
    let mut add = |name: &str, data: FontData| {
        fonts.font_data.insert(name.to_owned(), Arc::new(data));
    };
    add(REGULAR_NAME, FontData::from_static(regular));
    add(BOLD, FontData::from_static(bold));
    add(ICONS_NAME, FontData::from_static(Variant::Regular.font_bytes()));
    add(FILLED, FontData::from_static(Variant::Fill.font_bytes()));
    // The icons come second: they map small letters to blank glyphs.
    let list = |names: [&str; 2]| names.map(str::to_owned).to_vec();
    fonts.families = [
        (FontFamily::Proportional, list([REGULAR_NAME, ICONS_NAME])),
        (FontFamily::Monospace, list([REGULAR_NAME, ICONS_NAME])),
        (FontFamily::Name(BOLD.into()), list([BOLD, ICONS_NAME])),
        (FontFamily::Name(FILLED.into()), list([REGULAR_NAME, FILLED])),
    ]
    .into();
    fonts
}
