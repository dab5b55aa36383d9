//! The debrief in curves: mood over turns, points by turn, by phase and by principle.

use egui::{
    Color32, Rect, Sense, TextWrapMode, Ui, UiBuilder, Vec2, WidgetInfo, WidgetText, WidgetType,
    pos2, vec2,
};
use egui_plot::{Bar, BarChart, GridMark, Line, Plot, PlotPoints};

use crate::model::Variable;
use crate::score::{Exact, approximate, one_decimal, rounded};
use crate::ui::kit::Kit;
use crate::ui::theme::Type;
use crate::ui::widgets::{card, columns, icon};

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

/// A plot that stays put: no zoom, no drag, no cross-hairs.
pub fn still_plot(name: &str) -> Plot<'_> {
    Plot::new(name)
        .allow_zoom(false)
        .allow_drag(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .allow_double_click_reset(false)
        .show_background(false)
        .show_x(false)
        .show_y(false)
        .show_crosshair(false)
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
                kit.colored(ui, Type::Caption, color, kit.words.mood(variable));
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
                    let line = Line::new(kit.words.mood(variable), points);
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
    let rows = finished.review.phases.iter().map(|phase| Row {
        name: kit.words.phase(phase.phase),
        earned: phase.earned.clone(),
        worth: phase.worth.clone(),
        percent: phase.percent(),
    });
    card(ui, kit, |ui| {
        ui.spacing_mut().item_spacing.y = kit.space(1.0);
        kit.heading(ui, kit.t("curves-phases"));
        legend_ui(ui, kit);
        rows_ui(ui, kit, "phases", &rows.collect::<Vec<Row>>());
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
    let rows = scores.into_iter().map(|score| Row {
        name: kit.text(&catalogue.get(score.principle).name).to_owned(),
        earned: score.earned.clone(),
        worth: score.best.clone(),
        percent: score.percent.clone(),
    });
    card(ui, kit, |ui| {
        ui.spacing_mut().item_spacing.y = kit.space(1.0);
        kit.heading(ui, kit.t("curves-principles"));
        kit.caption(ui, kit.t("curves-principles-line"));
        rows_ui(ui, kit, "principles", &rows.collect::<Vec<Row>>());
    });
}

/// One bar lying on its side.
struct Row {
    name: String,
    earned: Exact,
    worth: Exact,
    percent: Exact,
}

/// Names, bars and figures in three columns. The bars are one plot, whose heights are points on the screen, so that
/// each bar stands beside its name however many lines that takes.
fn rows_ui(ui: &mut Ui, kit: &Kit<'_>, name: &str, rows: &[Row]) {
    let palette = kit.palette();
    let gap = kit.space(1.5);
    let width = ui.available_width();
    let lay = |ui: &Ui, text: &str, color: Color32, width: f32| {
        let rich = kit.rich(
            kit.wrap(ui, text, Type::Caption, width),
            Type::Caption,
            color,
        );
        let wrap = Some(TextWrapMode::Wrap);
        WidgetText::from(rich).into_galley(ui, wrap, width, egui::TextStyle::Body)
    };
    let figures = rows.iter().map(|row| {
        let values = [
            ("earned", one_decimal(&row.earned).into()),
            ("worth", one_decimal(&row.worth).into()),
        ];
        let text = kit.words.with("turn-points", &values);
        lay(ui, &text, palette.soft, width * 0.4)
    });
    let figures: Vec<_> = figures.collect();
    let figures_width = figures.iter().fold(0.0_f32, |most, f| most.max(f.size().x));
    let names = rows
        .iter()
        .map(|row| lay(ui, &row.name, palette.ink, width * 0.42));
    let names: Vec<_> = names.collect();
    let names_width = names.iter().fold(0.0_f32, |most, n| most.max(n.size().x));

    let air = kit.space(0.75);
    let heights: Vec<f32> = names.iter().map(|name| name.size().y + air).collect();
    let (whole, _) = ui.allocate_exact_size(vec2(width, heights.iter().sum()), Sense::hover());
    let mut places = Vec::new();
    let mut top = whole.top();
    for ((name, figure), height) in names.into_iter().zip(figures).zip(&heights) {
        let place = Rect::from_min_size(pos2(whole.left(), top), vec2(width, *height));
        let middle = place.center().y;
        let at = pos2(whole.left(), middle - name.size().y / 2.0);
        ui.painter().galley(at, name, palette.ink);
        let at = whole.right() - figure.size().x;
        let at = pos2(at, middle - figure.size().y / 2.0);
        ui.painter().galley(at, figure, palette.soft);
        places.push(place);
        top += height;
    }
    let mut bars = whole;
    bars.min.x += names_width + gap;
    bars.max.x -= figures_width + gap;
    if bars.width() > kit.space(2.0) {
        plot_rows(ui, kit, name, rows, &places, bars);
    }
    for (index, (row, place)) in rows.iter().zip(places).enumerate() {
        let values = [
            ("name", row.name.as_str().into()),
            ("earned", one_decimal(&row.earned).into()),
            ("worth", one_decimal(&row.worth).into()),
            ("percent", rounded(&row.percent).into()),
        ];
        let spoken = kit.words.with("curves-figures", &values);
        let response = ui.interact(place, ui.id().with((name, index)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(WidgetType::ProgressIndicator, true, &spoken));
        response.on_hover_text_at_pointer(spoken);
    }
}

/// The bars of rows: what was earned over what it was worth.
fn plot_rows(ui: &mut Ui, kit: &Kit<'_>, name: &str, rows: &[Row], places: &[Rect], area: Rect) {
    let most = rows.iter().map(|row| approximate(&row.worth));
    let most = most.fold(0.1, f64::max);
    let thick = f64::from(kit.space(1.25));
    let chart = |name: &str, value: fn(&Row) -> &Exact, color: Color32| {
        let bars = rows.iter().zip(places).map(|(row, place)| {
            let height = f64::from(area.top() - place.center().y);
            let bar = Bar::new(height, approximate(value(row)).max(0.0)).width(thick);
            bar.fill(color).stroke(egui::Stroke::NONE)
        });
        let chart = BarChart::new(name, bars.collect()).allow_hover(false);
        chart.horizontal()
    };
    let [earned, worth] = part_colors(kit);
    let worth = chart("worth", |row| &row.worth, worth);
    let earned = chart("earned", |row| &row.earned, earned);
    let base = still_plot(name)
        .width(area.width())
        .height(area.height())
        .show_axes(false)
        .show_grid(false)
        .set_margin_fraction(Vec2::ZERO)
        .default_x_bounds(0.0, most)
        .default_y_bounds(-f64::from(area.height()), 0.0);
    ui.scope_builder(UiBuilder::new().max_rect(area), |ui| {
        base.show(ui, |plot| {
            plot.bar_chart(worth);
            plot.bar_chart(earned);
        });
    });
}
