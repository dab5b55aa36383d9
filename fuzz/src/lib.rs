//! What the fuzz targets share: properties that hold for any text, and a mutator that knows RON's values.
//!
//! `checks` and `mutate` are also compiled into `tests/core`, where they run with a fixed seed.

pub mod checks;
pub mod clock;
pub mod mutate;

use mutate::Dice;

/// Half of the time the engine's own mutations, half of the time whole values moved about; for texts of at most `most` bytes.
pub fn mixed(data: &mut [u8], size: usize, most: usize, seed: u32) -> usize {
    let mut dice = Dice(u64::from(seed));
    let text = match std::str::from_utf8(&data[..size]) {
        Ok(text) if dice.below(2) == 0 => text,
        _ => return libfuzzer_sys::fuzzer_mutate(data, size, most),
    };
    let mut changed = mutate::mutated(text, &mut dice);
    while changed.len() > most.min(data.len()) {
        changed.pop();
    }
    data[..changed.len()].copy_from_slice(changed.as_bytes());
    changed.len()
}
