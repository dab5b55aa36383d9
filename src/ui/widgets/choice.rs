//! One line that the trainee can say: a large button with its number, or greyed with the reason.

use std::sync::Arc;

use egui::{
    Color32, CursorIcon, Galley, Response, Sense, Stroke, StrokeKind, TextWrapMode, Ui, Vec2,
    WidgetInfo, WidgetText, WidgetType, pos2,
};

use super::button::{focus_ring, hover_amount};
use crate::ui::kit::Kit;
use crate::ui::theme::Type;

/// A line to choose.
#[derive(Clone, Debug)]
pub struct ChoiceLine {
    /// Its key, from 1.
    pub number: usize,
    /// What is said.
    pub text: String,
    /// Why it cannot be said now.
    pub locked: Option<String>,
}

/// Everything measured before drawing.
struct Measures {
    padding: Vec2,
    badge: f32,
    text: Arc<Galley>,
    reason: Option<Arc<Galley>>,
}

impl Measures {
    fn new(ui: &Ui, kit: &Kit<'_>, line: &ChoiceLine, width: f32) -> Self {
        let padding = Vec2::new(kit.space(1.5), kit.space(1.0));
        let badge = kit.look.leading(Type::Body).round();
        let room = width - 2.0 * padding.x - badge - kit.space(1.5);
        let palette = kit.palette();
        let lay = |text: &str, kind: Type, color: Color32| {
            WidgetText::from(kit.rich(kit.wrap(ui, text, kind, room), kind, color)).into_galley(
                ui,
                Some(TextWrapMode::Wrap),
                room,
                egui::TextStyle::Body,
            )
        };
        let color = if line.locked.is_some() {
            palette.soft
        } else {
            palette.ink
        };
        Self {
            padding,
            badge,
            text: lay(&line.text, Type::Body, color),
            reason: line
                .locked
                .as_deref()
                .map(|reason| lay(reason, Type::Caption, palette.warm)),
        }
    }

    fn height(&self) -> f32 {
        let reason = self.reason.as_ref().map_or(0.0, |reason| reason.size().y);
        (self.text.size().y + reason).max(self.badge) + 2.0 * self.padding.y
    }
}

/// How high a line's button is at a width.
#[must_use]
pub fn choice_height(ui: &Ui, kit: &Kit<'_>, line: &ChoiceLine, width: f32) -> f32 {
    Measures::new(ui, kit, line, width).height()
}

/// Draws a line's button over the whole width; only a `lively` one stands out under the pointer.
pub fn choice_button(ui: &mut Ui, kit: &Kit<'_>, line: &ChoiceLine, lively: bool) -> Response {
    let palette = kit.palette();
    let width = ui.available_width();
    let measures = Measures::new(ui, kit, line, width);
    let open = line.locked.is_none();
    let sense = if open { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, measures.height()), sense);
    let spoken = match &line.locked {
        Some(reason) => format!("{} {} ({reason})", line.number, line.text),
        None => format!("{} {}", line.number, line.text),
    };
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, open, &spoken));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let hover_amount = if open && (lively || response.has_focus()) {
        hover_amount(ui, kit, &response)
    } else {
        0.0
    };
    let (fill, edge) = if open {
        (
            palette.paper.lerp_to_gamma(palette.wash, hover_amount),
            palette.edge.lerp_to_gamma(palette.accent, hover_amount),
        )
    } else {
        (palette.sunken, palette.sunken)
    };
    ui.painter()
        .rect(rect, 10.0, fill, Stroke::new(1.0, edge), StrokeKind::Inside);
    let badge = egui::Rect::from_min_size(rect.min + measures.padding, Vec2::splat(measures.badge));
    let (badge_fill, badge_ink) = if open {
        (
            palette.wash.lerp_to_gamma(palette.accent, hover_amount),
            palette
                .accent
                .lerp_to_gamma(palette.on_accent, hover_amount),
        )
    } else {
        (palette.line, palette.soft)
    };
    ui.painter().rect_filled(badge, 7.0, badge_fill);
    let sign = if open {
        line.number.to_string()
    } else {
        egui_phosphor::regular::LOCK_SIMPLE.to_owned()
    };
    super::button::paint_icon(ui, badge, &sign, kit.look.font(Type::Strong), badge_ink);
    let left = badge.right() + kit.space(1.5);
    let text_height = measures.text.size().y;
    let top = if measures.reason.is_none() && text_height < measures.badge {
        rect.center().y - text_height / 2.0
    } else {
        rect.top() + measures.padding.y
    };
    ui.painter()
        .galley(pos2(left, top), measures.text, palette.ink);
    if let Some(reason) = measures.reason {
        ui.painter()
            .galley(pos2(left, top + text_height), reason, palette.warm);
    }
    focus_ring(ui, kit, &response, 10.0);
    if open {
        response.on_hover_cursor(CursorIcon::PointingHand)
    } else {
        response
    }
}
