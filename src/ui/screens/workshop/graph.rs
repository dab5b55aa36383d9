//! The graph of a scenario: the canvas, what can be shown on it, and the node selected at its side.

use egui::{Rect, Ui, Vec2, pos2};
use egui_phosphor::regular as icons;

use crate::analysis::Policy;
use crate::engine::RunError;
use crate::score::one_decimal;
use crate::ui::kit::Kit;
use crate::ui::theme::Type;
use crate::ui::widgets::{dropdown, field, icon_button};
use crate::ui::words::Words;
use crate::workshop::{NoWay, Open};

use super::action::{PathKind, WorkAction};
use super::canvas::canvas_ui;
use super::empty::{empty_ui, no_scenario_ui};
use super::files::ui_in_rect;
use super::node::node_ui;
use super::picks::picks_ui;
use super::score_text::{cap_reasons_ui, score_text};
use super::state::Workshop;
use super::viewport::Canvas;

/// The ways through a scenario that can be shown.
const PATHS: [PathKind; 9] = [
    PathKind::None,
    PathKind::Robot(Policy::Best),
    PathKind::Robot(Policy::Worst),
    PathKind::Robot(Policy::First),
    PathKind::Robot(Policy::Apologetic),
    PathKind::Robot(Policy::Polite),
    PathKind::Robot(Policy::Generous),
    PathKind::Last,
    PathKind::Pasted,
];

/// The ways that can be shown: those of the analysis, too, where it is known.
fn paths(workshop: &Workshop) -> Vec<PathKind> {
    let mut paths = PATHS.to_vec();
    if let Some(view) = workshop.analysis() {
        let found = view.breaches.iter().filter(|breach| breach.moves.is_some());
        paths.extend(found.map(|breach| PathKind::Breach(breach.principle)));
    }
    let shown = workshop.graph.path;
    if !paths.contains(&shown) {
        paths.push(shown);
    }
    paths
}

/// The name of a way.
fn path_name(kit: &Kit<'_>, workshop: &Workshop, kind: PathKind) -> String {
    let key = match kind {
        PathKind::Robot(policy) => return policy.label().get(kit.lang()).to_owned(),
        PathKind::Breach(principle) => {
            let names = |open: &Open| {
                kit.text(&open.script.rules.catalogue.get(principle).name)
                    .to_owned()
            };
            let name = workshop.open.as_ref().map_or_else(String::new, names);
            return kit.words.with("path-breach", &[("principle", name.into())]);
        }
        PathKind::None => "path-none",
        PathKind::Last => "path-last",
        PathKind::Pasted => "path-pasted",
    };
    kit.t(key)
}

