//! Picking one of many from a list that folds out.

use egui::{
    Align2, CursorIcon, Popup, PopupCloseBehavior, Response, ScrollArea, Sense, Stroke, StrokeKind,
    TextWrapMode, Ui, Vec2, WidgetInfo, WidgetText, WidgetType,
};
use egui_phosphor::regular as icons;

use super::button::{focus_ring, hover_amount, paint_icon};
use crate::ui::kit::Kit;
use crate::ui::theme::Type;

/// Most rows that are seen at once.
const MOST_ROWS: f32 = 11.0;

/// Draws a list that is folded in; `label` says what is picked from it. Returns the index that was clicked.
pub fn dropdown(
    ui: &mut Ui,
    kit: &Kit<'_>,
    label: &str,
    options: &[String],
    picked: Option<usize>,
    width: f32,
) -> Option<usize> {
    let shown = picked
        .and_then(|index| options.get(index))
        .map_or("", String::as_str);
    let button = head(ui, kit, label, shown, width);
    let mut clicked = None;
    let frame = egui::Frame::new()
        .fill(kit.palette().paper)
        .stroke(kit.look.hairline(kit.palette().line))
        .corner_radius(egui::CornerRadius::same(10))
        .inner_margin(super::layout::margin(kit.space(0.75)));
    let widest = options
        .iter()
        .map(|option| row_width(ui, kit, option))
        .fold(width, f32::max);
    let widest = widest.min(ui.ctx().content_rect().width() - kit.space(6.0));
    Popup::menu(&button)
        .close_behavior(PopupCloseBehavior::CloseOnClick)
        .frame(frame)
        .width(widest)
        .show(|ui| {
            ui.spacing_mut().item_spacing.y = kit.space(0.25);
            let height = kit
                .space(4.0)
                .max(kit.look.leading(Type::Body) + kit.space(1.0));
            ScrollArea::vertical()
                .max_height((height + kit.space(0.25)) * MOST_ROWS)
                .show(ui, |ui| {
                    ui.set_width(widest);
                    for (index, option) in options.iter().enumerate() {
                        if row(ui, kit, option, picked == Some(index), height).clicked() {
                            clicked = Some(index);
                            ui.close();
                        }
                    }
                });
        });
    clicked
}

/// The part that is always there.
fn head(ui: &mut Ui, kit: &Kit<'_>, label: &str, shown: &str, width: f32) -> Response {
    let palette = kit.palette();
    let height = kit
        .space(4.5)
        .max(kit.look.leading(Type::Body) + kit.space(1.0));
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, height), Sense::click());
    let spoken = format!("{label}: {shown}");
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, &spoken));
    if ui.is_rect_visible(rect) {
        let hover_amount = hover_amount(ui, kit, &response);
        let fill = palette.paper.lerp_to_gamma(palette.wash, hover_amount);
        let edge = palette.edge.lerp_to_gamma(palette.accent, hover_amount);
        ui.painter()
            .rect(rect, 9.0, fill, Stroke::new(1.0, edge), StrokeKind::Inside);
        let side = kit.look.size(Type::Body);
        let pad = kit.space(1.25);
        let room = width - 2.0 * pad - side - kit.space(0.5);
        let text = fitted(ui, kit, shown, room);
        let rich = kit.rich(text, Type::Body, palette.ink);
        let galley = WidgetText::from(rich).into_galley(
            ui,
            Some(TextWrapMode::Extend),
            room,
            egui::TextStyle::Body,
        );
        let place = Align2::LEFT_CENTER.align_size_within_rect(galley.size(), rect);
        ui.painter()
            .galley(place.min + egui::vec2(pad, 0.0), galley, palette.ink);
        let corner = egui::pos2(rect.right() - pad - side / 2.0, rect.center().y);
        let icon = egui::Rect::from_center_size(corner, Vec2::splat(side));
        paint_icon(
            ui,
            icon,
            icons::CARET_DOWN,
            egui::FontId::proportional(side),
            palette.soft,
        );
        focus_ring(ui, kit, &response, 9.0);
    }
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// A text cut to a width, with a mark that something is missing.
pub(super) fn fitted(ui: &Ui, kit: &Kit<'_>, text: &str, room: f32) -> String {
    let font = kit.look.font(Type::Body);
    ui.fonts_mut(|fonts| {
        let mut wide = 0.0;
        let mark = fonts.glyph_width(&font, '…');
        let mut out = String::new();
        for character in text.chars() {
            wide += fonts.glyph_width(&font, character);
            if wide + mark > room && out.len() + character.len_utf8() < text.len() {
                out.push('…');
                return out;
            }
            out.push(character);
        }
        out
    })
}

fn row_width(ui: &Ui, kit: &Kit<'_>, text: &str) -> f32 {
    let font = kit.look.font(Type::Body);
    let wide: f32 = ui.fonts_mut(|fonts| text.chars().map(|c| fonts.glyph_width(&font, c)).sum());
    wide + 2.0 * kit.space(1.5)
}

fn row(ui: &mut Ui, kit: &Kit<'_>, text: &str, picked: bool, height: f32) -> Response {
    let palette = kit.palette();
    let size = Vec2::new(ui.available_width(), height);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::selected(WidgetType::RadioButton, true, picked, text));
    if ui.is_rect_visible(rect) {
        // Paper on paper would leave its soft corners to be seen.
        if picked || response.hovered() || response.has_focus() {
            ui.painter().rect_filled(rect, 7.0, palette.wash);
        }
        let color = if picked { palette.accent } else { palette.ink };
        let pad = kit.space(1.25);
        let text = fitted(ui, kit, text, rect.width() - 2.0 * pad);
        let galley = ui
            .painter()
            .layout_no_wrap(text, kit.look.font(Type::Body), color);
        let place = Align2::LEFT_CENTER.align_size_within_rect(galley.size(), rect);
        ui.painter()
            .galley(place.min + egui::vec2(pad, 0.0), galley, color);
    }
    response.on_hover_cursor(CursorIcon::PointingHand)
}
