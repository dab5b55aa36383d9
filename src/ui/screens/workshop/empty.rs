//! What stands where there is nothing to show.

use egui::{Color32, Sense, Ui, Vec2};

use crate::ui::kit::Kit;
use crate::ui::theme::Type;
use crate::ui::widgets::{Button, Rank, paint_icon};

use super::action::WorkAction;
use super::picks::picks_ui;
use super::state::Workshop;

/// Where no scenario is open: why not, and where to look.
pub fn no_scenario_ui(
    ui: &mut Ui,
    kit: &Kit<'_>,
    workshop: &Workshop,
    icon: &str,
) -> Option<WorkAction> {
    let color = kit.palette().soft;
    let Some(closed) = &workshop.closed else {
        let (title, line) = (kit.t("work-no-scenario"), kit.t("work-no-scenario-line"));
        empty_ui(ui, kit, icon, color, &title, &line);
        return None;
    };
    let margin = egui::Margin::symmetric(16, 8);
    let picked = egui::Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| picks_ui(ui, kit, workshop))
            .inner
    });
    let values = [("path", closed.path.as_str().into())];
    let title = kit.words.with("work-broken", &values);
    empty_ui(ui, kit, icon, color, &title, &kit.t("work-broken-line"));
    let label = kit.t("work-broken-show");
    let button = Button::new(Rank::Primary, &label);
    let clicked = ui
        .vertical_centered(|ui| button.show(ui, kit).clicked())
        .inner;
    let source = clicked.then(|| WorkAction::Source(closed.path.clone(), 0));
    source.or(picked.inner)
}

/// A line with a large icon in the middle, where there is nothing to show.
pub fn empty_ui(ui: &mut Ui, kit: &Kit<'_>, icon: &str, color: Color32, title: &str, line: &str) {
    ui.vertical_centered(|ui| {
        let room = ui.available_height();
        ui.add_space((room * 0.28).min(kit.space(22.0)));
        let side = kit.space(7.0);
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(side * 1.6), Sense::hover());
        ui.painter()
            .circle_filled(rect.center(), side * 0.8, kit.palette().wash);
        paint_icon(
            ui,
            rect,
            icon,
            egui::FontId::proportional(side * 0.8),
            color,
        );
        ui.add_space(kit.space(1.0));
        let centred = |ui: &mut Ui, kind: Type, color: Color32, text: &str| {
            let width = kit.look.em(26.0).min(ui.available_width());
            let broken = kit.wrap(ui, text, kind, width);
            ui.scope(|ui| {
                ui.set_max_width(width);
                ui.add(
                    egui::Label::new(kit.rich(broken, kind, color))
                        .wrap()
                        .halign(egui::Align::Center),
                );
            });
        };
        centred(ui, Type::Heading, kit.palette().ink, title);
        centred(ui, Type::Body, kit.palette().soft, line);
    });
}
