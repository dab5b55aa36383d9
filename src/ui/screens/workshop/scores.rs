//! How random play spreads over the scale of totals, with the other players on the same axis. Does not compute it: the
//! shares are given, one for each whole total.

use std::sync::Arc;

use egui::text::LayoutJob;
use egui::{Align, Color32, Galley, Rect, Sense, Stroke, Ui, WidgetInfo, WidgetType, pos2, vec2};

use crate::analysis::Policy;
use crate::score::Band;
use crate::ui::kit::Kit;
use crate::ui::theme::Type;
use crate::ui::widgets::card;
use crate::workshop::{AnalysisView, RunScore};

use super::plots::{percent, player_text};
use super::score_text::score_text;

/// Totals in a bar. Bands are 20 wide and begin above a multiple of it, so that no bar lies in two.
const WIDTH: usize = 5;
/// Bars from 0 to 100.
const BINS: usize = 100 / WIDTH;
/// Most rows in which marks that would lie over each other are set below one another.
const MOST_ROWS: usize = 4;

/// A player on the scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Who.
    pub name: String,
    /// What he gets, 0 to 100.
    pub total: f64,
    /// The same, in words.
    pub told: String,
    /// Colour of the mark.
    pub color: Color32,
}

/// The card with the spread of totals; nothing where it is not known.
pub fn scores_card_ui(ui: &mut Ui, kit: &Kit<'_>, view: &AnalysisView) {
    if view.scores.is_empty() {
        return;
    }
    let palette = kit.palette();
    let habit = palette.sunken.lerp_to_gamma(palette.accent, 0.6);
    let mark = |policy: Policy, total: f64, told: String, color: Color32| Mark {
        name: policy.label().get(kit.lang()).to_owned(),
        total,
        told,
        color,
    };
    let of_run = |policy: Policy, run: &RunScore, color: Color32| {
        mark(policy, run.total(), score_text(kit, run), color)
    };
    let robots = view.robots.iter();
    let mut marks: Vec<Mark> = robots
        .map(|player| {
            let told = player_text(kit, &player.run, player.mean);
            mark(player.policy, player.total(), told, habit)
        })
        .collect();
    let random = (view.random.value, view.random.to_string());
    marks.push(of_run(Policy::Best, &view.best.0, palette.accent));
    marks.push(mark(Policy::Random, random.0, random.1, palette.warm));
    marks.push(of_run(Policy::Worst, &view.worst, palette.anger));
    card(ui, kit, |ui| {
        ui.spacing_mut().item_spacing.y = kit.space(1.0);
        kit.heading(ui, kit.t("analysis-scores"));
        let talks = [("talks", view.talks.into())];
        kit.caption(ui, kit.words.with("analysis-scores-line", &talks));
        scores_ui(ui, kit, &view.scores, &marks);
        let kinds = [
            (
                Policy::Best.label().get(kit.lang()).to_owned(),
                palette.accent,
            ),
            (
                Policy::Worst.label().get(kit.lang()).to_owned(),
                palette.anger,
            ),
            (kit.t("analysis-robots"), habit),
            (kit.t("analysis-random-mean"), palette.warm),
        ];
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(kit.space(2.0), kit.space(0.5));
            for (name, color) in kinds {
                kind_ui(ui, kit, &name, color);
            }
        });
    });
}

/// A mark and what it stands for.
fn kind_ui(ui: &mut Ui, kit: &Kit<'_>, name: &str, color: Color32) {
    let text = ui.painter().layout_no_wrap(
        name.to_owned(),
        kit.look.font(Type::Caption),
        kit.palette().soft,
    );
    let gap = kit.space(2.0);
    let size = vec2(gap + text.size().x, kit.look.leading(Type::Caption));
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, name));
    let dot = pos2(rect.left() + radius(kit), rect.center().y);
    paint_mark(ui, kit, dot, color);
    let place = pos2(rect.left() + gap, rect.center().y - text.size().y / 2.0);
    ui.painter().galley(place, text, kit.palette().soft);
}

/// Shares of totals as bars of five points each. What lies above 100 counts as 100; what is no number counts as nothing.
pub fn bins(shares: &[f64]) -> [f64; BINS] {
    let mut bins = [0.0; BINS];
    for (total, share) in shares.iter().enumerate() {
        let bin = total.saturating_sub(1) / WIDTH;
        if share.is_finite() {
            bins[bin.min(BINS - 1)] += share.max(0.0);
        }
    }
    bins
}

/// Lowest and highest total of a bar.
pub const fn bin_range(bin: usize) -> (usize, usize) {
    let from = if bin == 0 { 0 } else { bin * WIDTH + 1 };
    (from, (bin + 1) * WIDTH)
}

/// For each mark its row below the axis, so that none lies over another unless there are too many; `places` in order.
pub fn mark_rows(places: &[f32], apart: f32) -> Vec<usize> {
    let mut last = [f32::NEG_INFINITY; MOST_ROWS];
    places
        .iter()
        .map(|&place| {
            let free = last.iter().position(|last| place - last >= apart);
            let row = free.unwrap_or(MOST_ROWS - 1);
            last[row] = place;
            row
        })
        .collect()
}

