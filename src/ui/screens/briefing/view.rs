//! The briefing: what the trainee knows, and whom to meet.

use egui::{TextEdit, Ui, Vec2};
use egui_phosphor::regular as icons;

use crate::engine::Wording;
use crate::model::{Pressure, Scenario, Text};
use crate::ui::chrome::{bottom_bar, fill_background, top_bar};
use crate::ui::kit::Kit;
use crate::ui::theme::Type;
use crate::ui::widgets::{
    Button, ChipTone, Page, PortraitSpec, Rank, bullet, chip, click_card, columns, icon_button,
    note, page, segments, with_portrait,
};

use super::action::{Ask, BriefingAction};
use super::state::Briefing;
use crate::ui::ask::Global;

/// Draws the briefing.
pub fn briefing_ui(ui: &mut Ui, kit: &Kit<'_>, briefing: &Briefing, replaces: bool) -> Option<Ask> {
    fill_background(ui, kit);
    let scenario = &briefing.script.scenario;
    let bar = top_bar(
        ui,
        kit,
        |ui| {
            let back = icon_button(ui, kit, icons::ARROW_LEFT, &kit.t("back-home"));
            kit.soft(ui, kit.t("briefing"));
            back.clicked().then_some(Ask::Global(Global::Home))
        },
        |_| None,
    );
    let bottom = bottom_bar(ui, kit, |ui| {
        let start = Button::new(Rank::Primary, &kit.t("briefing-start"))
            .main()
            .icon_after(icons::ARROW_RIGHT)
            .show(ui, kit);
        let back = Button::new(Rank::Quiet, &kit.t("back-home")).show(ui, kit);
        if start.clicked() {
            Some(Ask::Own(BriefingAction::Start))
        } else {
            back.clicked().then_some(Ask::Global(Global::Home))
        }
    });
    let layout = Page {
        name: "briefing",
        width: kit.look.em(66.0),
    };
    let content = page(ui, kit, layout, |ui| {
        ui.spacing_mut().item_spacing.y = kit.space(1.0);
        kit.title(ui, kit.text(&scenario.title));
        head_ui(ui, kit, scenario);
        if replaces {
            note(ui, kit, ChipTone::Warm, icons::INFO, |ui| {
                kit.body(ui, kit.t("briefing-replaces"))
            });
        }
        ui.add_space(kit.space(1.0));
        if ui.available_width() > kit.look.em(46.0) {
            let gap = kit.space(5.0);
            let mut action = None;
            columns(ui, gap, &[1.35, 1.0], |ui, column| {
                if column == 0 {
                    situation_ui(ui, kit, briefing);
                } else {
                    action = choices_ui(ui, kit, briefing);
                }
            });
            action
        } else {
            situation_ui(ui, kit, briefing);
            ui.add_space(kit.space(2.0));
            choices_ui(ui, kit, briefing)
        }
    });
    bar.or(bottom).or(content)
}

fn head_ui(ui: &mut Ui, kit: &Kit<'_>, scenario: &Scenario) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(kit.space(0.5));
        chip(
            ui,
            kit,
            ChipTone::Plain,
            &kit.words.name(scenario.event.label()),
        );
        chip(
            ui,
            kit,
            ChipTone::Plain,
            &kit.words.name(scenario.room.label()),
        );
        let level = [("level", scenario.difficulty.into())];
        chip(
            ui,
            kit,
            ChipTone::Plain,
            &kit.words.with("difficulty", &level),
        );
    });
}

fn situation_ui(ui: &mut Ui, kit: &Kit<'_>, briefing: &Briefing) {
    facts_ui(ui, kit, &briefing.script.scenario, &briefing.wording);
}

