//! Checks the paths through a scenario: reachable nodes, ends, each slot and the decision exactly once.
//!
//! **Does not** know moods: a path is possible here if the choices lead along it, whatever the customer feels. The
//! slots met on the way to a node must be the same on every way there, because what follows is the same; so one walk
//! over the nodes decides the question for all paths.

use std::ops::Range;
use std::rc::Rc;

use crate::diagnostic::Code;
use crate::model::{Both, NodeId, Phase, Scenario, Target, Text, words};
use crate::source::read::places::Places;
use crate::source::read::reader::Reader;

/// So many kinds of ways to one node are counted against each other; with more nothing is usual.
const MOST_KINDS: usize = 64;

/// What has been met on the way to a node.
#[derive(Clone, PartialEq, Eq)]
struct Met {
    /// Slots as a bit set.
    slots: Vec<u64>,
    /// The deciding node has been passed.
    decided: bool,
    /// The customer has refused.
    refused: bool,
}

/// A way to a node: from which node by which choice (none: refused), and what it has met.
#[derive(Clone)]
struct Arrival {
    from: Option<(NodeId, Option<usize>)>,
    met: Rc<Met>,
}

struct Walk<'a, 'r> {
    reader: &'a mut Reader<'r>,
    scenario: &'a Scenario,
    places: &'a Places,
    met: Vec<Option<Met>>,
    reported: Vec<bool>,
    /// No node decides at all, which is told once.
    undecided: bool,
}

/// Runs all structural checks.
pub(crate) fn check(reader: &mut Reader<'_>, scenario: &Scenario, places: &Places) {
    let count = scenario.nodes.len();
    let mut walk = Walk {
        reader,
        scenario,
        places,
        met: vec![None; count],
        reported: vec![false; count],
        undecided: scenario.nodes.iter().all(|node| node.refused.is_none()),
    };
    if walk.undecided {
        walk.no_decision();
    }
    walk.forward();
    walk.unreachable();
    walk.dead_ends();
}

impl Walk<'_, '_> {
    /// Walks from the start on, each node after all that lead to it, so that the odd way among several is the one told.
    fn forward(&mut self) {
        let nothing = Met {
            slots: vec![0; self.scenario.slots.len().div_ceil(64)],
            decided: false,
            refused: false,
        };
        let order = order(self.scenario);
        let mut place = vec![usize::MAX; self.scenario.nodes.len()];
        for (at, id) in order.iter().enumerate() {
            place[usize::from(id.0)] = at;
        }
        let mut arrivals: Vec<Vec<Arrival>> = vec![Vec::new(); self.scenario.nodes.len()];
        arrivals[usize::from(self.scenario.start.0)].push(Arrival {
            from: None,
            met: Rc::new(nothing),
        });
        for (at, &id) in order.iter().enumerate() {
            let ways = std::mem::take(&mut arrivals[usize::from(id.0)]);
            let Some(met) = usual(&ways) else { continue };
            self.odd_ways(id, &ways, &met);
            self.met[usize::from(id.0)] = Some(met);
            let Some(after) = self.pass(id) else { continue };
            let mut refused = after.clone();
            refused.refused = true;
            let (after, refused) = (Rc::new(after), Rc::new(refused));
            for (choice, target) in edges(self.scenario, id) {
                let met = Rc::clone(if choice.is_some() { &after } else { &refused });
                match target {
                    Target::End => self.ends(id, choice, &met),
                    Target::Node(to) if place[usize::from(to.0)] <= at => {
                        self.leads_back(id, choice, to, &met);
                    }
                    Target::Node(to) => arrivals[usize::from(to.0)].push(Arrival {
                        from: Some((id, choice)),
                        met,
                    }),
                }
            }
        }
    }

    /// Reports the ways to a node that have met other things than is usual, one for each node they come from.
    fn odd_ways(&mut self, id: NodeId, ways: &[Arrival], usual: &Met) {
        let mut told = Vec::new();
        for way in ways.iter().filter(|way| *way.met != *usual) {
            if let Some((from, choice)) = way.from
                && !told.contains(&from)
            {
                told.push(from);
                self.differs(from, choice, id, usual, &way.met);
            }
        }
    }

