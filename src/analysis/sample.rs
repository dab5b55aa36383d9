//! Some of the moods that come in a talk's last lines, from a few talks: they tell where it pays to look closely. Nothing
//! that is reported rests on them.

use std::collections::BTreeMap;

use super::columns::Columns;
use super::context::{Context, Group};
use super::marks::{NARROW, mark_refused};
use super::walk::Job;
use crate::engine::{Mood, moved};
use crate::model::{NodeId, Pressure, Target};

/// Talks that are followed.
const TALKS: usize = 16_384;

/// Moods without hope of a deal, by node and the flags that matter there.
pub(super) type Moods = BTreeMap<(NodeId, u64), Vec<Mood>>;

/// Follows some talks from the states of jobs, evenly taken, and notes the moods in which somebody without hope of a deal
/// may still break off.
pub(super) fn sample(context: &Context<'_>, jobs: &[Job]) -> Moods {
    let mut met: BTreeMap<(NodeId, u64), Columns> = BTreeMap::new();
    let count: usize = jobs.iter().map(|job| job.rows.len()).sum();
    let every = (count / TALKS).max(1);
    let states = jobs
        .iter()
        .flat_map(|job| (0..job.rows.len()).map(move |row| (job, row)));
    for (number, (job, row)) in (0_u64..).zip(states.step_by(every)) {
        talk(context, job.group, job.columns.mood(row), number, &mut met);
    }
    let mut out = Moods::new();
    let mut marks = Vec::new();
    for (at, columns) in met {
        let limits = &context.limits[usize::from(at.0.0)];
        mark_refused(&columns, limits, false, &mut marks);
        let narrow = (0..columns.len()).filter(|&row| marks[row] == NARROW);
        out.insert(at, narrow.map(|row| columns.mood(row)).collect());
    }
    out
}

/// Follows one talk, always refused.
fn talk(
    context: &Context<'_>,
    group: Group,
    mut mood: Mood,
    number: u64,
    met: &mut BTreeMap<(NodeId, u64), Columns>,
) {
    let script = context.script;
    let mut place = group.place;
    // Any spread of lines will do: the constant is that of Knuth's multiplicative hashing.
    let mut spread = number.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    loop {
        met.entry((place.node, place.flags))
            .or_default()
            .push(&mood);
        let node = script.node(place.node);
        let open = || {
            node.lines
                .iter()
                .filter(|line| line.needs & !place.flags == 0)
        };
        spread = spread.rotate_left(23).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let choice = (spread >> 32) as usize % open().count().max(1);
        let Some(line) = open().nth(choice) else {
            return;
        };
        let (next, failure) = moved(script, node, line, mood, Pressure::Off);
        let turn = place.turn + 1;
        let target: Target = node.refused.unwrap_or(line.goto);
        let (None, Some(to)) = (failure, context.reached(target, turn)) else {
            return;
        };
        mood = next;
        place = context.place(to, turn, place.flags | line.set);
    }
}
