//! What runs can and cannot do: which breaches get through, what no run comes to, and
//! whether the variants are equally hard.

use egui::Ui;
use egui_phosphor::regular as icons;

use crate::ui::kit::Kit;
use crate::ui::theme::Type;
use crate::ui::widgets::{Button, Rank, card, columns, icon_line};
use crate::workshop::{AnalysisView, Breach, Open, Unmet};

use super::action::{PathKind, WorkAction, WorkTab};
use super::plots::{bar_row, range, rows_ui};
use super::score_text::{cap_reasons_ui, score_text};

/// Most things that no run comes to which are listed.
const MOST_UNMET: usize = 20;
/// Longest beginning of a wording that is shown, in characters.
const LONGEST_PIECE: usize = 40;

/// For each critical principle the shortest run that breaks it and ends well.
pub fn breaches_ui(
    ui: &mut Ui,
    kit: &Kit<'_>,
    open: &Open,
    view: &AnalysisView,
) -> Option<WorkAction> {
    if view.breaches.is_empty() {
        return None;
    }
    let mut action = None;
    card(ui, kit, |ui| {
        ui.spacing_mut().item_spacing.y = kit.space(1.0);
        kit.heading(ui, kit.t("analysis-breaches"));
        kit.caption(ui, kit.t("analysis-breaches-line"));
        for breach in &view.breaches {
            action = breach_ui(ui, kit, open, breach).or(action.take());
        }
    });
    action
}

fn breach_ui(ui: &mut Ui, kit: &Kit<'_>, open: &Open, breach: &Breach) -> Option<WorkAction> {
    let principle = open.script.rules.catalogue.get(breach.principle);
    let name = kit.text(&principle.name);
    let palette = kit.palette();
    let mut action = None;
    let (icon, color) = match (&breach.moves, breach.proven) {
        (Some(_), _) => (icons::WARNING, palette.warm),
        (None, true) => (icons::CHECK, palette.patience),
        (None, false) => (icons::QUESTION, palette.soft),
    };
    icon_line(ui, kit, icon, color, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let Some(moves) = &breach.moves else {
            kit.body(ui, name);
            let key = if breach.proven {
                "analysis-breach-none"
            } else {
                "analysis-breach-unknown"
            };
            kit.caption(ui, kit.t(key));
            return;
        };
        if graph_link_ui(ui, kit, name) {
            action = Some(WorkAction::ShowWay(PathKind::Breach(breach.principle)));
        }
        let outcome = breach
            .outcome
            .map_or_else(String::new, |outcome| kit.words.name(outcome.label()));
        let values = [
            ("lines", moves.len().into()),
            ("total", score_text(kit, &breach.score).into()),
            ("outcome", outcome.into()),
        ];
        let mut way = kit.words.with("graph-way", &values);
        if !breach.proven {
            way = format!("{way} · {}", kit.t("analysis-breach-shorter"));
        }
        kit.caption(ui, way);
        cap_reasons_ui(ui, kit, &open.script, &breach.score);
    });
    action
}

/// A name that leads to the graph; whether it was clicked.
fn graph_link_ui(ui: &mut Ui, kit: &Kit<'_>, name: &str) -> bool {
    Button::new(Rank::Quiet, name)
        .icon_after(icons::ARROW_RIGHT)
        .flush()
        .show(ui, kit)
        .clicked()
}

/// What no run comes to; click leads to its node.
pub fn unmet_ui(
    ui: &mut Ui,
    kit: &Kit<'_>,
    open: &Open,
    view: &AnalysisView,
) -> Option<WorkAction> {
    let mut action = None;
    card(ui, kit, |ui| {
        ui.spacing_mut().item_spacing.y = kit.space(1.0);
        kit.heading(ui, kit.t("analysis-unmet"));
        if view.unmet.is_empty() {
            icon_line(ui, kit, icons::CHECK, kit.palette().patience, |ui| {
                kit.body(ui, kit.t("analysis-unmet-none"))
            });
            return;
        }
        kit.caption(ui, kit.t("analysis-unmet-line"));
        for (index, (unmet, talks)) in view.unmet.iter().take(MOST_UNMET).enumerate() {
            ui.push_id(("unmet", index), |ui| {
                action = missed_ui(ui, kit, open, *unmet, *talks).or(action.take());
            });
        }
        let more = view.unmet.len().saturating_sub(MOST_UNMET);
        if more > 0 {
            let count = [("count", more.into())];
            kit.caption(ui, kit.words.with("analysis-unmet-more", &count));
        }
    });
    action
}

/// One of them; `talks` did not meet it if it is not proven that none can.
fn missed_ui(
    ui: &mut Ui,
    kit: &Kit<'_>,
    open: &Open,
    unmet: Unmet,
    talks: Option<u64>,
) -> Option<WorkAction> {
    let node = open.script.scenario.node(unmet.node());
    let what = match unmet {
        Unmet::Node(_) => kit.t("analysis-unmet-node"),
        Unmet::Wording(_, at) => {
            let text = node
                .says
                .get(at)
                .map_or("", |saying| kit.text(&saying.text));
            let values = [
                ("number", (at + 1).into()),
                ("text", beginning(text).into()),
            ];
            kit.words.with("analysis-unmet-wording", &values)
        }
        Unmet::Locked(_, choice) => {
            let id = node.choices.get(usize::from(choice.0));
            let id = id.map_or("", |choice| choice.id.as_str());
            kit.words
                .with("analysis-unmet-locked", &[("line", id.into())])
        }
    };
    let what = match talks {
        None => what,
        Some(talks) => {
            let values = [("what", what.into()), ("talks", talks.into())];
            kit.words.with("analysis-unmet-talks", &values)
        }
    };
    let mut action = None;
    columns(ui, kit.space(1.5), &[1.0, 1.8], |ui, column| {
        if column > 0 {
            kit.caption(ui, what.as_str());
        } else if Button::new(Rank::Quiet, &node.id)
            .flush()
            .show(ui, kit)
            .clicked()
        {
            action = Some(WorkAction::GoTo(WorkTab::Graph, unmet.node()));
        }
    });
    action
}

/// The beginning of a text.
fn beginning(text: &str) -> String {
    match text.char_indices().nth(LONGEST_PIECE) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}

/// What players who go by wording get in the variants.
pub fn swings_ui(ui: &mut Ui, kit: &Kit<'_>, view: &AnalysisView) {
    if view.variants < 2 {
        return;
    }
    let count = [("count", view.variants.into())];
    let is_even = view
        .swings
        .iter()
        .all(|swing| swing.least.total_cmp(&swing.most).is_eq());
    let rows = view.swings.iter().map(|swing| {
        let name = swing.policy.label().get(kit.lang()).to_owned();
        let span = (swing.least, swing.most);
        let color = if swing.least < swing.most {
            kit.palette().warm
        } else {
            kit.palette().trust
        };
        bar_row(
            kit,
            name,
            span,
            range(span, |total| format!("{total:.1}")),
            color,
        )
    });
    let rows: Vec<_> = rows.collect();
    card(ui, kit, |ui| {
        ui.spacing_mut().item_spacing.y = kit.space(1.0);
        kit.heading(ui, kit.t("analysis-variants"));
        if is_even {
            icon_line(ui, kit, icons::CHECK, kit.palette().patience, |ui| {
                kit.colored(
                    ui,
                    Type::Body,
                    kit.palette().ink,
                    kit.words.with("analysis-variants-same", &count),
                )
            });
            return;
        }
        kit.caption(ui, kit.words.with("analysis-variants-line", &count));
        rows_ui(ui, kit, "variants", &rows, 100.0);
    });
}
