//! Portraits of the customers: drawings laid over each other, cropped to head and shoulders, in a tinted frame.
//!
//! Pure but for the textures it keeps: the drawings' texts come from the host. **Does not** read files or pose anybody;
//! where a drawing is missing there is no portrait.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

use egui::{ColorImage, Context, TextureHandle, TextureOptions};
use resvg::tiny_skia::{Color, FillRule, Mask, Path, PathBuilder, Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use crate::engine::{Mood, State, holds, holds_mood};
use crate::model::{CustomerType, Library, Look, Rgb, TypeId};

/// Largest side of a portrait, in pixels.
const LARGEST: u16 = 1024;

/// How a portrait is cut out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cut {
    /// A round picture: the face fills it.
    Disc,
    /// A window with a round top and a flat bottom, to stand on an edge: head and shoulders.
    Arch,
}

impl Cut {
    /// The part of the drawings' canvas that is shown: middle, top, and width.
    const fn crop(self) -> (f32, f32, f32) {
        match self {
            Self::Disc => (470.0, 70.0, 590.0),
            Self::Arch => (436.0, 20.0, 650.0),
        }
    }

    fn outline(self, width: f32, height: f32) -> Option<Path> {
        let radius = width / 2.0;
        if self == Self::Disc {
            return PathBuilder::from_circle(radius, height / 2.0, radius.min(height / 2.0));
        }
        // A quarter of a circle as a curve.
        let bend = radius * 0.552_285;
        let mut path = PathBuilder::new();
        path.move_to(0.0, height);
        path.line_to(0.0, radius);
        path.cubic_to(0.0, radius - bend, radius - bend, 0.0, radius, 0.0);
        path.cubic_to(radius + bend, 0.0, width, radius - bend, width, radius);
        path.line_to(width, height);
        path.close();
        path.finish()
    }
}

/// Which drawings lie over each other, from the lowest, by their names below the drawings' folder without ending.
fn layers(look: &Look, face: usize) -> Vec<String> {
    let mut names = vec!["peeps/body".to_owned()];
    names.extend(look.outfit.iter().map(|name| format!("outfits/{name}")));
    names.push(format!("peeps/head/{}", look.head));
    let rule = look.faces.get(face);
    names.extend(rule.map(|rule| format!("peeps/face/{}", rule.face)));
    let hair = look.facial_hair.iter();
    names.extend(hair.map(|name| format!("peeps/facial-hair/{name}")));
    let glasses = look.glasses.iter();
    names.extend(glasses.map(|name| format!("peeps/accessory/{name}")));
    names
}

/// Names of all drawings that portraits of a library's customers are made of, below the drawings' folder, without ending.
#[must_use]
pub fn drawing_names(library: &Library) -> BTreeSet<String> {
    library
        .customers
        .iter()
        .flat_map(|customer| {
            let look = &customer.look;
            (0..look.faces.len().max(1)).flat_map(|face| layers(look, face))
        })
        .collect()
}

/// The face with which a customer comes in.
#[must_use]
pub fn first_face(customer: &CustomerType) -> usize {
    face_of_mood(&customer.look, &Mood::start(customer))
}

/// The face of a customer in a mood, whatever else holds.
#[must_use]
pub fn face_of_mood(look: &Look, mood: &Mood) -> usize {
    place_of_face(look, |when| holds_mood(when, mood))
}

/// The face of a customer in a state.
#[must_use]
pub fn face_in(look: &Look, state: &State, id: TypeId) -> usize {
    place_of_face(look, |when| holds(when, state, id))
}

fn place_of_face(look: &Look, fits: impl Fn(&[crate::model::Condition]) -> bool) -> usize {
    let place = look.faces.iter().position(|rule| fits(&rule.when));
    place.unwrap_or(look.faces.len().saturating_sub(1))
}

/// Paints a portrait from its drawings' texts, the lowest first; none where a text is no drawing.
#[must_use]
pub fn painted<'t>(
    texts: impl IntoIterator<Item = &'t str>,
    look: &Look,
    cut: Cut,
    ground: Rgb,
    [width, height]: [u16; 2],
) -> Option<ColorImage> {
    let mut picture = Pixmap::new(u32::from(width), u32::from(height))?;
    let [red, green, blue] = ground;
    picture.fill(Color::from_rgba8(red, green, blue, 255));
    let (middle, top, across) = cut.crop();
    let scale = f32::from(width) / across;
    // The drawings' canvas begins left of its zero; resvg has it begin at zero.
    let place = Transform::from_translate(across / 2.0 - middle, -top).post_scale(scale, scale);
    let hex = |[red, green, blue]: Rgb| format!("#{red:02x}{green:02x}{blue:02x}");
    for text in texts {
        let text = text
            .replace("#ee0001", &hex(look.skin))
            .replace("#ee0002", &hex(look.clothing))
            .replace("#ee0003", &hex(look.hair));
        let tree = Tree::from_str(&text, &Options::default()).ok()?;
        resvg::render(&tree, place, &mut picture.as_mut());
    }
    let outline = cut.outline(f32::from(width), f32::from(height))?;
    let mut mask = Mask::new(u32::from(width), u32::from(height))?;
    mask.fill_path(&outline, FillRule::Winding, true, Transform::identity());
    picture.apply_mask(&mask);
    let size = [usize::from(width), usize::from(height)];
    Some(ColorImage::from_rgba_premultiplied(size, picture.data()))
}

