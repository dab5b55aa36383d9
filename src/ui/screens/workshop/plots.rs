//! The plots of the figures: means of robots, chances of endings, occasions of principles.

use egui::{Color32, Sense, Stroke, Ui, UiBuilder, Vec2, WidgetInfo, WidgetType, pos2, vec2};
use egui_plot::{Bar, BarChart};

use crate::analysis::{Estimate, Finding, Policy};
use crate::model::Outcome;
use crate::ui::kit::Kit;
use crate::ui::theme::Type;
use crate::ui::widgets::{card, columns};
use crate::workshop::{AnalysisView, Open};

use crate::ui::screens::finished::still_plot;

/// One bar lying on its side.
pub(super) struct Row {
    pub name: String,
    /// At least, at most: the bar is full as far as it is sure.
    pub span: (f64, f64),
    pub figure: String,
    pub color: Color32,
}

/// Mean totals: the best lines, the robots, and chance.
pub fn means_ui(ui: &mut Ui, kit: &Kit<'_>, view: &AnalysisView) {
    let palette = kit.palette();
    let row = |policy: Policy, mean: f64, color: Color32| Row {
        name: policy.label().get(kit.lang()).to_owned(),
        span: (mean, mean),
        figure: format!("{mean:.1}"),
        color,
    };
    let mut rows = vec![row(Policy::Best, view.best.0, palette.accent)];
    let robot = palette.sunken.lerp_to_gamma(palette.accent, 0.45);
    let robots = view.robots.iter();
    rows.extend(robots.map(|(policy, mean)| row(*policy, *mean, robot)));
    rows.push(Row {
        span: interval(&view.random),
        figure: view.random.to_string(),
        ..row(Policy::Random, view.random.value, palette.warm)
    });
    card(ui, kit, |ui| {
        ui.spacing_mut().item_spacing.y = kit.space(1.0);
        kit.heading(ui, kit.t("analysis-means"));
        kit.caption(ui, kit.t("analysis-means-line"));
        rows_ui(ui, kit, "means", &rows, 100.0);
        if let Some(outcome) = view.best.1 {
            let values = [("outcome", kit.words.outcome(outcome).into())];
            kit.caption(ui, kit.words.with("analysis-best-ends", &values));
        }
    });
}

/// Chances of the endings under random play.
pub fn endings_ui(ui: &mut Ui, kit: &Kit<'_>, view: &AnalysisView) {
    let row = |(outcome, chance, reach): &(Outcome, Estimate, Finding)| {
        let percent = chance.scaled(100.0);
        let figure = match reach {
            Finding::Impossible => kit.t("analysis-ending-impossible"),
            Finding::NotMet { talks } => {
                let talks = [("talks", (*talks).into())];
                kit.words.with("analysis-ending-unmet", &talks)
            }
            Finding::Met(_) => format!("{percent}%"),
        };
        Row {
            name: kit.words.outcome(*outcome),
            span: interval(&percent),
            figure,
            color: outcome_color(kit, *outcome),
        }
    };
    let rows: Vec<Row> = view.endings.iter().rev().map(row).collect();
    card(ui, kit, |ui| {
        ui.spacing_mut().item_spacing.y = kit.space(1.0);
        kit.heading(ui, kit.t("analysis-endings"));
        kit.caption(ui, kit.t("analysis-endings-line"));
        // Of all runs, so that a bar of half the width is every second one.
        rows_ui(ui, kit, "endings", &rows, 100.0);
    });
}

/// The ends of an interval, none below zero.
fn interval(estimate: &Estimate) -> (f64, f64) {
    let Estimate { value, half_width } = *estimate;
    ((value - half_width).max(0.0), value + half_width)
}

/// The colour of an ending, from bad to good.
fn outcome_color(kit: &Kit<'_>, outcome: Outcome) -> Color32 {
    let palette = kit.palette();
    match outcome.rank() {
        0 => palette.anger,
        1 | 2 => palette.warm,
        3 => palette.clarity,
        _ => palette.patience,
    }
}

/// A figure, or the ends between which it lies.
pub(super) fn range((low, high): (f64, f64), figure: impl Fn(f64) -> String) -> String {
    let (low, high) = (figure(low), figure(high));
    if low == high {
        low
    } else {
        format!("{low}–{high}")
    }
}

/// A chance in percent; a small one is not called none.
pub(super) fn percent(chance: f64) -> String {
    let value = chance * 100.0;
    if chance > 0.0 && value < 0.1 {
        "<0.1%".to_owned()
    } else {
        format!("{value:.1}%")
    }
}

