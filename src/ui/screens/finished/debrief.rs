//! The debrief: its frame with the three parts.

use egui::Ui;
use egui_phosphor::regular as icons;

use crate::record::{Past, Record, Standing};
use crate::ui::chrome::{bottom_bar, fill_background, top_bar};
use crate::ui::kit::Kit;
use crate::ui::widgets::{Button, ChipTone, Page, Rank, chip, icon_button, page, segments};

use super::action::{Ask, FinishedAction, Tab};
use super::curves::curves_ui;
use super::overview::{head_ui, overview_ui};
use super::state::Finished;
use super::turns::turns_ui;
use crate::ui::ask::Global;

/// Draws the debrief. Of a talk that was scored otherwise when it was held, it says that it is scored anew.
pub fn debrief_ui(ui: &mut Ui, kit: &Kit<'_>, finished: &Finished, past: &Past) -> Option<Ask> {
    let record = &past.record;
    fill_background(ui, kit);
    let scenario = &finished.talk.script().scenario;
    let bar = top_bar(
        ui,
        kit,
        |ui| {
            let back = icon_button(ui, kit, icons::ARROW_LEFT, &kit.t("back-home"));
            kit.soft(ui, kit.text(&scenario.title));
            back.clicked().then_some(Ask::Global(Global::Home))
        },
        |ui| {
            if past.standing != Standing::AsItWas {
                chip(ui, kit, ChipTone::Warm, &kit.t("kept-now"));
            }
            if record.practice {
                chip(ui, kit, ChipTone::Warm, &kit.t("practice"));
            }
            None
        },
    );
    let bottom = bottom_bar(ui, kit, |ui| actions_ui(ui, kit, record));
    let layout = Page {
        name: "debrief",
        width: kit.look.em(74.0),
    };
    let content = page(ui, kit, layout, |ui| {
        ui.spacing_mut().item_spacing.y = kit.space(1.0);
        let mut action = head_ui(ui, kit, finished, record);
        ui.add_space(kit.space(1.5));
        let labels: Vec<String> = Tab::ALL.iter().map(|tab| kit.t(tab.key())).collect();
        let picked = Tab::ALL.iter().position(|&tab| tab == finished.tab);
        if let Some(index) = segments(ui, kit, &labels, picked) {
            action = Some(Ask::Own(FinishedAction::ShowTab(Tab::ALL[index])));
        }
        ui.add_space(kit.space(1.5));
        let part = match finished.tab {
            Tab::Overview => overview_ui(ui, kit, finished),
            Tab::Turns => turns_ui(ui, kit, finished),
            Tab::Curves => {
                curves_ui(ui, kit, finished);
                None
            }
        };
        action.or(part)
    });
    bar.or(bottom).or(content)
}

fn actions_ui(ui: &mut Ui, kit: &Kit<'_>, record: &Record) -> Option<Ask> {
    let done = record.answers.is_some();
    let mut action = None;
    let (form_rank, home_rank) = if done {
        (Rank::Quiet, Rank::Primary)
    } else {
        (Rank::Primary, Rank::Quiet)
    };
    let form_label = kit.t(if done {
        "debrief-form-again"
    } else {
        "debrief-form"
    });
    let home_label = kit.t("debrief-home");
    let mut buttons = [
        (
            form_rank,
            form_label,
            icons::LIST_CHECKS,
            Ask::Own(FinishedAction::Form),
        ),
        (
            home_rank,
            home_label,
            icons::HOUSE,
            Ask::Global(Global::Home),
        ),
    ];
    if done {
        buttons.swap(0, 1);
    }
    let [first, last] = buttons;
    let again = (
        Rank::Secondary,
        kit.t("debrief-again"),
        icons::REPEAT,
        Ask::Own(FinishedAction::PlayAgain),
    );
    for (rank, label, icon, wanted) in [first, again, last] {
        if Button::new(rank, &label).icon(icon).show(ui, kit).clicked() {
            action = Some(wanted);
        }
    }
    action
}
