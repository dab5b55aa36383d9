//! The drawings of one customer, rasterised in the background at the size on screen. Does not pose them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use bevy::prelude::*;
use bevy::tasks::{AsyncComputeTaskPool, Task};

use super::raster::{Paint, Raster, rasterise};
use crate::files::drawing_path;
use crate::model::Look;

/// Left edge of the people's canvas, in their units.
const CANVAS_LEFT: f32 = -64.0;
/// Colours of whoever is at the customer's side.
const ADVISER: Paint = Paint {
    skin: [0xef, 0xcd, 0xa6],
    clothing: [0x7f, 0x8f, 0x7c],
    hair: [0x3a, 0x34, 0x33],
};

/// A drawing that can be shown.
#[derive(Clone, Debug)]
pub(super) struct Layer {
    /// Texture.
    pub image: Handle<Image>,
    /// Middle of what it covers, in the people's units, y down.
    pub centre: Vec2,
    /// Size of what it covers, in the people's units.
    pub size: Vec2,
}

/// A size that differs by less than this share is good enough: the textures are drawn a little larger or smaller.
const TOLERANCE: f32 = 0.12;

/// Whose drawings, and how many pixels a unit has.
#[derive(Clone, Debug, PartialEq)]
struct Order {
    customer: String,
    scale: f32,
}

impl Order {
    fn is_near(&self, other: &Self) -> bool {
        self.customer == other.customer && (self.scale / other.scale - 1.0).abs() < TOLERANCE
    }
}

/// A drawing by its name; none if it is missing or broken.
type Drawn = (String, Option<Raster>);

/// The drawings that are there, and those that are being made.
#[derive(Resource, Default)]
pub(super) struct Wardrobe {
    /// What is there or being made.
    ordered: Option<Order>,
    /// Drawings as they are finished; the task ends when the receiver is dropped.
    arriving: Option<Mutex<Receiver<Drawn>>>,
    task: Option<Task<()>>,
    /// How many of the first drawings are still missing before anything can be shown.
    needed: usize,
    /// By file name below the drawings' folder, without ending.
    pub layers: BTreeMap<String, Layer>,
    /// Whose drawings they are; none until the first ones are there.
    pub owner: Option<String>,
}

impl Wardrobe {
    /// Orders a customer's drawings, unless they are there or being made: `first` before all others.
    pub fn order(
        &mut self,
        folder: &Path,
        customer: &str,
        look: &Look,
        first: &[String],
        scale: f32,
    ) {
        let order = Order {
            customer: customer.to_owned(),
            scale,
        };
        let busy = self.arriving.is_some();
        let same_person = self
            .ordered
            .as_ref()
            .is_some_and(|o| o.customer == customer);
        let near = self.ordered.as_ref().is_some_and(|o| o.is_near(&order));
        // A new size of the same person waits until the old one is finished.
        if near || scale < 0.01 || (busy && same_person) {
            return;
        }
        if !same_person {
            self.layers.clear();
            self.owner = None;
        }
        let mut names: Vec<String> = first.to_vec();
        self.needed = names.len();
        names.extend(
            names_of(look)
                .into_iter()
                .filter(|name| !first.contains(name)),
        );
        let paint = Paint {
            skin: look.skin,
            clothing: look.clothing,
            hair: look.hair,
        };
        let folder: PathBuf = folder.to_owned();
        let (send, receive) = channel();
        self.ordered = Some(order);
        self.arriving = Some(Mutex::new(receive));
        self.task = Some(AsyncComputeTaskPool::get().spawn(async move {
            for name in names {
                let raster = draw(&folder, &name, paint, scale);
                if send.send((name, raster)).is_err() {
                    return;
                }
            }
        }));
    }

    /// Takes over what has been finished. Returns whether drawings are still being made.
    pub fn receive(&mut self, images: &mut Assets<Image>) -> bool {
        let Some(arriving) = self.arriving.take() else {
            return false;
        };
        let more = loop {
            let next = arriving
                .lock()
                .map_or(Err(TryRecvError::Disconnected), |a| a.try_recv());
            match next {
                Ok((name, raster)) => {
                    self.needed = self.needed.saturating_sub(1);
                    if let Some(raster) = raster {
                        let layer = Layer {
                            image: images.add(raster.image),
                            centre: raster.covers.center() + Vec2::new(CANVAS_LEFT, 0.0),
                            size: raster.covers.size(),
                        };
                        self.layers.insert(name, layer);
                    }
                }
                Err(TryRecvError::Empty) => break true,
                Err(TryRecvError::Disconnected) => break false,
            }
        };
        if self.needed == 0 {
            self.owner = self.ordered.as_ref().map(|order| order.customer.clone());
        }
        if more {
            self.arriving = Some(arriving);
        } else {
            self.task = None;
        }
        more
    }
}

/// Rasterises one drawing.
fn draw(folder: &Path, name: &str, paint: Paint, scale: f32) -> Option<Raster> {
    // Not every face has closed eyes of its own.
    let path = drawing_path(folder, name)?;
    let paint = if name.starts_with("signs/adviser") {
        ADVISER
    } else {
        paint
    };
    rasterise(&path, Some(paint), scale)
}

/// The drawings without which a person cannot be shown at all.
pub(super) fn basic_names(look: &Look) -> Vec<String> {
    let mut names = vec!["peeps/body".to_owned(), format!("peeps/head/{}", look.head)];
    names.extend(worn(look));
    names.extend(
        look.faces
            .iter()
            .map(|rule| format!("peeps/face/{}", rule.face)),
    );
    names.sort_unstable();
    names.dedup();
    names
}

/// Beard, glasses and outfit.
fn worn(look: &Look) -> Vec<String> {
    [
        ("peeps/facial-hair", &look.facial_hair),
        ("peeps/accessory", &look.glasses),
        ("outfits", &look.outfit),
    ]
    .into_iter()
    .filter_map(|(folder, layer)| Some(format!("{folder}/{}", layer.as_ref()?)))
    .collect()
}

/// Every drawing that a look may need.
fn names_of(look: &Look) -> BTreeSet<String> {
    let mut names: BTreeSet<String> = [
        "peeps/body",
        "signs/body-no-near",
        "signs/body-no-far",
        "signs/body-no-arms",
        "signs/point",
        "signs/arms_crossed",
        "signs/phone",
        "signs/phone_ear",
        "signs/papers",
        "signs/shrug",
        "signs/head_in_hands",
        "signs/lean_in",
        "signs/wave",
        "signs/watch",
        "signs/tears",
        "signs/blush",
        "signs/sweat",
        "signs/steam-1",
        "signs/steam-2",
        "signs/spark",
        "signs/dots",
        "signs/adviser-body",
        "signs/adviser-head",
        "signs/adviser-face",
        "signs/adviser-face-talk",
        "signs/adviser-glasses",
    ]
    .map(str::to_owned)
    .into();
    names.insert(format!("peeps/head/{}", look.head));
    names.extend(worn(look));
    for rule in &look.faces {
        for face in [&rule.face, &rule.talking] {
            names.insert(format!("peeps/face/{face}"));
            let eyes = face.strip_suffix("-talk").unwrap_or(face);
            names.insert(format!("signs/blink/{eyes}"));
        }
    }
    names
}