/// Where the picture lies.
#[derive(Clone, Copy)]
struct Scale {
    /// The bars.
    area: Rect,
}

impl Scale {
    /// Where a total lies; each whole total is as wide as every other.
    fn x(&self, total: f64) -> f32 {
        #[expect(clippy::cast_possible_truncation, reason = "a place on the screen")]
        let share = ((total + 0.5) / 101.0) as f32;
        self.area.left() + self.area.width() * share.clamp(0.0, 1.0)
    }
}

/// Draws shares of random play by whole total, 0 to 100, the boundaries of the bands, and players on the same axis.
pub fn scores_ui(ui: &mut Ui, kit: &Kit<'_>, shares: &[f64], marks: &[Mark]) {
    let line = kit.look.leading(Type::Caption);
    let step = 2.0 * radius(kit) + 2.0;
    let mut marks: Vec<&Mark> = marks.iter().collect();
    marks.sort_by(|a, b| a.total.total_cmp(&b.total));
    let width = ui.available_width();
    let flat = Scale {
        area: Rect::from_min_size(pos2(0.0, 0.0), vec2(width, 1.0)),
    };
    let places: Vec<f32> = marks.iter().map(|mark| flat.x(mark.total)).collect();
    let rows = mark_rows(&places, step);
    let deep = rows.iter().max().map_or(0, |row| row + 1);
    #[expect(clippy::cast_precision_loss, reason = "a few rows")]
    let strip = step * deep as f32 + kit.space(0.75);
    let names = band_names(ui, kit, flat);
    let head = names.iter().map(|name| name.size().y).fold(0.0, f32::max) + kit.space(0.5);
    let high = kit.space(14.0);
    let size = vec2(width, head + high + strip + line);
    let (whole, _) = ui.allocate_exact_size(size, Sense::hover());
    let top = whole.top() + head;
    let area = Rect::from_x_y_ranges(whole.x_range(), top..=top + high);
    let scale = Scale { area };
    bands_ui(ui, kit, scale, whole, names);
    bars_ui(ui, kit, scale, &bins(shares));
    let axis = Stroke::new(1.0, kit.palette().edge);
    ui.painter().hline(area.x_range(), area.bottom(), axis);
    for (index, (mark, row)) in marks.into_iter().zip(rows).enumerate() {
        #[expect(clippy::cast_precision_loss, reason = "a few rows")]
        let down = kit.space(0.5) + step * (row as f32 + 0.5);
        let place = pos2(scale.x(mark.total), area.bottom() + down);
        mark_ui(ui, kit, index, mark, place);
    }
}

/// Where a band begins and ends on the screen.
fn band_span(scale: Scale, band: Band) -> (f32, f32) {
    let (low, high) = band.range();
    let place = |total: u32, half: f64| scale.x(f64::from(total) + half);
    (place(low, -0.5), place(high, 0.5))
}

/// The names of the bands in at most two lines each; none where they do not fit.
fn band_names(ui: &Ui, kit: &Kit<'_>, scale: Scale) -> Vec<Arc<Galley>> {
    let lay = |band: &Band| {
        let (left, right) = band_span(scale, *band);
        let room = right - left - kit.space(1.0);
        let name = kit.words.name(band.label());
        let text = kit.wrap(ui, &name, Type::Caption, room);
        let font = kit.look.font(Type::Caption);
        let mut job = LayoutJob::simple(text, font, kit.palette().soft, room);
        job.halign = Align::Center;
        ui.painter().layout_job(job)
    };
    let names: Vec<_> = Band::ALL.iter().map(lay).collect();
    let fits = |(name, band): (&Arc<Galley>, &Band)| {
        let (left, right) = band_span(scale, *band);
        name.rows.len() <= 2 && name.size().x <= right - left
    };
    if names.iter().zip(Band::ALL).all(fits) {
        names
    } else {
        Vec::new()
    }
}

/// Names and ranges of the bands with thin lines between.
fn bands_ui(ui: &Ui, kit: &Kit<'_>, scale: Scale, whole: Rect, names: Vec<Arc<Galley>>) {
    let palette = kit.palette();
    for band in Band::ALL {
        let (left, right) = band_span(scale, *band);
        if left > whole.left() + 1.0 {
            let span = whole.top()..=scale.area.bottom();
            ui.painter()
                .vline(left, span, kit.look.hairline(palette.line));
        }
        let (low, high) = band.range();
        let range = ui.painter().layout_no_wrap(
            format!("{low}–{high}"),
            kit.look.font(Type::Caption),
            palette.soft,
        );
        if range.size().x < right - left {
            let middle = f32::midpoint(left, right);
            let place = pos2(
                middle - range.size().x / 2.0,
                whole.bottom() - range.size().y,
            );
            ui.painter().galley(place, range, palette.soft);
        }
    }
    for (name, band) in names.into_iter().zip(Band::ALL) {
        let (left, right) = band_span(scale, *band);
        // Its lines are laid out around their middle.
        let place = pos2(f32::midpoint(left, right), whole.top());
        ui.painter().galley(place, name, palette.soft);
    }
}

