//! After a talk: forecast, debrief, self-assessment.

mod action;
mod curves;
mod debrief;
mod forecast;
mod form;
mod keys;
mod overview;
mod state;
mod turn;
mod turns;
mod update;

use egui::Ui;

use crate::ui::kit::Kit;
use crate::ui::shared::Shared;

pub use action::{Ask, FinishedAction};
pub use keys::finished_keys;
pub use state::{Finished, Step};

/// Draws the step after a talk that is open.
pub fn finished_ui(
    ui: &mut Ui,
    kit: &Kit<'_>,
    finished: &Finished,
    shared: &Shared,
) -> Option<Ask> {
    let past = shared.pasts.get(finished.past)?;
    match finished.step {
        Step::Forecast => forecast::forecast_ui(ui, kit, finished),
        Step::Debrief => debrief::debrief_ui(ui, kit, finished, past),
        Step::Form => form::form_ui(ui, kit, finished, shared.form()),
    }
}
