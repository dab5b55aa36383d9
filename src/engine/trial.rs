//! Talks that begin anywhere: at any node, in any mood. Does not play them: `talk` does.

use thiserror::Error;

use super::mood::FULL;
use super::script::Script;
use super::step::{State, start};
use crate::model::{NodeId, Outcome, Pressure, Target};

/// Why a talk cannot begin in a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum StartError {
    /// The scenario has no such node.
    #[error("the scenario has no node {}", .0.0)]
    NoSuchNode(NodeId),
    /// A flag is set that the scenario does not declare.
    #[error("a flag is set that the scenario does not declare")]
    UnknownFlag,
    /// A mood lies outside its scale.
    #[error("a mood lies outside 0 to 100")]
    MoodOffScale,
    /// No line is left before the turn limit.
    #[error("the talk's limit of {0} lines is reached")]
    NoTurnLeft(u16),
    /// It has ended already.
    #[error("the talk has ended already")]
    Ended(Outcome),
}

impl State {
    /// The usual state at a node: the type's mood at the start, nothing said, no flag set, and the deal made if the
    /// node lies behind it.
    #[must_use]
    pub fn at(script: &Script, node: NodeId, pressure: Pressure) -> Self {
        Self {
            node,
            accepted: is_behind_the_deal(script, node),
            ..start(script, pressure)
        }
    }
}

/// Whether a talk can stand in a state.
pub(super) fn check(script: &Script, state: &State) -> Result<(), StartError> {
    let scenario = &script.scenario;
    if usize::from(state.node.0) >= scenario.nodes.len() {
        return Err(StartError::NoSuchNode(state.node));
    }
    let undeclared = u64::MAX.checked_shl(u32::try_from(scenario.flags.len()).unwrap_or(64));
    if state.flags & undeclared.unwrap_or(0) != 0 {
        return Err(StartError::UnknownFlag);
    }
    if state
        .mood
        .values
        .iter()
        .any(|value| !(0..=FULL).contains(value))
    {
        return Err(StartError::MoodOffScale);
    }
    if state.turn >= scenario.turn_limit {
        return Err(StartError::NoTurnLeft(scenario.turn_limit));
    }
    state
        .outcome
        .map_or(Ok(()), |outcome| Err(StartError::Ended(outcome)))
}

/// Whether a node is reached only by a customer who has accepted.
fn is_behind_the_deal(script: &Script, wanted: NodeId) -> bool {
    let mut seen = vec![false; script.nodes.len()];
    let mut open: Vec<NodeId> = Vec::new();
    for node in script.nodes.iter().filter(|node| node.refused.is_some()) {
        open.extend(node.lines.iter().filter_map(|line| target(line.goto)));
    }
    while let Some(node) = open.pop() {
        if std::mem::replace(&mut seen[usize::from(node.0)], true) {
            continue;
        }
        let lines = &script.node(node).lines;
        open.extend(lines.iter().filter_map(|line| target(line.goto)));
    }
    seen.get(usize::from(wanted.0)).copied().unwrap_or(false)
}

const fn target(target: Target) -> Option<NodeId> {
    match target {
        Target::Node(node) => Some(node),
        Target::End => None,
    }
}
