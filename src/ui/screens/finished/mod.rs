//! After a talk: forecast, debrief, self-assessment.

mod curves;
mod debrief;
mod forecast;
mod form;
mod overview;
mod turn;
mod turns;
mod update;

pub use curves::still_plot;
pub use debrief::debrief_ui;
pub use forecast::forecast_ui;
pub use form::form_ui;
