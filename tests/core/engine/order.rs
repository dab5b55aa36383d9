//! The order of choices and the variant: the same for a seed for ever, fair over seeds, whatever the way there.

use std::collections::BTreeMap;

use composure::engine::{choice_order, variant_index};
use composure::model::NodeId;

fn order(seed: u64, node: u16, count: usize) -> Vec<u8> {
    choice_order(seed, NodeId(node), count)
        .iter()
        .map(|choice| choice.0)
        .collect()
}

#[test]
fn the_order_of_a_seed_never_changes() {
    for (seed, node, count, expected) in GOLDEN {
        assert_eq!(
            order(seed, node, count),
            expected,
            "seed {seed}, node {node}"
        );
    }
    let variants: Vec<usize> = (0..10).map(|seed| variant_index(seed, 3)).collect();
    assert_eq!(variants, VARIANTS);
}

/// Seed, node, number of choices, order; worked out a second time by a ChaCha of eight rounds written apart. A change here breaks every run string and needs a new engine version.
const GOLDEN: [(u64, u16, usize, &[u8]); 6] = [
    (0, 0, 4, &[0, 2, 1, 3]),
    (1, 0, 4, &[1, 3, 2, 0]),
    (1, 1, 4, &[3, 0, 1, 2]),
    (42, 7, 3, &[1, 2, 0]),
    (42, 7, 9, &[0, 8, 6, 7, 5, 1, 2, 4, 3]),
    (u64::MAX, u16::MAX, 4, &[0, 3, 2, 1]),
];
/// Which of three variants the seeds 0 to 9 pick.
const VARIANTS: [usize; 10] = [0, 1, 2, 1, 1, 0, 0, 2, 2, 2];

#[test]
fn the_order_at_a_node_does_not_depend_on_what_was_asked_before() {
    let first = order(5, 3, 4);
    for node in 0..50 {
        order(5, node, 9);
        let _ = variant_index(5, 7);
    }
    assert_eq!(order(5, 3, 4), first);
}

#[test]
fn every_choice_is_shown_once() {
    for seed in 0..200 {
        for count in 0..=9 {
            let mut shown = order(seed, 2, count);
            shown.sort_unstable();
            assert!(shown.iter().map(|&at| usize::from(at)).eq(0..count));
        }
    }
}

/// Sum of squared deviations over the expected count.
fn chi_square<T>(counts: &BTreeMap<T, u32>, cells: u32, total: u32) -> f64 {
    let expected = f64::from(total) / f64::from(cells);
    let seen: f64 = counts
        .values()
        .map(|&count| (f64::from(count) - expected).powi(2))
        .sum();
    let empty = f64::from(cells) - f64::from(u32::try_from(counts.len()).unwrap());
    (seen + empty * expected * expected) / expected
}

#[test]
fn orders_are_equally_likely_over_seeds_and_over_nodes() {
    // 24 orders of four: 23 degrees of freedom, 49.73 at one in a thousand. The seeds are fixed, so this never flickers.
    for by_node in [false, true] {
        let mut counts = BTreeMap::new();
        for number in 0..2400_u16 {
            let shown = if by_node {
                order(7, number, 4)
            } else {
                order(u64::from(number), 7, 4)
            };
            *counts.entry(shown).or_insert(0) += 1;
        }
        let value = chi_square(&counts, 24, 2400);
        assert!(value < 49.73, "chi-square {value}");
    }
}

#[test]
fn variants_are_equally_likely() {
    // Three variants: two degrees of freedom, 13.82 at one in a thousand.
    let mut counts = BTreeMap::new();
    for seed in 0..3000 {
        *counts.entry(variant_index(seed, 3)).or_insert(0) += 1;
    }
    let value = chi_square(&counts, 3, 3000);
    assert!(value < 13.82, "chi-square {value}");
    assert_eq!(variant_index(1, 0), 0);
}
