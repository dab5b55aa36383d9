//! A line of text to type into, with an icon before it and words while it is empty.

use egui::{Margin, Response, Stroke, StrokeKind, TextEdit, Ui, UiBuilder, Vec2};

use super::button::paint_icon;
use crate::ui::kit::Kit;
use crate::ui::theme::Type;

/// Draws a field of a width. Returns it with the text that was typed, if it has changed. `hint` is its label.
pub fn field(
    ui: &mut Ui,
    kit: &Kit<'_>,
    icon: &str,
    hint: &str,
    text: &str,
    width: f32,
) -> (Response, Option<String>) {
    let palette = kit.palette();
    let height = kit
        .space(4.5)
        .max(kit.look.leading(Type::Body) + kit.space(1.0));
    let (rect, _) = ui.allocate_exact_size(Vec2::new(width, height), egui::Sense::hover());
    let side = kit.look.size(Type::Body) * 1.2;
    let mut inner = rect.shrink2(Vec2::new(kit.space(1.25), 0.0));
    let icon_rect = egui::Rect::from_center_size(
        egui::pos2(inner.left() + side / 2.0, rect.center().y),
        Vec2::splat(side),
    );
    inner.min.x += side + kit.space(0.75);
    let back = ui.painter().add(egui::Shape::Noop);
    paint_icon(
        ui,
        icon_rect,
        icon,
        egui::FontId::proportional(side),
        palette.soft,
    );
    let mut typed = text.to_owned();
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    let mut child = ui.new_child(UiBuilder::new().max_rect(inner).layout(layout));
    child.set_clip_rect(inner.expand2(Vec2::new(2.0, 0.0)).intersect(ui.clip_rect()));
    let edit = TextEdit::singleline(&mut typed)
        .id_salt(hint)
        .desired_width(inner.width())
        .font(kit.look.font(Type::Body))
        .hint_text(kit.rich(hint, Type::Body, palette.soft))
        .frame(egui::Frame::NONE)
        .margin(Margin::ZERO);
    let response = child.add(edit);
    response
        .ctx
        .accesskit_node_builder(response.id, |node| node.set_label(hint));
    let stroke = if response.has_focus() {
        Stroke::new(2.0, palette.accent)
    } else {
        Stroke::new(1.0, palette.edge)
    };
    let shape = egui::epaint::RectShape::new(rect, 9.0, palette.paper, stroke, StrokeKind::Inside);
    ui.painter().set(back, shape);
    let changed = (typed != text).then_some(typed);
    (response, changed)
}