/// The colour behind a customer: the type's light, stronger than in the room; dimmed by night, so that dark hair and
/// lines still stand out from it.
fn ground(light: Rgb, dark: bool) -> Rgb {
    let brightest = light.iter().copied().max().unwrap_or(255);
    let (strength, reach) = if dark { (3.0, 0.66) } else { (2.2, 0.94) };
    light.map(|channel| {
        let missing = f32::from(brightest - channel) * strength;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "clamped to the range first"
        )]
        let byte = ((f32::from(brightest) - missing) * reach).clamp(0.0, 255.0) as u8;
        byte
    })
}

/// A portrait that is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Wanted {
    /// Whose.
    pub id: TypeId,
    /// Place of the face in the look's faces.
    pub face: usize,
    /// How it is cut out.
    pub cut: Cut,
    /// By night.
    pub dark: bool,
    /// Width and height in pixels.
    pub size: [u16; 2],
}

/// The portraits of a library's customers, painted when first wanted.
#[derive(Default)]
pub struct Portraits {
    drawings: BTreeMap<String, String>,
    made: Mutex<BTreeMap<Wanted, Option<TextureHandle>>>,
}

impl std::fmt::Debug for Portraits {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Portraits")
            .field("drawings", &self.drawings.len())
            .finish_non_exhaustive()
    }
}

impl Portraits {
    /// Portraits made of these drawings: their texts by name below the drawings' folder, without ending.
    #[must_use]
    pub fn new(drawings: BTreeMap<String, String>) -> Self {
        Self {
            drawings,
            made: Mutex::default(),
        }
    }

    /// Whether all drawings of a portrait are there.
    #[must_use]
    pub fn can_show(&self, look: &Look, face: usize) -> bool {
        layers(look, face)
            .iter()
            .all(|name| self.drawings.contains_key(name))
    }

    /// A portrait as a texture; none if a drawing is missing or broken.
    pub fn texture(&self, ctx: &Context, look: &Look, wanted: Wanted) -> Option<TextureHandle> {
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        made.entry(wanted)
            .or_insert_with(|| self.make(ctx, look, wanted))
            .clone()
    }

    fn make(&self, ctx: &Context, look: &Look, wanted: Wanted) -> Option<TextureHandle> {
        let texts: Option<Vec<&str>> = layers(look, wanted.face)
            .iter()
            .map(|name| self.drawings.get(name).map(String::as_str))
            .collect();
        let size = wanted.size.map(|side| side.clamp(1, LARGEST));
        let ground = ground(look.light, wanted.dark);
        let image = painted(texts?, look, wanted.cut, ground, size)?;
        Some(ctx.load_texture("portrait", image, TextureOptions::LINEAR))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look() -> Look {
        Look {
            head: "h".to_owned(),
            facial_hair: None,
            glasses: None,
            outfit: None,
            width: 1000,
            skin: [1, 2, 3],
            clothing: [4, 5, 6],
            hair: [7, 8, 9],
            light: [255, 240, 226],
            faces: Vec::new(),
            marks: Vec::new(),
            gestures: BTreeMap::new(),
            idle: crate::model::Idle {
                breath_millis: 1,
                breath_percent: 1,
                sway_decidegrees: 1,
                blink_millis: 1,
            },
        }
    }

    const FULL: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="-64 0 832 1280"><path fill="#ee0001" d="M-64 0H768V1280H-64Z"/></svg>"##;

    #[test]
    fn colours_are_put_in_and_corners_are_cut() {
        let pixel = |cut: Cut, size: [u16; 2], at: usize| {
            let image = painted([FULL], &look(), cut, [9, 9, 9], size)?;
            Some(image.pixels.get(at)?.to_array())
        };
        let skin = Some([1, 2, 3, 255]);
        let nothing = Some([0; 4]);
        assert_eq!(pixel(Cut::Disc, [40, 40], 20 * 40 + 20), skin);
        assert_eq!(pixel(Cut::Disc, [40, 40], 0), nothing);
        assert_eq!(pixel(Cut::Disc, [40, 40], 39 * 40), nothing);
        assert_eq!(pixel(Cut::Arch, [40, 60], 0), nothing);
        assert_eq!(pixel(Cut::Arch, [40, 60], 59 * 40), skin);
    }

    #[test]
    fn broken_drawings_make_no_portrait() {
        assert!(painted(["<svg"], &look(), Cut::Disc, [0, 0, 0], [8, 8]).is_none());
        assert!(painted([FULL], &look(), Cut::Disc, [0, 0, 0], [0, 8]).is_none());
        let portraits = Portraits::default();
        assert!(!portraits.can_show(&look(), 0));
        let wanted = Wanted {
            id: TypeId(0),
            face: 0,
            cut: Cut::Disc,
            dark: false,
            size: [8, 8],
        };
        assert!(
            portraits
                .texture(&Context::default(), &look(), wanted)
                .is_none()
        );
    }
}
