//! Holds reading to a time in proportion to the text. Not compiled into the tests: it looks at the clock.

use std::hint::black_box;
use std::time::{Duration, Instant};

use composure::diagnostic::{CODES, SourceFile, to_text};
use composure::model::Lang;
use composure::source::{load, sift};

/// A text is repeated up to so many bytes, so that what is gone through again for every part takes seconds.
const BYTES: usize = 200_000;
/// What reading may take whatever the text: most of it is for other work on the machine.
const CONSTANT: Duration = Duration::from_millis(500);
/// What a byte may cost. The goal is 16 MB in 3 s, which is 190 ns; targets are built with all checks.
const FOR_A_BYTE: Duration = Duration::from_micros(3);
/// A slow reading counts only if it is slow each time: other programs may hold up one.
const TRIES: usize = 3;

/// Reads a text, repeated, as `check` does; fails if that takes longer each time than its size allows.
pub fn reading(text: &str) {
    if text.is_empty() {
        return;
    }
    let files = [SourceFile {
        path: "fuzzed.ron".to_owned(),
        text: text.repeat((BYTES / text.len()).max(1)),
    }];
    let bytes = u32::try_from(files[0].text.len()).unwrap_or(u32::MAX);
    let most = CONSTANT + FOR_A_BYTE * bytes;
    let is_slow = || {
        let began = Instant::now();
        let found = sift(&files, load(&files).diagnostics, CODES).reported;
        black_box(to_text(&found, &files, Lang::En, false));
        began.elapsed() > most
    };
    assert!(
        !(0..TRIES).all(|_| is_slow()),
        "{bytes} bytes take more than {most:?} to read"
    );
}
