//! Draws what a talk came to then and now. Does not work out either.

use egui::{Context, Key, Ui, Vec2};
use egui_phosphor::regular as icons;

use super::{Ask, KeptAction, KeptTalk};
use crate::model::Phase;
use crate::record::{KeptCap, KeptTurn, ReplayError, Verdict};
use crate::score::one_decimal;
use crate::ui::ask::Global;
use crate::ui::chrome::{bottom_bar, fill_background, top_bar};
use crate::ui::keys::pressed;
use crate::ui::kit::Kit;
use crate::ui::screens::home::result_line;
use crate::ui::theme::Type;
use crate::ui::widgets::{
    Button, ChipTone, Page, Rank, card, chip, columns, icon_button, note, page,
};

/// Escape goes home.
#[must_use]
pub fn kept_keys(ctx: &Context) -> Option<Ask> {
    pressed(ctx, Key::Escape).then_some(Ask::Global(Global::Home))
}

/// Draws the screen.
pub fn kept_ui(ui: &mut Ui, kit: &Kit<'_>, kept: &KeptTalk) -> Option<Ask> {
    fill_background(ui, kit);
    let bar = top_bar(
        ui,
        kit,
        |ui| {
            let back = icon_button(ui, kit, icons::ARROW_LEFT, &kit.t("back-home"));
            let title = kept.then.scenario.name.get(kit.lang());
            kit.soft(ui, title);
            back.clicked().then_some(Ask::Global(Global::Home))
        },
        |ui| {
            if kept.practice {
                chip(ui, kit, ChipTone::Warm, &kit.t("practice"));
            }
            None
        },
    );
    let bottom = bottom_bar(ui, kit, |ui| actions_ui(ui, kit, kept));
    let layout = Page {
        name: "kept",
        width: kit.look.em(74.0),
    };
    page(ui, kit, layout, |ui| {
        ui.spacing_mut().item_spacing.y = kit.space(1.5);
        standing_ui(ui, kit, kept);
        if ui.available_width() > kit.look.em(44.0) {
            columns(ui, kit.space(2.0), &[1.0, 1.0], |ui, column| {
                if column == 0 {
                    then_ui(ui, kit, kept);
                } else {
                    now_ui(ui, kit, kept);
                }
            });
        } else {
            then_ui(ui, kit, kept);
            now_ui(ui, kit, kept);
        }
        ui.add_space(kit.space(1.0));
        kit.heading(ui, kit.t("kept-lines"));
        for turn in &kept.then.turns {
            turn_ui(ui, kit, kept, turn);
        }
    });
    bar.or(bottom)
}

fn actions_ui(ui: &mut Ui, kit: &Kit<'_>, kept: &KeptTalk) -> Option<Ask> {
    let mut action = None;
    let mut button = |ui: &mut Ui, rank, key, icon, wanted| {
        let label = kit.t(key);
        if Button::new(rank, &label).icon(icon).show(ui, kit).clicked() {
            action = Some(wanted);
        }
    };
    if kept.now.is_ok() {
        let wanted = Ask::Own(KeptAction::Debrief);
        button(
            ui,
            Rank::Primary,
            "kept-debrief",
            icons::LIST_CHECKS,
            wanted,
        );
    }
    let wanted = Ask::Global(Global::Home);
    button(ui, Rank::Quiet, "debrief-home", icons::HOUSE, wanted);
    action
}

/// Says what has changed since.
fn standing_ui(ui: &mut Ui, kit: &Kit<'_>, kept: &KeptTalk) {
    note(
        ui,
        kit,
        ChipTone::Warm,
        icons::CLOCK_COUNTER_CLOCKWISE,
        |ui| {
            kit.strong(ui, kit.words.name(kept.standing.label()));
            let key = if kept.now.is_ok() {
                "kept-both"
            } else {
                "kept-then-only"
            };
            kit.body(ui, kit.t(key));
        },
    );
}

fn then_ui(ui: &mut Ui, kit: &Kit<'_>, kept: &KeptTalk) {
    let title = kit
        .words
        .with("kept-then", &[("day", kept.day.as_str().into())]);
    verdict_ui(ui, kit, &title, &kept.then);
}

fn now_ui(ui: &mut Ui, kit: &Kit<'_>, kept: &KeptTalk) {
    match &kept.now {
        Ok(now) => verdict_ui(ui, kit, &kit.t("kept-now"), now),
        Err(why) => {
            let key = match why {
                ReplayError::Missing(_) => "kept-missing",
                ReplayError::Run(_) | ReplayError::Broken(_) => "kept-no-way",
            };
            card(ui, kit, |ui| {
                kit.caption(ui, kit.t("kept-now"));
                kit.body(ui, kit.t(key));
            });
        }
    }
}

/// Total, band, outcome and why it was capped.
fn verdict_ui(ui: &mut Ui, kit: &Kit<'_>, title: &str, verdict: &Verdict) {
    card(ui, kit, |ui| {
        ui.spacing_mut().item_spacing.y = kit.space(0.75);
        kit.caption(ui, title);
        let line = result_line(kit, verdict);
        kit.colored(ui, Type::Title, kit.palette().accent, line);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = Vec2::splat(kit.space(0.5));
            if let Some(outcome) = verdict.outcome {
                chip(ui, kit, ChipTone::Plain, &kit.words.name(outcome.label()));
            }
            let customer = verdict.customer.name.get(kit.lang());
            chip(ui, kit, ChipTone::Plain, customer);
        });
        if verdict.capped {
            for cap in &verdict.caps {
                kit.caption(ui, cap_line(kit, cap));
            }
        }
    });
}

fn cap_line(kit: &Kit<'_>, cap: &KeptCap) -> String {
    let phase = |key, phase: Phase| {
        let values = [("phase", kit.words.name(phase.label()).into())];
        kit.words.with(key, &values)
    };
    match cap {
        KeptCap::WeakPhase(weak) => phase("cap-phase", *weak),
        KeptCap::Unfinished(unfinished) => phase("cap-unfinished", *unfinished),
        KeptCap::Violated { principle, at } => {
            let name = principle.name.get(kit.lang());
            let values = [("principle", name.into()), ("turn", (at + 1).into())];
            kit.words.with("cap-principle", &values)
        }
    }
}

/// One line as it was worded, with what it earned then and earns now.
fn turn_ui(ui: &mut Ui, kit: &Kit<'_>, kept: &KeptTalk, turn: &KeptTurn) {
    let now = kept.now.as_ref().ok().and_then(|now| {
        let same = |other: &&KeptTurn| other.at == turn.at;
        now.turns.iter().find(same)
    });
    let number = turn.at + 1;
    let mut values = vec![
        ("turn", number.into()),
        ("earned", one_decimal(&turn.earned).into()),
        ("worth", one_decimal(&turn.worth).into()),
    ];
    let key = match now {
        Some(now) => {
            values.push(("earned_now", one_decimal(&now.earned).into()));
            values.push(("worth_now", one_decimal(&now.worth).into()));
            "kept-turn-both"
        }
        None => "kept-turn",
    };
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = kit.space(0.25);
        kit.caption(ui, kit.words.with(key, &values));
        kit.body(ui, turn.said.get(kit.lang()));
    });
}
