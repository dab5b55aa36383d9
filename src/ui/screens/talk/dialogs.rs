//! The dialogs of a talk: its menu, what was said, going back, and the facts.

use egui::{Context, Ui};
use egui_phosphor::regular as icons;

use crate::model::Speaker;
use crate::ui::chrome::{dialog, dialog_head};
use crate::ui::kit::Kit;
use crate::ui::screens::briefing::facts_ui;
use crate::ui::widgets::{Button, Rank, quote};

use super::action::{Ask, TalkAction};
use super::state::Session;
use crate::ui::ask::{Global, Overlay};

/// Draws the dialog that is open over a talk.
pub fn dialog_ui(ctx: &Context, kit: &Kit<'_>, overlay: Overlay, session: &Session) -> Option<Ask> {
    match overlay {
        // It belongs to no screen.
        Overlay::Settings => None,
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
            let close = dialog_head(ui, kit, &kit.t("talk-facts"));
            facts_ui(ui, kit, &session.talk.script().scenario, &session.wording);
            close
        }),
    }
}

fn pause_ui(ui: &mut Ui, kit: &Kit<'_>, session: &Session) -> Option<Ask> {
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
            Ask::Global(Global::Close),
            true,
        ),
        (
            Rank::Secondary,
            icons::ARROW_COUNTER_CLOCKWISE,
            "pause-rewind",
            Ask::Global(Global::Open(Overlay::Rewind)),
            moved,
        ),
        (
            Rank::Secondary,
            icons::REPEAT,
            "pause-restart",
            Ask::Own(TalkAction::Restart),
            moved,
        ),
        (
            Rank::Secondary,
            icons::GEAR_SIX,
            "settings",
            Ask::Global(Global::Open(Overlay::Settings)),
            true,
        ),
        (
            Rank::Secondary,
            icons::SIGN_OUT,
            leave,
            Ask::Own(TalkAction::Leave),
            true,
        ),
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
fn transcript_ui(ui: &mut Ui, kit: &Kit<'_>, session: &Session) -> Option<Ask> {
    let action = dialog_head(ui, kit, &kit.t("talk-transcript"));
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
fn rewind_ui(ui: &mut Ui, kit: &Kit<'_>, session: &Session) -> Option<Ask> {
    let mut action = dialog_head(ui, kit, &kit.t("pause-rewind"));
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
                action = Some(Ask::Own(TalkAction::Rewind(index)));
            }
        });
    }
    action
}
