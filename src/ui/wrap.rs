//! Breaks Chinese text where it may break, as wide as the font draws it. Does not draw anything, and does not know the
//! rules: `diagnostic` has them, for the terminal too.
//!
//! egui keeps to this for half-width marks only, so the breaks are set here, as line feeds, before it lays text out.

use egui::{FontId, Ui};

use crate::diagnostic::{break_lines, is_square};

/// A text with line feeds where it must break at a width in points. A text without Chinese is returned as it is.
#[must_use]
pub fn broken(ui: &Ui, text: &str, font: &FontId, width: f32) -> String {
    if !text.chars().any(is_square) || !width.is_finite() {
        return text.to_owned();
    }
    ui.fonts_mut(|fonts| {
        break_lines(text, width - 1.0, |character| {
            fonts.glyph_width(font, character)
        })
    })
}
