//! A value from 0 to 100 on a track, by mouse and arrow keys.

use egui::{
    CursorIcon, EventFilter, Key, Modifiers, Rect, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2,
};

use super::button::{focus_ring, hover_amount};
use crate::ui::kit::Kit;
use crate::ui::theme::Type;

/// Draws a value with its name before and its number behind. Returns another value if one was set.
pub fn slider(
    ui: &mut Ui,
    kit: &Kit<'_>,
    label: &str,
    value: i32,
    color: egui::Color32,
    name_width: f32,
) -> Option<i32> {
    let palette = kit.palette();
    let height = kit.space(3.5).max(kit.look.leading(Type::Body));
    let size = Vec2::new(ui.available_width(), height);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::slider(true, f64::from(value), label));
    let number_width = kit.look.em(2.6);
    let mut track = Rect::from_center_size(rect.center(), Vec2::new(rect.width(), 6.0));
    track.min.x = rect.left() + name_width;
    track.max.x = rect.right() - number_width;
    let knob = kit.space(1.0).max(7.0);
    let range = track.left() + knob..=track.right() - knob;
    let mut wanted = value;
    if let Some(pointer) = response
        .interact_pointer_pos()
        .filter(|_| response.is_pointer_button_down_on())
    {
        let share = egui::remap_clamp(pointer.x, range.clone(), 0.0..=100.0);
        #[expect(clippy::cast_possible_truncation, reason = "0 to 100")]
        let points = share.round() as i32;
        wanted = points;
    }
    if response.has_focus() {
        ui.memory_mut(|memory| {
            let arrows = EventFilter {
                horizontal_arrows: true,
                ..EventFilter::default()
            };
            memory.set_focus_lock_filter(response.id, arrows);
        });
        let taken = |key: Key| {
            ui.input_mut(|input| {
                i32::try_from(input.count_and_consume_key(Modifiers::NONE, key)).unwrap_or(0)
            })
        };
        wanted += taken(Key::ArrowRight) - taken(Key::ArrowLeft);
        wanted += 10 * (taken(Key::PageUp) - taken(Key::PageDown));
    }
    let wanted = wanted.clamp(0, 100);
    if ui.is_rect_visible(rect) {
        let font = kit.look.font(Type::Caption);
        let name = ui
            .painter()
            .layout_no_wrap(label.to_owned(), font.clone(), palette.ink);
        let middle = rect.center().y;
        ui.painter().galley(
            pos2(rect.left(), middle - name.size().y / 2.0),
            name,
            palette.ink,
        );
        let number = ui
            .painter()
            .layout_no_wrap(value.to_string(), font, palette.soft);
        let at = pos2(
            rect.right() - number.size().x,
            middle - number.size().y / 2.0,
        );
        ui.painter().galley(at, number, palette.soft);
        #[expect(clippy::cast_precision_loss, reason = "0 to 100")]
        let x = egui::lerp(range, value as f32 / 100.0);
        ui.painter().rect_filled(track, 3.0, palette.sunken);
        let full = Rect::from_min_max(track.min, pos2(x, track.max.y));
        ui.painter().rect_filled(full, 3.0, color);
        let warm = hover_amount(ui, kit, &response);
        ui.painter().circle(
            pos2(x, middle),
            knob + warm,
            palette.paper,
            Stroke::new(2.0, color),
        );
        focus_ring(ui, kit, &response, 8.0);
    }
    response.on_hover_cursor(CursorIcon::PointingHand);
    (wanted != value).then_some(wanted)
}
