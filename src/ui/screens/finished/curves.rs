//! The debrief in curves: mood over turns, points by turn, by phase and by principle.

use egui::{Color32, Rect, Sense, Ui, Vec2};
use egui_plot::{Bar, BarChart, GridMark, Line, Plot, PlotPoints};

use crate::model::Variable;
use crate::score::{Exact, approximate, one_decimal, rounded};
use crate::ui::kit::Kit;
use crate::ui::theme::Type;
use crate::ui::widgets::{BarRow, BarRows, card, columns, icon, still_plot};

use super::state::Finished;
use crate::ui::screens::talk::gauges;

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

/// What is drawn in here has its axes in second-rank text.
fn axes_in_small<R>(ui: &mut Ui, kit: &Kit<'_>, content: impl FnOnce(&mut Ui) -> R) -> R {
    ui.scope(|ui| {
        let style = ui.style_mut();
        let font = kit.look.font(Type::Caption);
        style.text_styles.insert(egui::TextStyle::Body, font);
        style.visuals.override_text_color = Some(kit.palette().soft);
        content(ui)
    })
    .inner
}

/// Colours of what was earned and of what it was worth.
fn part_colors(kit: &Kit<'_>) -> [Color32; 2] {
    let palette = kit.palette();
    let worth = palette.line.lerp_to_gamma(palette.edge, 0.35);
    [palette.accent, worth]
}

/// Which colour is which.
fn legend_ui(ui: &mut Ui, kit: &Kit<'_>) {
    let parts = ["curves-earned", "curves-worth"];
    ui.horizontal_wrapped(|ui| {
        for (key, color) in parts.into_iter().zip(part_colors(kit)) {
            let size = Vec2::new(kit.space(1.5), kit.look.leading(Type::Caption));
            let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
            let swatch = Rect::from_center_size(rect.center(), Vec2::splat(kit.space(1.25)));
            ui.painter().rect_filled(swatch, 3.0, color);
            kit.caption(ui, kit.t(key));
            ui.add_space(kit.space(1.0));
        }
    });
}

/// A plot over the turns, with marks at whole turns only.
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
    still_plot(name)
        .height(kit.look.em(14.0))
        .show_grid([false, true])
        .x_grid_spacer(|input| grid_marks(input.bounds, 1.0))
        .grid_color(kit.palette().line)
        .set_margin_fraction(Vec2::new(0.02, 0.06))
        .include_x(0.4)
        .include_x(last + 0.6)
        .x_axis_formatter(whole)
        .y_axis_formatter(|mark, _| format!("{:.0}", mark.value))
}

/// Marks at every multiple of a step, all labelled: the step is said to be huge, so that none fades.
fn grid_marks((from, to): (f64, f64), step: f64) -> Vec<GridMark> {
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
                kit.colored(ui, Type::Caption, color, kit.words.name(variable.label()));
                ui.add_space(kit.space(1.0));
            }
        });
        let turns = &finished.review.turns;
        let base = plot(kit, "mood", turns.len())
            .y_grid_spacer(|input| grid_marks(input.bounds, 50.0))
            .include_x(0.0)
            .include_y(0.0)
            .include_y(100.0);
        axes_in_small(ui, kit, |ui| {
            base.show(ui, |plot| {
                for (variable, _, color) in gauges(kit) {
                    let points = mood_points(finished, variable);
                    let line = Line::new(kit.words.name(variable.label()), points);
                    plot.line(line.color(color).width(2.5));
                }
            });
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
        legend_ui(ui, kit);
        let [earned_color, worth_color] = part_colors(kit);
        let turns = &finished.review.turns;
        let bars = |value: fn(&crate::score::TurnScore) -> &Exact, color: Color32, width: f64| {
            let bars = turns.iter().zip(1_u16..).map(|(turn, place)| {
                let bar = Bar::new(f64::from(place), approximate(value(turn)));
                bar.width(width).fill(color).stroke(egui::Stroke::NONE)
            });
            bars.collect::<Vec<Bar>>()
        };
        let worth = bars(|turn| &turn.worth, worth_color, 0.76);
        let earned = bars(|turn| &turn.earned, earned_color, 0.76);
        let base = plot(kit, "turns", turns.len())
            .y_grid_spacer(|input| grid_marks(input.bounds, 5.0))
            .include_y(0.0)
            .include_y(10.0);
        axes_in_small(ui, kit, |ui| {
            base.show(ui, |plot| {
                plot.bar_chart(BarChart::new("worth", worth).allow_hover(false));
                plot.bar_chart(BarChart::new("earned", earned).allow_hover(false));
            });
        });
        kit.caption(ui, kit.t("curves-turn-axis"));
    });
}

fn phases_ui(ui: &mut Ui, kit: &Kit<'_>, finished: &Finished) {
    let rows = finished.review.phases.iter().map(|phase| {
        let name = kit.words.name(phase.phase.label());
        bar_row(kit, name, &phase.earned, &phase.worth, &phase.percent())
    });
    card(ui, kit, |ui| {
        ui.spacing_mut().item_spacing.y = kit.space(1.0);
        kit.heading(ui, kit.t("curves-phases"));
        legend_ui(ui, kit);
        rows_ui(ui, kit, "phases", &rows.collect::<Vec<_>>());
    });
}

fn principles_ui(ui: &mut Ui, kit: &Kit<'_>, finished: &Finished) {
    let catalogue = &finished.talk.script().rules.catalogue;
    let mut scores: Vec<_> = finished.review.principles.iter().collect();
    // What was missed most stands first; among equals, what weighs most.
    scores.sort_by(|a, b| {
        let lost = |score: &crate::score::PrincipleScore| &score.best - &score.earned;
        lost(b)
            .cmp(&lost(a))
            .then(b.best.cmp(&a.best))
            .then(a.principle.cmp(&b.principle))
    });
    let rows = scores.into_iter().map(|score| {
        let name = kit.text(&catalogue.get(score.principle).name).to_owned();
        bar_row(kit, name, &score.earned, &score.best, &score.percent)
    });
    card(ui, kit, |ui| {
        ui.spacing_mut().item_spacing.y = kit.space(1.0);
        kit.heading(ui, kit.t("curves-principles"));
        kit.caption(ui, kit.t("curves-principles-line"));
        rows_ui(ui, kit, "principles", &rows.collect::<Vec<_>>());
    });
}

/// A row for points earned of points it was worth, with the percentage that is told about it.
fn bar_row(kit: &Kit<'_>, name: String, earned: &Exact, worth: &Exact, percent: &Exact) -> BarRow {
    let points = [
        ("earned", one_decimal(earned).into()),
        ("worth", one_decimal(worth).into()),
    ];
    let mut values = points.to_vec();
    values.push(("name", name.as_str().into()));
    values.push(("percent", rounded(percent).into()));
    BarRow {
        figure: kit.words.with("turn-points", &points),
        spoken: kit.words.with("curves-figures", &values),
        name,
        ends: [approximate(earned).max(0.0), approximate(worth).max(0.0)],
        colors: part_colors(kit),
    }
}

/// Draws rows of points; the longest bar takes the whole width.
fn rows_ui(ui: &mut Ui, kit: &Kit<'_>, id: &str, rows: &[BarRow]) {
    BarRows {
        id,
        rows,
        most: rows.iter().map(|row| row.ends[1]).fold(0.1, f64::max),
        track: None,
    }
    .show(ui, kit);
}
