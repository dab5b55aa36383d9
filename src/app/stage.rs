//! The stage: what the screens leave open, in the window's own coordinates. Does not draw; `room` and `person` do.

use std::path::PathBuf;

use bevy::prelude::*;
use bevy::window::PrimaryWindow;
use bevy_egui::{EguiContexts, egui};

use super::host::Host;
use crate::files::data_root;
use crate::model::{Room, TypeId};
use crate::ui;

/// Folder of the drawings.
#[derive(Resource, Debug)]
pub(super) struct StageFolder(pub PathBuf);

/// The stage in world units: one is a logical pixel, the middle of the window is the origin, up is positive.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    /// What the screens ask for.
    pub wanted: ui::Stage,
    /// Where.
    pub room: Room,
    /// Dark colours.
    pub dark: bool,
    /// Middle of the open area.
    pub centre: Vec2,
    /// Size of the open area.
    pub size: Vec2,
    /// The part of it that nothing covers.
    pub clear: Rect,
    /// Physical pixels of one unit.
    pub pixels_per_unit: f32,
}

/// What is on the stage now.
#[derive(Resource, Debug, Default)]
pub(super) struct Shown {
    /// None where the screens leave nothing open.
    pub stage: Option<Placed>,
    /// Who will come on it, where, and about how large it will be: drawn ahead.
    pub upcoming: Option<Upcoming>,
}

/// What will be on the stage soon.
#[derive(Clone, Copy, Debug)]
pub(super) struct Upcoming {
    /// Who.
    pub customer: TypeId,
    /// Where.
    pub room: Room,
    /// Dark colours.
    pub dark: bool,
    /// A guess at the size of the open area.
    pub size: Vec2,
    /// Physical pixels of one unit.
    pub pixels_per_unit: f32,
}

/// The share of the window's height that the stage usually has.
const USUAL_SHARE: f32 = 0.6;

pub(super) fn plugin(app: &mut App) {
    let folder = data_root().unwrap_or_default().join("assets/art");
    app.insert_resource(StageFolder(folder))
        .init_resource::<Shown>()
        .add_systems(PreUpdate, place);
}

fn place(
    host: Res<Host>,
    mut shown: ResMut<Shown>,
    mut contexts: EguiContexts,
    window: Single<&Window, With<PrimaryWindow>>,
) {
    let Ok(ctx) = contexts.ctx_mut() else {
        return;
    };
    let factor = window.scale_factor();
    shown.upcoming = host.shell.upcoming().map(|(customer, room)| Upcoming {
        customer,
        room,
        dark: ctx.global_style().visuals.dark_mode,
        size: Vec2::new(window.width(), window.height() * USUAL_SHARE),
        pixels_per_unit: factor,
    });
    let points = ctx.pixels_per_point() / factor.max(0.01);
    let middle = Vec2::new(window.width(), window.height()) / 2.0;
    let world = |rect: egui::Rect| {
        let corner =
            |pos: egui::Pos2| Vec2::new(pos.x * points - middle.x, middle.y - pos.y * points);
        Rect::from_corners(corner(rect.min), corner(rect.max))
    };
    shown.stage = host.shell.stage().map(|wanted| {
        let open = world(wanted.rect);
        Placed {
            room: wanted.room,
            dark: wanted.dark,
            centre: open.center(),
            size: open.size(),
            clear: world(wanted.clear),
            pixels_per_unit: factor,
            wanted,
        }
    });
}
