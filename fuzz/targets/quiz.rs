//! Forms: what the self-assessment at the end of a talk is read from.
#![no_main]

use libfuzzer_sys::{fuzz_mutator, fuzz_target};

fuzz_target!(|data: &[u8]| {
    if let Ok(text) = std::str::from_utf8(data) {
        composure_fuzz::checks::quiz(text);
    }
});

fuzz_mutator!(|data: &mut [u8], size: usize, most: usize, seed: u32| {
    composure_fuzz::mixed(data, size, most, seed)
});
