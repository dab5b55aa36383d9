//! One turn of the debrief: what was said, what it earned and why, the better line, the principles.

use egui::{Ui, Vec2};
use egui_phosphor::regular as icons;

use super::action::{Ask, FinishedAction};
use super::state::Finished;
use crate::model::{ChoiceIndex, PrincipleId, Speaker, Text};
use crate::score::{TurnScore, exact, one_decimal};
use crate::ui::kit::Kit;
use crate::ui::theme::Type;
use crate::ui::widgets::{Button, ChipTone, Rank, card, chip, icon_line, note, quote};

/// Draws the turn that is open.
pub fn turn_ui(ui: &mut Ui, kit: &Kit<'_>, finished: &Finished) -> Option<Ask> {
    let turn = finished.review.turns.get(finished.turn)?;
    let mut action = None;
    ui.spacing_mut().item_spacing.y = kit.space(1.0);
    said_ui(ui, kit, finished, turn);
    points_ui(ui, kit, finished, turn);
    if let Some(reason) = because(finished, turn.node, turn.choice) {
        icon_line(
            ui,
            kit,
            icons::CHAT_CENTERED_TEXT,
            kit.palette().soft,
            |ui| {
                kit.body(ui, finished.wording.fill(reason, kit.lang()));
            },
        );
    }
    better_ui(ui, kit, finished, turn);
    action = principles_ui(ui, kit, finished, turn).or(action);
    let values = [("points", one_decimal(&turn.attainable).into())];
    kit.caption(ui, kit.words.with("turn-attainable", &values));
    let label = kit.t("turn-try");
    if Button::new(Rank::Secondary, &label)
        .icon(icons::ARROW_COUNTER_CLOCKWISE)
        .show(ui, kit)
        .clicked()
    {
        action = Some(Ask::Own(FinishedAction::TryFrom(turn.move_index)));
    }
    action
}

/// Both lines.
fn said_ui(ui: &mut Ui, kit: &Kit<'_>, finished: &Finished, turn: &TurnScore) {
    let lang = kit.lang();
    let script = finished.talk.script();
    let node = script.scenario.node(turn.node);
    let who = match node.speaker {
        Speaker::Customer => finished.wording.customer(lang).to_owned(),
        other => other.label().get(lang).to_owned(),
    };
    if let Some(done) = finished.talk.moves().get(turn.move_index)
        && let Some(saying) = script.saying(&done.before)
    {
        quote(
            ui,
            kit,
            &who,
            &finished.wording.fill(&saying.text, lang),
            kit.palette().warm,
        );
    }
    let line = finished.said(turn.node, turn.choice, lang);
    quote(ui, kit, &kit.t("you"), &line, kit.palette().accent);
    if let Some(tactic) = node.tactic {
        ui.horizontal_wrapped(|ui| {
            let choice = &node.choices[usize::from(turn.choice.0)];
            let key = match (choice.counters, choice.bites) {
                (true, _) => "tactic-countered",
                (false, true) => "tactic-bit",
                (false, false) => "tactic-stood",
            };
            let values = [("tactic", kit.words.name(tactic.label()).into())];
            let tone = if choice.counters {
                ChipTone::Accent
            } else {
                ChipTone::Warm
            };
            chip(ui, kit, tone, &kit.words.with(key, &values));
        });
    }
}

/// The points as a sentence: earned of best, by principle.
fn points_ui(ui: &mut Ui, kit: &Kit<'_>, finished: &Finished, turn: &TurnScore) {
    if turn.slot.is_none() {
        note(ui, kit, ChipTone::Plain, icons::PATH, |ui| {
            kit.body(ui, kit.t("turn-detour-line"))
        });
        return;
    }
    let values = [
        ("worth", one_decimal(&turn.worth).into()),
        ("earned", one_decimal(&turn.earned).into()),
    ];
    let mut sentence = kit.words.with("points-sentence", &values);
    let parts: Vec<String> = principle_rows(finished, turn)
        .into_iter()
        .map(|part| {
            let name = kit.text(
                &finished
                    .talk
                    .script()
                    .rules
                    .catalogue
                    .get(part.principle)
                    .name,
            );
            let key = if part.earned == part.best {
                "points-part-full"
            } else {
                "points-part"
            };
            let values = [
                ("name", name.into()),
                ("earned", part.earned.into()),
                ("best", part.best.into()),
            ];
            kit.words.with(key, &values)
        })
        .collect();
    if !parts.is_empty() {
        sentence.push_str(&kit.t("points-colon"));
        sentence.push_str(&parts.join(&kit.t("points-join")));
    }
    sentence.push_str(&kit.t("points-end"));
    icon_line(ui, kit, icons::SCALES, kit.palette().accent, |ui| {
        kit.body(ui, sentence)
    });
}

/// What a principle earned in a turn, and what the best line earned through it.
struct PrincipleRow {
    principle: PrincipleId,
    tag: i8,
    earned: String,
    best: String,
}

