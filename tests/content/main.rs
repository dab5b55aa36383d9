//! The shipped material: sound, fair by exact computation over all runs, drawn and printable. Built with optimisation
//! by `scripts/test`, because it walks every run of every scenario.

#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails where what it needs is not there"
)]

mod fair;
mod material;
mod support;
