//! Preparation: desk work before the customer comes. The same choices, without a stage.

use egui::Ui;
use egui_phosphor::regular as icons;

use crate::ui::chrome::fill_background;
use crate::ui::theme::Type;
use crate::ui::widgets::{Page, card, columns, icon_line, page};

use super::action::Ask;
use super::shown::TalkView;
use super::view::{choice_list, lines, notice_ui, talk_bar};
use crate::ui::screens::briefing::facts_ui;

/// Draws a node of the preparation.
pub fn desk_ui(ui: &mut Ui, view: &TalkView<'_>) -> Option<Ask> {
    let kit = &view.kit;
    fill_background(ui, kit);
    let bar = talk_bar(ui, view);
    let wide = ui.available_width() > kit.look.em(62.0);
    let layout = Page {
        name: "desk",
        width: kit.look.em(if wide { 76.0 } else { 44.0 }),
    };
    let content = page(ui, kit, layout, |ui| {
        if !wide {
            return task_ui(ui, view);
        }
        let mut action = None;
        columns(ui, kit.space(5.0), &[1.4, 1.0], |ui, column| {
            if column == 0 {
                action = task_ui(ui, view);
            } else {
                card(ui, kit, |ui| {
                    facts_ui(
                        ui,
                        kit,
                        &view.session.talk.script().scenario,
                        &view.session.wording,
                    );
                });
            }
        });
        action
    });
    bar.or(content)
}

fn task_ui(ui: &mut Ui, view: &TalkView<'_>) -> Option<Ask> {
    let kit = &view.kit;
    ui.spacing_mut().item_spacing.y = kit.space(1.0);
    icon_line(ui, kit, icons::CLIPBOARD_TEXT, kit.palette().accent, |ui| {
        kit.colored(ui, Type::Caption, kit.palette().accent, kit.t("desk-title"));
        kit.colored(
            ui,
            Type::Lead,
            kit.palette().ink,
            view.session.line(kit.lang()),
        );
    });
    ui.add_space(kit.space(1.5));
    notice_ui(ui, view);
    if view.hint {
        kit.caption(ui, kit.t("talk-hint"));
    }
    choice_list(ui, view, &lines(kit, view.session))
}
