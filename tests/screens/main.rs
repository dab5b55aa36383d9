//! The screens, driven by their labels as a person or a screen reader would: no window, no sleeping, no pictures to compare.
//!
//! With `SCREENS=folder` the gallery test also paints every screen to PNG files, for human eyes.

#![expect(
    clippy::expect_used,
    clippy::many_single_char_names,
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "a test fails where what it needs is not there; corners and shares of pixels have one-letter names"
)]

mod chinese;
mod drive;
mod figures;
mod fit;
mod gallery;
mod keys;
mod made_up;
mod raster;
mod remedy;
mod rest;
mod way;
mod words;
mod work_runs;
mod work_source;
mod workshop;
