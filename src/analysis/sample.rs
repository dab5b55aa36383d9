//! Some of the moods that come in a talk's last lines, from a few talks: they tell where it pays to look closely. Nothing
//! that is reported rests on them.

use std::collections::BTreeMap;

use super::columns::Columns;
use super::context::Context;
use super::courses::near_the_end;
use super::marks::{NARROW, mark_refused};
use super::place::Place;
use super::walk::Job;
use crate::engine::{Mood, moved};
use crate::model::{NodeId, Pressure, Target};

/// Talks that are followed, if they are not too long.
const TALKS: usize = 16_384;
/// Most lines that are said in them.
const LINES: u32 = 500_000;

/// Moods without hope of a deal, by node and the flags that matter there.
pub(super) type Moods = BTreeMap<(NodeId, u64), Vec<Mood>>;

/// Follows some talks from the states of jobs, evenly taken, and notes the moods in which somebody without hope of a deal
/// may still break off.
pub(super) fn sample(context: &Context<'_>, jobs: &[Job]) -> Moods {
    let mut met: BTreeMap<(NodeId, u64), Columns> = BTreeMap::new();
    let count: usize = jobs.iter().map(|job| job.rows.len()).sum();
    let near = near_the_end(context.script);
    let mut lines = LINES;
    let states = jobs
        .iter()
        .flat_map(|job| (0..job.rows.len()).map(move |row| (job, row)));
    for (number, (job, row)) in states.enumerate() {
        for talk in number * TALKS / count..(number + 1) * TALKS / count {
            let mood = job.columns.mood(row);
            let mut note = |place: Place, mood: &Mood| {
                lines = lines.saturating_sub(1);
                if near[usize::from(place.node.0)].is_some() {
                    met.entry((place.node, place.flags)).or_default().push(mood);
                }
                lines > 0
            };
            follow(context, job.group.place, mood, talk as u64, &mut note);
        }
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

/// Follows one talk, always refused, as long as whoever notes it wants to.
fn follow(
    context: &Context<'_>,
    mut place: Place,
    mut mood: Mood,
    number: u64,
    note: &mut impl FnMut(Place, &Mood) -> bool,
) {
    let script = context.script;
    // Any spread of lines will do: the constant is that of Knuth's multiplicative hashing.
    let mut spread = number.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    while note(place, &mood) {
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