/// For each principle that the line earned or lost by: what it earned, and what the best line earned.
fn principle_rows(finished: &Finished, turn: &TurnScore) -> Vec<PrincipleRow> {
    let Some(node) = finished.key.node(turn.node) else {
        return Vec::new();
    };
    let line = |choice: ChoiceIndex| node.lines.get(usize::from(choice.0));
    let (Some(own), Some(best)) = (line(turn.choice), line(turn.best)) else {
        return Vec::new();
    };
    let zero = exact(0);
    own.parts
        .iter()
        .zip(&best.parts)
        .filter(|(own, best)| own.earned > zero || best.earned > zero || own.tag != 0)
        .map(|(own, best)| PrincipleRow {
            principle: own.principle,
            tag: own.tag,
            earned: one_decimal(&own.earned),
            best: one_decimal(&best.earned),
        })
        .collect()
}

/// Why a line earns what it earns, with this customer.
fn because(finished: &Finished, node: crate::model::NodeId, choice: ChoiceIndex) -> Option<&Text> {
    let script = finished.talk.script();
    let choice = script
        .scenario
        .node(node)
        .choices
        .get(usize::from(choice.0))?;
    Some(
        choice
            .because_for
            .get(&script.type_id)
            .unwrap_or(&choice.because),
    )
}

/// The better line with its reason, and what locked it.
fn better_ui(ui: &mut Ui, kit: &Kit<'_>, finished: &Finished, turn: &TurnScore) {
    if turn.slot.is_none() {
        return;
    }
    if turn.earned == turn.worth {
        note(ui, kit, ChipTone::Accent, icons::CHECK_CIRCLE, |ui| {
            kit.body(ui, kit.t("turn-best"))
        });
        return;
    }
    let line = finished.said(turn.node, turn.best, kit.lang());
    note(ui, kit, ChipTone::Accent, icons::LIGHTBULB, |ui| {
        ui.spacing_mut().item_spacing.y = kit.space(0.5);
        kit.colored(
            ui,
            Type::Caption,
            kit.palette().accent,
            kit.t("turn-better"),
        );
        kit.strong(ui, line);
        if let Some(reason) = because(finished, turn.node, turn.best) {
            kit.body(ui, finished.wording.fill(reason, kit.lang()));
        }
        match turn.best_locked {
            Some(Some(index)) => {
                kit.caption(
                    ui,
                    kit.words
                        .with("turn-locked-by", &[("turn", (index + 1).into())]),
                );
            }
            Some(None) => {
                kit.caption(ui, kit.t("turn-locked"));
            }
            None => {}
        }
    });
}

/// The principles of the turn; a click opens the card of one.
fn principles_ui(ui: &mut Ui, kit: &Kit<'_>, finished: &Finished, turn: &TurnScore) -> Option<Ask> {
    let mut action = None;
    let parts = principle_rows(finished, turn);
    if parts.is_empty() {
        return None;
    }
    let catalogue = &finished.talk.script().rules.catalogue;
    kit.strong(ui, kit.t("turn-principles"));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(kit.space(0.75));
        for part in &parts {
            let icon = match part.tag {
                1.. => icons::CHECK,
                0 => icons::MINUS,
                _ => icons::X,
            };
            let open = finished.principle == Some(part.principle);
            let rank = if open { Rank::Primary } else { Rank::Secondary };
            let name = kit.text(&catalogue.get(part.principle).name);
            if Button::new(rank, name).icon(icon).show(ui, kit).clicked() {
                action = Some(Ask::Own(FinishedAction::ShowPrinciple(
                    (!open).then_some(part.principle),
                )));
            }
        }
    });
    if let Some(principle) = finished.principle {
        principle_ui(ui, kit, finished, principle);
    }
    action
}

/// The card of a principle.
fn principle_ui(ui: &mut Ui, kit: &Kit<'_>, finished: &Finished, id: PrincipleId) {
    let catalogue = &finished.talk.script().rules.catalogue;
    let principle = catalogue.get(id);
    card(ui, kit, |ui| {
        ui.spacing_mut().item_spacing.y = kit.space(0.75);
        kit.heading(ui, kit.text(&principle.name));
        kit.body(ui, kit.text(&principle.definition));
        let examples = [
            (
                &principle.good,
                icons::CHECK,
                kit.palette().patience,
                "principle-good",
            ),
            (
                &principle.bad,
                icons::X,
                kit.palette().anger,
                "principle-bad",
            ),
        ];
        for (text, icon, color, key) in examples {
            let text = kit.text(text);
            if !text.is_empty() {
                icon_line(ui, kit, icon, color, |ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    kit.caption(ui, kit.t(key));
                    kit.body(ui, text);
                });
            }
        }
        let titles: Vec<&str> = principle
            .sources
            .iter()
            .map(|source| {
                catalogue
                    .sources
                    .get(source)
                    .map_or(source.as_str(), |title| kit.text(title))
            })
            .collect();
        if !titles.is_empty() {
            let list = titles.join(&kit.t("points-join"));
            kit.caption(
                ui,
                kit.words
                    .with("principle-sources", &[("titles", list.into())]),
            );
        }
    });
}
