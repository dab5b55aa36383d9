//! What players of every kind would get from the scenario.

use egui::Ui;
use egui_phosphor::regular as icons;

use crate::ui::kit::Kit;
use crate::ui::theme::Type;
use crate::ui::widgets::{
    Button, ChipTone, Page, Rank, card, chip, columns, icon_line, page, share_bar,
};
use crate::ui::workshop::{AnalysisState, AnalysisView, Open, WorkAction, WorkTab, Workshop};

use super::files::empty_ui;
use super::picks::picks_ui;
use super::plots::{endings_ui, means_ui, principles_ui};

/// Draws the part of figures.
pub fn analysis_ui(ui: &mut Ui, kit: &Kit<'_>, workshop: &Workshop) -> Option<WorkAction> {
    let Some(open) = &workshop.open else {
        empty_ui(
            ui,
            kit,
            icons::CHART_BAR,
            kit.palette().soft,
            &kit.t("work-no-scenario"),
            &kit.t("work-no-scenario-line"),
        );
        return None;
    };
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
        });
        let part = match workshop.analysis() {
            Some(AnalysisState::Done(view)) => figures_ui(ui, kit, open, view),
            Some(AnalysisState::Running(watch)) => running_ui(ui, kit, watch.done()),
            Some(AnalysisState::Failed(reason)) => start_ui(ui, kit, Some(reason)),
            None => start_ui(ui, kit, None),
        };
        part.or(action)
    })
}

/// Nothing has been worked out yet.
fn start_ui(ui: &mut Ui, kit: &Kit<'_>, failed: Option<&str>) -> Option<WorkAction> {
    let mut action = None;
    card(ui, kit, |ui| {
        ui.spacing_mut().item_spacing.y = kit.space(1.0);
        kit.heading(ui, kit.t("analysis-start-title"));
        kit.measure(ui, 44.0);
        kit.body(ui, kit.t("analysis-start-line"));
        if let Some(reason) = failed {
            icon_line(ui, kit, icons::WARNING, kit.palette().warm, |ui| {
                kit.body(
                    ui,
                    kit.words
                        .with("analysis-failed", &[("reason", reason.into())]),
                )
            });
        }
        ui.add_space(kit.space(1.0));
        let label = kit.t("analysis-start");
        if Button::new(Rank::Primary, &label)
            .main()
            .icon(icons::CHART_BAR)
            .show(ui, kit)
            .clicked()
        {
            action = Some(WorkAction::Analyze);
        }
    });
    action
}

fn running_ui(ui: &mut Ui, kit: &Kit<'_>, done: u64) -> Option<WorkAction> {
    let mut action = None;
    ui.ctx().request_repaint_after_secs(0.2);
    card(ui, kit, |ui| {
        ui.spacing_mut().item_spacing.y = kit.space(1.0);
        kit.heading(ui, kit.t("analysis-running"));
        let line = if done == 0 {
            kit.t("analysis-running-line")
        } else {
            kit.words
                .with("analysis-done", &[("percent", (done / 10).into())])
        };
        kit.body(ui, line.as_str());
        #[expect(clippy::cast_precision_loss, reason = "thousandths")]
        let share = done as f32 / 1000.0;
        let size = egui::Vec2::new(kit.look.em(30.0).min(ui.available_width()), kit.space(1.0));
        share_bar(ui, kit, share, kit.palette().accent, size, &line);
        if Button::new(Rank::Secondary, &kit.t("analysis-cancel"))
            .icon(icons::X)
            .show(ui, kit)
            .clicked()
        {
            action = Some(WorkAction::CancelAnalysis);
        }
    });
    action
}

fn figures_ui(ui: &mut Ui, kit: &Kit<'_>, open: &Open, view: &AnalysisView) -> Option<WorkAction> {
    if ui.available_width() > kit.look.em(50.0) {
        columns(ui, kit.space(2.0), &[1.0, 1.0], |ui, column| {
            ui.spacing_mut().item_spacing.y = kit.space(2.0);
            if column == 0 {
                means_ui(ui, kit, view);
            } else {
                endings_ui(ui, kit, view);
                principles_ui(ui, kit, open, view);
            }
        });
    } else {
        means_ui(ui, kit, view);
        endings_ui(ui, kit, view);
        principles_ui(ui, kit, open, view);
    }
    nodes_ui(ui, kit, open, view)
}

/// A row for each scored node.
fn nodes_ui(ui: &mut Ui, kit: &Kit<'_>, open: &Open, view: &AnalysisView) -> Option<WorkAction> {
    let mut action = None;
    let scenario = &open.script.scenario;
    card(ui, kit, |ui| {
        ui.spacing_mut().item_spacing.y = kit.space(1.0);
        kit.heading(ui, kit.t("analysis-nodes"));
        kit.caption(ui, kit.t("analysis-nodes-line"));
        for figures in &view.nodes {
            let node = scenario.node(figures.node);
            let top = ui.cursor().top();
            columns(
                ui,
                kit.space(1.5),
                &[1.6, 0.9, 1.6],
                |ui, column| match column {
                    0 => {
                        if Button::new(Rank::Quiet, &node.id)
                            .inline()
                            .show(ui, kit)
                            .clicked()
                        {
                            action = Some(WorkAction::GoTo(WorkTab::Graph, figures.node));
                        }
                    }
                    1 => {
                        let percent = (figures.mean_credit * 100.0).round();
                        let text = kit
                            .words
                            .with("analysis-credit", &[("percent", percent.into())]);
                        kit.colored(ui, Type::Caption, kit.palette().ink, text);
                    }
                    _ => {
                        ui.horizontal_wrapped(|ui| {
                            ui.spacing_mut().item_spacing = egui::Vec2::splat(kit.space(0.5));
                            match figures
                                .best
                                .and_then(|best| node.choices.get(usize::from(best.0)))
                            {
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
                },
            );
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
