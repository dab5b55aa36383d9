//! Checks the paths through a scenario: reachable nodes, ends, each slot and the decision exactly once.
//!
//! **Does not** know moods: a path is possible here if the choices lead along it, whatever the customer feels. The
//! slots met on the way to a node must be the same on every way there, because what follows is the same; so one walk
//! over the nodes decides the question for all paths.

use super::decode::Reader;
use super::names::Places;
use crate::diagnostic::Code;
use crate::model::{NodeId, Scenario, Target};

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

struct Walk<'a, 'r> {
    reader: &'a mut Reader<'r>,
    scenario: &'a Scenario,
    places: &'a Places,
    met: Vec<Option<Met>>,
    reported: Vec<bool>,
}

/// Runs all structural checks.
pub(super) fn check(reader: &mut Reader<'_>, scenario: &Scenario, places: &Places) {
    let count = scenario.nodes.len();
    let mut walk = Walk {
        reader,
        scenario,
        places,
        met: vec![None; count],
        reported: vec![false; count],
    };
    walk.forward();
    walk.unreachable();
    walk.dead_ends();
}

impl Walk<'_, '_> {
    fn forward(&mut self) {
        let words = self.scenario.slots.len().div_ceil(64);
        let nothing = Met {
            slots: vec![0; words],
            decided: false,
            refused: false,
        };
        self.met[usize::from(self.scenario.start.0)] = Some(nothing);
        let mut open = vec![self.scenario.start];
        while let Some(id) = open.pop() {
            let Some(after) = self.pass(id) else {
                continue;
            };
            let node = self.scenario.node(id);
            for (index, choice) in node.choices.iter().enumerate() {
                self.follow(id, Some(index), choice.goto, &after, &mut open);
            }
            if let Some(refused) = node.refused {
                let mut met = after.clone();
                met.refused = true;
                self.follow(id, None, refused, &met, &mut open);
            }
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
                format!("`{}` is scored, but stands after a refusal", node.id),
            );
            return None;
        }
        if let Some(slot) = node.slot {
            let (word, bit) = (usize::from(slot.0) / 64, 1_u64 << (slot.0 % 64));
            if met.slots[word] & bit != 0 {
                let name = &self.scenario.slots[usize::from(slot.0)].id;
                let message = format!("a path meets the slot `{name}` twice, the second time here");
                self.report(index, Code::SLOT_TWICE, message);
                return None;
            }
            met.slots[word] |= bit;
        }
        if node.refused.is_some() {
            if met.decided {
                let message = format!("a path decides twice, the second time in `{}`", node.id);
                self.report(index, Code::NO_DECISION, message);
                return None;
            }
            met.decided = true;
        }
        Some(met)
    }

    fn follow(
        &mut self,
        from: NodeId,
        choice: Option<usize>,
        target: Target,
        met: &Met,
        open: &mut Vec<NodeId>,
    ) {
        match target {
            Target::End => self.ends(from, choice, met),
            Target::Node(to) => {
                let index = usize::from(to.0);
                match &self.met[index] {
                    None => {
                        self.met[index] = Some(met.clone());
                        open.push(to);
                    }
                    Some(before) if before == met => {}
                    Some(before) => {
                        let before = before.clone();
                        self.differs(from, choice, to, &before, met);
                    }
                }
            }
        }
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
        if before.refused != met.refused || before.decided != met.decided {
            let message = format!(
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
                    format!("this way to `{to_id}` has met the slot `{extra}`, which comes again"),
                )
            } else {
                (
                    Code::SLOT_NEVER,
                    format!("other ways to `{to_id}` leave out the slot `{extra}`"),
                )
            };
            self.report_line(from, choice, message.0, message.1);
        } else if let Some(lacking) = name(before, met) {
            let message = format!("this way to `{to_id}` leaves out the slot `{lacking}`");
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
        if !met.decided {
            let message = "the talk ends here without a decision".to_owned();
            self.report_line(from, choice, Code::NO_DECISION, message);
        }
        let never = (0..self.scenario.slots.len())
            .find(|slot| met.slots[slot / 64] & (1 << (slot % 64)) == 0);
        if let Some(slot) = never {
            let name = &self.scenario.slots[slot].id;
            let message = format!("the talk ends here without meeting the slot `{name}`");
            self.report_line(from, choice, Code::SLOT_NEVER, message);
        }
    }

    fn unreachable(&mut self) {
        let behind = self.behind_reports();
        for (index, behind) in behind.into_iter().enumerate() {
            if self.met[index].is_none() && !behind {
                let message = format!(
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
                let message = format!(
                    "from `{}` the end of the talk cannot be reached",
                    self.scenario.nodes[index].id
                );
                self.report(index, Code::DEAD_END, message);
            }
        }
    }

    fn report(&mut self, node: usize, code: &'static Code, message: String) {
        self.reported[node] = true;
        let span = self.places.nodes[node].clone();
        let finding = self.reader.at(code, &span, message);
        self.reader.report(finding);
    }

    /// Reports at a choice, or at the node if its refusal leads there.
    fn report_line(
        &mut self,
        from: NodeId,
        choice: Option<usize>,
        code: &'static Code,
        message: String,
    ) {
        let node = usize::from(from.0);
        let span = choice
            .and_then(|choice| self.places.choices[node].get(choice))
            .unwrap_or(&self.places.nodes[node])
            .clone();
        let finding = self.reader.at(code, &span, message);
        self.reader.report(finding);
    }
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
