//! When frames are drawn, at the display's rate while something moves, otherwise only when something happens or is due;
//! and what time it is in a frame.
//!
//! **Does not** move anything.

use std::time::{Duration, Instant};

use bevy::prelude::*;
use bevy::time::{TimeSystems, TimeUpdateStrategy};
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
        .add_systems(First, tell_time.before(TimeSystems))
        .add_systems(Last, pace);
}

/// Dates a frame when it begins. Left alone, `bevy_time` 0.19 dates it when the one before was drawn: after a rest that
/// is seconds ago, and a button pressed then would seem held for seconds, which is no click.
fn tell_time(mut strategy: ResMut<TimeUpdateStrategy>) {
    *strategy = TimeUpdateStrategy::ManualInstant(Instant::now());
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
