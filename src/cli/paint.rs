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

/// All styles, in the order of their marks.
const STYLES: [Style; 6] = [HEAD, DIM, GOOD, FAIR, BAD, VOICE];
/// Ends a style. The styles have the marks behind it, which are no characters and stand in no text.
const END: char = '\u{fdd0}';

/// A text between the marks of a style: what is printed has its escape characters taken out and the marks put in their
/// place (`out`), so that none of a file's ever reaches the terminal.
pub(super) fn paint(style: Style, text: &str) -> String {
    let index = STYLES.iter().position(|known| *known == style);
    let mark = (u32::from(END) + 1..).nth(index.unwrap_or(0));
    let mark = mark.and_then(char::from_u32).unwrap_or(END);
    format!("{mark}{text}{END}")
}

/// What a mark stands for on a terminal; nothing if a character is none.
pub(super) fn unmarked(mark: char) -> Option<String> {
    let index = u32::from(mark).checked_sub(u32::from(END))?;
    match usize::try_from(index).ok()? {
        0 => Some(Style::new().bold().render_reset().to_string()),
        index => Some(STYLES.get(index - 1)?.render().to_string()),
    }
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
