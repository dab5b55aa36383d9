//! How a trial went: what was said and what it earned of what was met. Says nothing about the rest of the scenario.

use egui::{Ui, Vec2};
use egui_phosphor::regular as icons;

use crate::model::Variable;
use crate::score::{approximate, exact, one_decimal};
use crate::ui::chrome::bottom_bar;
use crate::ui::kit::Kit;
use crate::ui::theme::Type;
use crate::ui::widgets::{Button, ChipTone, Page, Rank, card, chip, columns, page, share_bar};
use crate::workshop::Tried;

use super::action::{TrialAction, WorkAction};
use super::score_text::{cap_reasons_ui, score_text};

/// Draws the result of a trial.
pub fn tried_ui(ui: &mut Ui, kit: &Kit<'_>, tried: &Tried) -> Option<WorkAction> {
    let bar = bottom_bar(ui, kit, |ui| {
        let again = kit.t("trial-again");
        let change = kit.t("trial-change");
        let begin = Button::new(Rank::Primary, &again)
            .main()
            .icon(icons::ARROW_COUNTER_CLOCKWISE)
            .show(ui, kit)
            .clicked();
        let back = Button::new(Rank::Secondary, &change)
            .show(ui, kit)
            .clicked();
        if begin {
            Some(WorkAction::Trial(TrialAction::Begin))
        } else {
            back.then_some(WorkAction::Trial(TrialAction::Forget))
        }
    });
    let layout = Page {
        name: "tried",
        width: kit.look.em(66.0),
    };
    page(ui, kit, layout, |ui| {
        ui.spacing_mut().item_spacing.y = kit.space(1.5);
        ui.horizontal(|ui| {
            kit.title(ui, kit.t("tried-title"));
            chip(ui, kit, ChipTone::Warm, &kit.t("trial-chip"));
        });
        let outcome = tried
            .outcome
            .map_or_else(String::new, |outcome| kit.words.name(outcome.label()));
        kit.colored(ui, Type::Lead, kit.palette().ink, outcome);
        let key = if tried.met.1 == exact(0) {
            "tried-nothing"
        } else {
            "tried-met"
        };
        let values = [
            ("earned", one_decimal(&tried.met.0).into()),
            ("worth", one_decimal(&tried.met.1).into()),
        ];
        let line = if let Some(score) = &tried.whole {
            let total = score_text(kit, score);
            kit.words.with("tried-whole", &[("total", total.into())])
        } else if key == "tried-met" {
            kit.words.with("tried-met", &values)
        } else {
            kit.t("tried-nothing")
        };
        kit.colored(ui, Type::Body, kit.palette().soft, line);
        if let Some(score) = &tried.whole {
            cap_reasons_ui(ui, kit, tried.talk.script(), score);
        }
        if ui.available_width() > kit.look.em(44.0) {
            columns(ui, kit.space(2.0), &[1.8, 1.0], |ui, column| {
                if column == 0 {
                    said_ui(ui, kit, tried);
                } else {
                    mood_ui(ui, kit, tried);
                }
            });
        } else {
            said_ui(ui, kit, tried);
            mood_ui(ui, kit, tried);
        }
    });
    bar
}

/// Line by line.
fn said_ui(ui: &mut Ui, kit: &Kit<'_>, tried: &Tried) {
    let scenario = &tried.talk.script().scenario;
    card(ui, kit, |ui| {
        ui.spacing_mut().item_spacing.y = kit.space(1.0);
        kit.heading(ui, kit.t("tried-lines"));
        for line in &tried.lines {
            let node = scenario.node(line.node);
            let Some(choice) = node.choices.get(usize::from(line.choice.0)) else {
                continue;
            };
            let scored = line.points.1 != exact(0);
            ui.scope(|ui| {
                ui.spacing_mut().item_spacing.y = kit.space(0.25);
                kit.caption(ui, format!("{} · {}", node.id, choice.id));
                kit.body(ui, tried.wording.fill(&choice.text, kit.lang()));
                if scored {
                    let values = [
                        ("earned", one_decimal(&line.points.0).into()),
                        ("worth", one_decimal(&line.points.1).into()),
                    ];
                    let text = kit.words.with("turn-points", &values);
                    #[expect(clippy::cast_possible_truncation, reason = "a share")]
                    let share = (approximate(&line.points.0) / approximate(&line.points.1)) as f32;
                    ui.horizontal(|ui| {
                        let size = Vec2::new(kit.look.em(9.0), 8.0);
                        share_bar(ui, kit, share, kit.palette().accent, size, &text);
                        kit.caption(ui, text.as_str());
                    });
                } else {
                    kit.caption(ui, kit.t("tried-unscored"));
                }
            });
        }
    });
}

/// The mood at the end.
fn mood_ui(ui: &mut Ui, kit: &Kit<'_>, tried: &Tried) {
    card(ui, kit, |ui| {
        ui.spacing_mut().item_spacing.y = kit.space(0.75);
        kit.heading(ui, kit.t("tried-mood"));
        let state = tried.talk.state();
        let began = tried.talk.origin().unwrap_or(state);
        for variable in Variable::ALL {
            let (before, after) = (began.mood.points(*variable), state.mood.points(*variable));
            let name = kit.words.name(variable.label());
            let values = [
                ("name", name.as_str().into()),
                ("before", before.into()),
                ("after", after.into()),
            ];
            let text = kit.words.with("tried-moved", &values);
            kit.caption(ui, text.as_str());
            let share = f32::from(i16::try_from(after).unwrap_or(0)) / 100.0;
            let size = Vec2::new(ui.available_width(), 6.0);
            share_bar(ui, kit, share, mood_color(kit, *variable), size, &text);
        }
    });
}

/// The colour of a mood.
pub fn mood_color(kit: &Kit<'_>, variable: Variable) -> egui::Color32 {
    let palette = kit.palette();
    match variable {
        Variable::Anger => palette.anger,
        Variable::Trust | Variable::Heard => palette.trust,
        Variable::Clarity => palette.clarity,
        Variable::Patience => palette.patience,
        _ => palette.accent,
    }
}
