//! What frames the screens: the bar on top, the bar of actions at the bottom, and dialogs.

use egui::{Align, Context, Frame, Id, Layout, Margin, Modal, Panel, Rect, ScrollArea, Stroke, Ui};

use super::ask::{Global, Overlay};
use super::kit::Kit;
use super::widgets::icon_button;

/// Fills the whole screen with the background colour.
pub fn fill_background(ui: &Ui, kit: &Kit<'_>) {
    ui.painter()
        .rect_filled(ui.max_rect(), 0.0, kit.palette().ground);
}

fn bar_margin(kit: &Kit<'_>) -> Margin {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "clamped to the range first"
    )]
    let points = |units: f32| kit.space(units).clamp(0.0, 100.0) as i8;
    Margin::symmetric(points(2.0), points(1.0))
}

/// The bar on top. The content comes first; to its right, the settings and what `right` adds (from right to left).
pub fn top_bar<A: From<Global>>(
    ui: &mut Ui,
    kit: &Kit<'_>,
    content: impl FnOnce(&mut Ui) -> Option<A>,
    right: impl FnOnce(&mut Ui) -> Option<A>,
) -> Option<A> {
    let frame = Frame::new()
        .fill(kit.palette().paper)
        .inner_margin(bar_margin(kit));
    let panel = Panel::top("top-bar")
        .frame(frame)
        .resizable(false)
        .show_separator_line(false);
    let inner = panel.show(ui, |ui| {
        let mut action = None;
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if icon_button(
                ui,
                kit,
                egui_phosphor::regular::GEAR_SIX,
                &kit.t("settings-open"),
            )
            .clicked()
            {
                action = Some(Global::Open(Overlay::Settings).into());
            }
            action = right(ui).or(action.take());
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                action = content(ui).or(action.take());
            });
        });
        action
    });
    hairline_below(ui, kit, inner.response.rect);
    inner.inner
}

fn hairline_below(ui: &Ui, kit: &Kit<'_>, bar: Rect) {
    let stroke = Stroke::new(1.0, kit.palette().line);
    ui.painter()
        .hline(bar.x_range(), bar.bottom() - 0.5, stroke);
}

/// The bar of actions at the bottom, always in sight. Filled from the right; the primary action comes first.
pub fn bottom_bar<A>(
    ui: &mut Ui,
    kit: &Kit<'_>,
    content: impl FnOnce(&mut Ui) -> Option<A>,
) -> Option<A> {
    let frame = Frame::new()
        .fill(kit.palette().paper)
        .inner_margin(bar_margin(kit));
    let panel = Panel::bottom("bottom-bar")
        .frame(frame)
        .resizable(false)
        .show_separator_line(false);
    let inner = panel.show(ui, |ui| {
        let layout = Layout::right_to_left(Align::Center).with_main_wrap(true);
        ui.with_layout(layout, content).inner
    });
    let bar = inner.response.rect;
    let stroke = Stroke::new(1.0, kit.palette().line);
    ui.painter().hline(bar.x_range(), bar.top() + 0.5, stroke);
    inner.inner
}

/// A dialog in the middle of the screen, at most `width` wide; scrolls where it does not fit.
pub fn dialog<A: From<Global>>(
    ctx: &Context,
    kit: &Kit<'_>,
    name: &str,
    width: f32,
    content: impl FnOnce(&mut Ui) -> Option<A>,
) -> Option<A> {
    let room = ctx.content_rect();
    let margin = kit.space(3.0).min(100.0);
    let width = width.min(room.width() - 4.0 * margin);
    #[expect(
        clippy::cast_possible_truncation,
        reason = "clamped to the range first"
    )]
    let frame = Frame::new()
        .fill(kit.palette().paper)
        .stroke(kit.look.hairline(kit.palette().line))
        .corner_radius(egui::CornerRadius::same(18))
        .inner_margin(Margin::same(margin as i8));
    let modal = Modal::new(Id::new(name))
        .frame(frame)
        .backdrop_color(kit.palette().veil);
    let shown = modal.show(ctx, |ui| {
        ui.set_width(width);
        ScrollArea::vertical()
            .max_height(room.height() - 4.0 * margin)
            .auto_shrink([false, true])
            .show(ui, |ui| {
                // The scroll bar stands beside the content, not on it.
                ui.set_max_width(width - kit.space(1.5));
                content(ui)
            })
            .inner
    });
    let aside = shown
        .backdrop_response
        .clicked()
        .then(|| Global::Close.into());
    shown.inner.or(aside)
}

/// The head of a dialog: its title and the button that closes it.
pub fn dialog_head<A: From<Global>>(ui: &mut Ui, kit: &Kit<'_>, title: &str) -> Option<A> {
    let mut action = None;
    let size = egui::vec2(ui.available_width(), kit.space(5.0));
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
        if icon_button(ui, kit, egui_phosphor::regular::X, &kit.t("close")).clicked() {
            action = Some(Global::Close.into());
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            kit.title(ui, title)
        });
    });
    ui.add_space(kit.space(1.0));
    action
}
