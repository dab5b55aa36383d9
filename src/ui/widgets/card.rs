//! Cards, chips and notes.

use egui::{
    Color32, CornerRadius, CursorIcon, Frame, InnerResponse, Rect, Response, Sense, Shape, Stroke,
    StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo, WidgetText, WidgetType, pos2,
};

use super::button::{focus_ring, hover_amount};
use super::layout::margin;
use super::portrait::{PortraitSpec, portrait};
use crate::ui::kit::Kit;
use crate::ui::portrait::Cut;
use crate::ui::theme::Type;

/// Corner radius of cards.
const RADIUS: f32 = 14.0;

/// A card with a hairline border, as wide as there is room.
pub fn card<R>(ui: &mut Ui, kit: &Kit<'_>, content: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    Frame::new()
        .fill(kit.palette().paper)
        .stroke(kit.look.hairline(kit.palette().line))
        .corner_radius(CornerRadius::same(14))
        .inner_margin(margin(kit.space(2.5)))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            content(ui)
        })
}

/// The card that stands out on a screen, tinted with the accent; `spec` is a portrait that stands on its lower edge.
pub fn highlight_card<R>(
    ui: &mut Ui,
    kit: &Kit<'_>,
    spec: Option<PortraitSpec<'_>>,
    content: impl FnOnce(&mut Ui) -> R,
) -> R {
    let frame = Frame::new()
        .fill(kit.palette().wash)
        .corner_radius(CornerRadius::same(18))
        .inner_margin(margin(kit.space(3.5)));
    let portrait_beside =
        spec.and_then(|spec| StandingPortrait::new(ui, kit, spec, kit.space(19.0)));
    let inner = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        StandingPortrait::content_beside(portrait_beside, ui, content)
    });
    if let Some(portrait_beside) = portrait_beside {
        portrait_beside.paint(ui, kit, inner.response.rect, kit.space(4.0));
    }
    inner.inner
}

/// A portrait of head and shoulders that stands on the lower edge of a card, near its right edge.
#[derive(Clone, Copy, Debug)]
pub struct StandingPortrait<'a> {
    spec: PortraitSpec<'a>,
    width: f32,
    /// How much of the card's width it takes from the content.
    beside: f32,
}

impl<'a> StandingPortrait<'a> {
    /// A portrait of a width in points; none if its drawings are missing or the card is too narrow for it.
    #[must_use]
    pub fn new(ui: &Ui, kit: &Kit<'_>, spec: PortraitSpec<'a>, width: f32) -> Option<Self> {
        let beside = width + kit.space(4.0);
        let room = ui.available_width() - beside > kit.look.em(22.0);
        (room && spec.is_drawn(kit)).then_some(Self {
            spec,
            width,
            beside,
        })
    }

    /// Draws a card's content, leaving free the room that the portrait takes at its right.
    pub fn content_beside<R>(
        portrait_beside: Option<Self>,
        ui: &mut Ui,
        content: impl FnOnce(&mut Ui) -> R,
    ) -> R {
        let mut room = ui.available_rect_before_wrap();
        room.max.x -= portrait_beside.map_or(0.0, |portrait_beside| portrait_beside.beside);
        ui.scope_builder(UiBuilder::new().max_rect(room), content)
            .inner
    }

    /// Paints it into the card, `right` points from its right edge, as high as the card allows.
    pub fn paint(self, ui: &Ui, kit: &Kit<'_>, card: Rect, right: f32) {
        let height = (self.width * 1.2).min(card.height() - kit.space(2.0));
        let width = self.width.min(height / 1.1);
        let size = egui::vec2(width, height).round();
        let corner = pos2(card.right() - right, card.bottom());
        let rect = Rect::from_min_size((corner - size).round(), size);
        portrait(ui, kit, self.spec, Cut::Arch, rect);
    }
}

/// A card that is one big button. `spoken` is its label.
pub fn click_card<R>(
    ui: &mut Ui,
    kit: &Kit<'_>,
    spoken: &str,
    selected: bool,
    content: impl FnOnce(&mut Ui) -> R,
) -> InnerResponse<R> {
    let inner = ui.scope_builder(UiBuilder::new().sense(Sense::click()), |ui| {
        let back = ui.painter().add(Shape::Noop);
        let inner = Frame::new()
            .inner_margin(margin(kit.space(2.0)))
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                content(ui)
            });
        (back, inner.inner)
    });
    let (back, result) = inner.inner;
    let response = inner.response;
    response.widget_info(|| WidgetInfo::selected(WidgetType::Button, true, selected, spoken));
    if ui.is_rect_visible(response.rect) {
        let palette = kit.palette();
        let hover_amount = hover_amount(ui, kit, &response);
        let (fill, edge) = if selected {
            (palette.wash, palette.accent)
        } else {
            let half = palette
                .paper
                .lerp_to_gamma(palette.wash, hover_amount * 0.6);
            (
                half,
                palette.line.lerp_to_gamma(palette.accent, hover_amount),
            )
        };
        let stroke = Stroke::new(1.0 + 0.5 * f32::from(u8::from(selected)), edge);
        let shape =
            egui::epaint::RectShape::new(response.rect, RADIUS, fill, stroke, StrokeKind::Inside);
        ui.painter().set(back, shape);
        focus_ring(ui, kit, &response, RADIUS);
    }
    InnerResponse::new(result, response.on_hover_cursor(CursorIcon::PointingHand))
}

/// Colour of a chip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChipTone {
    /// A property.
    Plain,
    /// The accent.
    Accent,
    /// A caution.
    Warm,
}

/// A small rounded label.
pub fn chip(ui: &mut Ui, kit: &Kit<'_>, tone: ChipTone, text: &str) -> Response {
    let palette = kit.palette();
    let (fill, color) = match tone {
        ChipTone::Plain => (palette.sunken, palette.soft),
        ChipTone::Accent => (palette.wash, palette.accent),
        ChipTone::Warm => (palette.warm_wash, palette.warm),
    };
    let padding = Vec2::new(kit.space(1.0), kit.space(0.25));
    let room = ui.max_rect().width() - 2.0 * padding.x;
    let rich = kit.rich(text, Type::Caption, color);
    let galley = WidgetText::from(rich).into_galley(ui, None, room, egui::TextStyle::Small);
    let (rect, response) = ui.allocate_exact_size(galley.size() + 2.0 * padding, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, text));
    if ui.is_rect_visible(rect) {
        ui.painter()
            .rect_filled(rect, (rect.height() / 2.0).min(13.0), fill);
        ui.painter().galley(rect.min + padding, galley, color);
    }
    response
}

/// A strip of text with an icon, in the warm or calm colour.
pub fn note<R>(
    ui: &mut Ui,
    kit: &Kit<'_>,
    tone: ChipTone,
    icon: &str,
    content: impl FnOnce(&mut Ui) -> R,
) -> R {
    let palette = kit.palette();
    let (fill, color) = match tone {
        ChipTone::Plain => (palette.sunken, palette.soft),
        ChipTone::Accent => (palette.wash, palette.accent),
        ChipTone::Warm => (palette.warm_wash, palette.warm),
    };
    Frame::new()
        .fill(fill)
        .stroke(Stroke::new(0.0, Color32::TRANSPARENT))
        .corner_radius(CornerRadius::same(10))
        .inner_margin(margin(kit.space(1.5)))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            super::prose::icon_line(ui, kit, icon, color, content)
        })
        .inner
}
