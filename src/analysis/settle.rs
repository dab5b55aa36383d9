//! Takes out of a walk what is settled: it is counted at once and not followed. Does not walk on.

use super::context::{Group, Mode, bit};
use super::marks::{CERTAIN, MARKS, REFUSED, mark_accepted, mark_refused};
use super::place::add;
use super::tally::{Free, Left, Mask, Rest};
use super::walk::{Saying, Walker};

impl Walker<'_, '_> {
    /// Takes out the states that no mood decides about any more, and sorts the others by what is still to be decided. Returns
    /// the modes of both kinds, or none if nothing was looked at.
    pub(super) fn sort(
        &mut self,
        group: Group,
        rows: &[u16],
        masks: &mut [Mask],
        saying: &mut Saying,
    ) -> Option<[Mode; 2]> {
        if self.watch.is_some() {
            return None;
        }
        let context = self.context;
        let node = usize::from(group.place.node.0);
        let limits = &context.limits[node];
        let (moved, marks) = (&saying.moved, &mut saying.marks);
        let modes = match group.mode {
            Mode::Open | Mode::Hopeless => {
                if !context.script.nodes[node].present {
                    return None;
                }
                mark_refused(moved, limits, group.mode == Mode::Hopeless, marks);
                [Mode::Open, Mode::Hopeless]
            }
            Mode::Accepted | Mode::Content => {
                let outlook = context.outlook(group.place)?;
                let tuning = &context.script.rules.tuning;
                let stays = group.mode == Mode::Content;
                mark_accepted(moved, limits, outlook, tuning, stays, marks);
                [Mode::Accepted, Mode::Content]
            }
        };
        spread(rows, &mut saying.sorted, |row| marks[usize::from(row)]);
        self.set_free(group, masks, saying);
        Some(modes)
    }

    /// Counts the states that no mood decides about any more.
    fn set_free(&mut self, group: Group, masks: &mut [Mask], saying: &Saying) {
        let [_, _, free] = &saying.sorted;
        if free.is_empty() {
            return;
        }
        self.tally.states += free.len() as u64;
        let at = Left {
            place: group.place,
            scale: group.scale,
        };
        let leaves = CERTAIN.map(|(mark, outcome)| (mark, Rest::Leaves(outcome), bit(outcome)));
        let refused = self.refusals.mask(self.context, group.place);
        let kinds = [(REFUSED, Rest::Refused, refused)]
            .into_iter()
            .chain(leaves);
        let (mut by_mark, mut counts) = ([0; MARKS], [0_u128; MARKS]);
        for (kind, _, mask) in kinds.clone() {
            by_mark[usize::from(kind)] = mask;
        }
        for &row in free {
            let row = usize::from(row);
            let mark = usize::from(saying.marks[row]);
            masks[row] |= by_mark[mark];
            counts[mark] += 1;
        }
        for (kind, rest, mask) in kinds {
            let count = counts[usize::from(kind)];
            if count > 0 {
                let runs = group.weight.saturating_mul(count);
                add(&mut self.tally.free, Free { at, rest }, runs);
                let open = &mut self.tally.open[usize::from(group.place.turn)];
                add(open, (group.scale, mask), runs);
            }
        }
    }
}

/// Shares out rows by their kind, of which the last list takes all that are higher: without branches, because the next
/// one is anybody's guess.
pub(super) fn spread<const LISTS: usize>(
    rows: &[u16],
    lists: &mut [Vec<u16>; LISTS],
    kind: impl Fn(u16) -> u8,
) {
    let mut counts = [0; LISTS];
    for list in &mut *lists {
        list.resize(rows.len(), 0);
    }
    for &row in rows {
        let kind = usize::from(kind(row)).min(LISTS - 1);
        lists[kind][counts[kind]] = row;
        counts[kind] += 1;
    }
    for (list, count) in lists.iter_mut().zip(counts) {
        list.truncate(count);
    }
}
