//! The forecast: how did it go, before anybody says so. May be skipped.

use egui::Ui;
use egui_phosphor::regular as icons;

use super::action::{Ask, FinishedAction};
use super::state::Finished;
use crate::score::Band;
use crate::ui::chrome::{bottom_bar, fill_background, top_bar};
use crate::ui::kit::Kit;
use crate::ui::theme::Type;
use crate::ui::widgets::{Button, Page, Rank, card, click_card, columns, equal_rows, page};

/// Draws the forecast.
pub fn forecast_ui(ui: &mut Ui, kit: &Kit<'_>, finished: &Finished) -> Option<Ask> {
    fill_background(ui, kit);
    let scenario = &finished.talk.script().scenario;
    let bar = top_bar(
        ui,
        kit,
        |ui| {
            kit.soft(ui, kit.text(&scenario.title));
            None
        },
        |_| None,
    );
    let bottom = bottom_bar(ui, kit, |ui| {
        let label = kit.t("forecast-go");
        let go = Button::new(Rank::Primary, &label)
            .main()
            .icon_after(icons::ARROW_RIGHT)
            .enabled(finished.band.is_some());
        let went = go.show(ui, kit).clicked() && finished.band.is_some();
        let skipped = Button::new(Rank::Quiet, &kit.t("forecast-skip"))
            .show(ui, kit)
            .clicked();
        if went {
            Some(Ask::Own(FinishedAction::Debrief { forecast: true }))
        } else {
            skipped.then_some(Ask::Own(FinishedAction::Debrief { forecast: false }))
        }
    });
    let layout = Page {
        name: "forecast",
        width: kit.look.em(60.0),
    };
    let content = page(ui, kit, layout, |ui| {
        ui.spacing_mut().item_spacing.y = kit.space(1.0);
        ending_ui(ui, kit, finished);
        ui.add_space(kit.space(2.0));
        kit.title(ui, kit.t("forecast-title"));
        kit.soft(ui, kit.t("forecast-line"));
        ui.add_space(kit.space(0.5));
        let action = bands_ui(ui, kit, finished);
        ui.add_space(kit.space(2.0));
        kit.heading(ui, kit.t("forecast-weakest"));
        action.or(turns_ui(ui, kit, finished))
    });
    bar.or(bottom).or(content)
}

/// How the customer left: what the trainee saw in the room.
fn ending_ui(ui: &mut Ui, kit: &Kit<'_>, finished: &Finished) {
    let Some(outcome) = finished.review.outcome else {
        return;
    };
    let ending = &finished.talk.script().scenario.endings[outcome.index()];
    card(ui, kit, |ui| {
        ui.spacing_mut().item_spacing.y = kit.space(0.5);
        kit.colored(
            ui,
            Type::Caption,
            kit.palette().accent,
            kit.t("forecast-ended"),
        );
        kit.limit_width(ui, 44.0);
        kit.colored(
            ui,
            Type::Lead,
            kit.palette().ink,
            finished.wording.fill(ending, kit.lang()),
        );
    });
}

fn bands_ui(ui: &mut Ui, kit: &Kit<'_>, finished: &Finished) -> Option<Ask> {
    let mut action = None;
    let bands: Vec<Band> = Band::ALL.iter().rev().copied().collect();
    let across = if ui.available_width() > kit.look.em(50.0) {
        bands.len()
    } else {
        1
    };
    equal_rows(
        ui,
        kit.space(1.0),
        "bands",
        bands.len(),
        across,
        |ui, index, height| {
            let band = bands[index];
            let name = kit.words.name(band.label());
            let (low, high) = band.range();
            let range = kit
                .words
                .with("band-range", &[("low", low.into()), ("high", high.into())]);
            let spoken = format!("{name}, {range}");
            let shown = click_card(ui, kit, &spoken, finished.band == Some(band), |ui| {
                let top = ui.cursor().top();
                ui.spacing_mut().item_spacing.y = 0.0;
                kit.strong(ui, name.as_str());
                let natural = ui.cursor().top() - top + kit.look.leading(Type::Caption);
                ui.add_space((height - natural).max(0.0));
                kit.caption(ui, range.as_str());
                natural
            });
            if shown.response.clicked() {
                action = Some(Ask::Own(FinishedAction::PredictBand(band)));
            }
            shown.inner
        },
    );
    action
}

/// The lines said; one may be named as the weakest.
fn turns_ui(ui: &mut Ui, kit: &Kit<'_>, finished: &Finished) -> Option<Ask> {
    let mut action = None;
    let turns: Vec<_> = finished
        .review
        .turns
        .iter()
        .filter(|turn| turn.slot.is_some())
        .collect();
    let across: usize = if ui.available_width() > kit.look.em(50.0) {
        2
    } else {
        1
    };
    let shares = vec![1.0; across];
    columns(ui, kit.space(2.0), &shares, |ui, column| {
        ui.spacing_mut().item_spacing.y = kit.space(0.75);
        let each = turns.len().div_ceil(across);
        for turn in turns.iter().skip(column * each).take(each) {
            let line = finished.said(turn.node, turn.choice, kit.lang());
            let values = [
                ("turn", (turn.move_index + 1).into()),
                ("line", line.into()),
            ];
            let label = kit.words.with("rewind-to", &values);
            let picked = finished.weakest == Some(turn.move_index);
            ui.push_id(turn.move_index, |ui| {
                let shown = click_card(ui, kit, &label, picked, |ui| kit.body(ui, label.as_str()));
                if shown.response.clicked() {
                    action = Some(Ask::Own(FinishedAction::PredictWeakest(turn.move_index)));
                }
            });
        }
    });
    action
}
