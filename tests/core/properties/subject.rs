//! What the properties are tried on: the product, or the product with a planted fault.

use std::sync::Arc;

use composure::engine::{Command, Event, Saved, Script, State, StepError, Talk, step};
use composure::model::{ChoiceIndex, NodeId, Outcome};
use composure::score::{Band, Exact, Key, NodeKey, PhaseScore, Review, TurnScore, review};

/// What a turn earned.
#[derive(Clone, Debug, PartialEq)]
pub struct Turn {
    /// Where.
    pub node: NodeId,
    /// What was said.
    pub choice: ChoiceIndex,
    /// Whether it is a scored decision.
    pub scored: bool,
    /// Points of the best line.
    pub worth: Exact,
    /// Points of the line.
    pub earned: Exact,
    /// What could still be reached.
    pub attainable: Exact,
    /// Points through each principle in play.
    pub parts: Vec<Exact>,
}

/// The score of a talk.
#[derive(Clone, Debug, PartialEq)]
pub struct Scored {
    /// Exact total.
    pub total: Exact,
    /// Displayed total.
    pub displayed: Option<u32>,
    /// Line by line.
    pub turns: Vec<Turn>,
    /// Percentages of phases and principles.
    pub percentages: Vec<Exact>,
}

impl Scored {
    /// What a review says.
    pub fn of(review: Review, key: &Key) -> Self {
        let phases = review.phases.iter().map(PhaseScore::percent);
        let principles = review.principles.iter().map(|score| score.percent.clone());
        let percentages = phases.chain(principles).collect();
        let parts = |turn: &TurnScore| {
            let line = key.line(turn.node, turn.choice);
            line.map_or_else(Vec::new, |line| {
                line.parts.iter().map(|part| part.earned.clone()).collect()
            })
        };
        let turns = review.turns.into_iter().map(|turn| Turn {
            parts: parts(&turn),
            node: turn.node,
            choice: turn.choice,
            scored: turn.slot.is_some(),
            worth: turn.worth,
            earned: turn.earned,
            attainable: turn.attainable,
        });
        Self {
            total: review.total,
            displayed: review.displayed,
            turns: turns.collect(),
            percentages,
        }
    }

    /// The band of the displayed total.
    pub fn band(&self) -> Option<Band> {
        self.displayed.map(Band::of)
    }
}

/// The product, part by part; a planted fault overrides one part.
pub trait Subject {
    /// The turn.
    fn step(
        &self,
        script: &Script,
        state: &State,
        command: Command,
    ) -> Result<(State, Vec<Event>), StepError> {
        step(script, state, command)
    }

    /// Whether the turn is the product's own, so that a [`Talk`] goes the same way.
    fn own_turn(&self) -> bool {
        true
    }

    /// The rank of an outcome.
    fn rank(&self, outcome: Outcome) -> u8 {
        outcome.rank()
    }

    /// Keeps a talk and takes it up again.
    fn resumed(&self, talk: &Talk) -> Result<Talk, String> {
        let text = Saved::of(talk, false).unwrap().to_json();
        let saved = Saved::from_json(&text).map_err(|error| error.to_string())?;
        let script = Arc::clone(talk.script());
        saved.resume(script).map_err(|error| error.to_string())
    }

    /// What a node's lines earn.
    fn node_key(&self, key: &Key, node: NodeId) -> Option<NodeKey> {
        key.node(node).cloned()
    }

    /// The script with its tables; a fault in them is planted here.
    fn remade(&self, script: Arc<Script>) -> Arc<Script> {
        script
    }

    /// The score of a talk.
    fn score(&self, talk: &Talk, key: &Key) -> Scored {
        Scored::of(review(talk, key), key)
    }
}

/// The product as it is.
pub struct Product;

impl Subject for Product {}