    /// A way back is fine if nothing was met since.
    fn leads_back(&mut self, from: NodeId, choice: Option<usize>, to: NodeId, met: &Met) {
        if let Some(before) = self.met[usize::from(to.0)].clone()
            && before != *met
        {
            self.differs(from, choice, to, &before, met);
        }
    }

    /// What has been met after a node's line; none if the node may not stand here, which is reported.
    fn pass(&mut self, id: NodeId) -> Option<Met> {
        let index = usize::from(id.0);
        let mut met = self.met[index].clone()?;
        let node = self.scenario.node(id);
        if met.refused && (node.slot.is_some() || node.refused.is_some()) {
            self.report(
                index,
                Code::SCORED_REFUSAL,
                words!(
                    "`{}` 是计分节点，却排在“不接受”之后",
                    "`{}` is scored, but stands after a refusal",
                    node.id
                ),
            );
            return None;
        }
        if let Some(slot) = node.slot {
            let (word, bit) = (usize::from(slot.0) / 64, 1_u64 << (slot.0 % 64));
            if met.slots[word] & bit != 0 {
                let name = &self.scenario.slots[usize::from(slot.0)].id;
                let message = words!(
                    "有一条路线两次碰到计分处 `{name}`，第二次在这里",
                    "a path meets the slot `{name}` twice, the second time here"
                );
                let place = self.places.slots[index].clone();
                self.report_at(index, place, Code::SLOT_TWICE, message);
                return None;
            }
            met.slots[word] |= bit;
        }
        if node.refused.is_some() {
            if met.decided {
                let message = words!(
                    "有一条路线上客户作了两次决定，第二次在 `{}`",
                    "a path decides twice, the second time in `{}`",
                    node.id
                );
                self.report(index, Code::NO_DECISION, message);
                return None;
            }
            met.decided = true;
        }
        Some(met)
    }

    /// Two ways to a node have met different things.
    fn differs(
        &mut self,
        from: NodeId,
        choice: Option<usize>,
        to: NodeId,
        before: &Met,
        met: &Met,
    ) {
        if self.reader.is_full() {
            return;
        }
        if before.refused != met.refused || before.decided != met.decided {
            let message = words!(
                "`{}` 既在作决定之前走得到，也在之后走得到",
                "`{}` is reached both before and after the decision",
                self.scenario.node(to).id
            );
            self.report_line(from, choice, Code::NO_DECISION, message);
            return;
        }
        let name = |bits: &Met, without: &Met| {
            (0..self.scenario.slots.len())
                .find(|slot| {
                    let bit = 1_u64 << (slot % 64);
                    bits.slots[slot / 64] & bit != 0 && without.slots[slot / 64] & bit == 0
                })
                .map(|slot| self.scenario.slots[slot].id.clone())
        };
        let to_id = &self.scenario.node(to).id;
        if let Some(extra) = name(met, before) {
            let message = if self.leads_to_slot(to, &extra) {
                (
                    Code::SLOT_TWICE,
                    words!(
                        "这条通到 `{to_id}` 的路线碰到过计分处 `{extra}`，后面还会再碰到",
                        "this way to `{to_id}` has met the slot `{extra}`, which comes again"
                    ),
                )
            } else {
                (
                    Code::SLOT_NEVER,
                    words!(
                        "通到 `{to_id}` 的别的路线绕过了计分处 `{extra}`",
                        "other ways to `{to_id}` leave out the slot `{extra}`"
                    ),
                )
            };
            self.report_line(from, choice, message.0, message.1);
        } else if let Some(lacking) = name(before, met) {
            let message = words!(
                "这条通到 `{to_id}` 的路线绕过了计分处 `{lacking}`",
                "this way to `{to_id}` leaves out the slot `{lacking}`"
            );
            self.report_line(from, choice, Code::SLOT_NEVER, message);
        }
    }

    /// Whether a slot can be met from a node on.
    fn leads_to_slot(&self, from: NodeId, slot: &str) -> bool {
        let mut seen = vec![false; self.scenario.nodes.len()];
        let mut open = vec![from];
        while let Some(id) = open.pop() {
            if std::mem::replace(&mut seen[usize::from(id.0)], true) {
                continue;
            }
            let node = self.scenario.node(id);
            if node
                .slot
                .is_some_and(|id| self.scenario.slots[usize::from(id.0)].id == slot)
            {
                return true;
            }
            open.extend(targets(self.scenario, id));
        }
        false
    }

