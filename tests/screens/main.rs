//! The screens, driven by their labels as a person or a screen reader would: no window, no sleeping, no pictures to compare.
//!
//! With `SCREENS=folder` the gallery test also paints every screen to PNG files, for human eyes.

mod drive;
mod fit;
mod gallery;
mod keys;
mod raster;
mod rest;
mod way;
mod words;
