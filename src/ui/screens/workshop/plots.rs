//! The plots of the figures: means of robots, chances of endings, occasions of principles.

use egui::{Color32, Ui};

use crate::analysis::{Estimate, Finding, Policy};
use crate::model::Outcome;
use crate::score::approximate;
use crate::ui::kit::Kit;
use crate::ui::widgets::{BarRow, BarRows, card, columns};
use crate::workshop::{AnalysisView, Open, RunScore};

use super::score_text::score_text;

/// A row whose bar is full up to the lower end of `span` and faint up to the upper one.
pub(super) fn bar_row(
    kit: &Kit<'_>,
    name: String,
    span: (f64, f64),
    figure: String,
    color: Color32,
) -> BarRow {
    BarRow {
        spoken: format!("{name}: {figure}"),
        name,
        figure,
        ends: [span.0, span.1],
        colors: [color, kit.palette().sunken.lerp_to_gamma(color, 0.4)],
    }
}

/// Mean totals: the best lines, the robots, and chance.
pub fn means_ui(ui: &mut Ui, kit: &Kit<'_>, view: &AnalysisView) {
    let palette = kit.palette();
    let named = |policy: Policy| policy.label().get(kit.lang()).to_owned();
    // What a cap takes away is the faint end of the bar.
    let row = |policy: Policy, run: &RunScore, mean: Option<f64>, color: Color32| {
        let span = mean.map_or((run.total(), approximate(&run.sum)), |mean| (mean, mean));
        bar_row(kit, named(policy), span, player_text(kit, run, mean), color)
    };
    let mut rows = vec![row(Policy::Best, &view.best.0, None, palette.accent)];
    let robot = palette.sunken.lerp_to_gamma(palette.accent, 0.45);
    let robots = view.robots.iter();
    rows.extend(robots.map(|player| row(player.policy, &player.run, player.mean, robot)));
    rows.push(bar_row(
        kit,
        named(Policy::Random),
        interval(&view.random),
        view.random.to_string(),
        palette.warm,
    ));
    card(ui, kit, |ui| {
        ui.spacing_mut().item_spacing.y = kit.space(1.0);
        kit.heading(ui, kit.t("analysis-means"));
        kit.caption(ui, kit.t("analysis-means-line"));
        rows_ui(ui, kit, "means", &rows, 100.0);
        if view.robots.iter().any(|player| player.mean.is_some()) {
            kit.caption(ui, kit.t("analysis-means-texts"));
        }
        if let Some(outcome) = view.best.1 {
            let values = [("outcome", kit.words.name(outcome.label()).into())];
            kit.caption(ui, kit.words.with("analysis-best-ends", &values));
        }
    });
}

/// What a player gets: what its run comes to, or its mean over the texts.
pub(super) fn player_text(kit: &Kit<'_>, run: &RunScore, mean: Option<f64>) -> String {
    mean.map_or_else(|| score_text(kit, run), |mean| format!("{mean:.1}"))
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
        let name = kit.words.name(outcome.label());
        let color = outcome_color(kit, *outcome);
        bar_row(kit, name, interval(&percent), figure, color)
    };
    let rows: Vec<BarRow> = view.endings.iter().rev().map(row).collect();
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
    let rows: Vec<BarRow> = seen
        .iter()
        .map(|&(principle, fewest, most)| {
            let span = (f64::from(fewest), f64::from(most));
            let color = if fewest == 0 {
                kit.palette().warm
            } else {
                kit.palette().trust
            };
            let name = kit.text(&catalogue.get(principle).name).to_owned();
            bar_row(
                kit,
                name,
                span,
                range(span, |count| count.to_string()),
                color,
            )
        })
        .collect();
    card(ui, kit, |ui| {
        ui.spacing_mut().item_spacing.y = kit.space(1.0);
        kit.heading(ui, kit.t("analysis-principles"));
        kit.caption(ui, kit.t("analysis-principles-line"));
        let most = rows.iter().map(|row| row.ends[1]).fold(1.0, f64::max);
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

/// Draws rows over a track, on a scale from 0 to `most`.
pub(super) fn rows_ui(ui: &mut Ui, kit: &Kit<'_>, id: &str, rows: &[BarRow], most: f64) {
    BarRows {
        id,
        rows,
        most,
        track: Some(kit.palette().sunken),
    }
    .show(ui, kit);
}
