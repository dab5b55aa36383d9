//! Where in its row every item stands, after Brandes and Köpf (“Fast and Simple Horizontal Coordinate Assignment”, 2001):
//! four extreme alignments and the mean of the middle two, so that long links run straight down. Does not change the
//! order in a row.

use std::collections::BTreeSet;

use crate::graph::layout::crossing::row_positions;
use crate::graph::layout::grid::{Grid, RowItem};

/// The x of every item's centre, with all separations kept; the leftmost edge is not at 0.
pub(crate) fn centers(grid: &Grid) -> Vec<f32> {
    let places = row_positions(grid);
    let conflicts = conflicts(grid, &places);
    let mut candidates: Vec<Vec<f32>> = Vec::new();
    for (upwards, mirrored) in [(false, false), (false, true), (true, false), (true, true)] {
        let root = blocks(grid, &places, &conflicts, upwards, mirrored);
        let mut xs = compact(grid, &root, mirrored);
        if mirrored {
            for x in &mut xs {
                *x = -*x;
            }
        }
        candidates.push(xs);
    }
    let mut centers = balanced(grid, &candidates);
    for row in &grid.rows {
        for pair in row.windows(2) {
            let least = centers[pair[0]] + grid.separation(pair[0], pair[1]);
            centers[pair[1]] = centers[pair[1]].max(least);
        }
    }
    centers
}

/// Pairs of neighbours that may not be aligned, because a long link passes between them and has the right of way.
fn conflicts(grid: &Grid, places: &[usize]) -> BTreeSet<(usize, usize)> {
    let mut found = BTreeSet::new();
    let long = |item: usize| grid.items[item] != RowItem::Vertex;
    for pair in grid.rows.windows(2) {
        let (above, below) = (&pair[0], &pair[1]);
        let (mut first, mut done) = (0, 0);
        for (at, &item) in below.iter().enumerate() {
            let inner = grid.up[item]
                .iter()
                .copied()
                .find(|&up| long(item) && long(up));
            if inner.is_none() && at + 1 < below.len() {
                continue;
            }
            let last = inner.map_or(above.len().saturating_sub(1), |up| places[up]);
            for &other in &below[done..=at] {
                for &up in &grid.up[other] {
                    let outside = places[up] < first || places[up] > last;
                    if outside && !(long(other) && long(up)) {
                        found.insert((up, other));
                    }
                }
            }
            (first, done) = (last, at + 1);
        }
    }
    found
}

/// Aligns every item with the middle one of its neighbours where no other alignment is crossed; returns the first item
/// of the block that each belongs to.
fn blocks(
    grid: &Grid,
    places: &[usize],
    conflicts: &BTreeSet<(usize, usize)>,
    upwards: bool,
    mirrored: bool,
) -> Vec<usize> {
    let count = grid.items.len();
    let mut root: Vec<usize> = (0..count).collect();
    let mut taken = vec![false; count];
    let rows: Vec<&Vec<usize>> = if upwards {
        grid.rows.iter().rev().collect()
    } else {
        grid.rows.iter().collect()
    };
    let neighbours = if upwards { &grid.down } else { &grid.up };
    let mut before: &[usize] = &[];
    for row in rows {
        let place = |item: usize| {
            if mirrored {
                before.len() - 1 - places[item]
            } else {
                places[item]
            }
        };
        // Places below this one are taken: an alignment may not cross another.
        let mut free = 0;
        for at in 0..row.len() {
            let item = row[if mirrored { row.len() - 1 - at } else { at }];
            let mut near: Vec<usize> = neighbours[item].clone();
            near.sort_by_key(|&other| place(other));
            let middle = near.len().saturating_sub(1);
            for &other in near.iter().take(near.len() / 2 + 1).skip(middle / 2) {
                let pair = if upwards {
                    (item, other)
                } else {
                    (other, item)
                };
                if place(other) < free || taken[other] || conflicts.contains(&pair) {
                    continue;
                }
                taken[other] = true;
                root[item] = root[other];
                free = place(other) + 1;
                break;
            }
        }
        before = row;
    }
    root
}

/// Packs blocks to the left as far as separations allow, then pulls each one back towards its right neighbour.
fn compact(grid: &Grid, root: &[usize], mirrored: bool) -> Vec<f32> {
    let count = grid.items.len();
    let mut right: Vec<Vec<(usize, f32)>> = vec![Vec::new(); count];
    let mut missing = vec![0_usize; count];
    for row in &grid.rows {
        for pair in row.windows(2) {
            let (left, next) = if mirrored {
                (pair[1], pair[0])
            } else {
                (pair[0], pair[1])
            };
            right[root[left]].push((root[next], grid.separation(pair[0], pair[1])));
            missing[root[next]] += 1;
        }
    }
    let mut xs = vec![0.0_f32; count];
    let mut order: Vec<usize> = (0..count)
        .filter(|&v| root[v] == v && missing[v] == 0)
        .collect();
    let mut next = 0;
    while let Some(&block) = order.get(next) {
        next += 1;
        for &(other, separation) in &right[block] {
            xs[other] = xs[other].max(xs[block] + separation);
            missing[other] -= 1;
            if missing[other] == 0 {
                order.push(other);
            }
        }
    }
    for &block in order.iter().rev() {
        let most = right[block]
            .iter()
            .map(|&(other, separation)| xs[other] - separation)
            .fold(f32::INFINITY, f32::min);
        if most.is_finite() {
            xs[block] = xs[block].max(most);
        }
    }
    (0..count).map(|item| xs[root[item]]).collect()
}

/// The mean of the middle two of four candidates, each shifted to the narrowest one on the side that it packs to.
fn balanced(grid: &Grid, candidates: &[Vec<f32>]) -> Vec<f32> {
    let extent = |xs: &[f32]| {
        let edges = xs.iter().zip(&grid.widths);
        edges.fold(
            (f32::INFINITY, f32::NEG_INFINITY),
            |(low, high), (x, width)| (low.min(x - width / 2.0), high.max(x + width / 2.0)),
        )
    };
    let extents: Vec<(f32, f32)> = candidates.iter().map(|xs| extent(xs)).collect();
    let narrowest = extents
        .iter()
        .copied()
        .min_by(|a, b| (a.1 - a.0).total_cmp(&(b.1 - b.0)))
        .unwrap_or((0.0, 0.0));
    (0..grid.items.len())
        .map(|item| {
            let mut values = [0.0_f32; 4];
            for (index, (xs, extent)) in candidates.iter().zip(&extents).enumerate() {
                let to_the_right = index % 2 == 1;
                let shift = if to_the_right {
                    narrowest.1 - extent.1
                } else {
                    narrowest.0 - extent.0
                };
                values[index.min(3)] = xs[item] + shift;
            }
            values.sort_by(f32::total_cmp);
            f32::midpoint(values[1], values[2])
        })
        .collect()
}
