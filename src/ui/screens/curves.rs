//! The debrief in curves: mood over turns, points by turn, by phase and by principle.

use egui::{Color32, Ui, Vec2};
use egui_plot::{Bar, BarChart, GridMark, Line, Plot, PlotPoints};

use crate::model::Variable;
use crate::score::{Exact, approximate, one_decimal, rounded};
use crate::ui::kit::Kit;
use crate::ui::past::Finished;
use crate::ui::theme::Type;
use crate::ui::widgets::{card, columns, icon, share_bar};

use super::talk::gauges;

/// Draws the curves.
pub fn curves_ui(ui: &mut Ui, kit: &Kit<'_>, finished: &Finished) {
    ui.spacing_mut().item_spacing.y = kit.space(2.0);
    if ui.available_width() > kit.look.em(54.0) {
        columns(ui, kit.space(2.0), &[1.0, 1.0], |ui, column| {
            if column == 0 {
                mood_ui(ui, kit, finished);
            } else {
                turns_ui(ui, kit, finished);
            }
        });
        columns(ui, kit.space(2.0), &[1.0, 1.0], |ui, column| {
            if column == 0 {
                phases_ui(ui, kit, finished);
            } else {
                principles_ui(ui, kit, finished);
            }
        });
        return;
    }
    mood_ui(ui, kit, finished);
    turns_ui(ui, kit, finished);
    phases_ui(ui, kit, finished);
    principles_ui(ui, kit, finished);
}

/// A plot that stays put: no zoom, no drag, marks at whole turns only.
fn plot<'a>(kit: &Kit<'_>, name: &'a str, turns: usize) -> Plot<'a> {
    // Every second number where they would crowd.
    let every = if turns > 12 { 2.0 } else { 1.0 };
    let whole = move |mark: GridMark, _: &std::ops::RangeInclusive<f64>| {
        if mark.value < 0.5 || (mark.value - 1.0) % every > 0.01 {
            String::new()
        } else {
            format!("{:.0}", mark.value)
        }
    };
    let last = f64::from(u16::try_from(turns).unwrap_or(u16::MAX));
    Plot::new(name)
        .height(kit.look.em(14.0))
        .allow_zoom(false)
        .allow_drag(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .allow_double_click_reset(false)
        .show_background(false)
        .show_x(false)
        .show_y(false)
        .show_crosshair(false)
        .show_grid([false, true])
        .x_grid_spacer(|input| marks(input.bounds, 1.0))
        .grid_color(kit.palette().edge)
        .set_margin_fraction(Vec2::new(0.02, 0.06))
        .include_x(0.4)
        .include_x(last + 0.6)
        .x_axis_formatter(whole)
        .y_axis_formatter(|mark, _| format!("{:.0}", mark.value))
}

/// Marks at every multiple of a step, all labelled: the step is said to be huge, so that none fades.
fn marks((from, to): (f64, f64), step: f64) -> Vec<GridMark> {
    let mark = |count: u16| GridMark {
        value: f64::from(count) * step,
        step_size: 1.0e4,
    };
    (0..=200)
        .map(mark)
        .filter(|mark| mark.value >= from && mark.value <= to)
        .collect()
}

/// Mood before the first line and after each.
fn mood_ui(ui: &mut Ui, kit: &Kit<'_>, finished: &Finished) {
    card(ui, kit, |ui| {
        ui.spacing_mut().item_spacing.y = kit.space(1.0);
        kit.heading(ui, kit.t("curves-mood"));
        ui.horizontal_wrapped(|ui| {
            for (variable, name, color) in gauges(kit) {
                icon(ui, kit, name, color);
                kit.colored(ui, Type::Caption, color, kit.words.mood(variable));
                ui.add_space(kit.space(1.0));
            }
        });
        let turns = &finished.review.turns;
        let base = plot(kit, "mood", turns.len())
            .y_grid_spacer(|input| marks(input.bounds, 25.0))
            .include_x(0.0)
            .include_y(0.0)
            .include_y(100.0);
        base.show(ui, |plot| {
            for (variable, _, color) in gauges(kit) {
                let name = kit.words.mood(variable);
                plot.line(
                    Line::new(name, mood_points(finished, variable))
                        .color(color)
                        .width(2.5),
                );
            }
        });
        kit.caption(ui, kit.t("curves-turn-axis"));
    });
}

fn mood_points(finished: &Finished, variable: Variable) -> PlotPoints<'static> {
    let value = |mood: &crate::engine::Mood| f64::from(mood.get(variable)) / 1000.0;
    let turns = &finished.review.turns;
    let start = turns.first().map(|turn| [0.0, value(&turn.mood.0)]);
    let after = turns
        .iter()
        .zip(1_u16..)
        .map(|(turn, place)| [f64::from(place), value(&turn.mood.1)]);
    start.into_iter().chain(after).collect()
}

