//! The room behind the customer: one drawing that covers the stage, in light or dark. Does not draw people.

use bevy::prelude::*;
use bevy::tasks::{AsyncComputeTaskPool, Task, block_on, poll_once};

use super::host::Host;
use super::raster::{Raster, rasterise};
use super::stage::{Placed, Shown, StageFolder};
use crate::model::Room;

/// Canvas of the room drawings.
const CANVAS: Vec2 = Vec2::new(1600.0, 1000.0);
/// A size that differs by less than this share is good enough: the texture is drawn a little larger or smaller.
const TOLERANCE: f32 = 0.12;
/// Behind everything.
const BEHIND: f32 = -100.0;

/// The room that is shown.
#[derive(Component)]
struct Backdrop;

/// What has been or is being drawn.
#[derive(Resource, Default)]
struct Drawn {
    wanted: Option<(Room, bool, UVec2)>,
    running: Option<Task<Option<Raster>>>,
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Drawn>()
        .add_systems(Update, (want, arrive).chain());
}

/// Starts a drawing when room, light or size change, or are about to.
fn want(shown: Res<Shown>, folder: Res<StageFolder>, mut drawn: ResMut<Drawn>) {
    let now = shown.stage.as_ref().map(|stage| {
        let pixels = stage.size * stage.pixels_per_unit;
        (stage.room, stage.dark, pixels)
    });
    let soon = shown
        .upcoming
        .map(|soon| (soon.room, soon.dark, soon.size * soon.pixels_per_unit));
    let Some((room, dark, pixels)) = now.or(soon) else {
        return;
    };
    let pixels = pixels.ceil().as_uvec2();
    let same = |wanted: &(Room, bool, UVec2)| (wanted.0, wanted.1) == (room, dark);
    let near = drawn.wanted.filter(same).is_some_and(|(_, _, size)| {
        let change = pixels.as_vec2() / size.as_vec2().max(Vec2::ONE) - Vec2::ONE;
        change.abs().max_element() < TOLERANCE
    });
    // A new size of the same room waits until the old one is finished.
    let busy = drawn.running.is_some() && drawn.wanted.is_some_and(|wanted| same(&wanted));
    if near || busy || pixels.min_element() == 0 {
        return;
    }
    drawn.wanted = Some((room, dark, pixels));
    let name = format!(
        "rooms/{}{}.svg",
        room.name(),
        if dark { "-dark" } else { "" }
    );
    let path = folder.0.join(name);
    let scale = cover(pixels.as_vec2());
    let task = AsyncComputeTaskPool::get().spawn(async move { rasterise(&path, None, scale) });
    drawn.running = Some(task);
}

/// What is set on the backdrop.
type BackdropParts = (
    &'static mut Sprite,
    &'static mut Transform,
    &'static mut Visibility,
);

/// Takes over a finished drawing and puts it behind the customer.
fn arrive(
    mut commands: Commands,
    mut drawn: ResMut<Drawn>,
    mut images: ResMut<Assets<Image>>,
    mut next: ResMut<super::pacing::NextFrame>,
    shown: Res<Shown>,
    host: Res<Host>,
    backdrop: Option<Single<BackdropParts, With<Backdrop>>>,
) {
    next.moving |= drawn.running.is_some();
    let finished = drawn
        .running
        .as_mut()
        .and_then(|task| block_on(poll_once(task)));
    let image = finished.map(|raster| {
        drawn.running = None;
        raster.map(|raster| images.add(raster.image))
    });
    let Some(mut backdrop) = backdrop else {
        if let Some(Some(image)) = image {
            commands.spawn((Backdrop, Sprite::from_image(image), Visibility::Hidden));
            next.moving = true;
        }
        return;
    };
    let (sprite, place, visibility) = &mut *backdrop;
    if let Some(Some(image)) = image {
        sprite.image = image;
    }
    let Some(stage) = &shown.stage else {
        **visibility = Visibility::Hidden;
        return;
    };
    sprite.custom_size = Some(CANVAS * cover(stage.size));
    sprite.color = light(&host, stage);
    **place = Transform::from_translation(stage.centre.extend(BEHIND));
    **visibility = Visibility::Visible;
}

/// The light that the customer's type brings into the room; in the evening only a touch of it.
fn light(host: &Host, stage: &Placed) -> Color {
    let Some(customer) = host.shell.customer(stage.wanted.customer) else {
        return Color::WHITE;
    };
    let [red, green, blue] = customer.look.light;
    let share = if stage.dark { 0.4 } else { 1.0 };
    Color::WHITE.mix(&Color::srgb_u8(red, green, blue), share)
}

/// The scale at which the canvas covers a size.
fn cover(size: Vec2) -> f32 {
    (size / CANVAS).max_element().max(0.01)
}
