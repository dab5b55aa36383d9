//! The first part of a walk: layer by layer, equal states of a layer counted once. Does not go deep: jobs do.

use std::collections::BTreeMap;

use super::columns::{CHUNK, Columns};
use super::context::{Context, Group};
use super::facts::Facts;
use super::tally::{Mask, Tally, count_open};
use super::walk::{Job, Walker};
use crate::engine::{Mood, State, start};
use crate::model::Pressure;

/// Layers are kept whole up to so many states, a few MB; from then on jobs go on by themselves.
pub(super) const LAYER: usize = 1 << 15;

/// States of one layer, with what is needed to hand back what can still come.
#[derive(Clone, Debug, Default)]
pub(super) struct Layer {
    /// The groups, each with the number of its first state.
    pub groups: Vec<(u32, Group)>,
    /// What can still come, as far as it is known.
    pub masks: Vec<Mask>,
    /// From a state of this layer to one of the next.
    edges: Vec<(u32, u32)>,
}

/// A row as it is sorted and compared.
pub(super) type Row = (Mood, u32);

/// The layers from a start on, and the jobs that are left to do.
pub(super) struct Layers {
    pub all: Vec<Layer>,
    pub jobs: Vec<Job>,
    pub tally: Tally,
}

/// Walks layer by layer from a state until nothing is left or a layer has more than `most` states.
pub(super) fn layers(context: &Context<'_>, start: &State, budget: u64, most: usize) -> Layers {
    walk_layers(&mut Walker::new(context, budget), context, start, most)
}

/// Walks from the start over all states that can show something that is still to be seen. Returns what has been seen,
/// and whether everything was looked at.
pub(super) fn watch(context: &Context<'_>, facts: Facts, budget: u64) -> (Facts, bool) {
    let mut walker = Walker::new(context, budget);
    walker.watch = Some(facts.clone());
    let first = start(context.script, Pressure::Off);
    let found = walk_layers(&mut walker, context, &first, LAYER);
    let mut complete = found.tally.left.is_empty();
    for job in &found.jobs {
        walker.run(job);
    }
    complete &= walker.tally.left.is_empty();
    (walker.watch.unwrap_or(facts), complete)
}

fn walk_layers(
    walker: &mut Walker<'_, '_>,
    context: &Context<'_>,
    start: &State,
    most: usize,
) -> Layers {
    let mut found: BTreeMap<Group, Vec<Row>> = BTreeMap::new();
    found.insert(context.first(start), vec![(start.mood, 0)]);
    let mut layers: Vec<Layer> = Vec::new();
    loop {
        let (layer, jobs) = gather(found, layers.last_mut());
        let states: usize = jobs.iter().map(|job| job.rows.len()).sum();
        layers.push(layer);
        let large = states > most;
        if jobs.is_empty() || large {
            return Layers {
                all: layers,
                jobs,
                tally: std::mem::replace(&mut walker.tally, Tally::new(context.script)),
            };
        }
        found = BTreeMap::new();
        for job in &jobs {
            let masks = walker.step(job, &mut found);
            if let Some(layer) = layers.last_mut() {
                for (&row, mask) in job.rows.iter().zip(masks) {
                    layer.masks[row as usize] |= mask;
                }
            }
        }
    }
}

/// Makes a layer of what was found: equal states once, in chunks; and tells the layer before where its states went.
fn gather(found: BTreeMap<Group, Vec<Row>>, before: Option<&mut Layer>) -> (Layer, Vec<Job>) {
    let mut merged: BTreeMap<Group, Vec<(Mood, Vec<u32>)>> = BTreeMap::new();
    for (group, mut rows) in found {
        rows.sort_unstable_by(|a, b| {
            (a.0.values, a.0.streak, a.1).cmp(&(b.0.values, b.0.streak, b.1))
        });
        for same in rows.chunk_by(|a, b| a.0 == b.0) {
            let weight = group.weight.saturating_mul(same.len() as u128);
            let parents = same.iter().map(|row| row.1).collect();
            merged
                .entry(Group { weight, ..group })
                .or_default()
                .push((same[0].0, parents));
        }
    }
    let mut layer = Layer::default();
    let mut jobs = Vec::new();
    let mut edges = Vec::new();
    let mut number = 0_u32;
    for (group, rows) in merged {
        layer.groups.push((number, group));
        for chunk in rows.chunks(CHUNK) {
            let mut job = Job {
                group,
                columns: Columns::default(),
                rows: Vec::with_capacity(chunk.len()),
            };
            for (mood, parents) in chunk {
                job.columns.push(mood);
                job.rows.push(number);
                edges.extend(parents.iter().map(|&parent| (parent, number)));
                number += 1;
            }
            jobs.push(job);
        }
    }
    layer.masks = vec![0; number as usize];
    if let Some(before) = before {
        before.edges = edges;
    }
    (layer, jobs)
}

/// Hands back what can still come from the last layer to the first, and counts it by turn; the last layer's own count
/// belongs to its jobs.
pub(super) fn hand_back(layers: &mut [Layer], tally: &mut Tally) {
    let mut after: Vec<Mask> = Vec::new();
    let last = layers.len().saturating_sub(1);
    for (place, layer) in layers.iter_mut().enumerate().rev() {
        for &(from, to) in &layer.edges {
            layer.masks[from as usize] |= after[to as usize];
        }
        after.clone_from(&layer.masks);
        if place == last {
            continue;
        }
        for (at, &(first, group)) in layer.groups.iter().enumerate() {
            let next = layer.groups.get(at + 1);
            let end = next.map_or(layer.masks.len(), |next| next.0 as usize);
            let masks = layer.masks[first as usize..end].iter().copied();
            count_open(tally, group, masks);
        }
    }
}
