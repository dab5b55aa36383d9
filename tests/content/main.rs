//! The shipped material: sound, drawn, printable and fair. What it costs grows with the number of scenarios; `scripts/test`
//! builds it with optimisation.

#![expect(
    clippy::expect_used,
    reason = "a test fails where what it needs is not there"
)]

mod fair;
mod material;
mod support;
