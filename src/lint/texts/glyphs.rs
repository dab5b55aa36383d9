//! Which characters the bundled font can draw, from a table made from it. Does not read the font.

use std::sync::LazyLock;

/// Runs of characters in hexadecimal, in order: `4e00-4e03 4e07`. A test makes it from `assets/fonts`.
const COVERAGE: &str = include_str!("../../../assets/fonts/coverage.txt");

/// The same as numbers.
static RUNS: LazyLock<Vec<(u32, u32)>> = LazyLock::new(|| {
    let number = |text| u32::from_str_radix(text, 16).unwrap_or(0);
    let runs = COVERAGE.split_ascii_whitespace();
    runs.map(|run| run.split_once('-').unwrap_or((run, run)))
        .map(|(first, last)| (number(first), number(last)))
        .collect()
});

/// Whether the bundled font has a picture for a character.
pub(crate) fn is_drawn(c: char) -> bool {
    let wanted = u32::from(c);
    let after = RUNS.partition_point(|run| run.0 <= wanted);
    after.checked_sub(1).is_some_and(|at| RUNS[at].1 >= wanted)
}
