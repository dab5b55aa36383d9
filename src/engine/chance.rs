//! The only chance in the product: a seeded, portable generator that picks the variant and the order of choices.
//!
//! ChaCha with eight rounds and a stream for each purpose, so that the order at a node does not depend on the way there.
//! The shuffle is written out here, because the order must stay the same when the library improves its own.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

use crate::model::{ChoiceIndex, NodeId};

/// Stream that picks the variant; nodes use the streams above.
const VARIANT_STREAM: u64 = 0;
/// Stream that picks the form of address: another than the variant's, or equal counts would always go together.
const ADDRESS_STREAM: u64 = u64::MAX;
/// First stream of the nodes.
const NODE_STREAMS: u64 = 1;

/// Which of `count` variants a seed picks; 0 when there is none.
#[must_use]
pub fn variant_index(seed: u64, count: usize) -> usize {
    pick(seed, VARIANT_STREAM, count)
}

/// Which of `count` forms of address a seed picks; 0 when there is none.
pub(super) fn address_index(seed: u64, count: usize) -> usize {
    pick(seed, ADDRESS_STREAM, count)
}

fn pick(seed: u64, stream: u64, count: usize) -> usize {
    if count == 0 {
        return 0;
    }
    below(&mut generator(seed, stream), count)
}

/// The order in which a node's choices are shown under a seed.
#[must_use]
pub fn choice_order(seed: u64, node: NodeId, count: usize) -> Vec<ChoiceIndex> {
    let mut order: Vec<ChoiceIndex> = (0..count)
        .filter_map(|index| u8::try_from(index).ok().map(ChoiceIndex))
        .collect();
    let mut generator = generator(seed, NODE_STREAMS + u64::from(node.0));
    for last in (1..order.len()).rev() {
        order.swap(last, below(&mut generator, last + 1));
    }
    order
}

/// A generator for one purpose under one seed.
fn generator(seed: u64, stream: u64) -> ChaCha8Rng {
    let mut key = [0; 32];
    key[..8].copy_from_slice(&seed.to_le_bytes());
    let mut generator = ChaCha8Rng::from_seed(key);
    generator.set_stream(stream);
    generator
}

/// A number below `bound` (at least 1), each equally likely: words that would favour the low ones are thrown away.
pub(crate) fn below(generator: &mut ChaCha8Rng, bound: usize) -> usize {
    let bound = u32::try_from(bound).unwrap_or(u32::MAX).max(1);
    let fair = u32::MAX - u32::MAX % bound;
    loop {
        let word = generator.next_u32();
        if word < fair {
            return (word % bound) as usize;
        }
    }
}
