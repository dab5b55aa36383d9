//! Where a scenario asks for flags and moods, and which flags it sets: what the rules on state share. Does not judge.

use std::ops::Range;

use crate::lint::logic::Known;
use crate::lint::subject::Subject;
use crate::model::{Condition, FlagId, NodeId, Scenario};

/// The fields of a line that stand behind `set` in the house style.
pub(super) const BEHIND_SET: &[&str] = &["needs", "gives", "goto"];

/// Flags used anywhere, as bit sets.
pub(super) struct Uses {
    /// Set by some line.
    pub set: u64,
    /// Asked for by some wording or line.
    pub asked: u64,
}

/// Which flags are used.
pub(super) fn uses(scenario: &Scenario) -> Uses {
    let mut uses = Uses { set: 0, asked: 0 };
    for node in &scenario.nodes {
        for line in &node.choices {
            uses.set |= line.set;
            uses.asked |= line.needs;
        }
        for condition in node.says.iter().flat_map(|saying| &saying.when) {
            if let Condition::Flag(flag) | Condition::NoFlag(flag) = condition {
                uses.asked |= 1 << flag.0;
            }
        }
    }
    uses
}

/// A place that waits for a flag.
pub(super) struct Question {
    /// Where it is asked.
    pub node: NodeId,
    /// The flag that must be set.
    pub flag: FlagId,
    /// Bytes of the source.
    pub place: Range<usize>,
}

/// Every `flag("…")` and every entry of `needs`.
pub(super) fn questions(subject: &Subject<'_>) -> Vec<Question> {
    let mut out = Vec::new();
    for (node, wording, when) in conditions(subject) {
        for (at, condition) in when.iter().enumerate() {
            if let Condition::Flag(flag) = *condition {
                let place = subject.condition(node, wording, at);
                out.push(Question { node, flag, place });
            }
        }
    }
    for (node, at, line) in subject.lines() {
        for flag in (0..64)
            .filter(|flag| line.needs >> flag & 1 == 1)
            .map(FlagId)
        {
            let name = &subject.scenario.flags[usize::from(flag.0)];
            let place = subject.line_item(node, at, "needs", name);
            out.push(Question { node, flag, place });
        }
    }
    out
}

/// The conditions of every wording that has some.
pub(super) fn conditions<'a>(
    subject: &Subject<'a>,
) -> impl Iterator<Item = (NodeId, usize, &'a [Condition])> + use<'a> {
    subject.nodes().flat_map(|(id, node)| {
        let says = node.says.iter().enumerate();
        says.filter(|(_, saying)| !saying.when.is_empty())
            .map(move |(at, saying)| (id, at, saying.when.as_slice()))
    })
}

/// What is known on arriving at a node, before any condition; none if flags keep every way there shut.
pub(super) fn before(subject: &Subject<'_>, id: NodeId) -> Option<Known> {
    let arrival = subject.flow.at(id)?;
    Some(Known::before(arrival, &subject.scenario.customers))
}