/// Draws what the trainee knows.
pub fn facts_ui(ui: &mut Ui, kit: &Kit<'_>, scenario: &Scenario, wording: &Wording) {
    let brief = &scenario.brief;
    let fill = |text: &Text| wording.fill(text, kit.lang());
    ui.scope(|ui| {
        kit.limit_width(ui, 42.0);
        ui.spacing_mut().item_spacing.y = kit.space(0.75);
        kit.heading(ui, kit.t("brief-role"));
        kit.body(ui, fill(&brief.role));
        ui.add_space(kit.space(1.0));
        kit.heading(ui, kit.t("brief-situation"));
        kit.body(ui, fill(&brief.situation));
        ui.add_space(kit.space(1.0));
        kit.heading(ui, kit.t("brief-facts"));
        for fact in &brief.facts {
            bullet(ui, kit, &fill(fact));
        }
        ui.add_space(kit.space(1.0));
        kit.heading(ui, kit.t("brief-authority"));
        note(ui, kit, ChipTone::Warm, icons::SCALES, |ui| {
            kit.body(ui, fill(&brief.authority.text))
        });
        ui.add_space(kit.space(1.0));
        kit.heading(ui, kit.t("brief-goals"));
        for goal in &brief.goals {
            bullet(ui, kit, &fill(goal));
        }
    });
}

/// The right column: customer, pressure, seed.
fn choices_ui(ui: &mut Ui, kit: &Kit<'_>, briefing: &Briefing) -> Option<Ask> {
    let mut action = None;
    ui.spacing_mut().item_spacing.y = kit.space(0.75);
    kit.heading(ui, kit.t("briefing-customer"));
    for (id, customer) in &briefing.customers {
        let (name, about) = (&customer.name, &customer.about);
        let spec = PortraitSpec::arriving(*id, customer);
        let picked = briefing.script.type_id == *id;
        ui.push_id(id, |ui| {
            let shown = click_card(ui, kit, kit.text(name), picked, |ui| {
                with_portrait(ui, kit, spec, kit.space(9.0), |ui| {
                    ui.spacing_mut().item_spacing.y = kit.space(0.25);
                    kit.strong(ui, kit.text(name));
                    kit.caption(ui, kit.text(about));
                });
            });
            if shown.response.clicked() {
                action = Some(Ask::Own(BriefingAction::PickCustomer(*id)));
            }
        });
    }
    ui.add_space(kit.space(1.0));
    kit.heading(ui, kit.t("briefing-pressure"));
    let labels: Vec<String> = Pressure::ALL
        .iter()
        .map(|&p| kit.words.name(p.label()))
        .collect();
    if let Some(index) = segments(ui, kit, &labels, Some(briefing.pressure.index())) {
        action = Some(Ask::Own(BriefingAction::PickPressure(Pressure::ALL[index])));
    }
    kit.caption(
        ui,
        kit.t(&format!("pressure-{}-line", briefing.pressure.name())),
    );
    ui.add_space(kit.space(0.5));
    let key = if briefing.advanced {
        "briefing-advanced-hide"
    } else {
        "briefing-advanced"
    };
    if Button::new(Rank::Quiet, &kit.t(key))
        .icon(icons::SLIDERS_HORIZONTAL)
        .show(ui, kit)
        .clicked()
    {
        action = Some(Ask::Own(BriefingAction::ToggleAdvanced));
    }
    if briefing.advanced {
        action = seed_ui(ui, kit, &briefing.seed_text).or(action);
    }
    action
}

fn seed_ui(ui: &mut Ui, kit: &Kit<'_>, seed: &str) -> Option<Ask> {
    let mut text = seed.to_owned();
    let label = kit.caption(ui, kit.t("briefing-seed"));
    let field = TextEdit::singleline(&mut text)
        .desired_width(kit.look.em(10.0))
        .font(kit.look.font(Type::Body))
        .margin(egui::Margin::symmetric(10, 8));
    ui.add(field).labelled_by(label.id);
    kit.caption(ui, kit.t("briefing-seed-line"));
    (text != seed).then_some(Ask::Own(BriefingAction::TypeSeed(text)))
}
