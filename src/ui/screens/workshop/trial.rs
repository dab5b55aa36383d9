//! Setting up a trial: where it begins, in which mood, with which flags.

use egui::Ui;
use egui_phosphor::regular as icons;

use crate::engine::Wording;
use crate::model::{NodeId, Variable};
use crate::ui::chrome::bottom_bar;
use crate::ui::kit::Kit;
use crate::ui::theme::Type;
use crate::ui::widgets::{
    Button, ChipTone, Page, Rank, card, columns, dropdown, field, note, page, segments, slider,
    toggle,
};
use crate::workshop::{Open, Preset};

use super::action::{TrialAction, WorkAction};
use super::empty::no_scenario_ui;
use super::picks::picks_ui;
use super::state::Workshop;
use super::tried::{mood_color, tried_ui};

/// Draws the part of trials.
pub fn trial_ui(ui: &mut Ui, kit: &Kit<'_>, workshop: &Workshop) -> Option<WorkAction> {
    let Some(open) = &workshop.open else {
        return no_scenario_ui(ui, kit, workshop, icons::CHATS_CIRCLE);
    };
    if let Some(tried) = &workshop.tried {
        return tried_ui(ui, kit, tried);
    }
    let bar = bottom_bar(ui, kit, |ui| {
        let label = kit.t("trial-begin");
        let begin = Button::new(Rank::Primary, &label)
            .main()
            .icon(icons::PLAY)
            .show(ui, kit)
            .clicked();
        ui.add_space(kit.space(1.0));
        kit.caption(ui, kit.t("trial-note"));
        begin.then_some(WorkAction::Trial(TrialAction::Begin))
    });
    let layout = Page {
        name: "trial",
        width: kit.look.em(70.0),
    };
    let content = page(ui, kit, layout, |ui| {
        let mut action = None;
        ui.spacing_mut().item_spacing.y = kit.space(1.5);
        kit.title(ui, kit.t("trial-title"));
        kit.colored(ui, Type::Body, kit.palette().soft, kit.t("trial-line"));
        let wide = ui.available_width() > kit.look.em(44.0);
        if wide {
            columns(ui, kit.space(2.0), &[1.0, 1.15], |ui, column| {
                let part = if column == 0 {
                    place_ui(ui, kit, workshop, open)
                } else {
                    mood_ui(ui, kit, workshop, open)
                };
                action = part.or(action.take());
            });
        } else {
            action = place_ui(ui, kit, workshop, open).or(action);
            action = mood_ui(ui, kit, workshop, open).or(action);
        }
        action
    });
    bar.or(content)
}

/// Scenario, customer, node, flags, seed.
fn place_ui(ui: &mut Ui, kit: &Kit<'_>, workshop: &Workshop, open: &Open) -> Option<WorkAction> {
    let scenario = &open.script.scenario;
    let form = &workshop.trial;
    let mut action = None;
    card(ui, kit, |ui| {
        ui.spacing_mut().item_spacing.y = kit.space(1.0);
        kit.heading(ui, kit.t("trial-place"));
        ui.horizontal(|ui| action = picks_ui(ui, kit, workshop));
        let names: Vec<String> = scenario
            .nodes
            .iter()
            .map(|node| format!("{} · {}", node.id, kit.words.name(node.phase.label())))
            .collect();
        let picked = Some(usize::from(form.node.0));
        let width = ui.available_width();
        if let Some(index) = dropdown(ui, kit, &kit.t("trial-node"), &names, picked, width) {
            action = u16::try_from(index)
                .ok()
                .map(|index| WorkAction::Node(Some(NodeId(index))));
        }
        // What the customer will say there, in that mood.
        if let Some(saying) = open.script.saying(&form.state(&open.script)) {
            let wording = Wording::new(&open.script, form.seed.parse().unwrap_or(1));
            kit.caption(ui, wording.fill(&saying.text, kit.lang()));
        }
        if toggle(ui, kit, &kit.t("trial-accepted"), form.accepted) {
            action = Some(WorkAction::Trial(TrialAction::Accepted(!form.accepted)));
        }
        if !scenario.flags.is_empty() {
            ui.add_space(kit.space(1.0));
            kit.strong(ui, kit.t("trial-flags"));
            for (place, flag) in (0_u8..).zip(&scenario.flags) {
                if toggle(ui, kit, flag, form.flags >> place & 1 == 1) {
                    action = Some(WorkAction::Trial(TrialAction::Flag(place)));
                }
            }
        }
        ui.add_space(kit.space(1.0));
        kit.strong(ui, kit.t("briefing-seed"));
        let width = kit.look.em(11.0);
        if let (_, Some(text)) = field(
            ui,
            kit,
            icons::HASH,
            &kit.t("briefing-seed"),
            &form.seed,
            width,
        ) {
            action = Some(WorkAction::Trial(TrialAction::Seed(text)));
        }
    });
    action
}

/// The nine moods.
fn mood_ui(ui: &mut Ui, kit: &Kit<'_>, workshop: &Workshop, open: &Open) -> Option<WorkAction> {
    let mut action = None;
    let form = &workshop.trial;
    card(ui, kit, |ui| {
        ui.spacing_mut().item_spacing.y = kit.space(0.75);
        kit.heading(ui, kit.t("trial-mood"));
        let labels = Preset::ALL.map(|preset| kit.t(preset_key(preset)));
        let is_now = form.preset(&open.script);
        let picked = Preset::ALL
            .iter()
            .position(|preset| Some(*preset) == is_now);
        if let Some(index) = segments(ui, kit, &labels, picked) {
            action = Some(WorkAction::Trial(TrialAction::Preset(Preset::ALL[index])));
        }
        ui.add_space(kit.space(1.0));
        let names = Variable::ALL
            .iter()
            .map(|&variable| kit.words.name(variable.label()));
        let font = kit.look.font(Type::Caption);
        let names: Vec<String> = names.collect();
        let widest = ui.fonts_mut(|fonts| {
            let mut width = |name: &String| {
                name.chars()
                    .map(|c| fonts.glyph_width(&font, c))
                    .sum::<f32>()
            };
            names.iter().map(&mut width).fold(0.0, f32::max)
        });
        for (variable, name) in Variable::ALL.iter().zip(&names) {
            let color = mood_color(kit, *variable);
            let value = form.mood[variable.index()];
            if let Some(points) = slider(ui, kit, name, value, color, widest + kit.space(1.5)) {
                action = Some(WorkAction::Trial(TrialAction::Mood(*variable, points)));
            }
        }
        if form.node != open.script.scenario.start && form.mood[Variable::Patience.index()] == 0 {
            note(ui, kit, ChipTone::Warm, icons::WARNING, |ui| {
                kit.body(ui, kit.t("trial-no-patience"))
            });
        }
    });
    action
}

/// Key of a preset's name.
const fn preset_key(preset: Preset) -> &'static str {
    match preset {
        Preset::Usual => "trial-usual",
        Preset::Calm => "trial-calm",
        Preset::Boiling => "trial-boiling",
    }
}
