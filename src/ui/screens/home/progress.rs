//! How it has gone so far: the mean, the forecasts, and the last talks.

use egui::{Ui, Vec2};
use egui_phosphor::regular as icons;

use crate::assessment::{ForecastResult, observed, summarise};
use crate::score::{Band, one_decimal, rounded};
use crate::ui::kit::Kit;
use crate::ui::past::{Past, Told};
use crate::ui::theme::Type;
use crate::ui::widgets::{ChipTone, Sitter, beside_portrait, chip, click_card, icon_line};

use super::action::{Ask, HomeAction};
use super::view::HomeView;

/// How many talks are listed.
const LISTED: usize = 8;

/// Draws the progress.
pub fn progress_ui(ui: &mut Ui, view: &HomeView<'_>) -> Option<Ask> {
    let kit = &view.kit;
    ui.horizontal(|ui| {
        ui.set_min_height(kit.space(5.0));
        kit.heading(ui, kit.t("progress-title"));
    });
    if view.pasts.is_empty() {
        kit.colored(ui, Type::Body, kit.palette().soft, kit.t("progress-empty"));
        return None;
    }
    summary_ui(ui, view);
    ui.add_space(kit.space(0.5));
    let mut action = None;
    for (place, past) in view.pasts.iter().enumerate().rev().take(LISTED) {
        ui.push_id(&past.record.name, |ui| {
            if past_ui(ui, view, past) {
                action = Some(Ask::Own(HomeAction::OpenPast(place)));
            }
        });
    }
    action
}

fn told(pasts: &[Past]) -> impl Iterator<Item = &Told> {
    pasts
        .iter()
        .filter(|past| !past.record.practice)
        .filter_map(|past| past.told.as_ref().ok())
}

fn summary_ui(ui: &mut Ui, view: &HomeView<'_>) {
    let kit = &view.kit;
    let totals: Vec<u32> = told(view.pasts).filter_map(|told| told.total).collect();
    if let Some(seen) = observed(&totals) {
        let key = if seen.provisional {
            "progress-mean-provisional"
        } else {
            "progress-mean"
        };
        let values = [
            ("mean", rounded(&seen.mean).into()),
            ("talks", seen.talks.into()),
        ];
        kit.caption(ui, kit.words.with(key, &values));
    }
    let forecasts: Vec<ForecastResult> =
        told(view.pasts).filter_map(|told| told.forecast).collect();
    if let Some(summary) = summarise(&forecasts) {
        let zero = crate::score::exact(0);
        let key = match summary.mean_error.cmp(&zero) {
            std::cmp::Ordering::Greater => "progress-forecast-high",
            std::cmp::Ordering::Less => "progress-forecast-low",
            std::cmp::Ordering::Equal => "progress-forecast-even",
        };
        let size = if summary.mean_error < zero {
            -summary.mean_error
        } else {
            summary.mean_error
        };
        let values = [
            ("hits", summary.hits.into()),
            ("count", summary.forecasts.into()),
            ("error", one_decimal(&size).into()),
        ];
        kit.caption(ui, kit.words.with(key, &values));
    }
}

/// One talk; returns whether its debrief is wanted.
fn past_ui(ui: &mut Ui, view: &HomeView<'_>, past: &Past) -> bool {
    let kit = &view.kit;
    let told = match (&past.told, view.library) {
        (Ok(told), Some(library)) => Some((told, library)),
        _ => None,
    };
    let Some((told, library)) = told else {
        icon_line(ui, kit, icons::WARNING, kit.palette().warm, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let day = past.record.finished_on.as_str();
            kit.body(
                ui,
                kit.words
                    .with("progress-unreadable", &[("day", day.into())]),
            );
            if let Err(reason) = &past.told {
                kit.caption(ui, reason.to_string());
            }
        });
        return false;
    };
    let title = kit.text(&library.scenarios[told.scenario].title);
    let result = result_line(kit, told);
    let spoken = format!("{title}, {}, {result}", past.record.finished_on);
    click_card(ui, kit, &spoken, false, |ui| {
        ui.spacing_mut().item_spacing.y = kit.space(0.5);
        let sitter = Sitter {
            id: told.customer,
            customer: library.customer_type(told.customer),
            face: told.face,
        };
        beside_portrait(ui, kit, sitter, kit.space(6.0), |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            kit.strong(ui, title);
            kit.colored(ui, Type::Body, kit.palette().accent, result.as_str());
        });
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = Vec2::splat(kit.space(0.5));
            chip(ui, kit, ChipTone::Plain, &past.record.finished_on);
            if let Some(outcome) = told.outcome {
                chip(ui, kit, ChipTone::Plain, &kit.words.outcome(outcome));
            }
            if past.record.practice {
                chip(ui, kit, ChipTone::Warm, &kit.t("practice"));
            }
            if let Some(sum) = past
                .record
                .answers
                .as_ref()
                .and_then(crate::assessment::Answers::own_score)
            {
                let text = kit.words.with("progress-own", &[("sum", sum.into())]);
                chip(ui, kit, ChipTone::Plain, &text);
            }
        });
    })
    .response
    .clicked()
}

/// Total and band.
fn result_line(kit: &Kit<'_>, told: &Told) -> String {
    match told.total {
        Some(total) => {
            let band = kit.words.band(Band::of(total));
            kit.words.with(
                "total-band",
                &[("total", total.into()), ("band", band.into())],
            )
        }
        None => kit.t("not-scored"),
    }
}
