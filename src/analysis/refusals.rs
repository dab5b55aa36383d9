//! What can still come where no mood decides any more: the outcomes of a refusal. Does not look at moods.

use std::collections::BTreeMap;

use super::context::{Context, bit, refused_outcome};
use super::place::Place;
use super::tally::Mask;
use crate::engine::Line;

/// The outcomes of a refusal, by place, as far as they have been asked for.
#[derive(Clone, Debug, Default)]
pub(super) struct Refusals {
    known: BTreeMap<Place, Mask>,
}

impl Refusals {
    /// The outcomes from a place on.
    pub fn mask(&mut self, context: &Context<'_>, place: Place) -> Mask {
        if let Some(&mask) = self.known.get(&place) {
            return mask;
        }
        let node = context.script.node(place.node);
        let mut mask = 0;
        let open = |line: &&Line| line.needs & !place.flags == 0;
        for line in node.lines.iter().filter(open) {
            let turn = place.turn + 1;
            mask |= match context.reached(node.refused.unwrap_or(line.goto), turn) {
                Some(node) => self.mask(context, context.place(node, turn, place.flags | line.set)),
                None => bit(refused_outcome(line.adjourns)),
            };
        }
        self.known.insert(place, mask);
        mask
    }
}