    fn ends(&mut self, from: NodeId, choice: Option<usize>, met: &Met) {
        if met.refused {
            return;
        }
        if !met.decided && !self.undecided {
            let message = words!(
                "谈话在这里结束，客户却还没有作决定",
                "the talk ends here without a decision"
            );
            self.report_line(from, choice, Code::NO_DECISION, message);
        }
        let never = (0..self.scenario.slots.len())
            .find(|slot| met.slots[slot / 64] & (1 << (slot % 64)) == 0);
        if let Some(slot) = never {
            let name = &self.scenario.slots[slot].id;
            let message = words!(
                "谈话在这里结束，却还没有碰到计分处 `{name}`",
                "the talk ends here without meeting the slot `{name}`"
            );
            self.report_line(from, choice, Code::SLOT_NEVER, message);
        }
    }

    /// Tells once that no node decides, where one most likely should.
    fn no_decision(&mut self) {
        let phases = [Phase::Agree, Phase::Propose];
        let nodes = &self.scenario.nodes;
        let found = phases
            .iter()
            .find_map(|phase| nodes.iter().rposition(|node| node.phase == *phase));
        let node = found.unwrap_or(0);
        let says = self.places.says[node].clone();
        let end = says.end.saturating_sub(1).max(says.start);
        let message = words!(
            "客户没有在任何节点作决定：少了 `refused`，可能在这里，也可能在别处",
            "no node decides: `refused` is missing, here or elsewhere"
        );
        let finding = self
            .reader
            .at(Code::NO_DECISION, &(end..says.end), message)
            .other(
                says.start..says.start + 1,
                Both::new("写在说法的前面或后面", "before or behind the wordings"),
            );
        self.reader.report(finding);
        self.reported[node] = true;
    }

    /// The node that the talk should start at, if it starts in the middle: it leads to the start, and nothing leads to it.
    fn missed_start(&self) -> Option<&str> {
        let count = self.scenario.nodes.len();
        let start = usize::from(self.scenario.start.0);
        let missed = |id: usize| self.met[id].is_none();
        let (mut is_led_to, mut start_is_inside) = (vec![false; count], false);
        for id in self.scenario.ids() {
            for to in targets(self.scenario, id) {
                is_led_to[usize::from(to.0)] = true;
                start_is_inside |= usize::from(to.0) == start && missed(usize::from(id.0));
            }
        }
        let first = (0..count).find(|&id| missed(id) && !is_led_to[id]);
        let first = first.filter(|_| start_is_inside)?;
        Some(&self.scenario.nodes[first].id)
    }

    fn unreachable(&mut self) {
        if let Some(first) = self.missed_start() {
            let message = words!(
                "谈话从半中间开始了：没有路线通到 `{first}`",
                "the talk starts in its middle: nothing leads to `{first}`"
            );
            let place = self.places.start.clone();
            self.report_at(
                usize::from(self.scenario.start.0),
                Some(place),
                Code::UNREACHABLE_NODE,
                message,
            );
            return;
        }
        let behind = self.behind_reports();
        for (index, behind) in behind.into_iter().enumerate() {
            if self.met[index].is_none() && !behind {
                let message = words!(
                    "没有路线通到节点 `{}`",
                    "nothing leads to the node `{}`",
                    self.scenario.nodes[index].id
                );
                self.report(index, Code::UNREACHABLE_NODE, message);
            }
        }
    }

    /// Which nodes were left out only because the walk stopped at a reported node before them.
    fn behind_reports(&self) -> Vec<bool> {
        let mut seen = vec![false; self.scenario.nodes.len()];
        let mut open: Vec<usize> = (0..self.reported.len())
            .filter(|&index| self.reported[index] && self.met[index].is_some())
            .collect();
        while let Some(index) = open.pop() {
            if std::mem::replace(&mut seen[index], true) {
                continue;
            }
            let id = NodeId(u16::try_from(index).unwrap_or(u16::MAX));
            open.extend(targets(self.scenario, id).map(|id| usize::from(id.0)));
        }
        seen
    }

