//! The row that picks scenario and customer type, above graph, figures and trial.

use egui::Ui;

use super::action::WorkAction;
use super::state::Workshop;
use crate::ui::kit::Kit;
use crate::ui::widgets::dropdown;

/// Draws it. A scenario whose file broke is named, too, and said not to be playable; it has no types to pick.
pub fn picks_ui(ui: &mut Ui, kit: &Kit<'_>, workshop: &Workshop) -> Option<WorkAction> {
    let shown = workshop.open.as_ref().or(workshop.closed.as_ref())?;
    let library = workshop.material.library.as_deref();
    let scenarios = library.map_or(&[][..], |library| &library.scenarios);
    let mut action = None;
    let title = |scenario: &crate::model::Scenario| kit.text(&scenario.title).to_owned();
    let mut titles: Vec<String> = scenarios.iter().map(|scenario| title(scenario)).collect();
    let mut picked = scenarios
        .iter()
        .position(|scenario| scenario.id == shown.script.scenario.id);
    if workshop.open.is_none() {
        let values = [("title", title(&shown.script.scenario).into())];
        titles.insert(0, kit.words.with("pick-broken", &values));
        picked = Some(0);
    }
    let before = titles.len() - scenarios.len();
    // What cannot be played says so in full.
    let width = if workshop.open.is_some() {
        kit.look.em(17.0).min(ui.available_width() * 0.4)
    } else {
        kit.look.em(30.0).min(ui.available_width())
    };
    if let Some(index) = dropdown(ui, kit, &kit.t("pick-scenario"), &titles, picked, width) {
        let scenario = index.checked_sub(before).map(|index| &scenarios[index]);
        action = scenario.map(|scenario| WorkAction::Scenario(scenario.id.clone()));
    }
    let (Some(open), Some(library)) = (&workshop.open, library) else {
        return action;
    };
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
