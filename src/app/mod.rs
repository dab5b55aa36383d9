//! The desktop app: the window, the drawn customer and room, and the hosting of the screens.
//!
//! **Does not** decide anything: it shows what the `ui` layer says and carries out what it asks for. No state of a talk
//! lives here.

#![expect(
    clippy::needless_pass_by_value,
    reason = "bevy's systems take their parameters by value"
)]
#![expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "pixels, milliseconds and percents are small"
)]

mod editor;
mod guard;
mod host;
mod jobs;
mod keep;
mod motion;
mod pacing;
mod person;
mod probe;
mod raster;
mod room;
mod stage;
mod wardrobe;
mod watch;

use bevy::log::LogPlugin;
use bevy::prelude::*;
use bevy::window::{PresentMode, WindowResolution};
use bevy_egui::EguiPlugin;

/// Smallest window that is offered, in logical pixels.
const SMALLEST: (f32, f32) = (960.0, 640.0);
/// Size at the first start, in logical pixels.
const USUAL: (u32, u32) = (1280, 800);

/// Opens the app and returns the exit code when it is closed: 0, or 2 if it cannot be shown here.
#[must_use]
pub fn run() -> u8 {
    if guard::no_display_named() {
        guard::explain("no display is named: DISPLAY and WAYLAND_DISPLAY are empty");
        return guard::EXIT_UNUSABLE;
    }
    let files = keep::user_files();
    // Looked at before it is read, so that what is saved meanwhile is not missed.
    let root = crate::files::data_root().unwrap_or_default();
    let known = crate::files::Stamps::of(&root);
    let start = match keep::start(&files) {
        Ok(start) => start,
        Err(error) => {
            eprintln!("composure: {error}");
            return guard::EXIT_UNUSABLE;
        }
    };
    let material = std::sync::Arc::clone(&start.material);
    guard::watch_start();
    let exit = App::new()
        .add_plugins(
            DefaultPlugins
                .set(WindowPlugin {
                    primary_window: Some(Window {
                        title: "Composure 从容".to_owned(),
                        name: Some("composure".to_owned()),
                        resolution: window_size(),
                        resize_constraints: WindowResizeConstraints {
                            min_width: SMALLEST.0,
                            min_height: SMALLEST.1,
                            ..default()
                        },
                        present_mode: PresentMode::AutoVsync,
                        ..default()
                    }),
                    ..default()
                })
                .set(LogPlugin {
                    filter: "warn,wgpu=error,naga=error,bevy_render=error,bevy_winit=error"
                        .to_owned(),
                    ..default()
                }),
        )
        .add_plugins(EguiPlugin::default())
        .insert_resource(ClearColor(Color::srgb_u8(0xf7, 0xf2, 0xe8)))
        .add_plugins((
            host::plugin(start, files),
            stage::plugin,
            room::plugin,
            person::plugin,
            pacing::plugin,
            probe::plugin,
            watch::plugin(root, known, material),
        ))
        .run();
    match exit {
        AppExit::Success => 0,
        AppExit::Error(code) => code.get(),
    }
}

/// The size of the window: `$COMPOSURE_WINDOW` as `1280x800`, or the usual one.
fn window_size() -> WindowResolution {
    let named = std::env::var("COMPOSURE_WINDOW").ok();
    let size = named
        .as_deref()
        .and_then(|size| size.split_once('x'))
        .and_then(|(width, height)| Some((width.parse().ok()?, height.parse().ok()?)));
    let (width, height) = size.unwrap_or(USUAL);
    WindowResolution::new(width, height)
}
