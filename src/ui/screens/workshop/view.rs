//! The Workshop on the screen: the bar with its parts, and the part that is open.

use egui::Ui;
use egui_phosphor::regular as icons;

use super::action::{Ask, WorkAction, WorkTab};
use super::analysis::analysis_ui;
use super::files::files_ui;
use super::graph::graph_ui;
use super::state::Workshop;
use super::trial::trial_ui;
use crate::ui::ask::Global;
use crate::ui::chrome::{fill_background, top_bar};
use crate::ui::kit::Kit;
use crate::ui::notice::Notice;
use crate::ui::theme::Type;
use crate::ui::widgets::{Button, ChipTone, Rank, chip, icon_button, note, segments};

/// Draws the Workshop.
pub fn workshop_ui(
    ui: &mut Ui,
    kit: &Kit<'_>,
    workshop: &Workshop,
    notices: &[Notice],
) -> Option<Ask> {
    fill_background(ui, kit);
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
            back.clicked().then_some(Ask::Global(Global::Home))
        },
        |ui| {
            if workshop.is_checking {
                chip(ui, kit, ChipTone::Warm, &kit.t("work-checking"));
            }
            None
        },
    );
    let dismissed = notices_ui(ui, kit, notices);
    let content = match workshop.tab {
        WorkTab::Files => files_ui(ui, kit, workshop),
        WorkTab::Graph => graph_ui(ui, kit, workshop),
        WorkTab::Analysis => analysis_ui(ui, kit, workshop),
        WorkTab::Trial => trial_ui(ui, kit, workshop),
    };
    bar.or(dismissed).or(action.or(content).map(Ask::Own))
}

/// Things to tell, each until it is put away.
fn notices_ui(ui: &mut Ui, kit: &Kit<'_>, notices: &[Notice]) -> Option<Ask> {
    let mut action = None;
    if notices.is_empty() {
        return None;
    }
    let frame = egui::Frame::new().inner_margin(egui::Margin::symmetric(16, 8));
    let panel = egui::Panel::top("workshop_notices")
        .frame(frame)
        .resizable(false)
        .show_separator_line(false);
    panel.show(ui, |ui| {
        for (place, notice) in notices.iter().enumerate() {
            note(ui, kit, ChipTone::Warm, icons::INFO, |ui| {
                kit.body(ui, notice.text(kit.words));
                let label = kit.t("notice-dismiss");
                if Button::new(Rank::Quiet, &label)
                    .inline()
                    .show(ui, kit)
                    .clicked()
                {
                    action = Some(Ask::Global(Global::Dismiss(place)));
                }
            });
        }
    });
    action
}
