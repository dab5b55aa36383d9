//! Breaks Chinese text where it may break, as wide as the font draws it. Does not draw anything, and does not know the
//! rules: `diagnostic` has them, for the terminal too.
//!
//! egui keeps to this for half-width marks only, so the breaks are set here, as line feeds, before it lays text out.

use egui::{FontId, Ui};

use crate::diagnostic::{break_lines, is_square};

/// A text with line feeds put in where it must break to fit a width in points. A text without Chinese is returned as it
/// is: egui breaks it well by itself.
#[must_use]
pub fn wrap_chinese(ui: &Ui, text: &str, font: &FontId, width: f32) -> String {
    if !text.chars().any(is_square) || !width.is_finite() {
        return text.to_owned();
    }
    ui.fonts_mut(|fonts| {
        break_lines(text, width - 1.0, |character| {
            fonts.glyph_width(font, character)
        })
    })
}
