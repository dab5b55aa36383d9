//! The row that picks scenario and customer type, above graph, figures and trial.

use egui::Ui;

use super::action::WorkAction;
use super::state::Workshop;
use crate::ui::kit::Kit;
use crate::ui::widgets::dropdown;

/// Draws it.
pub fn picks_ui(ui: &mut Ui, kit: &Kit<'_>, workshop: &Workshop) -> Option<WorkAction> {
    let library = workshop.material.library.as_ref()?;
    let open = workshop.open.as_ref()?;
    let mut action = None;
    let titles: Vec<String> = library
        .scenarios
        .iter()
        .map(|scenario| kit.text(&scenario.title).to_owned())
        .collect();
    let picked = library
        .scenarios
        .iter()
        .position(|scenario| scenario.id == open.script.scenario.id);
    let width = kit.look.em(17.0).min(ui.available_width() * 0.4);
    if let Some(index) = dropdown(ui, kit, &kit.t("pick-scenario"), &titles, picked, width) {
        action = Some(WorkAction::Scenario(library.scenarios[index].id.clone()));
    }
    let customers = &open.script.scenario.customers;
    let names: Vec<String> = customers
        .iter()
        .filter_map(|customer| library.customers.get(usize::from(customer.0)))
        .map(|customer| kit.text(&customer.name).to_owned())
        .collect();
    let picked = customers
        .iter()
        .position(|customer| *customer == open.script.type_id);
    let width = kit.look.em(10.0).min(ui.max_rect().width());
    if let Some(index) = dropdown(ui, kit, &kit.t("pick-customer"), &names, picked, width) {
        action = Some(WorkAction::Customer(customers[index]));
    }
    action
}
