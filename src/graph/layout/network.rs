//! Nodes, exits and grouped edges of a scenario, before anything has a place. Does not know flags' meaning or points.

use crate::graph::layout::shape::{EdgeKind, Exit, Place};
use crate::model::{ChoiceIndex, NodeId, Phase, Scenario, Target};

/// All choices of one kind from one node to one place.
#[derive(Clone, Debug)]
pub(crate) struct Link {
    pub from: usize,
    /// A vertex: a node's index, or that of an exit behind the nodes.
    pub to: usize,
    pub kind: EdgeKind,
    pub choices: Vec<ChoiceIndex>,
    pub needs: u64,
    pub set: u64,
}

/// A scenario as vertices and links.
#[derive(Clone, Debug)]
pub(crate) struct Network {
    /// How many vertices are nodes; exits follow.
    pub nodes: usize,
    /// The exits there are, in order.
    pub exits: Vec<Exit>,
    /// By source, then by first choice; a refusal last.
    pub links: Vec<Link>,
    /// By node: some chain of choices leads there.
    pub reachable: Vec<bool>,
}

impl Network {
    /// Reads a scenario's graph.
    pub fn new(scenario: &Scenario) -> Self {
        let (undecided, accepted) = before_and_after_deal(scenario);
        let mut raw: Vec<(usize, Place, EdgeKind, Option<ChoiceIndex>)> = Vec::new();
        for (from, node) in scenario.nodes.iter().enumerate() {
            let decides = node.refused.is_some();
            for (choice, index) in node.choices.iter().zip(0_u8..) {
                let index = Some(ChoiceIndex(index));
                match choice.goto {
                    Target::Node(to) => raw.push((from, Place::Node(to), EdgeKind::Choice, index)),
                    Target::End => {
                        let may_refuse = !decides && (undecided[from] || !accepted[from]);
                        if decides || accepted[from] {
                            raw.push((from, Place::Exit(Exit::Accepted), EdgeKind::End, index));
                        }
                        if may_refuse {
                            raw.push((from, Place::Exit(Exit::NotAccepted), EdgeKind::End, index));
                        }
                    }
                }
            }
            match node.refused {
                Some(Target::Node(to)) => {
                    raw.push((from, Place::Node(to), EdgeKind::Refused, None));
                }
                Some(Target::End) => {
                    raw.push((
                        from,
                        Place::Exit(Exit::NotAccepted),
                        EdgeKind::Refused,
                        None,
                    ));
                }
                None => {}
            }
        }
        let reaches = |exit| raw.iter().any(|link| link.1 == Place::Exit(exit));
        let mut exits: Vec<Exit> = [Exit::Accepted, Exit::NotAccepted]
            .into_iter()
            .filter(|&exit| reaches(exit))
            .collect();
        if scenario
            .nodes
            .iter()
            .any(|node| node.phase != Phase::Prepare)
        {
            exits.push(Exit::BrokenOff);
        }
        let mut network = Self {
            nodes: scenario.nodes.len(),
            exits,
            links: Vec::new(),
            reachable: undecided
                .iter()
                .zip(&accepted)
                .map(|(a, b)| *a || *b)
                .collect(),
        };
        for (from, to, kind, choice) in raw {
            network.group(scenario, from, to, kind, choice);
        }
        network
    }

    /// Adds a choice to the link that leads where it leads, or begins one.
    fn group(
        &mut self,
        scenario: &Scenario,
        from: usize,
        to: Place,
        kind: EdgeKind,
        choice: Option<ChoiceIndex>,
    ) {
        let to = match to {
            Place::Node(node) => usize::from(node.0),
            Place::Exit(exit) => {
                let place = self.exits.iter().position(|known| *known == exit);
                self.nodes + place.unwrap_or(0)
            }
        };
        let line = choice.and_then(|index| scenario.nodes[from].choices.get(usize::from(index.0)));
        let (needs, set) = line.map_or((0, 0), |line| (line.needs, line.set));
        let known = self
            .links
            .iter_mut()
            .rev()
            .take_while(|link| link.from == from)
            .find(|link| link.to == to && link.kind == kind);
        if let Some(link) = known {
            link.choices.extend(choice);
            link.needs |= needs;
            link.set |= set;
        } else {
            self.links.push(Link {
                from,
                to,
                kind,
                choices: choice.into_iter().collect(),
                needs,
                set,
            });
        }
    }

    /// How many vertices there are.
    pub fn vertices(&self) -> usize {
        self.nodes + self.exits.len()
    }

    /// What a vertex stands for.
    pub fn place(&self, vertex: usize) -> Place {
        match self.exits.get(vertex.wrapping_sub(self.nodes)) {
            Some(&exit) if vertex >= self.nodes => Place::Exit(exit),
            _ => Place::Node(NodeId(u16::try_from(vertex).unwrap_or(u16::MAX))),
        }
    }
}

/// By node: whether it can be met before an acceptance (or after a refusal), and whether after one. Locks are left out of
/// account.
fn before_and_after_deal(scenario: &Scenario) -> (Vec<bool>, Vec<bool>) {
    let count = scenario.nodes.len();
    let mut met = [vec![false; count], vec![false; count]];
    let mut open = vec![(usize::from(scenario.start.0), false)];
    while let Some((at, accepted)) = open.pop() {
        let Some(node) = scenario.nodes.get(at) else {
            continue;
        };
        if std::mem::replace(&mut met[usize::from(accepted)][at], true) {
            continue;
        }
        let decides = node.refused.is_some();
        let on = node
            .choices
            .iter()
            .map(|choice| (choice.goto, accepted || decides));
        let out = node.refused.map(|target| (target, false));
        for (target, accepted) in on.chain(out) {
            if let Target::Node(to) = target {
                open.push((usize::from(to.0), accepted));
            }
        }
    }
    let [undecided, accepted] = met;
    (undecided, accepted)
}
