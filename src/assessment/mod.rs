//! The self-assessment, the forecast, and how both compare with what was observed (model, section 5).
//!
//! **Does not** hold the items (the form does), draw anything, or know where answers are kept.

mod answers;
mod calibration;
mod forecast;

pub use answers::{Answers, ITEMS, MOST};
pub use calibration::{Calibration, Direction, Observed, calibrate, observed};
pub use forecast::{Forecast, ForecastResult, ForecastSummary, summarise};
