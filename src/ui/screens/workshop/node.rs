//! The node that is selected in the graph: what is said, what can be answered, what it earns, and the way to its lines.

use egui::{ScrollArea, Ui, Vec2};
use egui_phosphor::regular as icons;

use crate::engine::Wording;
use crate::model::{Choice, ChoiceIndex, Condition, Node, NodeId, Target, Variable};
use crate::score::one_decimal;
use crate::ui::kit::Kit;
use crate::ui::theme::Type;
use crate::ui::widgets::{Button, ChipTone, Rank, card, chip, more_below_ui};
use crate::workshop::Open;

use super::action::{WorkAction, WorkTab};
use super::empty::empty_ui;
use super::state::Workshop;

/// Draws the node selected.
pub fn node_ui(ui: &mut Ui, kit: &Kit<'_>, workshop: &Workshop) -> Option<WorkAction> {
    let open = workshop.open.as_ref()?;
    let scenario = &open.script.scenario;
    let node = workshop
        .node
        .and_then(|id| Some((id, scenario.nodes.get(usize::from(id.0))?)));
    let Some((id, node)) = node else {
        empty_ui(
            ui,
            kit,
            icons::CURSOR_CLICK,
            kit.palette().soft,
            &kit.t("node-none"),
            &kit.t("node-none-line"),
        );
        return None;
    };
    let mut action = None;
    let shown = ScrollArea::vertical()
        .id_salt(("node", id))
        .auto_shrink(false)
        .show(ui, |ui| {
            ui.set_max_width(ui.available_width() - kit.space(1.5));
            ui.spacing_mut().item_spacing.y = kit.space(1.0);
            ui.add_space(kit.space(1.0));
            kit.heading(ui, node.id.as_str());
            chips_ui(ui, kit, open, id, node);
            action = buttons_ui(ui, kit, workshop, id);
            let run = workshop.graph.run.as_ref();
            let wording =
                run.map_or_else(|| Wording::new(&open.script, 1), |run| run.wording.clone());
            wording_ui(ui, kit, open, &wording);
            for saying in &node.says {
                if !saying.when.is_empty() {
                    let when: Vec<String> = saying
                        .when
                        .iter()
                        .map(|condition| condition_text(kit, open, *condition))
                        .collect();
                    kit.colored(ui, Type::Caption, kit.palette().trust, when.join(" · "));
                }
                kit.body(ui, wording.fill(&saying.text, kit.lang()));
            }
            let said = |choice: Option<ChoiceIndex>| -> Vec<usize> {
                let stops = run.into_iter().flat_map(|run| run.said_at(id));
                let here = stops.filter(|(_, said)| *said == choice);
                here.map(|(number, _)| number).collect()
            };
            for number in said(None) {
                let values = [("number", number.into())];
                kit.caption(ui, kit.words.with("node-silent", &values));
            }
            for (place, choice) in (0_u8..).zip(&node.choices) {
                let index = ChoiceIndex(place);
                let stops = said(Some(index));
                let clicked = card(ui, kit, |ui| {
                    stops_ui(ui, kit, &stops);
                    choice_ui(ui, kit, open, &wording, (id, index, choice))
                })
                .inner;
                action = clicked.or(action.take());
            }
            if let Some(target) = node.refused {
                let name = target_name(kit, open, target);
                kit.colored(
                    ui,
                    Type::Caption,
                    kit.palette().warm,
                    kit.words.with("node-refused", &[("node", name.into())]),
                );
                action = target_ui(ui, kit, open, target).or(action.take());
            }
            ui.add_space(kit.space(2.0));
        });
    more_below_ui(ui, kit, &shown);
    action
}

