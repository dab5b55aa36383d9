//! Which characters the bundled font can draw, from a table made from it. Does not read the font.

/// Runs of characters in hexadecimal, in order: `4e00-4e03 4e07`. A test makes it from `assets/fonts`.
const COVERAGE: &str = include_str!("../../assets/fonts/coverage.txt");

/// Whether the bundled font has a picture for a character.
pub(super) fn is_drawn(c: char) -> bool {
    let wanted = u32::from(c);
    COVERAGE.split_ascii_whitespace().any(|run| {
        let (first, last) = run.split_once('-').unwrap_or((run, run));
        let number = |text| u32::from_str_radix(text, 16).unwrap_or(0);
        (number(first)..=number(last)).contains(&wanted)
    })
}
