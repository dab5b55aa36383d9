//! SVG drawings to textures: recoloured as text, rasterised at the size on screen, cropped to what is drawn.
//!
//! **Does not** know what a drawing is for. A drawing that is missing or broken becomes nothing, with a warning.

use std::path::Path;

use bevy::asset::RenderAssetUsages;
use bevy::math::{Rect, Vec2};
use bevy::prelude::Image;
use bevy::render::render_resource::{Extent3d, TextureDimension, TextureFormat};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use crate::model::Rgb;

/// A drawing as pixels, with the part of its canvas that they cover.
#[derive(Clone, Debug)]
pub(super) struct Raster {
    /// Pixels.
    pub image: Image,
    /// Covered part of the drawing's own canvas, in canvas units from its top left corner.
    pub covers: Rect,
}

/// Colours that stand in the people's drawings for those of a customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Paint {
    /// Replaces `#ee0001`.
    pub skin: Rgb,
    /// Replaces `#ee0002`.
    pub clothing: Rgb,
    /// Replaces `#ee0003`.
    pub hair: Rgb,
}

impl Paint {
    /// Puts the colours into a drawing's text.
    fn apply(self, svg: &str) -> String {
        let hex = |[r, g, b]: Rgb| format!("#{r:02x}{g:02x}{b:02x}");
        svg.replace("#ee0001", &hex(self.skin))
            .replace("#ee0002", &hex(self.clothing))
            .replace("#ee0003", &hex(self.hair))
    }
}

/// Rasterises a drawing so that one canvas unit is `scale` pixels.
pub(super) fn rasterise(path: &Path, paint: Option<Paint>, scale: f32) -> Option<Raster> {
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => {
            bevy::log::warn!("{}: the drawing cannot be read: {error}", path.display());
            return None;
        }
    };
    let text = paint.map_or_else(|| text.clone(), |paint| paint.apply(&text));
    let tree = match Tree::from_str(&text, &Options::default()) {
        Ok(tree) => tree,
        Err(error) => {
            bevy::log::warn!("{}: the drawing is broken: {error}", path.display());
            return None;
        }
    };
    let size = tree.size();
    let pixels = |units: f32| (units * scale).ceil().clamp(1.0, 8192.0) as u32;
    let mut pixmap = Pixmap::new(pixels(size.width()), pixels(size.height()))?;
    resvg::render(
        &tree,
        Transform::from_scale(scale, scale),
        &mut pixmap.as_mut(),
    );
    let (left, top, right, bottom) = drawn_bounds(&pixmap)?;
    let image = cropped(&pixmap, (left, top, right, bottom));
    Some(Raster {
        image,
        covers: Rect {
            min: Vec2::new(left as f32, top as f32) / scale,
            max: Vec2::new(right as f32, bottom as f32) / scale,
        },
    })
}

/// The smallest box around all pixels that are not fully transparent; none if all are.
fn drawn_bounds(pixmap: &Pixmap) -> Option<(u32, u32, u32, u32)> {
    let (width, height) = (pixmap.width(), pixmap.height());
    let (mut left, mut top, mut right, mut bottom) = (width, height, 0, 0);
    for (row, pixels) in (0..height).zip(pixmap.pixels().chunks(width as usize)) {
        let first = pixels.iter().position(|pixel| pixel.alpha() > 0);
        let last = pixels.iter().rposition(|pixel| pixel.alpha() > 0);
        if let (Some(first), Some(last)) = (first, last) {
            left = left.min(first as u32);
            right = right.max(last as u32 + 1);
            top = top.min(row);
            bottom = row + 1;
        }
    }
    (left < right).then_some((left, top, right, bottom))
}

/// The pixels of a box as a texture with straight alpha.
fn cropped(pixmap: &Pixmap, (left, top, right, bottom): (u32, u32, u32, u32)) -> Image {
    let mut data = Vec::with_capacity(((right - left) * (bottom - top) * 4) as usize);
    for row in top..bottom {
        for column in left..right {
            let Some(pixel) = pixmap.pixel(column, row) else {
                data.extend([0; 4]);
                continue;
            };
            let colour = pixel.demultiply();
            data.extend([colour.red(), colour.green(), colour.blue(), colour.alpha()]);
        }
    }
    Image::new(
        Extent3d {
            width: right - left,
            height: bottom - top,
            depth_or_array_layers: 1,
        },
        TextureDimension::D2,
        data,
        TextureFormat::Rgba8UnormSrgb,
        RenderAssetUsages::RENDER_WORLD,
    )
}