fn chips_ui(ui: &mut Ui, kit: &Kit<'_>, open: &Open, id: NodeId, node: &Node) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(kit.space(0.5));
        chip(
            ui,
            kit,
            ChipTone::Plain,
            &kit.words.name(node.phase.label()),
        );
        if let Some(slot) = node
            .slot
            .and_then(|slot| open.script.scenario.slots.get(usize::from(slot.0)))
        {
            chip(ui, kit, ChipTone::Accent, &slot.id);
        } else {
            chip(ui, kit, ChipTone::Plain, &kit.t("node-detour"));
        }
        if let Some(key) = open.key.node(id) {
            let worth = kit
                .words
                .with("node-worth", &[("points", one_decimal(&key.worth).into())]);
            chip(ui, kit, ChipTone::Accent, &worth);
        }
        if node.refused.is_some() {
            chip(ui, kit, ChipTone::Warm, &kit.t("node-decides"));
        }
        if let Some(tactic) = node.tactic {
            chip(ui, kit, ChipTone::Warm, &kit.words.name(tactic.label()));
        }
    });
}

fn buttons_ui(ui: &mut Ui, kit: &Kit<'_>, workshop: &Workshop, id: NodeId) -> Option<WorkAction> {
    let open = workshop.open.as_ref()?;
    let document = workshop.material.document_of(&open.script.scenario.id);
    let mut action = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(kit.space(0.75));
        let play = kit.t("node-play");
        if Button::new(Rank::Primary, &play)
            .icon(icons::PLAY)
            .show(ui, kit)
            .clicked()
        {
            action = Some(WorkAction::Tab(WorkTab::Trial));
        }
        if let Some((document, span)) =
            document.and_then(|document| Some((document, document.nodes.get(usize::from(id.0))?)))
        {
            let source = kit.t("node-source");
            if Button::new(Rank::Secondary, &source)
                .icon(icons::CODE)
                .show(ui, kit)
                .clicked()
            {
                action = Some(WorkAction::Source(document.path.clone(), span.start));
            }
        }
    });
    action
}

/// Which of the texts are quoted.
fn wording_ui(ui: &mut Ui, kit: &Kit<'_>, open: &Open, wording: &Wording) {
    let values = [
        ("variant", (wording.variant() + 1).into()),
        (
            "variants",
            open.script.scenario.variants.len().max(1).into(),
        ),
        ("customer", wording.customer(kit.lang()).into()),
    ];
    kit.caption(ui, kit.words.with("node-wording", &values));
}

/// At which stops of the way that is shown a line is said.
fn stops_ui(ui: &mut Ui, kit: &Kit<'_>, stops: &[usize]) {
    if stops.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(kit.space(0.5));
        for number in stops {
            let values = [("number", (*number).into())];
            chip(
                ui,
                kit,
                ChipTone::Accent,
                &kit.words.with("node-said", &values),
            );
        }
    });
}

