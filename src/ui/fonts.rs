//! The fonts: Composure Sans SC in two weights, with the Phosphor icons behind them. Embedded, so that nothing is missing.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily};
use egui_phosphor::Variant;

use crate::model::Lang;

/// Name of the bold family.
pub const BOLD: &str = "composure-bold";

/// Name of the family of even width.
const MONO: &str = "composure-mono";

const REGULAR_NAME: &str = "composure-regular";
const ICONS_NAME: &str = "phosphor";
const QUOTES: &str = "composure-quotes";
const BOLD_QUOTES: &str = "composure-quotes-bold";

/// All fonts of the product, for a language.
#[must_use]
pub fn definitions(lang: Lang) -> FontDefinitions {
    let regular = include_bytes!("../../assets/fonts/ComposureSansSC-Regular.otf");
    let bold = include_bytes!("../../assets/fonts/ComposureSansSC-Bold.otf");
    let quotes = include_bytes!("../../assets/fonts/ComposureQuotes-Regular.otf");
    let bold_quotes = include_bytes!("../../assets/fonts/ComposureQuotes-Bold.otf");
    let mono = include_bytes!("../../assets/fonts/ComposureMono-Regular.otf");
    let mut fonts = FontDefinitions::empty();
    let mut add = |name: &str, data: FontData| {
        fonts.font_data.insert(name.to_owned(), Arc::new(data));
    };
    add(REGULAR_NAME, FontData::from_static(regular));
    add(BOLD, FontData::from_static(bold));
    add(
        ICONS_NAME,
        FontData::from_static(Variant::Regular.font_bytes()),
    );
    add(MONO, FontData::from_static(mono));
    add(QUOTES, FontData::from_static(quotes));
    add(BOLD_QUOTES, FontData::from_static(bold_quotes));
    // The icons come last: they map small letters to blank glyphs. English has quotation marks of its own, because
    // those of a Chinese font are as wide as a Chinese character.
    let list = |names: [&str; 3]| {
        let names = names
            .into_iter()
            .filter(|name| lang == Lang::En || !name.contains("quotes"));
        names.map(str::to_owned).collect::<Vec<String>>()
    };
    fonts.families = [
        (
            FontFamily::Proportional,
            list([QUOTES, REGULAR_NAME, ICONS_NAME]),
        ),
        (
            FontFamily::Monospace,
            list([MONO, REGULAR_NAME, ICONS_NAME]),
        ),
        (
            FontFamily::Name(BOLD.into()),
            list([BOLD_QUOTES, BOLD, ICONS_NAME]),
        ),
    ]
    .into();
    fonts
}
