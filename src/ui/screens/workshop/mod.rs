//! The Workshop on the screen: the bar with its parts, and the part that is open.

mod analysis;
mod canvas;
mod code;
mod files;
mod finding;
mod graph;
mod minimap;
mod node;
mod paint;
mod picks;
mod plots;
mod source;
mod trial;
mod tried;

use egui::Ui;
use egui_phosphor::regular as icons;

use crate::ui::action::Action;
use crate::ui::chrome::{ground, top_bar};
use crate::ui::kit::Kit;
use crate::ui::theme::Type;
use crate::ui::widgets::{icon_button, segments};
use crate::ui::workshop::{WorkAction, WorkTab, Workshop};

/// Draws the Workshop.
pub fn workshop_ui(ui: &mut Ui, kit: &Kit<'_>, workshop: &Workshop) -> Option<Action> {
    ground(ui, kit);
    let mut action = None;
    let bar = top_bar(
        ui,
        kit,
        |ui| {
            let back = icon_button(ui, kit, icons::ARROW_LEFT, &kit.t("back-home"));
            if ui.available_width() > kit.look.em(34.0) {
                kit.colored(ui, Type::Heading, kit.palette().accent, kit.t("workshop"));
                ui.add_space(kit.space(2.0));
            }
            let labels = WorkTab::ALL.map(|tab| kit.t(tab.key()));
            let here = WorkTab::ALL.iter().position(|tab| *tab == workshop.tab);
            if let Some(index) = segments(ui, kit, &labels, here) {
                action = Some(WorkAction::Tab(WorkTab::ALL[index]));
            }
            back.clicked().then_some(Action::Home)
        },
        |_| None,
    );
    let content = match workshop.tab {
        WorkTab::Files => files::files_ui(ui, kit, workshop),
        WorkTab::Graph => graph::graph_ui(ui, kit, workshop),
        WorkTab::Analysis => analysis::analysis_ui(ui, kit, workshop),
        WorkTab::Trial => trial::trial_ui(ui, kit, workshop),
    };
    bar.or(action.or(content).map(Action::Work))
}
