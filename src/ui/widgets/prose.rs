//! Small pieces of text: icons, bullets, lines with an icon, quotes.

use egui::{Color32, CornerRadius, Frame, Layout, Response, Ui, Vec2};

use super::button::paint_icon;
use crate::ui::kit::Kit;
use crate::ui::theme::Type;

/// An icon as high as a line of running text. Not spoken: what it stands beside says it.
pub fn icon(ui: &mut Ui, kit: &Kit<'_>, name: &str, color: Color32) -> Response {
    let side = kit.look.size(Type::Body) * 1.25;
    let size = Vec2::new(side, kit.look.leading(Type::Body));
    let (rect, response) = ui.allocate_exact_size(size, egui::Sense::hover());
    paint_icon(ui, rect, name, egui::FontId::proportional(side), color);
    response
}

/// An icon and, to its right, whatever is drawn.
pub fn icon_line<R>(
    ui: &mut Ui,
    kit: &Kit<'_>,
    name: &str,
    color: Color32,
    content: impl FnOnce(&mut Ui) -> R,
) -> R {
    ui.with_layout(Layout::left_to_right(egui::Align::Min), |ui| {
        icon(ui, kit, name, color);
        ui.vertical(|ui| {
            ui.set_width(ui.available_width());
            content(ui)
        })
        .inner
    })
    .inner
}

/// A line with a dot before it.
pub fn bullet(ui: &mut Ui, kit: &Kit<'_>, text: &str) {
    ui.with_layout(Layout::left_to_right(egui::Align::Min), |ui| {
        let line = kit.look.leading(Type::Body);
        let (rect, _) =
            ui.allocate_exact_size(Vec2::new(kit.space(1.0), line), egui::Sense::hover());
        ui.painter().circle_filled(
            rect.center(),
            2.5 * kit.look.scale.min(1.6),
            kit.palette().accent,
        );
        kit.body(ui, text);
    });
}

/// Words that somebody said, in a well with a stripe.
pub fn quote(ui: &mut Ui, kit: &Kit<'_>, who: &str, text: &str, stripe: Color32) {
    let palette = kit.palette();
    let frame = Frame::new()
        .fill(palette.sunken)
        .corner_radius(CornerRadius::same(10))
        .inner_margin(super::layout::margin(kit.space(1.5)));
    let inner = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = kit.space(0.25);
        kit.colored(ui, Type::Caption, stripe, who);
        kit.body(ui, text);
    });
    let mut bar = inner.response.rect;
    bar.max.x = bar.min.x + 4.0;
    ui.painter().rect_filled(
        bar,
        CornerRadius {
            nw: 4,
            sw: 4,
            ne: 0,
            se: 0,
        },
        stripe,
    );
}
