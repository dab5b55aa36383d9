//! Lines that another line of the same node beats in every respect. Does not judge: a wrong line may well be beaten, but
//! where every line is beaten by one there is nothing to weigh.

use crate::engine::Script;
use crate::model::{ChoiceIndex, NodeId};
use crate::score::Key;

/// A line and one that beats it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dominated {
    /// Where.
    pub node: NodeId,
    /// The line that no one can prefer.
    pub line: ChoiceIndex,
    /// A line that earns at least as much on every principle in play, and more on one.
    pub by: ChoiceIndex,
}

/// Every line of a scored node that some other dominates, with the best that does.
#[must_use]
pub fn dominated(script: &Script, key: &Key) -> Vec<Dominated> {
    let mut out = Vec::new();
    for id in script.scenario.ids() {
        let Some(node) = key.node(id) else { continue };
        for (at, line) in (0_u8..).zip(&node.lines) {
            let beats = |other: &crate::score::LineKey| {
                let pairs = || other.parts.iter().zip(&line.parts);
                pairs().all(|(other, own)| other.credit >= own.credit)
                    && pairs().any(|(other, own)| other.credit > own.credit)
            };
            let best = (0_u8..)
                .zip(&node.lines)
                .filter(|(_, other)| beats(other))
                .max_by(|a, b| a.1.credit.cmp(&b.1.credit).then(b.0.cmp(&a.0)));
            if let Some((by, _)) = best {
                out.push(Dominated {
                    node: id,
                    line: ChoiceIndex(at),
                    by: ChoiceIndex(by),
                });
            }
        }
    }
    out
}
