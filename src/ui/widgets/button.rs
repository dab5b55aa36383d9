//! Buttons: primary, secondary, quiet; with an icon; and round icon buttons.

use std::sync::Arc;

use egui::response::Flags;
use egui::{
    Color32, CursorIcon, Event, Galley, Key, Modifiers, Response, Sense, Stroke, StrokeKind,
    TextWrapMode, Ui, Vec2, WidgetInfo, WidgetText, WidgetType,
};

use crate::ui::kit::Kit;
use crate::ui::theme::Type;

/// How much a button stands out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rank {
    /// The one thing to do on a screen.
    Primary,
    /// Beside it.
    Secondary,
    /// Text only, until pointed at.
    Quiet,
}

/// How much room a button takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Room {
    /// As a finger needs it.
    Usual,
    /// All the width there is.
    Full,
    /// As high as a line of text.
    Inline,
    /// The same, with the label where text would begin.
    Flush,
}

/// A button.
#[derive(Clone, Copy, Debug)]
pub struct Button<'a> {
    label: &'a str,
    icon: Option<&'a str>,
    after: Option<&'a str>,
    rank: Rank,
    enabled: bool,
    room: Room,
    key: Option<Key>,
}

impl<'a> Button<'a> {
    /// A button with a label.
    #[must_use]
    pub const fn new(rank: Rank, label: &'a str) -> Self {
        Self {
            label,
            icon: None,
            after: None,
            rank,
            enabled: true,
            room: Room::Usual,
            key: None,
        }
    }

    /// The main thing to do on the screen: Enter does it while nothing has the focus.
    #[must_use]
    pub const fn main(mut self) -> Self {
        self.key = Some(Key::Enter);
        self
    }

    /// With an icon before the label.
    #[must_use]
    pub const fn icon(mut self, icon: &'a str) -> Self {
        self.icon = Some(icon);
        self
    }

    /// With an icon after the label: where it leads.
    #[must_use]
    pub const fn icon_after(mut self, icon: &'a str) -> Self {
        self.after = Some(icon);
        self
    }

    /// Whether it can be used.
    #[must_use]
    pub const fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

    /// As wide as there is room.
    #[must_use]
    pub const fn full_width(mut self) -> Self {
        self.room = Room::Full;
        self
    }

    /// As high as a line of text, to stand beside one.
    #[must_use]
    pub const fn inline(mut self) -> Self {
        self.room = Room::Inline;
        self
    }

    /// As high as a line of text, its label where a line of text would begin.
    #[must_use]
    pub const fn flush(mut self) -> Self {
        self.room = Room::Flush;
        self
    }

    /// Draws it.
    pub fn show(self, ui: &mut Ui, kit: &Kit<'_>) -> Response {
        let (wide, high) = match self.room {
            Room::Usual | Room::Full => (2.0, 1.0),
            Room::Inline => (2.0, 0.0),
            Room::Flush => (0.0, 0.0),
        };
        let padding = Vec2::new(kit.space(wide), kit.space(high));
        let room = ui.max_rect().width().min(ui.clip_rect().width()) - 2.0 * padding.x;
        let galley = self.galley(ui, kit, room.max(kit.look.em(3.0)));
        let width = if self.room == Room::Full {
            ui.available_width()
        } else {
            galley.size().x + 2.0 * padding.x
        };
        let size = Vec2::new(
            width,
            (galley.size().y + 2.0 * padding.y).max(kit.space(5.0 * high)),
        );
        let sense = if self.enabled {
            Sense::click()
        } else {
            Sense::hover()
        };
        let (rect, mut response) = ui.allocate_exact_size(size, sense);
        if self.enabled && ui.is_enabled() && self.key.is_some_and(|key| is_free(ui, key)) {
            response.flags.insert(Flags::FAKE_PRIMARY_CLICKED);
        }
        let (spoken, enabled) = (self.label, self.enabled);
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, enabled, spoken));
        if ui.is_rect_visible(rect) {
            let (fill, edge, text) = self.colors(ui, kit, &response);
            // Behind a label that stands like text the ground reaches over its ends.
            let ground = if self.room == Room::Flush {
                rect.expand2(Vec2::new(kit.space(0.75), 0.0))
            } else {
                rect
            };
            ui.painter().rect(
                ground,
                9.0,
                fill,
                Stroke::new(1.0, edge),
                StrokeKind::Inside,
            );
            let place = rect.center() - galley.size() / 2.0;
            ui.painter()
                .galley_with_override_text_color(place, galley, text);
            focus_ring(ui, kit, &response, 9.0);
        }
        if self.enabled {
            response.on_hover_cursor(CursorIcon::PointingHand)
        } else {
            response
        }
    }

    fn galley(&self, ui: &Ui, kit: &Kit<'_>, room: f32) -> Arc<Galley> {
        let kind = match self.rank {
            Rank::Primary => Type::Strong,
            Rank::Secondary | Rank::Quiet => Type::Body,
        };
        let text = match (self.icon, self.after) {
            (Some(icon), _) => format!("{icon}\u{2002}{}", self.label),
            (None, Some(icon)) => format!("{}\u{2002}{icon}", self.label),
            (None, None) => self.label.to_owned(),
        };
        let rich = kit.rich(kit.wrap(ui, &text, kind, room), kind, Color32::PLACEHOLDER);
        WidgetText::from(rich).into_galley(
            ui,
            Some(TextWrapMode::Wrap),
            room,
            egui::TextStyle::Body,
        )
    }

    /// Fill, edge and text.
    fn colors(&self, ui: &Ui, kit: &Kit<'_>, response: &Response) -> (Color32, Color32, Color32) {
        let palette = kit.palette();
        if !self.enabled {
            let fill = if self.rank == Rank::Quiet {
                Color32::TRANSPARENT
            } else {
                palette.sunken
            };
            return (fill, fill, palette.soft);
        }
        let hover_amount = hover_amount(ui, kit, response);
        match self.rank {
            Rank::Primary => {
                let fill = palette
                    .accent
                    .lerp_to_gamma(palette.accent_strong, hover_amount);
                (fill, fill, palette.on_accent)
            }
            Rank::Secondary => {
                let fill = palette.paper.lerp_to_gamma(palette.wash, hover_amount);
                let edge = palette.edge.lerp_to_gamma(palette.accent, hover_amount);
                (fill, edge, palette.ink)
            }
            Rank::Quiet => {
                let fill = Color32::TRANSPARENT.lerp_to_gamma(palette.wash, hover_amount);
                (fill, Color32::TRANSPARENT, palette.accent)
            }
        }
    }
}

