//! Any text, repeated, as a file: reading it takes a time in proportion to its size.
#![no_main]

use libfuzzer_sys::{fuzz_mutator, fuzz_target};

fuzz_target!(|data: &[u8]| {
    if let Ok(text) = std::str::from_utf8(data) {
        composure_fuzz::clock::reading(text);
    }
});

fuzz_mutator!(|data: &mut [u8], size: usize, most: usize, seed: u32| {
    composure_fuzz::mixed(data, size, most, seed)
});
