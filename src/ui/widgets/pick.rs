//! Picking one of several, and switching something on or off.

use egui::{
    Align2, CursorIcon, Response, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, WidgetText,
    WidgetType,
};

use super::button::{focus_ring, hover_amount};
use crate::ui::kit::Kit;
use crate::ui::theme::Type;

/// A row of segments of which one is picked; wraps where there is no room. Returns the index that was clicked.
pub fn segments(
    ui: &mut Ui,
    kit: &Kit<'_>,
    labels: &[String],
    picked: Option<usize>,
) -> Option<usize> {
    let mut clicked = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(kit.space(0.75));
        for (index, label) in labels.iter().enumerate() {
            if segment(ui, kit, label, picked == Some(index)).clicked() {
                clicked = Some(index);
            }
        }
    });
    clicked
}

fn segment(ui: &mut Ui, kit: &Kit<'_>, label: &str, picked: bool) -> Response {
    let palette = kit.palette();
    let padding = Vec2::new(kit.space(1.5), kit.space(0.5));
    let room = ui.max_rect().width() - 2.0 * padding.x;
    let color = if picked {
        palette.on_accent
    } else {
        palette.ink
    };
    let rich = kit.rich(label, Type::Body, color);
    let galley = WidgetText::from(rich).into_galley(ui, None, room, egui::TextStyle::Body);
    let size = galley.size() + 2.0 * padding;
    let size = Vec2::new(size.x.max(kit.space(5.0)), size.y.max(kit.space(4.0)));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::selected(WidgetType::RadioButton, true, picked, label));
    if ui.is_rect_visible(rect) {
        let hover_amount = hover_amount(ui, kit, &response);
        let (fill, edge) = if picked {
            (palette.accent, palette.accent)
        } else {
            let fill = palette.paper.lerp_to_gamma(palette.wash, hover_amount);
            (
                fill,
                palette.edge.lerp_to_gamma(palette.accent, hover_amount),
            )
        };
        ui.painter()
            .rect(rect, 8.0, fill, Stroke::new(1.0, edge), StrokeKind::Inside);
        let place = Align2::CENTER_CENTER.align_size_within_rect(galley.size(), rect);
        ui.painter().galley(place.min, galley, color);
        focus_ring(ui, kit, &response, 8.0);
    }
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// A switch with its label. Returns whether it was clicked.
pub fn toggle(ui: &mut Ui, kit: &Kit<'_>, label: &str, on: bool) -> bool {
    let palette = kit.palette();
    let track = Vec2::new(kit.space(5.0), kit.space(3.0));
    let gap = kit.space(1.5);
    let room = ui.available_width() - track.x - gap;
    let rich = kit.rich(label, Type::Body, palette.ink);
    let galley = WidgetText::from(rich).into_galley(ui, None, room, egui::TextStyle::Body);
    let size = Vec2::new(
        track.x + gap + galley.size().x,
        galley.size().y.max(track.y),
    );
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::selected(WidgetType::Checkbox, true, on, label));
    if ui.is_rect_visible(rect) {
        let amount = if kit.look.reduced_motion {
            f32::from(u8::from(on))
        } else {
            ui.ctx().animate_bool_with_time(response.id, on, 0.12)
        };
        let box_rect = Align2::LEFT_CENTER.align_size_within_rect(track, rect);
        let fill = palette.sunken.lerp_to_gamma(palette.accent, amount);
        let edge = palette.edge.lerp_to_gamma(palette.accent, amount);
        let radius = track.y / 2.0;
        ui.painter().rect(
            box_rect,
            radius,
            fill,
            Stroke::new(1.0, edge),
            StrokeKind::Inside,
        );
        let knob = egui::lerp(box_rect.left() + radius..=box_rect.right() - radius, amount);
        let color = palette.soft.lerp_to_gamma(palette.on_accent, amount);
        ui.painter()
            .circle_filled(egui::pos2(knob, box_rect.center().y), radius - 5.0, color);
        let text = egui::pos2(
            box_rect.right() + gap,
            rect.center().y - galley.size().y / 2.0,
        );
        ui.painter().galley(text, galley, palette.ink);
        focus_ring(ui, kit, &response, 8.0);
    }
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}
