//! Colours and columns of the terminal. Does not decide whether they are shown: the output stream does.

use anstyle::{AnsiColor, Color, Style};
use unicode_width::UnicodeWidthStr;

const fn colour(colour: AnsiColor) -> Style {
    Style::new().fg_color(Some(Color::Ansi(colour)))
}

/// Headings.
pub(super) const HEAD: Style = Style::new().bold();
/// Less important things.
pub(super) const DIM: Style = Style::new().dimmed();
/// Good.
pub(super) const GOOD: Style = colour(AnsiColor::Green);
/// Middling.
pub(super) const FAIR: Style = colour(AnsiColor::Yellow);
/// Bad.
pub(super) const BAD: Style = colour(AnsiColor::Red);
/// What the customer says.
pub(super) const VOICE: Style = colour(AnsiColor::Cyan);

/// A text in a style.
pub(super) fn paint(style: Style, text: &str) -> String {
    format!("{style}{text}{style:#}")
}

/// A bar of ten cells for 0 to 100.
pub(super) fn bar(percent: u32) -> String {
    let filled = (percent.min(100) as usize + 5) / 10;
    format!("{}{}", "█".repeat(filled), "░".repeat(10 - filled))
}

/// A text, filled up with blanks to so many columns of a terminal; Chinese characters take two.
pub(super) fn padded(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(text.width())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_takes_two_columns() {
        assert_eq!(padded("改日再谈", 10), "改日再谈  ");
        assert_eq!(padded("settled", 10), "settled   ");
        assert_eq!(padded("（长）得放不下", 4), "（长）得放不下");
    }
}