/// The bars, the highest as high as there is room.
fn bars_ui(ui: &Ui, kit: &Kit<'_>, scale: Scale, bins: &[f64; BINS]) {
    let most = bins.iter().copied().fold(f64::MIN_POSITIVE, f64::max);
    for (bin, share) in bins.iter().enumerate() {
        let (from, to) = bin_range(bin);
        #[expect(clippy::cast_precision_loss, reason = "at most a hundred")]
        let (left, right) = (scale.x(from as f64 - 0.5), scale.x(to as f64 + 0.5));
        #[expect(clippy::cast_possible_truncation, reason = "a share")]
        let mut high = (share / most) as f32 * (scale.area.height() - kit.space(0.5));
        if *share > 0.0 {
            // What is possible is seen, however rare.
            high = high.max(1.5);
        }
        let slot = Rect::from_x_y_ranges(left..=right, scale.area.y_range());
        let bar = Rect::from_min_max(
            pos2(left + 1.0, slot.bottom() - high),
            pos2(right - 1.0, slot.bottom()),
        );
        let response = ui.interact(slot, ui.id().with(("scores", bin)), Sense::hover());
        let warm = kit.palette().warm;
        let color = if response.hovered() {
            warm
        } else {
            kit.palette().sunken.lerp_to_gamma(warm, 0.75)
        };
        ui.painter().rect_filled(bar, 1.5, color);
        let values = [
            ("from", from.into()),
            ("to", to.into()),
            ("share", percent(*share).into()),
        ];
        let told = kit.words.with("analysis-scores-bin", &values);
        response.widget_info(|| WidgetInfo::labeled(WidgetType::ProgressIndicator, true, &told));
        response.on_hover_text(told.as_str());
    }
}

/// A player below the axis.
fn mark_ui(ui: &Ui, kit: &Kit<'_>, index: usize, mark: &Mark, place: egui::Pos2) {
    let size = vec2(radius(kit), radius(kit)) * 2.4;
    let rect = Rect::from_center_size(place, size);
    let response = ui.interact(rect, ui.id().with(("mark", index)), Sense::hover());
    paint_mark(ui, kit, place, mark.color);
    let values = [
        ("name", mark.name.as_str().into()),
        ("total", mark.told.as_str().into()),
    ];
    let told = kit.words.with("analysis-player", &values);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &told));
    response.on_hover_text(told.as_str());
}

/// Half the height of a mark.
fn radius(kit: &Kit<'_>) -> f32 {
    kit.space(0.6)
}

/// A drop whose tip points up to the axis.
fn paint_mark(ui: &Ui, kit: &Kit<'_>, place: egui::Pos2, color: Color32) {
    let half = radius(kit);
    let points = vec![
        place + vec2(0.0, -half),
        place + vec2(half, half * 0.8),
        place + vec2(-half, half * 0.8),
    ];
    ui.painter().add(egui::Shape::convex_polygon(
        points,
        color,
        Stroke::new(1.0, color),
    ));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_total_is_in_the_bar_that_names_it_and_in_one_band() {
        for total in 0..=100 {
            let mut shares = vec![0.0; 101];
            shares[total] = 1.0;
            let made = bins(&shares);
            let bin = made.iter().position(|share| *share > 0.5);
            let (from, to) = bin_range(bin.unwrap_or(BINS));
            assert!((from..=to).contains(&total), "{total} in {from}..={to}");
            let band = |total: usize| Band::of(u32::try_from(total).unwrap_or(0));
            assert_eq!(band(from), band(to), "{total}");
        }
    }

    #[test]
    fn odd_shares_do_no_harm() {
        let sum = |shares: &[f64]| bins(shares).iter().sum::<f64>();
        assert!(sum(&[]).abs() < 1e-12);
        assert!((sum(&[0.25; 4]) - 1.0).abs() < 1e-12, "too few");
        assert!((sum(&[0.005; 200]) - 1.0).abs() < 1e-12, "too many");
        assert!(sum(&[f64::NAN, f64::INFINITY, -1.0]).abs() < 1e-12);
    }

    #[test]
    fn marks_that_would_meet_are_set_below_one_another() {
        assert_eq!(
            mark_rows(&[0.0, 5.0, 30.0, 31.0, 50.0], 10.0),
            [0, 1, 0, 1, 0]
        );
        let crowd = mark_rows(&[1.0; 9], 10.0);
        assert!(crowd.iter().all(|row| *row < MOST_ROWS), "{crowd:?}");
    }

    #[test]
    fn totals_lie_in_their_order_inside_the_picture() {
        let area = Rect::from_min_size(pos2(10.0, 0.0), vec2(202.0, 1.0));
        let scale = Scale { area };
        let places = [-9.0, 0.0, 20.0, 20.5, 21.0, 100.0, 500.0].map(|total| scale.x(total));
        assert!(places.is_sorted(), "{places:?}");
        assert!((scale.x(-0.5) - 10.0).abs() < 1e-3 && (scale.x(100.5) - 212.0).abs() < 1e-3);
    }
}