/// Draws the part of the graph.
pub fn graph_ui(ui: &mut Ui, kit: &Kit<'_>, workshop: &Workshop) -> Option<WorkAction> {
    if workshop.open.is_none() {
        return no_scenario_ui(ui, kit, workshop, icons::GRAPH);
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut action = tools_ui(ui, kit, workshop);
    ui.spacing_mut().item_spacing.y = kit.space(1.0);
    let room = ui.available_rect_before_wrap();
    let side = kit.look.em(24.0).min(room.width() * 0.36);
    let split = room.right() - side;
    let canvas = Rect::from_min_max(room.min, pos2(split, room.bottom()));
    let details = Rect::from_min_max(pos2(split, room.top()), room.max);
    let Some(layout) = workshop.layout() else {
        ui_in_rect(ui, "canvas", canvas, |ui| {
            empty_ui(
                ui,
                kit,
                icons::HOURGLASS_MEDIUM,
                kit.palette().soft,
                &kit.t("graph-working"),
                "",
            );
        });
        return action;
    };
    action = ui_in_rect(ui, "canvas", canvas, |ui| {
        canvas_ui(ui, kit, workshop, layout)
    })
    .or(action);
    ui.painter().rect_filled(details, 0.0, kit.palette().paper);
    ui.painter().vline(
        details.left(),
        details.y_range(),
        kit.look.hairline(kit.palette().line),
    );
    let inner = details.shrink2(Vec2::new(kit.space(2.0), 0.0));
    ui_in_rect(ui, "node", inner, |ui| node_ui(ui, kit, workshop)).or(action)
}

/// Scenario, customer, way, search, and the whole graph at once.
fn tools_ui(ui: &mut Ui, kit: &Kit<'_>, workshop: &Workshop) -> Option<WorkAction> {
    let graph = &workshop.graph;
    let mut action = None;
    let margin = egui::Margin::symmetric(16, 8);
    egui::Frame::new()
        .fill(kit.palette().paper)
        .inner_margin(margin)
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = Vec2::splat(kit.space(0.75));
                ui.set_row_height(kit.space(5.0));
                action = picks_ui(ui, kit, workshop);
                let paths = paths(workshop);
                let labels: Vec<String> = paths
                    .iter()
                    .map(|kind| path_name(kit, workshop, *kind))
                    .collect();
                let picked = paths.iter().position(|kind| *kind == graph.path);
                if let Some(index) = dropdown(
                    ui,
                    kit,
                    &kit.t("graph-path"),
                    &labels,
                    picked,
                    kit.look.em(12.0),
                ) {
                    action = Some(WorkAction::Path(paths[index]));
                }
                let width = kit.look.em(9.0);
                if let (_, Some(text)) = field(
                    ui,
                    kit,
                    icons::MAGNIFYING_GLASS,
                    &kit.t("graph-find"),
                    &graph.search,
                    width,
                ) {
                    action = Some(WorkAction::TypeNode(text));
                }
                if icon_button(ui, kit, icons::CORNERS_OUT, &kit.t("graph-fit")).clicked() {
                    action = Some(WorkAction::View(Canvas::WHOLE));
                }
                if graph.path == PathKind::Pasted {
                    let width = kit
                        .look
                        .em(26.0)
                        .min(ui.available_width().max(kit.look.em(12.0)));
                    if let (_, Some(text)) = field(
                        ui,
                        kit,
                        icons::CLIPBOARD_TEXT,
                        &kit.t("graph-run"),
                        &graph.typed,
                        width,
                    ) {
                        action = Some(WorkAction::TypeRun(text));
                    }
                }
            });
            if let Some(reason) = &graph.no_run {
                let told = no_way_reason(kit.words, reason);
                kit.colored(ui, Type::Caption, kit.palette().warm, told);
            } else if let Some(run) = &graph.run {
                let outcome = run
                    .outcome
                    .map_or_else(String::new, |outcome| kit.words.name(outcome.label()));
                let values = [
                    ("lines", run.stops.len().into()),
                    ("total", score_text(kit, &run.score).into()),
                    ("outcome", outcome.into()),
                ];
                let mut told = kit.words.with("graph-way", &values);
                if let Some(mean) = &run.mean {
                    let values = [("mean", one_decimal(mean).into())];
                    told = format!("{told} · {}", kit.words.with("graph-way-mean", &values));
                }
                kit.caption(ui, told);
                if let Some(open) = &workshop.open {
                    cap_reasons_ui(ui, kit, &open.script, &run.score);
                }
            }
        });
    let bottom = ui.min_rect().bottom() - 0.5;
    ui.painter().hline(
        ui.max_rect().x_range(),
        bottom,
        kit.look.hairline(kit.palette().line),
    );
    action
}

/// Why there is no way to show, as a sentence.
fn no_way_reason(words: &Words, reason: &NoWay) -> String {
    match reason {
        NoWay::Elsewhere(run) => words.with("way-elsewhere", &[("run", run.as_str().into())]),
        NoWay::NeverPlayed => words.t("graph-no-last"),
        NoWay::NoFigures => words.t("way-no-figures"),
        NoWay::Unreadable(RunError::Version(version)) => {
            words.with("way-version", &[("version", version.as_str().into())])
        }
        NoWay::Unreadable(RunError::Move { number, .. }) => {
            words.with("way-move", &[("number", (*number).into())])
        }
        NoWay::Unreadable(RunError::Check) => words.t("way-slip"),
        NoWay::Unreadable(_) => words.t("way-no-run"),
    }
}
