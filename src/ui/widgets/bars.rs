//! Bars: shares of points, and the four gauges of the customer's mood.

use egui::{Color32, Rect, Response, Sense, Ui, Vec2, WidgetInfo, WidgetType, pos2};

use super::button::paint_icon;
use crate::ui::kit::Kit;
use crate::ui::theme::Type;

/// A bar that is full to a share, 0 to 1. `spoken` is what a screen reader says.
pub fn share_bar(
    ui: &mut Ui,
    kit: &Kit<'_>,
    share: f32,
    color: Color32,
    size: Vec2,
    spoken: &str,
) -> Response {
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::ProgressIndicator, true, spoken));
    paint_bar(ui, kit, rect, share, color);
    response
}

fn paint_bar(ui: &Ui, kit: &Kit<'_>, rect: Rect, share: f32, color: Color32) {
    let radius = rect.height() / 2.0;
    ui.painter().rect_filled(rect, radius, kit.palette().sunken);
    let share = share.clamp(0.0, 1.0);
    if share > 0.0 {
        let width = (rect.width() * share).max(rect.height());
        let full = Rect::from_min_size(rect.min, Vec2::new(width, rect.height()));
        ui.painter().rect_filled(full, radius, color);
    }
}

/// One gauge.
#[derive(Clone, Copy, Debug)]
pub struct Meter<'a> {
    /// Its icon.
    pub icon: &'a str,
    /// Its name.
    pub label: &'a str,
    /// 0 to 100.
    pub value: i32,
    /// The value before the last line.
    pub before: i32,
    /// Its colour.
    pub color: Color32,
    /// Icon and bar only.
    pub compact: bool,
}

/// Draws a gauge; the bar moves to a new value, and an arrow keeps saying which way it went.
pub fn meter(ui: &mut Ui, kit: &Kit<'_>, meter: Meter<'_>) -> Response {
    let line = kit.look.leading(Type::Caption);
    let bar = (kit.space(1.0)).min(10.0);
    let width = ui.available_width();
    let height = if meter.compact {
        line
    } else {
        line + bar + kit.space(0.25)
    };
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, height), Sense::hover());
    let spoken = format!("{} {}", meter.label, meter.value);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::ProgressIndicator, true, &spoken));
    let target = f32::from(i16::try_from(meter.value).unwrap_or(0)) / 100.0;
    let shown = if kit.look.reduced_motion {
        target
    } else {
        ui.ctx()
            .animate_value_with_time(egui::Id::new(("meter", meter.icon)), target, 0.25)
    };
    let side = kit.look.size(Type::Body) * 1.2;
    let icon_rect = Rect::from_min_size(rect.min, Vec2::new(side, line));
    paint_icon(
        ui,
        icon_rect,
        meter.icon,
        egui::FontId::proportional(side),
        meter.color,
    );
    let left = icon_rect.right() + kit.space(0.75);
    let arrow = match meter.value - meter.before {
        change if change > 0 => format!(" {}", egui_phosphor::regular::ARROW_UP),
        change if change < 0 => format!(" {}", egui_phosphor::regular::ARROW_DOWN),
        _ => String::new(),
    };
    let number = ui.painter().layout_no_wrap(
        format!("{}{arrow}", meter.value),
        kit.look.font(Type::Caption),
        kit.palette().ink,
    );
    let number_left = rect.right() - number.size().x;
    let number_top = rect.top() + (line - number.size().y) / 2.0;
    ui.painter()
        .galley(pos2(number_left, number_top), number, kit.palette().ink);
    if meter.compact {
        let middle = rect.top() + (line - bar) / 2.0;
        let end = number_left - kit.space(0.75);
        if end > left {
            let bar_rect = Rect::from_min_max(pos2(left, middle), pos2(end, middle + bar));
            paint_bar(ui, kit, bar_rect, shown, meter.color);
        }
        return response.on_hover_text(meter.label);
    }
    let label = ui.painter().layout_no_wrap(
        meter.label.to_owned(),
        kit.look.font(Type::Caption),
        kit.palette().soft,
    );
    let label_top = rect.top() + (line - label.size().y) / 2.0;
    ui.painter()
        .galley(pos2(left, label_top), label, kit.palette().soft);
    let bar_rect = Rect::from_min_max(pos2(rect.left(), rect.bottom() - bar), rect.max);
    paint_bar(ui, kit, bar_rect, shown, meter.color);
    response
}