/// Points by turn: earned of worth.
fn turns_ui(ui: &mut Ui, kit: &Kit<'_>, finished: &Finished) {
    card(ui, kit, |ui| {
        ui.spacing_mut().item_spacing.y = kit.space(1.0);
        kit.heading(ui, kit.t("curves-turns"));
        let palette = kit.palette();
        let keys = [
            ("curves-earned", palette.accent),
            ("curves-worth", palette.line),
        ];
        ui.horizontal_wrapped(|ui| {
            for (key, color) in keys {
                let size = Vec2::new(kit.space(1.5), kit.look.leading(Type::Caption));
                let (rect, _) = ui.allocate_exact_size(size, egui::Sense::hover());
                let swatch =
                    egui::Rect::from_center_size(rect.center(), Vec2::splat(kit.space(1.25)));
                ui.painter().rect_filled(swatch, 3.0, color);
                kit.caption(ui, kit.t(key));
                ui.add_space(kit.space(1.0));
            }
        });
        let turns = &finished.review.turns;
        let bars = |value: fn(&crate::score::TurnScore) -> &Exact, color: Color32, width: f64| {
            let bars = turns.iter().zip(1_u16..).map(|(turn, place)| {
                let bar = Bar::new(f64::from(place), approximate(value(turn)));
                bar.width(width).fill(color).stroke(egui::Stroke::NONE)
            });
            bars.collect::<Vec<Bar>>()
        };
        let worth = bars(|turn| &turn.worth, keys[1].1, 0.76);
        let earned = bars(|turn| &turn.earned, keys[0].1, 0.76);
        let base = plot(kit, "turns", turns.len())
            .y_grid_spacer(|input| marks(input.bounds, 2.0))
            .include_y(0.0);
        base.show(ui, |plot| {
            plot.bar_chart(BarChart::new("worth", worth).allow_hover(false));
            plot.bar_chart(BarChart::new("earned", earned).allow_hover(false));
        });
        kit.caption(ui, kit.t("curves-turn-axis"));
    });
}

fn phases_ui(ui: &mut Ui, kit: &Kit<'_>, finished: &Finished) {
    card(ui, kit, |ui| {
        ui.spacing_mut().item_spacing.y = kit.space(0.5);
        kit.heading(ui, kit.t("curves-phases"));
        for phase in &finished.review.phases {
            let values = [
                ("earned", one_decimal(&phase.earned).into()),
                ("worth", one_decimal(&phase.worth).into()),
            ];
            let points = kit.words.with("turn-points", &values);
            bar_row(
                ui,
                kit,
                &kit.words.phase(phase.phase),
                &points,
                &phase.percent(),
            );
        }
    });
}

fn principles_ui(ui: &mut Ui, kit: &Kit<'_>, finished: &Finished) {
    card(ui, kit, |ui| {
        ui.spacing_mut().item_spacing.y = kit.space(0.5);
        kit.heading(ui, kit.t("curves-principles"));
        kit.caption(ui, kit.t("curves-principles-line"));
        let catalogue = &finished.talk.script().rules.catalogue;
        let mut scores: Vec<_> = finished.review.principles.iter().collect();
        // What was missed most stands first.
        scores.sort_by(|a, b| {
            let lost = |score: &crate::score::PrincipleScore| &score.best - &score.earned;
            lost(b).cmp(&lost(a)).then(a.principle.cmp(&b.principle))
        });
        for score in scores {
            let values = [
                ("earned", one_decimal(&score.earned).into()),
                ("worth", one_decimal(&score.best).into()),
            ];
            let points = kit.words.with("turn-points", &values);
            let name = kit.text(&catalogue.get(score.principle).name);
            bar_row(ui, kit, name, &points, &score.percent);
        }
    });
}

/// Name and points over a bar.
fn bar_row(ui: &mut Ui, kit: &Kit<'_>, name: &str, points: &str, percent: &Exact) {
    let gap = kit.space(1.0);
    columns(ui, gap, &[2.2, 1.0], |ui, column| {
        if column == 0 {
            kit.colored(ui, Type::Caption, kit.palette().ink, name);
        } else {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Min), |ui| {
                kit.caption(ui, points)
            });
        }
    });
    #[expect(clippy::cast_possible_truncation, reason = "a share between 0 and 1")]
    let share = (approximate(percent) / 100.0) as f32;
    let size = Vec2::new(ui.available_width(), 6.0);
    let spoken = format!("{name} {} %", rounded(percent));
    share_bar(ui, kit, share, kit.palette().accent, size, &spoken);
    ui.add_space(kit.space(0.5));
}
