//! The whole graph in small, with a frame around what is seen; a click or drag goes there.

use egui::{Rect, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, WidgetType, vec2};

use crate::graph::Layout;
use crate::ui::kit::Kit;

use super::paint::role_color;
use super::viewport::View;

/// Draws it into the lower right corner, unless everything is in sight. Moves the view; returns whether the pointer is
/// on it.
pub fn minimap_ui(ui: &Ui, kit: &Kit<'_>, layout: &Layout, view: &mut View) -> bool {
    let size = vec2(layout.size.width.max(1.0), layout.size.height.max(1.0));
    let corners = [view.to_screen(0.0, 0.0), view.to_screen(size.x, size.y)];
    if view
        .rect
        .expand(1.0)
        .contains_rect(Rect::from_two_pos(corners[0], corners[1]))
    {
        return false;
    }
    let most = vec2(kit.space(20.0), kit.space(24.0)).min(view.rect.size() * 0.35);
    let scale = (most.x / size.x).min(most.y / size.y);
    let corner = view.rect.max - Vec2::splat(kit.space(2.0));
    let rect = Rect::from_min_max(corner - size * scale, corner);
    let response = ui.interact(rect, ui.id().with("minimap"), Sense::click_and_drag());
    let spoken = kit.t("graph-map");
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Other, true, &spoken));
    if let Some(pointer) = response
        .interact_pointer_pos()
        .filter(|_| response.is_pointer_button_down_on())
    {
        view.centre = (pointer - rect.min) / scale;
    }
    let palette = kit.palette();
    let painter = ui
        .painter()
        .with_clip_rect(rect.expand(3.0).intersect(ui.clip_rect()));
    let edge = kit.look.hairline(palette.edge);
    painter.rect(
        rect.expand(2.0),
        6.0,
        palette.paper,
        edge,
        StrokeKind::Inside,
    );
    for node in &layout.nodes {
        let min = rect.min + vec2(node.rect.x, node.rect.y) * scale;
        let place = Rect::from_min_size(
            min,
            (vec2(node.rect.width, node.rect.height) * scale).max(Vec2::splat(1.5)),
        );
        painter.rect_filled(
            place,
            1.0,
            palette.paper.lerp_to_gamma(role_color(kit, node.role), 0.7),
        );
    }
    let seen = Rect::from_min_max(
        rect.min + view.to_layout(view.rect.min) * scale,
        rect.min + view.to_layout(view.rect.max) * scale,
    );
    let fill = palette.accent.gamma_multiply(0.08);
    painter.rect(
        seen.intersect(rect),
        3.0,
        fill,
        Stroke::new(1.5, palette.accent),
        StrokeKind::Inside,
    );
    response.contains_pointer() || response.dragged()
}
