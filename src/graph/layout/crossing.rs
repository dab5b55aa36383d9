//! The order within rows, so that few lines cross: first as a walk meets the items, then sweeps that sort by the mean
//! place of neighbours, then swaps of neighbours. Does not place anything.

use crate::graph::layout::grid::Grid;

/// Beyond so many items there are fewer sweeps and no swaps.
const LARGE: usize = 12_000;

/// Fills the rows of a grid in a good order, beginning the walk at an item.
pub(crate) fn order(grid: &mut Grid, start: usize) {
    walk(grid, start);
    let large = grid.items.len() > LARGE;
    let sweeps = if large { 3 } else { 16 };
    let mut best = grid.rows.clone();
    let mut least = crossings(grid);
    let mut idle = 0;
    for sweep in 0..sweeps {
        if least == 0 || idle == 4 {
            break;
        }
        sort_rows(grid, sweep % 2 == 0);
        if !large {
            swap_neighbours(grid);
        }
        let now = crossings(grid);
        idle += 1;
        if now < least {
            (least, idle) = (now, 0);
            best.clone_from(&grid.rows);
        }
    }
    grid.rows = best;
}

/// Fills the rows in the order in which a walk in depth meets the items.
fn walk(grid: &mut Grid, start: usize) {
    let mut met = vec![false; grid.items.len()];
    for root in std::iter::once(start).chain(0..grid.items.len()) {
        let mut open = vec![root];
        while let Some(item) = open.pop() {
            if met.get(item) != Some(&false) {
                continue;
            }
            met[item] = true;
            grid.rows[grid.row[item]].push(item);
            open.extend(grid.down[item].iter().rev());
        }
    }
}

/// By item: its place in its row.
pub(crate) fn row_positions(grid: &Grid) -> Vec<usize> {
    let mut places = vec![0; grid.items.len()];
    for row in &grid.rows {
        for (place, &item) in row.iter().enumerate() {
            places[item] = place;
        }
    }
    places
}

/// One sweep, downwards or upwards: each row is sorted by the mean place of the neighbours in the row before; items
/// without any keep their place.
fn sort_rows(grid: &mut Grid, downwards: bool) {
    let mut places = row_positions(grid);
    let count = grid.rows.len();
    for step in 0..count {
        let at = if downwards { step } else { count - 1 - step };
        let neighbours = if downwards { &grid.up } else { &grid.down };
        let row = &mut grid.rows[at];
        let slots: Vec<usize> = (0..row.len())
            .filter(|&at| !neighbours[row[at]].is_empty())
            .collect();
        let mut sorted: Vec<(usize, usize)> = slots
            .iter()
            .map(|&at| {
                let near = &neighbours[row[at]];
                let sum: usize = near.iter().map(|&item| places[item]).sum();
                // In 1/4096 of a place: whole numbers compare the same everywhere.
                (sum * 4096 / near.len(), row[at])
            })
            .collect();
        sorted.sort_by_key(|entry| entry.0);
        for (slot, (_, item)) in slots.into_iter().zip(sorted) {
            row[slot] = item;
        }
        for (place, &item) in row.iter().enumerate() {
            places[item] = place;
        }
    }
}

/// Swaps neighbours wherever that leaves fewer crossings, in a few passes.
fn swap_neighbours(grid: &mut Grid) {
    let mut places = row_positions(grid);
    for _ in 0..3 {
        let mut changed = false;
        for at in 0..grid.rows.len() {
            for left in 1..grid.rows[at].len() {
                let (one, two) = (grid.rows[at][left - 1], grid.rows[at][left]);
                let now = pair_crossings(grid, &places, one, two);
                if now > 0 && pair_crossings(grid, &places, two, one) < now {
                    grid.rows[at].swap(left - 1, left);
                    places.swap(one, two);
                    changed = true;
                }
            }
        }
        if !changed {
            break;
        }
    }
}

/// Crossings between the links of two neighbours, if `one` stands to the left.
fn pair_crossings(grid: &Grid, places: &[usize], one: usize, two: usize) -> usize {
    [&grid.up, &grid.down]
        .into_iter()
        .map(|neighbours| {
            let right = &neighbours[two];
            let before = |place: usize| right.iter().filter(|&&item| places[item] < place).count();
            neighbours[one]
                .iter()
                .map(|&item| before(places[item]))
                .sum::<usize>()
        })
        .sum()
}

/// How many lines cross in the whole grid.
fn crossings(grid: &Grid) -> usize {
    let places = row_positions(grid);
    grid.rows
        .windows(2)
        .map(|pair| {
            let mut ends: Vec<usize> = Vec::new();
            for &item in &pair[0] {
                let mut below: Vec<usize> = grid.down[item].iter().map(|&to| places[to]).collect();
                below.sort_unstable();
                ends.extend(below);
            }
            inversions(&ends, pair[1].len())
        })
        .sum()
}

/// How many pairs stand in the wrong order, counted with a tree of sums.
fn inversions(ends: &[usize], most: usize) -> usize {
    let mut sums = vec![0_usize; most + 1];
    let mut found = 0;
    for (before, &end) in ends.iter().enumerate() {
        let mut at = end + 1;
        let mut not_right = 0;
        while at > 0 {
            not_right += sums[at];
            at &= at - 1;
        }
        found += before - not_right;
        let mut at = end + 1;
        while at <= most {
            sums[at] += 1;
            at += at & at.wrapping_neg();
        }
    }
    found
}
