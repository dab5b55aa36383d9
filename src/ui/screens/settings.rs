//! The dialog of the settings, with the keys.

use egui::{Context, Ui};
use egui_phosphor::regular as icons;

use crate::model::Lang;
use crate::ui::ask::{Change, Global};
use crate::ui::chrome::{dialog, dialog_head};
use crate::ui::kit::Kit;
use crate::ui::settings::{Settings, Theme};
use crate::ui::widgets::{icon_button, segments, toggle};

/// Draws the dialog of the settings.
pub fn settings_ui(ctx: &Context, kit: &Kit<'_>, settings: &Settings) -> Option<Global> {
    dialog(ctx, kit, "settings", kit.look.em(34.0), |ui| {
        content_ui(ui, kit, settings)
    })
}

fn content_ui(ui: &mut Ui, kit: &Kit<'_>, settings: &Settings) -> Option<Global> {
    let mut action = dialog_head(ui, kit, &kit.t("settings"));
    let mut set = |change: Change| action = Some(Global::Set(change));
    ui.spacing_mut().item_spacing.y = kit.space(0.75);

    kit.strong(ui, kit.t("settings-language"));
    // Each language in its own name, so that it can be found from the other one.
    let languages = ["中文".to_owned(), "English".to_owned()];
    if let Some(index) = segments(ui, kit, &languages, Some(settings.lang.index())) {
        set(Change::Lang(Lang::ALL[index]));
    }
    ui.add_space(kit.space(1.0));
    kit.strong(ui, kit.t("settings-theme"));
    let themes: Vec<String> = Theme::ALL
        .iter()
        .map(|theme| kit.t(&format!("theme-{}", theme.name())))
        .collect();
    let picked = Theme::ALL.iter().position(|&theme| theme == settings.theme);
    if let Some(index) = segments(ui, kit, &themes, picked) {
        set(Change::Theme(Theme::ALL[index]));
    }
    ui.add_space(kit.space(1.0));
    kit.strong(ui, kit.t("settings-text"));
    ui.horizontal(|ui| {
        if icon_button(ui, kit, icons::MINUS, &kit.t("settings-smaller")).clicked() {
            set(Change::Text(settings.stepped(false)));
        }
        let percent = [("percent", settings.text_percent.into())];
        kit.body(ui, kit.words.with("settings-percent", &percent));
        if icon_button(ui, kit, icons::PLUS, &kit.t("settings-larger")).clicked() {
            set(Change::Text(settings.stepped(true)));
        }
    });
    ui.add_space(kit.space(1.0));
    if toggle(ui, kit, &kit.t("settings-motion"), settings.reduced_motion) {
        set(Change::ReducedMotion(!settings.reduced_motion));
    }
    ui.add_space(kit.space(1.5));
    kit.strong(ui, kit.t("keys-title"));
    for key in [
        "keys-digits",
        "keys-space",
        "keys-tab",
        "keys-escape",
        "keys-text",
        "keys-workshop",
        "keys-work-parts",
        "keys-work-hit",
        "keys-work-undo",
        "keys-work-graph",
    ] {
        kit.soft(ui, kit.t(key));
    }
    action
}