/// One line of the trainee.
fn choice_ui(
    ui: &mut Ui,
    kit: &Kit<'_>,
    open: &Open,
    wording: &Wording,
    (node, index, choice): (NodeId, ChoiceIndex, &Choice),
) -> Option<WorkAction> {
    ui.spacing_mut().item_spacing.y = kit.space(0.5);
    let palette = kit.palette();
    let head = match open.key.line(node, index) {
        Some(line) => {
            let worth = open
                .key
                .node(node)
                .map(|key| one_decimal(&key.worth))
                .unwrap_or_default();
            let values = [
                ("earned", one_decimal(&line.points).into()),
                ("worth", worth.into()),
            ];
            format!("{} · {}", choice.id, kit.words.with("turn-points", &values))
        }
        None => choice.id.clone(),
    };
    let best = open.key.node(node).is_some_and(|key| key.best == index);
    let color = if best { palette.accent } else { palette.soft };
    kit.colored(ui, Type::Caption, color, format!("{}  {head}", index.0 + 1));
    kit.body(ui, wording.fill(&choice.text, kit.lang()));
    let catalogue = &open.script.rules.catalogue;
    let tags = open
        .script
        .line(node, index)
        .map_or(&[][..], |line| &line.tags);
    if !tags.is_empty() || choice.counters || choice.bites {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = Vec2::splat(kit.space(0.5));
            for &(principle, tag) in tags {
                let tone = if tag > 0 {
                    ChipTone::Accent
                } else {
                    ChipTone::Warm
                };
                let sign = if tag > 0 { "+" } else { "–" };
                let name = kit.text(&catalogue.get(principle).name);
                chip(
                    ui,
                    kit,
                    tone,
                    &format!("{sign}{} {name}", tag.unsigned_abs()),
                );
            }
            if choice.counters {
                chip(ui, kit, ChipTone::Plain, &kit.t("node-counters"));
            }
            if choice.bites {
                chip(ui, kit, ChipTone::Warm, &kit.t("node-bites"));
            }
        });
    }
    because_ui(ui, kit, open, wording, choice);
    let flags = |bits: u64| -> String {
        let names = open.script.scenario.flags.iter().enumerate();
        let set = names
            .filter(|(place, _)| bits >> place & 1 == 1)
            .map(|(_, name)| name.as_str());
        set.collect::<Vec<&str>>().join(", ")
    };
    if choice.needs != 0 {
        kit.colored(
            ui,
            Type::Caption,
            palette.warm,
            kit.words
                .with("node-needs", &[("flags", flags(choice.needs).into())]),
        );
    }
    if choice.set != 0 {
        kit.caption(
            ui,
            kit.words
                .with("node-sets", &[("flags", flags(choice.set).into())]),
        );
    }
    target_ui(ui, kit, open, choice.goto)
}

/// Why a line earns what it earns, and what it concedes.
fn because_ui(ui: &mut Ui, kit: &Kit<'_>, open: &Open, wording: &Wording, choice: &Choice) {
    let own = choice.because_for.get(&open.script.type_id);
    kit.caption(ui, wording.fill(own.unwrap_or(&choice.because), kit.lang()));
    if choice.gives > 0 {
        let values = [("amount", choice.gives.into())];
        let told = kit.words.with("node-gives", &values);
        kit.colored(ui, Type::Caption, kit.palette().warm, told);
    }
}

/// Where something leads, as a way there.
fn target_ui(ui: &mut Ui, kit: &Kit<'_>, open: &Open, target: Target) -> Option<WorkAction> {
    let name = target_name(kit, open, target);
    match target {
        Target::Node(node) => Button::new(Rank::Quiet, &name)
            .icon(icons::ARROW_RIGHT)
            .inline()
            .show(ui, kit)
            .clicked()
            .then_some(WorkAction::Node(Some(node))),
        Target::End => {
            kit.caption(ui, name);
            None
        }
    }
}

fn target_name(kit: &Kit<'_>, open: &Open, target: Target) -> String {
    match target {
        Target::Node(node) => open.script.scenario.node(node).id.clone(),
        Target::End => kit.t("node-end"),
    }
}

/// A condition in words.
fn condition_text(kit: &Kit<'_>, open: &Open, condition: Condition) -> String {
    let script = &open.script;
    let flag = |flag: crate::model::FlagId| {
        script
            .scenario
            .flags
            .get(usize::from(flag.0))
            .cloned()
            .unwrap_or_default()
    };
    // In words: the fonts of the screen have no signs for it.
    let bound = |key: &str, variable: Variable, points: i64| {
        let mood = kit.words.name(variable.label());
        let values = [("mood", mood.into()), ("points", points.into())];
        kit.words.with(key, &values)
    };
    match condition {
        Condition::AtLeast(variable, points) => bound("node-at-least", variable, points),
        Condition::AtMost(variable, points) => bound("node-at-most", variable, points),
        Condition::Flag(id) => kit.words.with("node-if", &[("flag", flag(id).into())]),
        Condition::NoFlag(id) => kit.words.with("node-unless", &[("flag", flag(id).into())]),
        Condition::Customer(id) if id == script.type_id => {
            kit.text(&script.customer.name).to_owned()
        }
        Condition::Customer(_) => kit.t("node-other-customer"),
    }
}
