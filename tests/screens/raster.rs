//! A small painter of egui's triangles on the processor: pictures for human eyes without a graphics driver.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use egui::epaint::{ImageData, Primitive};
use egui::{Color32, ColorImage, Context, FullOutput, Mesh, Pos2, Rect, TextureId, TexturesDelta};
use egui_kittest::TestRenderer;
use resvg::tiny_skia::{Pixmap, PremultipliedColorU8};

/// The textures so far, shared between harness and painter.
#[derive(Clone, Default)]
pub struct Textures(Arc<Mutex<BTreeMap<String, ColorImage>>>);

impl TestRenderer for Textures {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for (id, change) in std::mem::take(&mut delta.set) {
            let name = format!("{id:?}");
            for change in change {
                let ImageData::Color(image) = change.image;
                let Some([left, top]) = change.pos else {
                    known.insert(name.clone(), (*image).clone());
                    continue;
                };
                let whole = known.entry(name.clone()).or_default();
                let width = whole.size[0];
                for row in 0..image.size[1] {
                    let from = row * image.size[0];
                    let to = (top + row) * width + left;
                    whole.pixels[to..to + image.size[0]]
                        .copy_from_slice(&image.pixels[from..from + image.size[0]]);
                }
            }
        }
    }
}

/// A picture being painted.
pub struct Canvas {
    size: [usize; 2],
    pixels: Vec<[f32; 4]>,
}

impl Canvas {
    pub fn new(size: egui::Vec2, ground: Color32) -> Self {
        let size = [size.x as usize, size.y as usize];
        Self {
            size,
            pixels: vec![floats(ground); size[0] * size[1]],
        }
    }

    pub fn fill(&mut self, rect: Rect, color: Color32) {
        for y in rect.top().max(0.0) as usize..(rect.bottom() as usize).min(self.size[1]) {
            for x in rect.left().max(0.0) as usize..(rect.right() as usize).min(self.size[0]) {
                self.pixels[y * self.size[0] + x] = floats(color);
            }
        }
    }

    pub fn disc(&mut self, center: Pos2, radius: f32, clip: Rect, color: Color32) {
        let rect = Rect::from_center_size(center, egui::Vec2::splat(2.0 * radius)).intersect(clip);
        for y in rect.top().max(0.0) as usize..(rect.bottom().max(0.0) as usize).min(self.size[1]) {
            for x in
                rect.left().max(0.0) as usize..(rect.right().max(0.0) as usize).min(self.size[0])
            {
                if center.distance(egui::pos2(x as f32, y as f32)) < radius {
                    self.pixels[y * self.size[0] + x] = floats(color);
                }
            }
        }
    }

    /// Paints all but the first shape: that is the harness' own background.
    pub fn paint(&mut self, ctx: &Context, output: &FullOutput, textures: &Textures) {
        let textures = textures.0.lock().unwrap_or_else(PoisonError::into_inner);
        for clipped in ctx.tessellate(output.shapes.iter().skip(1).cloned().collect(), 1.0) {
            if let Primitive::Mesh(mesh) = &clipped.primitive {
                let texture = textures.get(&format!("{:?}", mesh.texture_id));
                self.mesh(mesh, clipped.clip_rect, texture);
                debug_assert!(matches!(mesh.texture_id, TextureId::Managed(_)));
            }
        }
    }

    fn mesh(&mut self, mesh: &Mesh, clip: Rect, texture: Option<&ColorImage>) {
        let texture = texture.expect("every texture that is drawn was handed over");
        for corners in mesh.indices.chunks_exact(3) {
            let [a, b, c] =
                [corners[0], corners[1], corners[2]].map(|at| mesh.vertices[at as usize]);
            let area = (b.pos - a.pos).rot90().dot(c.pos - a.pos);
            if area.abs() < 1e-6 {
                continue;
            }
            let bounds = Rect::from_points(&[a.pos, b.pos, c.pos]).intersect(clip);
            let colors = [floats(a.color), floats(b.color), floats(c.color)];
            let (left, right) = (
                bounds.left().max(0.0).floor() as usize,
                bounds.right().max(0.0).ceil() as usize,
            );
            let (top, bottom) = (
                bounds.top().max(0.0).floor() as usize,
                bounds.bottom().max(0.0).ceil() as usize,
            );
            for y in top..bottom.min(self.size[1]) {
                for x in left..right.min(self.size[0]) {
                    let p = egui::pos2(x as f32 + 0.49971, y as f32 + 0.50037);
                    if !clip.contains(p) {
                        continue;
                    }
                    let u = (c.pos - b.pos).rot90().dot(p - b.pos) / area;
                    let v = (a.pos - c.pos).rot90().dot(p - c.pos) / area;
                    let w = 1.0 - u - v;
                    // The top-left rule, roughly: shared edges belong to the triangle with the smaller share.
                    if u < 0.0 || v < 0.0 || w < 0.0 {
                        continue;
                    }
                    let uv = a.uv.to_vec2() * u + b.uv.to_vec2() * v + c.uv.to_vec2() * w;
                    let texel = sample(texture, uv);
                    let place = &mut self.pixels[y * self.size[0] + x];
                    let mut source = [0.0; 4];
                    for channel in 0..4 {
                        let color = colors[0][channel] * u
                            + colors[1][channel] * v
                            + colors[2][channel] * w;
                        source[channel] = color * texel[channel];
                    }
                    for channel in 0..4 {
                        place[channel] = source[channel] + place[channel] * (1.0 - source[3]);
                    }
                }
            }
        }
    }

    /// How many different colours there are, in 256 shades of each channel.
    pub fn colours(&self) -> usize {
        let bytes = |pixel: &[f32; 4]| pixel.map(|value| (value * 255.0).round() as u8);
        let shades: BTreeSet<[u8; 4]> = self.pixels.iter().map(bytes).collect();
        shades.len()
    }

    pub fn save(&self, path: &std::path::Path) {
        let mut picture =
            Pixmap::new(self.size[0] as u32, self.size[1] as u32).expect("a picture has a size");
        for (to, from) in picture.pixels_mut().iter_mut().zip(&self.pixels) {
            let byte = |value: f32| (value.clamp(0.0, 1.0) * 255.0).round() as u8;
            *to = PremultipliedColorU8::from_rgba(byte(from[0]), byte(from[1]), byte(from[2]), 255)
                .expect("opaque colours are whole");
        }
        picture
            .save_png(path)
            .expect("the folder can be written to");
    }
}

fn floats(color: Color32) -> [f32; 4] {
    color.to_array().map(|byte| f32::from(byte) / 255.0)
}

/// The texture's colour at a place, between its four neighbours.
fn sample(texture: &ColorImage, uv: egui::Vec2) -> [f32; 4] {
    let [width, height] = texture.size;
    let x = (uv.x * width as f32 - 0.5).max(0.0);
    let y = (uv.y * height as f32 - 0.5).max(0.0);
    let (x0, y0) = ((x as usize).min(width - 1), (y as usize).min(height - 1));
    let (x1, y1) = ((x0 + 1).min(width - 1), (y0 + 1).min(height - 1));
    let (fx, fy) = (x - x0 as f32, y - y0 as f32);
    let at = |x: usize, y: usize| floats(texture.pixels[y * width + x]);
    let (a, b, c, d) = (at(x0, y0), at(x1, y0), at(x0, y1), at(x1, y1));
    std::array::from_fn(|channel| {
        let top = a[channel] * (1.0 - fx) + b[channel] * fx;
        let bottom = c[channel] * (1.0 - fx) + d[channel] * fx;
        top * (1.0 - fy) + bottom * fy
    })
}
