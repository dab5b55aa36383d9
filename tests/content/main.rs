//! The shipped material: sound, drawn and printable; and, with the feature `prove`, fair by exact computation over all
//! runs. `scripts/test` builds the proof with optimisation, because it walks every run of every scenario.

#![expect(
    clippy::expect_used,
    reason = "a test fails where what it needs is not there"
)]

#[cfg(feature = "prove")]
mod brute;
#[cfg(feature = "prove")]
mod fair;
mod material;
mod support;
