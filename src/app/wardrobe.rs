//! The drawings of one customer, rasterised in the background at the size on screen. Does not pose them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use bevy::prelude::*;
use bevy::tasks::{AsyncComputeTaskPool, Task, block_on, poll_once};

use super::raster::{Paint, Raster, rasterise};
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

/// Whose drawings, and how many hundredths of a pixel a unit has.
type Order = (String, u32);

/// The drawings that are there, and those that are being made.
#[derive(Resource, Default)]
pub(super) struct Wardrobe {
    ordered: Option<Order>,
    running: Option<Task<Vec<(String, Raster)>>>,
    /// By file name below the drawings' folder, without ending.
    pub layers: BTreeMap<String, Layer>,
    /// Whose drawings they are.
    pub owner: Option<String>,
}

impl Wardrobe {
    /// Orders a customer's drawings, unless they are there or being made.
    pub fn order(&mut self, folder: &Path, customer: &str, look: &Look, scale: f32) {
        let order = (customer.to_owned(), (scale * 100.0).round() as u32);
        if self.ordered.as_ref() == Some(&order) || order.1 == 0 {
            return;
        }
        if self.owner.as_deref() != Some(customer) {
            self.layers.clear();
            self.owner = None;
        }
        let names = names(look);
        let paint = Paint {
            skin: look.skin,
            clothing: look.clothing,
            hair: look.hair,
        };
        let folder: PathBuf = folder.to_owned();
        self.ordered = Some(order);
        self.running = Some(AsyncComputeTaskPool::get().spawn(async move {
            names
                .into_iter()
                .filter_map(|name| {
                    let path = folder.join(format!("{name}.svg"));
                    let paint = if name.starts_with("signs/adviser") {
                        ADVISER
                    } else {
                        paint
                    };
                    // Not every face has closed eyes of its own.
                    if name.starts_with("signs/blink/") && !path.is_file() {
                        return None;
                    }
                    Some((name, rasterise(&path, Some(paint), scale)?))
                })
                .collect()
        }));
    }

    /// Takes over what has been finished. Returns whether drawings are still being made.
    pub fn receive(&mut self, images: &mut Assets<Image>) -> bool {
        let finished = self
            .running
            .as_mut()
            .and_then(|task| block_on(poll_once(task)));
        if let Some(rasters) = finished {
            self.running = None;
            self.owner = self.ordered.as_ref().map(|order| order.0.clone());
            self.layers = rasters
                .into_iter()
                .map(|(name, raster)| {
                    let layer = Layer {
                        image: images.add(raster.image),
                        centre: raster.covers.center() + Vec2::new(CANVAS_LEFT, 0.0),
                        size: raster.covers.size(),
                    };
                    (name, layer)
                })
                .collect();
        }
        self.running.is_some()
    }
}

/// Every drawing that a look may need.
fn names(look: &Look) -> BTreeSet<String> {
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
    let layers = [
        ("peeps/facial-hair", &look.facial_hair),
        ("peeps/accessory", &look.glasses),
        ("outfits", &look.outfit),
    ];
    for (folder, layer) in layers {
        names.extend(layer.iter().map(|name| format!("{folder}/{name}")));
    }
    for rule in &look.faces {
        for face in [&rule.face, &rule.talking] {
            names.insert(format!("peeps/face/{face}"));
            let eyes = face.strip_suffix("-talk").unwrap_or(face);
            names.insert(format!("signs/blink/{eyes}"));
        }
    }
    names
}
