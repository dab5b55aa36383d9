//! What players of every kind would get from the scenario.

use std::collections::BTreeMap;

use egui::Ui;
use egui_phosphor::regular as icons;

use crate::model::{ChoiceIndex, Node, NodeId};
use crate::ui::kit::Kit;
use crate::ui::theme::Type;
use crate::ui::widgets::{Button, ChipTone, Page, Rank, card, chip, columns, page, share_bar};
use crate::workshop::{AnalysisView, NodeFigures, Open};

use super::action::{WorkAction, WorkTab};
use super::empty::no_scenario_ui;
use super::picks::picks_ui;
use super::plots::{endings_ui, means_ui, principles_ui};
use super::runs::{breaches_ui, swings_ui, unmet_ui};
use super::scores::scores_card_ui;
use super::state::Workshop;

/// How much is seen of figures that are of an earlier text.
const EARLIER_OPACITY: f32 = 0.55;

/// Draws the part of figures.
pub fn analysis_ui(ui: &mut Ui, kit: &Kit<'_>, workshop: &Workshop) -> Option<WorkAction> {
    if workshop.open.is_none() {
        return no_scenario_ui(ui, kit, workshop, icons::CHART_BAR);
    }
    let figures = workshop.last_figures();
    let is_earlier = figures.is_some() && workshop.analysis().is_none();
    let layout = Page {
        name: "analysis",
        width: kit.look.em(76.0),
    };
    page(ui, kit, layout, |ui| {
        let mut action = None;
        ui.spacing_mut().item_spacing.y = kit.space(2.0);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = kit.space(1.0);
            action = picks_ui(ui, kit, workshop);
            if is_earlier {
                chip(ui, kit, ChipTone::Warm, &kit.t("analysis-earlier"));
            }
        });
        kit.caption(ui, kit.t("analysis-line"));
        let Some(figures) = figures else {
            card(ui, kit, |ui| kit.heading(ui, kit.t("analysis-running")));
            return action;
        };
        let part = ui.add_enabled_ui(!is_earlier, |ui| {
            if is_earlier {
                ui.set_opacity(EARLIER_OPACITY);
            }
            ui.spacing_mut().item_spacing.y = kit.space(2.0);
            figures_ui(ui, kit, &figures.of, &figures.view)
        });
        part.inner.or(action)
    })
}

fn figures_ui(ui: &mut Ui, kit: &Kit<'_>, open: &Open, view: &AnalysisView) -> Option<WorkAction> {
    let (mut breached, mut unmet) = (None, None);
    scores_card_ui(ui, kit, view);
    let mut players = |ui: &mut Ui| {
        means_ui(ui, kit, view);
        breached = breaches_ui(ui, kit, open, view);
    };
    let mut course = |ui: &mut Ui| {
        endings_ui(ui, kit, view);
        unmet = unmet_ui(ui, kit, open, view);
        swings_ui(ui, kit, view);
    };
    if ui.available_width() > kit.look.em(50.0) {
        columns(ui, kit.space(2.0), &[1.0, 1.0], |ui, column| {
            ui.spacing_mut().item_spacing.y = kit.space(2.0);
            if column == 0 {
                players(ui);
            } else {
                course(ui);
            }
        });
    } else {
        players(ui);
        course(ui);
    }
    principles_ui(ui, kit, open, view);
    nodes_ui(ui, kit, open, view).or(breached).or(unmet)
}

/// A row for each scored node.
fn nodes_ui(ui: &mut Ui, kit: &Kit<'_>, open: &Open, view: &AnalysisView) -> Option<WorkAction> {
    let mut action = None;
    card(ui, kit, |ui| {
        ui.spacing_mut().item_spacing.y = kit.space(1.0);
        kit.heading(ui, kit.t("analysis-nodes"));
        kit.caption(ui, kit.t("analysis-nodes-line"));
        for figures in &view.nodes {
            let node = open.script.scenario.node(figures.node);
            let top = ui.cursor().top();
            let shares = [1.3, 0.9, 2.2];
            columns(ui, kit.space(2.0), &shares, |ui, column| match column {
                0 => {
                    let button = Button::new(Rank::Quiet, &node.id).flush();
                    if button.show(ui, kit).clicked() {
                        action = Some(WorkAction::GoTo(WorkTab::Graph, figures.node));
                    }
                }
                1 => credit_ui(ui, kit, figures.mean_credit),
                _ => {
                    ui.spacing_mut().item_spacing.y = kit.space(0.5);
                    best_line_ui(ui, kit, node, figures);
                    dominated_lines_ui(ui, kit, node, figures.node, view);
                }
            });
            let line = ui.max_rect().x_range();
            ui.painter().hline(
                line,
                top - kit.space(0.5),
                kit.look.hairline(kit.palette().line),
            );
        }
    });
    action
}

/// Mean credit of a node's lines.
fn credit_ui(ui: &mut Ui, kit: &Kit<'_>, credit: f64) {
    let percent = (credit * 100.0).round();
    let text = kit
        .words
        .with("analysis-credit", &[("percent", percent.into())]);
    ui.spacing_mut().item_spacing.y = kit.space(0.25);
    kit.colored(ui, Type::Caption, kit.palette().ink, text.as_str());
    #[expect(clippy::cast_possible_truncation, reason = "a share")]
    let share = credit as f32;
    let size = egui::Vec2::new(ui.available_width(), kit.space(0.5));
    share_bar(ui, kit, share, kit.palette().trust, size, &text);
}

/// The best line of a node, and what makes it easy to guess.
fn best_line_ui(ui: &mut Ui, kit: &Kit<'_>, node: &Node, figures: &NodeFigures) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::Vec2::splat(kit.space(0.5));
        let best = figures
            .best
            .and_then(|best| node.choices.get(usize::from(best.0)));
        match best {
            Some(choice) => chip(ui, kit, ChipTone::Accent, &choice.id),
            None => chip(ui, kit, ChipTone::Warm, &kit.t("analysis-tied")),
        };
        if figures.trade_off {
            chip(ui, kit, ChipTone::Plain, &kit.t("analysis-trade-off"));
        }
        if figures.longest[kit.lang().index()] {
            chip(ui, kit, ChipTone::Warm, &kit.t("analysis-longest"));
        }
    });
}

/// The lines of a node that another beats in every respect, by the one that does.
fn dominated_lines_ui(ui: &mut Ui, kit: &Kit<'_>, node: &Node, id: NodeId, view: &AnalysisView) {
    let name = |choice: ChoiceIndex| {
        node.choices
            .get(usize::from(choice.0))
            .map_or("", |choice| choice.id.as_str())
    };
    let mut by: BTreeMap<ChoiceIndex, Vec<&str>> = BTreeMap::new();
    for beaten in view.dominated.iter().filter(|beaten| beaten.node == id) {
        by.entry(beaten.by).or_default().push(name(beaten.line));
    }
    for (best, lines) in by {
        let values = [
            ("by", name(best).into()),
            ("lines", lines.join(" · ").into()),
        ];
        kit.caption(ui, kit.words.with("analysis-beaten", &values));
    }
}
