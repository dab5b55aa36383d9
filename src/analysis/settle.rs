//! Takes out of a walk what is settled: it is counted at once and not followed. Does not walk on.

use super::columns::Columns;
use super::context::{Group, Mode, bit};
use super::last::{LEAVING, LastLine};
use super::marks::{CERTAIN, MARKS, REFUSED, mark_accepted, mark_refused};
use super::place::add;
use super::tally::{CourseKey, Free, Left, Mask, Rest, count_open};
use super::walk::{Saying, Walker};
use crate::engine::Line;
use crate::model::Variable;

impl Walker<'_, '_> {
    /// Says the last two lines in states of which only the way the customer leaves is still to be decided.
    pub(super) fn say_last_two(
        &mut self,
        columns: &Columns,
        masks: &mut [Mask],
        saying: &mut Saying,
        group: Group,
    ) {
        let context = self.context;
        let script = context.script;
        let index = usize::from(group.place.node.0);
        let node = &script.nodes[index];
        let flags = group.place.flags;
        let open = node.lines.iter().filter(|line| line.needs & !flags == 0);
        let scale = group.scale.split(open.count());
        let live = context.live(index, Mode::Content, columns);
        let said = group.weight.saturating_mul(columns.len() as u128);
        let Saying { moved, last, .. } = saying;
        for twins in &context.plans[index].twins {
            let line = &node.lines[twins.lines[0]];
            let Some(next) = context.reached(line.goto, group.place.turn + 1) else {
                continue;
            };
            if line.needs & !flags != 0 {
                continue;
            }
            for &line in &twins.lines {
                add(&mut self.tally.lines[index][line], scale, said);
            }
            moved.follow(columns, &line.effect, script, node.present, live);
            let after = Group {
                place: context.place(next, group.place.turn + 1, flags | line.set),
                scale,
                weight: group.weight.saturating_mul(twins.lines.len() as u128),
                ..group
            };
            self.say_last(moved, last, after);
            for (own, &mask) in masks.iter_mut().zip(&last.masks) {
                *own |= to_mask(mask);
            }
            count_open(
                &mut self.tally,
                after,
                last.masks.iter().map(|&mask| to_mask(mask)),
            );
        }
    }

    /// Says the last line.
    fn say_last(&mut self, columns: &Columns, last: &mut LastLine, group: Group) {
        let context = self.context;
        let script = context.script;
        let index = usize::from(group.place.node.0);
        let node = &script.nodes[index];
        let is_open = |line: &Line| line.needs & !group.place.flags == 0;
        let open = node.lines.iter().filter(|line| is_open(line)).count();
        let after = Group {
            scale: group.scale.split(open),
            ..group
        };
        let said = group.weight.saturating_mul(columns.len() as u128);
        self.tally.states += columns.len() as u64;
        last.begin(columns, &script.rules.tuning);
        for twins in &context.plans[index].twins {
            let line = &node.lines[twins.lines[0]];
            if !is_open(line) {
                continue;
            }
            for &line in &twins.lines {
                add(&mut self.tally.lines[index][line], after.scale, said);
            }
            let counts = last.say(columns, &line.effect, script, node.present);
            for (outcome, count) in LEAVING.into_iter().zip(counts) {
                let count = u128::from(count).saturating_mul(twins.lines.len() as u128);
                self.count_outcome(outcome, after, count);
            }
        }
    }

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
        if modes[1] == Mode::Hopeless && !saying.sorted[1].is_empty() {
            self.count_told(group, masks, saying);
        }
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

    /// Counts the states without hope whose course has been told, and leaves the others.
    fn count_told(&mut self, group: Group, masks: &mut [Mask], saying: &mut Saying) {
        let context = self.context;
        let Group { place, scale, .. } = group;
        let turn_limit = context.script.scenario.turn_limit;
        let courses = &context.courses;
        let Some(at) = courses.at(place.node, place.flags, place.turn, turn_limit) else {
            return;
        };
        let Saying {
            moved,
            sorted: [_, narrow, others],
            found,
            ..
        } = saying;
        let limits = &context.limits[usize::from(place.node.0)];
        let never_short = f64::from(limits.unhurried.max(limits.patient));
        let patience = moved.column(Variable::Patience);
        others.clear();
        if !patience.is_empty() {
            let short = |row: &u16| patience[usize::from(*row)] < never_short;
            others.extend(narrow.iter().copied().filter(short));
            narrow.retain(|row| !short(row));
        }
        courses.look_up(at, moved, narrow, found);
        let key = CourseKey {
            turn: place.turn,
            place: at,
            scale,
        };
        let told = &courses.places[at as usize];
        let sums = self.tally.courses.entry(key).or_default();
        sums.resize(told.courses.len(), 0);
        let mut known = 0;
        for (&row, course) in narrow.iter().zip(&*found) {
            if let Some(course) = *course {
                let (row, course) = (usize::from(row), course as usize);
                masks[row] |= told.masks[course];
                sums[course] = sums[course].saturating_add(group.weight);
                known += 1;
            } else {
                others.push(row);
            }
        }
        self.tally.states += known;
        let masks = found
            .iter()
            .flatten()
            .map(|&course| told.masks[course as usize]);
        count_open(&mut self.tally, group, masks);
        std::mem::swap(narrow, others);
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

/// A bit set that stood in a wide number.
fn to_mask(wide: u64) -> Mask {
    Mask::try_from(wide).unwrap_or(Mask::MAX)
}
