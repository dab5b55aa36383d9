//! The room behind the customer: one drawing that covers the stage, in light or dark. Does not draw people.

use bevy::prelude::*;
use bevy::tasks::{AsyncComputeTaskPool, Task, block_on, poll_once};

use super::raster::{Raster, rasterise};
use super::stage::{Shown, StageFolder};
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

/// Starts a drawing when room, light or size change.
fn want(shown: Res<Shown>, folder: Res<StageFolder>, mut drawn: ResMut<Drawn>) {
    let Some(stage) = &shown.stage else {
        return;
    };
    let pixels = (stage.size * stage.pixels_per_unit).ceil().as_uvec2();
    let wanted = (stage.room, stage.dark, pixels);
    let near = drawn.wanted.is_some_and(|(room, dark, size)| {
        let change = pixels.as_vec2() / size.as_vec2().max(Vec2::ONE) - Vec2::ONE;
        (room, dark) == (stage.room, stage.dark) && change.abs().max_element() < TOLERANCE
    });
    // A new size of the same room waits until the old one is finished.
    let busy = drawn.running.is_some()
        && drawn
            .wanted
            .is_some_and(|w| (w.0, w.1) == (stage.room, stage.dark));
    if near || busy || pixels.min_element() == 0 {
        return;
    }
    drawn.wanted = Some(wanted);
    let name = format!(
        "rooms/{}{}.svg",
        stage.room.name(),
        if stage.dark { "-dark" } else { "" }
    );
    let path = folder.0.join(name);
    let scale = cover(pixels.as_vec2());
    let task = AsyncComputeTaskPool::get().spawn(async move { rasterise(&path, None, scale) });
    drawn.running = Some(task);
}

/// Puts a finished drawing behind the customer.
fn arrive(
    mut commands: Commands,
    mut drawn: ResMut<Drawn>,
    mut images: ResMut<Assets<Image>>,
    mut next: ResMut<super::pacing::NextFrame>,
    shown: Res<Shown>,
    mut old: Query<(&mut Sprite, &mut Transform, &mut Visibility), With<Backdrop>>,
) {
    if drawn.running.is_some() {
        next.moving = true;
    }
    let finished = drawn
        .running
        .as_mut()
        .and_then(|task| block_on(poll_once(task)));
    let arrived = finished.is_some();
    if arrived {
        drawn.running = None;
    }
    let Some(stage) = &shown.stage else {
        for (_, _, mut visibility) in &mut old {
            *visibility = Visibility::Hidden;
        }
        return;
    };
    let scale = cover(stage.size);
    let transform = Transform::from_translation(stage.centre.extend(BEHIND));
    let size = CANVAS * scale;
    if let Ok((mut sprite, mut place, mut visibility)) = old.single_mut() {
        if let Some(Some(raster)) = finished {
            sprite.image = images.add(raster.image);
        }
        sprite.custom_size = Some(size);
        *place = transform;
        *visibility = Visibility::Visible;
    } else if let Some(Some(raster)) = finished {
        commands.spawn((
            Backdrop,
            Sprite {
                image: images.add(raster.image),
                custom_size: Some(size),
                ..default()
            },
            transform,
        ));
    }
}

/// The scale at which the canvas covers a size.
fn cover(size: Vec2) -> f32 {
    (size / CANVAS).max_element().max(0.01)
}
