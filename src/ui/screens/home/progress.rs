//! How it has gone so far: the mean, the forecasts, and the last talks.

use egui::{Ui, Vec2};
use egui_phosphor::regular as icons;

use crate::assessment::{ForecastResult, observed, summarise};
use crate::record::{Past, Standing, Verdict};
use crate::score::{one_decimal, rounded};
use crate::ui::kit::Kit;
use crate::ui::past::kept_face;
use crate::ui::theme::Type;
use crate::ui::widgets::{ChipTone, PortraitSpec, chip, click_card, icon_line, with_portrait};

use super::action::{Ask, HomeAction};
use super::shown::HomeView;

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
        kit.soft(ui, kit.t("progress-empty"));
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

/// Talks that count: without practice.
fn counted(pasts: &[Past]) -> impl Iterator<Item = &Past> {
    pasts.iter().filter(|past| !past.record.practice)
}

fn summary_ui(ui: &mut Ui, view: &HomeView<'_>) {
    let kit = &view.kit;
    let total = |past: &Past| past.verdict.as_ref()?.displayed;
    let totals: Vec<u32> = counted(view.pasts).filter_map(total).collect();
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
    let forecasts: Vec<ForecastResult> = counted(view.pasts)
        .filter_map(|past| past.forecast)
        .collect();
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
    let day = past.record.finished_on.as_str();
    let Some(verdict) = &past.verdict else {
        icon_line(ui, kit, icons::WARNING, kit.palette().warm, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            kit.body(
                ui,
                kit.words
                    .with("progress-unreadable", &[("day", day.into())]),
            );
            kit.caption(ui, past.scenario.as_str());
        });
        return false;
    };
    let title = verdict.scenario.name.get(kit.lang());
    let result = result_line(kit, verdict);
    let spoken = format!("{title}, {day}, {result}");
    let face = view.library.and_then(|library| {
        let (id, face) = kept_face(library, verdict)?;
        Some(PortraitSpec {
            id,
            customer: library.customer_type(id),
            face,
        })
    });
    click_card(ui, kit, &spoken, false, |ui| {
        ui.spacing_mut().item_spacing.y = kit.space(0.5);
        let lines = |ui: &mut Ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            kit.strong(ui, title);
            kit.colored(ui, Type::Body, kit.palette().accent, result.as_str());
        };
        match face {
            Some(spec) => with_portrait(ui, kit, spec, kit.space(6.0), lines),
            None => lines(ui),
        }
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = Vec2::splat(kit.space(0.5));
            chip(ui, kit, ChipTone::Plain, day);
            if let Some(outcome) = verdict.outcome {
                chip(ui, kit, ChipTone::Plain, &kit.words.name(outcome.label()));
            }
            if past.standing != Standing::AsItWas {
                chip(
                    ui,
                    kit,
                    ChipTone::Warm,
                    &kit.words.name(past.standing.label()),
                );
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
pub fn result_line(kit: &Kit<'_>, verdict: &Verdict) -> String {
    match verdict.displayed.zip(verdict.band) {
        Some((total, band)) => kit.words.with(
            "total-band",
            &[
                ("total", total.into()),
                ("band", kit.words.name(band.label()).into()),
            ],
        ),
        None => kit.t("not-scored"),
    }
}
