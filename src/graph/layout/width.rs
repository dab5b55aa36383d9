//! Text that has to fit: measuring without a font, and cutting. Does not break lines.

use crate::graph::layout::shape::TextSize;

/// Width of a text, on the safe side, where no font can be asked: wide characters take a square, narrow ones less.
#[must_use]
pub fn estimated_width(text: &str, size: TextSize) -> f32 {
    let bold = if size == TextSize::Title { 1.07 } else { 1.0 };
    let ems: f32 = text.chars().map(ems).sum();
    ems * size.units() * bold
}

/// Width of a character in a common sans-serif face, as a share of its height.
const fn ems(c: char) -> f32 {
    match c {
        'i' | 'j' | 'l' | '\'' | '|' | '.' | ',' | ':' | ';' | '!' | ' ' => 0.31,
        'f' | 't' | 'r' | 'I' | '(' | ')' | '[' | ']' | '/' | '-' => 0.40,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '—' | '…' | '→' => 0.92,
        'A'..='Z' | '&' => 0.69,
        '’' | '‘' | '“' | '”' => 0.45,
        '\u{0}'..='\u{2fff}' => 0.57,
        _ => 1.0,
    }
}

/// The longest beginning of a text that fits, with an ellipsis if something is left out; line breaks become spaces.
pub(crate) fn fitted(text: &str, most: f32, measure: &dyn Fn(&str) -> f32) -> String {
    let plain: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if measure(&plain) <= most {
        return plain;
    }
    // The places where characters begin; the longest beginning that fits is found by halving.
    let ends: Vec<usize> = plain.char_indices().map(|(at, _)| at).collect();
    let with_ellipsis = |count: usize| format!("{}…", plain[..ends[count]].trim_end());
    let (mut fits, mut too_long) = (0, ends.len());
    while fits + 1 < too_long {
        let middle = usize::midpoint(fits, too_long);
        if measure(&with_ellipsis(middle)) <= most {
            fits = middle;
        } else {
            too_long = middle;
        }
    }
    if ends.is_empty() {
        return String::new();
    }
    with_ellipsis(fits)
}