/// Fewest and most occasions of each principle.
pub fn principles_ui(ui: &mut Ui, kit: &Kit<'_>, open: &Open, view: &AnalysisView) {
    if view.principles.is_empty() {
        return;
    }
    let catalogue = &open.script.rules.catalogue;
    let mut seen = view.principles.clone();
    // What may not come up at all is what one looks for.
    seen.sort_by_key(|(_, fewest, _)| *fewest > 0);
    let rows: Vec<Row> = seen
        .iter()
        .map(|&(principle, fewest, most)| Row {
            name: kit.text(&catalogue.get(principle).name).to_owned(),
            span: (f64::from(fewest), f64::from(most)),
            figure: if fewest == most {
                most.to_string()
            } else {
                format!("{fewest}–{most}")
            },
            color: if fewest == 0 {
                kit.palette().warm
            } else {
                kit.palette().trust
            },
        })
        .collect();
    card(ui, kit, |ui| {
        ui.spacing_mut().item_spacing.y = kit.space(1.0);
        kit.heading(ui, kit.t("analysis-principles"));
        kit.caption(ui, kit.t("analysis-principles-line"));
        let most = rows.iter().map(|row| row.span.1).fold(1.0, f64::max);
        let room = ui.available_width();
        let wanted = [66.0, 40.0, 0.0].map(|width| room > kit.look.em(width));
        let across = wanted.iter().filter(|fits| **fits).count().max(1);
        let high = rows.len().div_ceil(across);
        columns(ui, kit.space(4.0), &vec![1.0; across], |ui, column| {
            let part = rows.chunks(high).nth(column).unwrap_or_default();
            rows_ui(ui, kit, &format!("principles {column}"), part, most);
        });
    });
}

/// Names, bars and figures in three columns; the bars are one plot whose heights are points on the screen.
pub(super) fn rows_ui(ui: &mut Ui, kit: &Kit<'_>, name: &str, rows: &[Row], most: f64) {
    let palette = kit.palette();
    let width = ui.available_width();
    let wrap = Some(egui::TextWrapMode::Wrap);
    let lay = |ui: &Ui, text: &str, color: Color32, width: f32| {
        let rich = kit.rich(
            kit.wrap(ui, text, Type::Caption, width),
            Type::Caption,
            color,
        );
        egui::WidgetText::from(rich).into_galley(ui, wrap, width, egui::TextStyle::Body)
    };
    let names: Vec<_> = rows
        .iter()
        .map(|row| lay(ui, &row.name, palette.ink, width * 0.42))
        .collect();
    let figures: Vec<_> = rows
        .iter()
        .map(|row| lay(ui, &row.figure, palette.soft, width * 0.3))
        .collect();
    let names_width = names
        .iter()
        .map(|galley| galley.size().x)
        .fold(0.0, f32::max);
    let figures_width = figures
        .iter()
        .map(|galley| galley.size().x)
        .fold(0.0, f32::max);
    let air = kit.space(0.75);
    let heights: Vec<f32> = names.iter().map(|galley| galley.size().y + air).collect();
    let (whole, _) = ui.allocate_exact_size(vec2(width, heights.iter().sum()), Sense::hover());
    let mut middles = Vec::new();
    let mut top = whole.top();
    for ((row, (label, figure)), height) in rows
        .iter()
        .zip(names.into_iter().zip(figures))
        .zip(&heights)
    {
        let middle = top + height / 2.0;
        let place = egui::Rect::from_min_size(pos2(whole.left(), top), vec2(width, *height));
        ui.painter().galley(
            pos2(whole.left(), middle - label.size().y / 2.0),
            label,
            palette.ink,
        );
        let right = whole.right() - figure.size().x;
        ui.painter().galley(
            pos2(right, middle - figure.size().y / 2.0),
            figure,
            palette.soft,
        );
        let spoken = format!("{}: {}", row.name, row.figure);
        let response = ui.interact(place, ui.id().with((name, middles.len())), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(WidgetType::ProgressIndicator, true, &spoken));
        middles.push(middle);
        top += height;
    }
    let gap = kit.space(1.5);
    let mut area = whole;
    area.min.x += names_width + gap;
    area.max.x -= figures_width + gap;
    if area.width() < kit.space(2.0) {
        return;
    }
    plot_rows(ui, kit, name, rows, &middles, (area, most));
}

/// The bars of rows, at their heights on the screen.
fn plot_rows(
    ui: &mut Ui,
    kit: &Kit<'_>,
    name: &str,
    rows: &[Row],
    middles: &[f32],
    (area, most): (egui::Rect, f64),
) {
    for middle in middles {
        let track = egui::Rect::from_center_size(
            pos2(area.center().x, *middle),
            vec2(area.width(), kit.space(1.25)),
        );
        ui.painter().rect_filled(track, 3.0, kit.palette().sunken);
    }
    let thick = f64::from(kit.space(1.25));
    let chart = |name: String, end: fn(&Row) -> f64, faint: f32| {
        let bars = rows.iter().zip(middles).map(|(row, middle)| {
            let bar = Bar::new(f64::from(area.top() - middle), end(row)).width(thick);
            bar.fill(kit.palette().sunken.lerp_to_gamma(row.color, faint))
                .stroke(Stroke::NONE)
        });
        let chart = BarChart::new(name, bars.collect()).allow_hover(false);
        chart.horizontal()
    };
    let most_likely = chart(format!("{name} at most"), |row| row.span.1, 0.4);
    let sure = chart(format!("{name} at least"), |row| row.span.0, 1.0);
    let plot = still_plot(name)
        .show_axes(false)
        .show_grid(false)
        .width(area.width())
        .height(area.height())
        .set_margin_fraction(Vec2::ZERO)
        .default_x_bounds(0.0, most)
        .default_y_bounds(-f64::from(area.height()), 0.0);
    ui.scope_builder(UiBuilder::new().max_rect(area), |ui| {
        plot.show(ui, |plot| {
            plot.bar_chart(most_likely);
            plot.bar_chart(sure);
        })
    });
}
