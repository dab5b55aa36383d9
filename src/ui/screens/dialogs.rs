//! Dialogs: settings with key help, the menu of a talk, what was said, going back, and the facts.

use egui::{Context, Ui};
use egui_phosphor::regular as icons;

use super::talk::Session;
use crate::model::{Lang, Speaker};
use crate::ui::action::{Action, Change, Overlay};
use crate::ui::chrome::dialog;
use crate::ui::kit::Kit;
use crate::ui::settings::{Settings, Theme};
use crate::ui::shell::Screen;
use crate::ui::theme::Type;
use crate::ui::widgets::{Button, Rank, icon_button, quote, segments, toggle};

use super::briefing::facts_ui;

/// Draws the dialog that is open; none if it does not belong to the screen.
pub fn overlay_ui(
    ctx: &Context,
    kit: &Kit<'_>,
    overlay: Overlay,
    screen: &Screen,
    settings: &Settings,
) -> Option<Action> {
    if overlay == Overlay::Settings {
        return dialog(ctx, kit, "settings", kit.look.em(34.0), |ui| {
            settings_ui(ui, kit, settings)
        });
    }
    let Screen::Talk(session) = screen else {
        return Some(Action::Close);
    };
    match overlay {
        Overlay::Pause => dialog(ctx, kit, "pause", kit.look.em(22.0), |ui| {
            pause_ui(ui, kit, session)
        }),
        Overlay::Transcript => dialog(ctx, kit, "transcript", kit.look.em(42.0), |ui| {
            transcript_ui(ui, kit, session)
        }),
        Overlay::Rewind => dialog(ctx, kit, "rewind", kit.look.em(40.0), |ui| {
            rewind_ui(ui, kit, session)
        }),
        Overlay::Facts => dialog(ctx, kit, "facts", kit.look.em(44.0), |ui| {
            let close = head_ui(ui, kit, &kit.t("talk-facts"));
            facts_ui(ui, kit, &session.talk.script().scenario, &session.wording);
            close
        }),
        Overlay::Settings => None,
    }
}

/// Title and the button that closes.
fn head_ui(ui: &mut Ui, kit: &Kit<'_>, title: &str) -> Option<Action> {
    let mut action = None;
    let size = egui::vec2(ui.available_width(), kit.space(5.0));
    ui.allocate_ui_with_layout(
        size,
        egui::Layout::right_to_left(egui::Align::Center),
        |ui| {
            if icon_button(ui, kit, icons::X, &kit.t("close")).clicked() {
                action = Some(Action::Close);
            }
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                kit.title(ui, title)
            });
        },
    );
    ui.add_space(kit.space(1.0));
    action
}

fn settings_ui(ui: &mut Ui, kit: &Kit<'_>, settings: &Settings) -> Option<Action> {
    let mut action = head_ui(ui, kit, &kit.t("settings"));
    let mut set = |change: Change| action = Some(Action::Set(change));
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
    ] {
        kit.colored(ui, Type::Body, kit.palette().soft, kit.t(key));
    }
    action
}

fn pause_ui(ui: &mut Ui, kit: &Kit<'_>, session: &Session) -> Option<Action> {
    let mut action = None;
    ui.spacing_mut().item_spacing.y = kit.space(1.0);
    kit.title(ui, kit.t("pause"));
    // A trial is kept nowhere, and must not say it is.
    let (line, leave) = if session.talk.origin().is_some() {
        ("trial-note", "trial-leave")
    } else {
        ("pause-line", "pause-leave")
    };
    kit.caption(ui, kit.t(line));
    ui.add_space(kit.space(0.5));
    let moved = !session.talk.moves().is_empty();
    let buttons = [
        (
            Rank::Primary,
            icons::PLAY,
            "pause-resume",
            Action::Close,
            true,
        ),
        (
            Rank::Secondary,
            icons::ARROW_COUNTER_CLOCKWISE,
            "pause-rewind",
            Action::Open(Overlay::Rewind),
            moved,
        ),
        (
            Rank::Secondary,
            icons::REPEAT,
            "pause-restart",
            Action::Restart,
            moved,
        ),
        (
            Rank::Secondary,
            icons::GEAR_SIX,
            "settings",
            Action::Open(Overlay::Settings),
            true,
        ),
        (Rank::Secondary, icons::SIGN_OUT, leave, Action::Leave, true),
    ];
    for (rank, icon, key, wanted, enabled) in buttons {
        let label = kit.t(key);
        let button = Button::new(rank, &label)
            .icon(icon)
            .enabled(enabled)
            .full_width();
        if button.show(ui, kit).clicked() && enabled {
            action = Some(wanted);
        }
    }
    action
}

/// What has been said, in order.
fn transcript_ui(ui: &mut Ui, kit: &Kit<'_>, session: &Session) -> Option<Action> {
    let action = head_ui(ui, kit, &kit.t("talk-transcript"));
    ui.spacing_mut().item_spacing.y = kit.space(1.0);
    for done in session.talk.moves() {
        said_by_them(ui, kit, session, &done.before);
        let own = match done.line() {
            Some((node, choice)) => session.said(node, choice, kit.lang()),
            None => kit.t("talk-hesitated"),
        };
        quote(ui, kit, &kit.t("you"), &own, kit.palette().accent);
    }
    said_by_them(ui, kit, session, session.talk.state());
    action
}

fn said_by_them(ui: &mut Ui, kit: &Kit<'_>, session: &Session, state: &crate::engine::State) {
    let script = session.talk.script();
    let lang = kit.lang();
    let who = match script.scenario.node(state.node).speaker {
        Speaker::Customer => session.wording.customer(lang).to_owned(),
        other => other.label().get(lang).to_owned(),
    };
    if let Some(saying) = script.saying(state) {
        quote(
            ui,
            kit,
            &who,
            &session.fill(&saying.text, lang),
            kit.palette().warm,
        );
    }
}

/// The lines said so far; each leads back to before it.
fn rewind_ui(ui: &mut Ui, kit: &Kit<'_>, session: &Session) -> Option<Action> {
    let mut action = head_ui(ui, kit, &kit.t("pause-rewind"));
    ui.spacing_mut().item_spacing.y = kit.space(0.75);
    kit.caption(ui, kit.t("rewind-line"));
    for (index, done) in session.talk.moves().iter().enumerate().rev() {
        let Some((node, choice)) = done.line() else {
            continue;
        };
        let line = session.said(node, choice, kit.lang());
        let label = kit.words.with(
            "rewind-to",
            &[("turn", (index + 1).into()), ("line", line.into())],
        );
        ui.push_id(index, |ui| {
            if Button::new(Rank::Secondary, &label)
                .full_width()
                .show(ui, kit)
                .clicked()
            {
                action = Some(Action::Rewind(index));
            }
        });
    }
    action
}
