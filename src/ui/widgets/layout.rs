//! Pages, columns and rows of equal height.

use egui::scroll_area::ScrollAreaOutput;
use egui::{
    Id, Layout, Margin, Mesh, Rect, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, WidgetType, pos2,
    vec2,
};

use crate::ui::kit::Kit;

/// Where something that scrolls goes on below its edge, says so: the edge fades.
pub fn more_below_ui<R>(ui: &Ui, kit: &Kit<'_>, shown: &ScrollAreaOutput<R>) {
    let rect = shown.inner_rect;
    let left = shown.content_size.y - shown.state.offset.y - rect.height();
    if left < kit.space(2.0) {
        return;
    }
    let palette = kit.palette();
    let high = kit.space(4.0).min(rect.height() / 3.0);
    let edge = Rect::from_min_max(pos2(rect.left(), rect.bottom() - high), rect.max);
    let clear = palette.paper.gamma_multiply(0.0);
    let mut fade = Mesh::default();
    for (corner, color) in [
        (edge.left_top(), clear),
        (edge.right_top(), clear),
        (edge.left_bottom(), palette.paper),
        (edge.right_bottom(), palette.paper),
    ] {
        fade.colored_vertex(corner, color);
    }
    fade.add_triangle(0, 1, 2);
    fade.add_triangle(1, 2, 3);
    ui.painter().add(fade);
    let response = ui.interact(edge, ui.id().with("more-below"), Sense::hover());
    let spoken = kit.t("more-below");
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &spoken));
}

/// A page that scrolls, with its content in a centred column.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    /// Name of the scroll area.
    pub name: &'static str,
    /// Greatest width of the column, in points.
    pub width: f32,
}

/// Draws a page.
pub fn page<R>(ui: &mut Ui, kit: &Kit<'_>, page: Page, content: impl FnOnce(&mut Ui) -> R) -> R {
    ScrollArea::vertical()
        .id_salt(page.name)
        .auto_shrink(false)
        .show(ui, |ui| {
            let room = ui.max_rect();
            let side = kit.space(if room.width() > 720.0 { 4.0 } else { 2.0 });
            let width = page.width.min(room.width() - 2.0 * side);
            let left = room.center().x - width / 2.0;
            let top = ui.cursor().top() + kit.space(3.0);
            let rect = Rect::from_min_size(pos2(left.round(), top), vec2(width, f32::INFINITY));
            let layout = Layout::top_down(egui::Align::Min);
            let inner = ui.scope_builder(UiBuilder::new().max_rect(rect).layout(layout), |ui| {
                ui.set_width(width);
                content(ui)
            });
            ui.add_space(kit.space(4.0));
            inner.inner
        })
        .inner
}

/// Draws columns side by side; `shares` are their parts of the width. One below the other where they get too narrow.
pub fn columns(ui: &mut Ui, gap: f32, shares: &[f32], mut content: impl FnMut(&mut Ui, usize)) {
    let sum: f32 = shares.iter().sum::<f32>().max(f32::EPSILON);
    let spaces = u16::try_from(shares.len().saturating_sub(1)).unwrap_or(0);
    let room = ui.available_rect_before_wrap();
    let width = room.width() - gap * f32::from(spaces);
    let mut left = room.left();
    let mut bottom = room.top();
    for (index, share) in shares.iter().enumerate() {
        let wide = (width * share / sum).floor();
        let rect = Rect::from_min_size(pos2(left, room.top()), vec2(wide, f32::INFINITY));
        let layout = Layout::top_down(egui::Align::Min);
        let builder = UiBuilder::new()
            .max_rect(rect)
            .layout(layout)
            .id_salt(index);
        let mut child = ui.new_child(builder);
        child.set_width(wide);
        content(&mut child, index);
        bottom = bottom.max(child.min_rect().bottom());
        left += wide + gap;
    }
    let used = Rect::from_min_max(room.min, pos2(room.right(), bottom));
    ui.allocate_rect(used, Sense::hover());
}

/// Draws `count` things in rows of `across`, all of a row equally high. The content gets its index and the height to fill.
pub fn equal_rows(
    ui: &mut Ui,
    gap: f32,
    name: &str,
    count: usize,
    across: usize,
    mut content: impl FnMut(&mut Ui, usize, f32) -> f32,
) {
    let across = across.max(1);
    let mut start = 0;
    while start < count {
        let end = (start + across).min(count);
        let id = Id::new((name, start, across));
        let known: f32 = ui.data(|data| data.get_temp(id)).unwrap_or(0.0);
        let mut tallest = 0.0_f32;
        let shares = vec![1.0; across];
        columns(ui, gap, &shares, |ui, column| {
            let index = start + column;
            if index < end {
                tallest = tallest.max(content(ui, index, known));
            }
        });
        if (tallest - known).abs() > 0.5 {
            ui.data_mut(|data| data.insert_temp(id, tallest));
            ui.ctx().request_discard("a row has another height");
        }
        start = end;
    }
}

/// A margin of the same width all around; egui's margins are small whole numbers.
pub(super) fn margin(points: f32) -> Margin {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "clamped to the range first"
    )]
    Margin::same(points.round().clamp(0.0, 100.0) as i8)
}
