//! Which flags can be set, and which are set on every way, when a node is reached. Does not know moods: every line that
//! its flags allow may be said.

use crate::model::{NodeId, Scenario, Target};

/// Flags on arriving at one node, as bit sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arrival {
    /// Set on some way there.
    pub may: u64,
    /// Set on every way there.
    pub must: u64,
}

/// Flags on arriving at each node.
#[derive(Clone, Debug)]
pub struct Flow {
    arrivals: Vec<Option<Arrival>>,
}

impl Flow {
    /// Follows all ways until nothing changes.
    #[must_use]
    pub fn new(scenario: &Scenario) -> Self {
        let mut arrivals = vec![None; scenario.nodes.len()];
        let nothing = Arrival { may: 0, must: 0 };
        let mut open = vec![(scenario.start, nothing)];
        while let Some((id, new)) = open.pop() {
            let slot: &mut Option<Arrival> = &mut arrivals[usize::from(id.0)];
            let merged = slot.map_or(new, |old| Arrival {
                may: old.may | new.may,
                must: old.must & new.must,
            });
            if *slot == Some(merged) {
                continue;
            }
            *slot = Some(merged);
            let node = scenario.node(id);
            for choice in &node.choices {
                if choice.needs & !merged.may != 0 {
                    continue;
                }
                let after = Arrival {
                    may: merged.may | choice.set,
                    must: merged.must | choice.set | choice.needs,
                };
                for target in [Some(choice.goto), node.refused].into_iter().flatten() {
                    if let Target::Node(to) = target {
                        open.push((to, after));
                    }
                }
            }
        }
        Self { arrivals }
    }

    /// Flags on arriving at a node; none if its flags keep every way there shut.
    #[must_use]
    pub fn at(&self, id: NodeId) -> Option<Arrival> {
        self.arrivals.get(usize::from(id.0)).copied().flatten()
    }
}

/// The names of the flags in a bit set.
pub fn names(scenario: &Scenario, set: u64) -> impl Iterator<Item = &str> {
    let flags = scenario.flags.iter().enumerate();
    flags
        .filter(move |(at, _)| set >> at & 1 == 1)
        .map(|(_, name)| name.as_str())
}
