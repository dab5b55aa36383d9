//! The debrief's head and first part: the result with its reasons, the customer's side, and where most was lost.

use egui::{Ui, Vec2};
use egui_phosphor::regular as icons;

use super::action::{Ask, FinishedAction};
use super::state::Finished;
use crate::model::Outcome;
use crate::record::Record;
use crate::score::{Band, TurnScore, exact, one_decimal};
use crate::ui::ask::Global;
use crate::ui::caps::cap_line;
use crate::ui::kit::Kit;
use crate::ui::past::last_face;
use crate::ui::theme::Type;
use crate::ui::widgets::{
    Button, ChipTone, PortraitSpec, Rank, StandingPortrait, bullet, card, chip, click_card,
    columns, icon_line, note, with_portrait,
};

/// How many of the costliest lines are named.
const COSTLIEST: usize = 3;

/// Total, band, outcome, and why the total is capped.
pub fn head_ui(ui: &mut Ui, kit: &Kit<'_>, finished: &Finished, record: &Record) -> Option<Ask> {
    let review = &finished.review;
    let wide = ui.available_width() > kit.look.em(44.0);
    let script = finished.talk.script();
    let spec = PortraitSpec {
        id: script.type_id,
        customer: &script.customer,
        face: last_face(&finished.talk),
    };
    let portrait_beside = StandingPortrait::new(ui, kit, spec, kit.space(17.0)).filter(|_| wide);
    let shown = card(ui, kit, |ui| {
        ui.set_min_height(kit.space(15.0));
        if wide {
            StandingPortrait::content_beside(portrait_beside, ui, |ui| {
                columns(ui, kit.space(4.0), &[1.0, 3.0], |ui, column| {
                    if column == 0 {
                        total_ui(ui, kit, finished);
                    } else {
                        ending_ui(ui, kit, finished, record);
                    }
                });
            });
        } else {
            with_portrait(ui, kit, spec, kit.space(9.0), |ui| {
                small_total_ui(ui, kit, finished);
            });
            ending_ui(ui, kit, finished, record);
        }
    });
    if let Some(portrait_beside) = portrait_beside {
        // The card's border stays in sight.
        let inside = shown.response.rect.shrink(1.0);
        portrait_beside.paint(ui, kit, inside, kit.space(4.0));
    }
    if review.capped {
        note(ui, kit, ChipTone::Warm, icons::WARNING, |ui| {
            let cap = finished.talk.script().rules.tuning.cap_total;
            let plain = crate::score::rounded(&review.total);
            kit.strong(
                ui,
                kit.words
                    .with("cap-title", &[("cap", cap.into()), ("plain", plain.into())]),
            );
            for reason in &review.caps {
                kit.body(ui, cap_line(kit, finished.talk.script(), reason));
            }
        });
    }
    None
}

fn total_ui(ui: &mut Ui, kit: &Kit<'_>, finished: &Finished) {
    ui.spacing_mut().item_spacing.y = kit.space(0.25);
    kit.caption(ui, kit.t("debrief-total"));
    match finished.review.displayed {
        Some(total) => {
            let size = kit.look.size(Type::Display) * 1.6;
            let number = egui::RichText::new(total.to_string())
                .font(egui::FontId::new(size, kit.look.font(Type::Display).family))
                .color(kit.palette().accent)
                .line_height(Some(size * 1.3));
            ui.add(egui::Label::new(number));
            kit.strong(ui, kit.words.name(Band::of(total).label()));
        }
        None => {
            kit.title(ui, kit.t("not-scored"));
        }
    }
}

/// Total and band in one line, where room is short.
fn small_total_ui(ui: &mut Ui, kit: &Kit<'_>, finished: &Finished) {
    let line = match finished.review.displayed {
        Some(total) => {
            let band = kit.words.name(Band::of(total).label());
            kit.words.with(
                "total-band",
                &[("total", total.into()), ("band", band.into())],
            )
        }
        None => kit.t("not-scored"),
    };
    kit.colored(ui, Type::Title, kit.palette().accent, line);
}

fn ending_ui(ui: &mut Ui, kit: &Kit<'_>, finished: &Finished, record: &Record) {
    let scenario = &finished.talk.script().scenario;
    ui.spacing_mut().item_spacing.y = kit.space(0.75);
    if let Some(outcome) = finished.review.outcome {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = Vec2::splat(kit.space(0.5));
            chip(
                ui,
                kit,
                outcome_tone(outcome),
                &kit.words.name(outcome.label()),
            );
            let customer = kit.text(&finished.talk.script().customer.name);
            chip(ui, kit, ChipTone::Plain, customer);
            chip(ui, kit, ChipTone::Plain, &record.finished_on);
        });
        let ending = &scenario.endings[outcome.index()];
        ui.scope(|ui| {
            kit.limit_width(ui, 42.0);
            let kind = if ui.available_width() < kit.look.em(34.0) {
                Type::Body
            } else {
                Type::Lead
            };
            kit.colored(
                ui,
                kind,
                kit.palette().ink,
                finished.wording.fill(ending, kit.lang()),
            );
        });
    }
    let forecast = record.forecast.and_then(|forecast| {
        let result = forecast.compare(&finished.review)?;
        Some((forecast, result))
    });
    if let Some((forecast, result)) = forecast {
        let key = if result.hit {
            "forecast-hit"
        } else {
            "forecast-miss"
        };
        let values = [("band", kit.words.name(forecast.band.label()).into())];
        let icon = if result.hit {
            icons::TARGET
        } else {
            icons::CROSSHAIR
        };
        icon_line(ui, kit, icon, kit.palette().accent, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            kit.body(ui, kit.words.with(key, &values));
            if let Some(weakest) = result.weakest_hit {
                let key = if weakest {
                    "forecast-weakest-hit"
                } else {
                    "forecast-weakest-miss"
                };
                kit.caption(ui, kit.t(key));
            }
        });
    }
}

