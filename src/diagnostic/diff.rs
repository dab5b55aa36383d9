//! What a change looks like, as a unified diff. Does not read the texts that it compares from anywhere.

use std::time::Duration;

use similar::TextDiff;

/// How long the smallest change is looked for. What is not settled then is shown as taken out and put in, which is just as
/// true; only texts of many thousand lines that differ throughout take so long.
const PATIENCE: Duration = Duration::from_secs(2);

/// The difference of two texts as `diff -u` writes it; empty if there is none.
#[must_use]
pub fn unified_diff(path: &str, old: &str, new: &str) -> String {
    let diff = TextDiff::configure().timeout(PATIENCE).diff_lines(old, new);
    diff.unified_diff().header(path, path).to_string()
}