    fn dead_ends(&mut self) {
        let count = self.scenario.nodes.len();
        let mut before: Vec<Vec<usize>> = vec![Vec::new(); count];
        let mut reaches = vec![false; count];
        let mut open = Vec::new();
        for (index, node) in self.scenario.nodes.iter().enumerate() {
            let id = NodeId(u16::try_from(index).unwrap_or(u16::MAX));
            for target in targets(self.scenario, id) {
                before[usize::from(target.0)].push(index);
            }
            let ends = node.choices.iter().any(|choice| choice.goto == Target::End);
            if ends || node.refused == Some(Target::End) {
                reaches[index] = true;
                open.push(index);
            }
        }
        while let Some(index) = open.pop() {
            for &previous in &before[index] {
                if !reaches[previous] {
                    reaches[previous] = true;
                    open.push(previous);
                }
            }
        }
        for (index, reaches) in reaches.into_iter().enumerate() {
            if !reaches && self.met[index].is_some() {
                let message = words!(
                    "从 `{}` 走不到谈话的结束",
                    "from `{}` the end of the talk cannot be reached",
                    self.scenario.nodes[index].id
                );
                self.report(index, Code::DEAD_END, message);
            }
        }
    }

    fn report(&mut self, node: usize, code: &'static Code, message: Text) {
        self.report_at(node, None, code, message);
    }

    /// Reports at a part of a node; at its id if there is no such part.
    fn report_at(
        &mut self,
        node: usize,
        place: Option<Range<usize>>,
        code: &'static Code,
        message: Text,
    ) {
        self.reported[node] = true;
        let span = place.unwrap_or_else(|| self.places.nodes[node].clone());
        let finding = self.reader.at(code, &span, message);
        self.reader.report(finding);
    }

    /// Reports at a choice, or at the node if its refusal leads there.
    fn report_line(
        &mut self,
        from: NodeId,
        choice: Option<usize>,
        code: &'static Code,
        message: Text,
    ) {
        let node = usize::from(from.0);
        let span = choice
            .and_then(|choice| self.places.targets[node].get(choice))
            .unwrap_or(&self.places.nodes[node])
            .clone();
        let finding = self.reader.at(code, &span, message);
        self.reader.report(finding);
    }
}

/// The nodes that can be reached, each after all that lead to it but for ways back.
fn order(scenario: &Scenario) -> Vec<NodeId> {
    let mut seen = vec![false; scenario.nodes.len()];
    let mut done = Vec::new();
    let mut way = vec![(scenario.start, targets(scenario, scenario.start))];
    seen[usize::from(scenario.start.0)] = true;
    while let Some((id, ahead)) = way.last_mut() {
        if let Some(to) = ahead.next() {
            if !std::mem::replace(&mut seen[usize::from(to.0)], true) {
                way.push((to, targets(scenario, to)));
            }
        } else {
            done.push(*id);
            way.pop();
        }
    }
    done.reverse();
    done
}

/// What most ways have met; of equally many, those that have met more.
fn usual(ways: &[Arrival]) -> Option<Met> {
    let mut kinds: Vec<(&Met, usize)> = Vec::new();
    for way in ways {
        if let Some(kind) = kinds.iter_mut().find(|kind| *kind.0 == *way.met) {
            kind.1 += 1;
        } else if kinds.len() < MOST_KINDS {
            kinds.push((&way.met, 1));
        }
    }
    let size = |met: &Met| met.slots.iter().map(|word| word.count_ones()).sum::<u32>();
    let best = kinds.iter().rev();
    best.max_by_key(|(met, count)| (*count, size(met)))
        .map(|(met, _)| (*met).clone())
}

/// Where a node leads, by choice; none for the refusal.
fn edges(scenario: &Scenario, id: NodeId) -> Vec<(Option<usize>, Target)> {
    let node = scenario.node(id);
    let choices = node.choices.iter().enumerate();
    choices
        .map(|(at, choice)| (Some(at), choice.goto))
        .chain(node.refused.map(|target| (None, target)))
        .collect()
}

/// Nodes that a node leads to.
fn targets(scenario: &Scenario, id: NodeId) -> impl Iterator<Item = NodeId> {
    let node = scenario.node(id);
    node.choices
        .iter()
        .map(|choice| choice.goto)
        .chain(node.refused)
        .filter_map(|target| match target {
            Target::Node(to) => Some(to),
            Target::End => None,
        })
}