const fn outcome_tone(outcome: Outcome) -> ChipTone {
    if outcome.rank() >= 4 {
        ChipTone::Accent
    } else {
        ChipTone::Warm
    }
}

/// Draws the first part.
pub fn overview_ui(ui: &mut Ui, kit: &Kit<'_>, finished: &Finished) -> Option<Ask> {
    let mut action = None;
    if ui.available_width() > kit.look.em(50.0) {
        columns(ui, kit.space(4.0), &[1.25, 1.0], |ui, column| {
            if column == 0 {
                action = costliest_ui(ui, kit, finished);
            } else {
                action = customer_ui(ui, kit, finished).or(action.take());
            }
        });
        return action;
    }
    let costliest = costliest_ui(ui, kit, finished);
    ui.add_space(kit.space(2.0));
    costliest.or(customer_ui(ui, kit, finished))
}

/// The lines that cost most.
fn costliest_ui(ui: &mut Ui, kit: &Kit<'_>, finished: &Finished) -> Option<Ask> {
    let lost = |turn: &TurnScore| &turn.worth - &turn.earned;
    let mut places: Vec<usize> = (0..finished.review.turns.len())
        .filter(|&place| lost(&finished.review.turns[place]) > exact(0))
        .collect();
    places.sort_by(|&a, &b| {
        lost(&finished.review.turns[b])
            .cmp(&lost(&finished.review.turns[a]))
            .then(a.cmp(&b))
    });
    places.truncate(COSTLIEST);
    ui.spacing_mut().item_spacing.y = kit.space(1.0);
    kit.heading(ui, kit.t("overview-costliest"));
    if places.is_empty() {
        kit.body(ui, kit.t("overview-nothing-lost"));
    }
    let mut action = None;
    for place in places {
        let turn = &finished.review.turns[place];
        let line = finished.said(turn.node, turn.choice, kit.lang());
        let values = [
            ("turn", (turn.move_index + 1).into()),
            ("lost", one_decimal(&lost(turn)).into()),
        ];
        let cost = kit.words.with("overview-cost", &values);
        let spoken = format!("{cost}, {line}");
        ui.push_id(place, |ui| {
            let shown = click_card(ui, kit, &spoken, false, |ui| {
                ui.spacing_mut().item_spacing.y = kit.space(0.25);
                kit.colored(ui, Type::Caption, kit.palette().warm, cost.as_str());
                kit.body(ui, line.as_str());
            });
            if shown.response.clicked() {
                action = Some(Ask::Own(FinishedAction::ShowTurn(place)));
            }
        });
    }
    action
}

/// The customer's side: hidden goals, what was conceded, the run string.
fn customer_ui(ui: &mut Ui, kit: &Kit<'_>, finished: &Finished) -> Option<Ask> {
    let scenario = &finished.talk.script().scenario;
    ui.spacing_mut().item_spacing.y = kit.space(0.75);
    kit.heading(ui, kit.t("overview-goals"));
    for goal in &scenario.customer_goals {
        bullet(ui, kit, &finished.wording.fill(goal, kit.lang()));
    }
    ui.add_space(kit.space(1.5));
    kit.heading(ui, kit.t("overview-conceded"));
    let limit = scenario.brief.authority.limit;
    let given = finished.review.conceded;
    let key = match given {
        0 => "conceded-nothing",
        given if given > u64::from(limit) => "conceded-beyond",
        _ => "conceded-within",
    };
    let values = [
        ("given", given.to_string().into()),
        ("limit", limit.to_string().into()),
    ];
    kit.body(ui, kit.words.with(key, &values));
    ui.add_space(kit.space(1.5));
    let run = finished.talk.run()?.to_string();
    kit.heading(ui, kit.t("overview-run"));
    kit.caption(ui, kit.t("overview-run-line"));
    kit.colored(ui, Type::Caption, kit.palette().ink, run.as_str());
    let copied = Button::new(Rank::Secondary, &kit.t("overview-copy"))
        .icon(icons::COPY)
        .show(ui, kit);
    copied.clicked().then_some(Ask::Global(Global::Copy(run)))
}
