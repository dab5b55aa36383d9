//! When frames are drawn: at the display's rate while something moves, otherwise only when something happens or is due.
//!
//! **Does not** move anything.

use std::time::Duration;

use bevy::prelude::*;
use bevy::window::RequestRedraw;
use bevy::winit::{UpdateMode, WinitSettings};

/// Longest sleep while the window is in front.
const LONGEST_SLEEP: Duration = Duration::from_secs(2);
/// Sleep while the window is behind others.
const BEHIND: Duration = Duration::from_secs(5);

/// What the other systems want of the next frame.
#[derive(Resource, Debug, Default)]
pub(super) struct NextFrame {
    /// Something moves: draw on.
    pub moving: bool,
    /// Otherwise: something is due in so many seconds.
    pub due_secs: Option<f32>,
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<NextFrame>()
        .insert_resource(WinitSettings {
            focused_mode: UpdateMode::reactive_low_power(LONGEST_SLEEP),
            unfocused_mode: UpdateMode::reactive_low_power(BEHIND),
        })
        .add_systems(Last, pace);
}

fn pace(
    mut next: ResMut<NextFrame>,
    mut settings: ResMut<WinitSettings>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    if next.moving {
        redraw.write(RequestRedraw);
    }
    let due = next.due_secs.map_or(LONGEST_SLEEP, |secs| {
        Duration::from_secs_f32(secs.clamp(0.02, 2.0))
    });
    settings.focused_mode = UpdateMode::reactive_low_power(due.min(LONGEST_SLEEP));
    *next = NextFrame::default();
}