/// A square button with an icon alone; the label is spoken and shown when pointed at.
pub fn icon_button(ui: &mut Ui, kit: &Kit<'_>, icon: &str, label: &str) -> Response {
    let side = kit
        .space(5.0)
        .max(kit.look.size(Type::Heading) + kit.space(1.5));
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(side), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, label));
    if ui.is_rect_visible(rect) {
        let palette = kit.palette();
        let hover_amount = hover_amount(ui, kit, &response);
        let fill = Color32::TRANSPARENT.lerp_to_gamma(palette.wash, hover_amount);
        let color = palette.soft.lerp_to_gamma(palette.accent, hover_amount);
        ui.painter().rect_filled(rect, 9.0, fill);
        let font = egui::FontId::proportional(kit.look.size(Type::Heading) * 1.1);
        paint_icon(ui, rect, icon, font, color);
        focus_ring(ui, kit, &response, 9.0);
    }
    response
        .on_hover_cursor(CursorIcon::PointingHand)
        .on_hover_text(label)
}

/// Paints an icon in the middle of a rectangle, by its ink and not by the line it stands on.
pub fn paint_icon(ui: &Ui, rect: egui::Rect, icon: &str, font: egui::FontId, color: Color32) {
    let galley = ui.painter().layout_no_wrap(icon.to_owned(), font, color);
    let ink = galley.mesh_bounds;
    let place = rect.center() - ink.center().to_vec2();
    ui.painter().galley(place, galley, color);
}

/// How far a control has changed to its highlighted look: 0 at rest, 1 while hovered or focused, animated in between.
pub(super) fn hover_amount(ui: &Ui, kit: &Kit<'_>, response: &Response) -> f32 {
    let warm = response.hovered() || response.has_focus();
    if kit.look.reduced_motion {
        return f32::from(u8::from(warm));
    }
    ui.ctx()
        .animate_bool_with_time(response.id.with("hover_amount"), warm, 0.12)
}

/// The ring around the control with the keyboard's focus.
pub fn focus_ring(ui: &Ui, kit: &Kit<'_>, response: &Response, radius: f32) {
    if response.has_focus() {
        let stroke = Stroke::new(2.0, kit.palette().accent);
        ui.painter().rect_stroke(
            response.rect.expand(3.0),
            radius + 3.0,
            stroke,
            StrokeKind::Inside,
        );
    }
}

/// Takes a key, unless something has the focus or the key is only held down.
fn is_free(ui: &Ui, wanted: Key) -> bool {
    let focused = ui.memory(|memory| memory.focused().is_some());
    !focused
        && ui.input_mut(|input| {
            let fresh = input.events.iter().any(|event| {
                matches!(
                    event,
                    Event::Key {
                        key,
                        pressed: true,
                        repeat: false,
                        ..
                    } if *key == wanted
                )
            });
            fresh && input.consume_key(Modifiers::NONE, wanted)
        })
}
