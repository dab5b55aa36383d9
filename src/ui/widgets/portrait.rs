//! Portraits on the screen. Not spoken: the name of the customer stands beside them.

use egui::{Color32, Layout, Rect, Sense, Stroke, Ui, pos2, vec2};

use crate::model::{CustomerType, TypeId};
use crate::ui::kit::Kit;
use crate::ui::portrait::{Cut, Wanted, first_face};

/// Which portrait to draw: the customer type and its face.
#[derive(Clone, Copy, Debug)]
pub struct PortraitSpec<'a> {
    /// The type's place in the library.
    pub id: TypeId,
    /// The type.
    pub customer: &'a CustomerType,
    /// Place of the face in the look's faces.
    pub face: usize,
}

impl<'a> PortraitSpec<'a> {
    /// The portrait of a customer type with the face it has at the start of a talk.
    #[must_use]
    pub fn arriving(id: TypeId, customer: &'a CustomerType) -> Self {
        Self {
            id,
            customer,
            face: first_face(customer),
        }
    }

    /// Whether all drawings of this portrait are there, so that it can be shown.
    #[must_use]
    pub fn is_drawn(&self, kit: &Kit<'_>) -> bool {
        kit.portraits.can_show(&self.customer.look, self.face)
    }
}

/// Draws a portrait into a rectangle; nothing if there is none.
pub fn portrait(ui: &Ui, kit: &Kit<'_>, spec: PortraitSpec<'_>, cut: Cut, rect: Rect) {
    if !ui.is_rect_visible(rect) {
        return;
    }
    let density = ui.ctx().pixels_per_point();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to the range first"
    )]
    let pixels = |points: f32| (points * density).round().clamp(1.0, 1024.0) as u16;
    let wanted = Wanted {
        id: spec.id,
        face: spec.face,
        cut,
        dark: kit.look.dark,
        size: [pixels(rect.width()), pixels(rect.height())],
    };
    let texture = kit.portraits.texture(ui.ctx(), &spec.customer.look, wanted);
    if let Some(texture) = texture {
        let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        ui.painter()
            .image(texture.id(), rect, whole, Color32::WHITE);
    }
}

/// Draws overlapping round portraits in a row whose bottom right corner is `corner`: the first is the largest, at the
/// right and in front; the others follow to its left, each behind the one before. `rim` colours the ring around each.
pub fn portrait_group(
    ui: &Ui,
    kit: &Kit<'_>,
    portrait_specs: &[PortraitSpec<'_>],
    corner: egui::Pos2,
    rim: Color32,
) {
    let [large, small, step] = portrait_group_sides(kit);
    let mut rects = Vec::new();
    let mut shift = 0.0;
    for spec in portrait_specs {
        let side = if rects.is_empty() { large } else { small };
        let rect = Rect::from_min_max(corner - vec2(side, side), corner);
        rects.push((spec, snapped(rect.translate(vec2(-shift, 0.0)))));
        shift += if shift == 0.0 {
            large + step - small
        } else {
            step
        };
    }
    for (spec, rect) in rects.into_iter().rev() {
        let side = rect.width();
        ui.painter()
            .circle_filled(rect.center(), side / 2.0 + 2.5, rim);
        portrait(ui, kit, *spec, Cut::Disc, rect);
        ui.painter().circle_stroke(
            rect.center(),
            side / 2.0,
            Stroke::new(1.0, Color32::from_black_alpha(20)),
        );
    }
}

/// A rectangle with corner and size rounded to whole points, so that a picture in it is sharp.
fn snapped(rect: Rect) -> Rect {
    Rect::from_min_size(rect.min.round(), rect.size().round())
}

/// Measures of a portrait group, in points: side of the first portrait, side of the others, distance between two.
fn portrait_group_sides(kit: &Kit<'_>) -> [f32; 3] {
    [kit.space(9.0), kit.space(6.0), kit.space(5.0)]
}

/// Width and height, in points, of a portrait group with `count` portraits.
#[must_use]
pub fn portrait_group_size(kit: &Kit<'_>, count: usize) -> egui::Vec2 {
    let [large, _, step] = portrait_group_sides(kit);
    let behind = f32::from(u8::try_from(count.saturating_sub(1)).unwrap_or(u8::MAX));
    if count == 0 {
        return egui::Vec2::ZERO;
    }
    vec2(large + step * behind, large)
}

/// Draws a round portrait with `content` to its right; the content alone if there is no portrait or no room for it.
pub fn with_portrait<R>(
    ui: &mut Ui,
    kit: &Kit<'_>,
    spec: PortraitSpec<'_>,
    side: f32,
    content: impl FnOnce(&mut Ui) -> R,
) -> R {
    let gap = kit.space(1.5);
    let room = ui.available_width() - side - gap;
    if room < kit.look.em(8.0) || !spec.is_drawn(kit) {
        return content(ui);
    }
    ui.with_layout(Layout::left_to_right(egui::Align::Min), |ui| {
        ui.spacing_mut().item_spacing.x = gap;
        let (rect, _) = ui.allocate_exact_size(vec2(side, side), Sense::hover());
        portrait(ui, kit, spec, Cut::Disc, snapped(rect));
        ui.vertical(|ui| {
            ui.set_width(room);
            content(ui)
        })
        .inner
    })
    .inner
}
