//! What a talk came to, kept word for word: it can be shown, exported and counted without the scenario, for ever. Does
//! not compute anything: it writes a review down, with names instead of places.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::form::{exactly, word, word_or_none};
use crate::engine::{ENGINE_VERSION, Talk, Wording};
use crate::model::{Lang, Outcome, Phase, Text, Variable};
use crate::score::{Band, Cap, Exact, MODEL_VERSION, Review, TurnScore};

/// A text in both languages, as it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kept {
    /// Simplified Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl From<&Text> for Kept {
    fn from(text: &Text) -> Self {
        let Text { zh, en } = text.clone();
        Self { zh, en }
    }
}

impl From<&Kept> for Text {
    fn from(kept: &Kept) -> Self {
        Self::new(kept.zh.as_str(), kept.en.as_str())
    }
}

impl Kept {
    /// The text in one language.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

/// Something with an id, and what it was called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Called {
    /// Its id.
    pub id: String,
    /// What it was called.
    pub name: Kept,
}

impl Called {
    fn new(id: &str, name: &Text) -> Self {
        Self {
            id: id.to_owned(),
            name: name.into(),
        }
    }
}

/// Why a displayed total was capped, as [`Cap`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub enum KeptCap {
    /// A phase scored below the floor.
    WeakPhase(#[serde(with = "word")] Phase),
    /// Not all decisions of a phase were met.
    Unfinished(#[serde(with = "word")] Phase),
    /// A critical principle was fully violated.
    Violated {
        /// The principle.
        principle: Called,
        /// At which move, counted from 0.
        at: usize,
    },
}

/// What one line earned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeptTurn {
    /// Place among the moves of the run, from 0.
    pub at: usize,
    /// Id of the node.
    pub node: String,
    /// Id of the line.
    pub choice: String,
    /// Id of the decision; none in a detour.
    pub slot: Option<String>,
    /// The line as it was worded.
    pub said: Kept,
    /// Points it earned.
    #[serde(with = "exactly")]
    pub earned: Exact,
    /// Points of the best line there.
    #[serde(with = "exactly")]
    pub worth: Exact,
}

/// What a phase earned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeptPhase {
    /// The phase.
    #[serde(with = "word")]
    pub phase: Phase,
    /// Points earned.
    #[serde(with = "exactly")]
    pub earned: Exact,
    /// Points of the phase.
    #[serde(with = "exactly")]
    pub worth: Exact,
}

/// How a principle was kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeptPrinciple {
    /// The principle.
    pub principle: Called,
    /// How often it was in play.
    pub occasions: usize,
    /// Mean credit times 100.
    #[serde(with = "exactly")]
    pub percent: Exact,
}

/// What a talk came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Verdict {
    /// Version of the engine that played it.
    pub engine: u8,
    /// Version of the model that scored it.
    pub model: u16,
    /// The scenario and its title.
    pub scenario: Called,
    /// The customer type and its name.
    pub customer: Called,
    /// Exact total, 0..=100.
    #[serde(with = "exactly")]
    pub total: Exact,
    /// Displayed total; none if nothing scored was said.
    pub displayed: Option<u32>,
    /// Band of the displayed total.
    #[serde(with = "word_or_none")]
    pub band: Option<Band>,
    /// The cap lowered the displayed total.
    pub capped: bool,
    /// Why it was capped, whether or not the cap lowered it.
    pub caps: Vec<KeptCap>,
    /// How the talk ended.
    #[serde(with = "word_or_none")]
    pub outcome: Option<Outcome>,
    /// Value conceded, in currency units.
    pub conceded: u64,
    /// What could have been conceded, in currency units.
    pub limit: u32,
    /// The customer's mood at the end, in milli-points by name.
    pub mood: BTreeMap<String, i32>,
    /// Line by line.
    pub turns: Vec<KeptTurn>,
    /// By phase.
    pub phases: Vec<KeptPhase>,
    /// By principle in play.
    pub principles: Vec<KeptPrinciple>,
}

impl Verdict {
    /// Writes a review of a talk down.
    #[must_use]
    pub fn of(talk: &Talk, review: &Review) -> Self {
        let script = talk.script();
        let scenario = &script.scenario;
        let called = |principle| {
            let principle = script.rules.catalogue.get(principle);
            Called::new(&principle.id, &principle.name)
        };
        let cap = |cap: &Cap| match *cap {
            Cap::WeakPhase(phase) => KeptCap::WeakPhase(phase),
            Cap::Unfinished(phase) => KeptCap::Unfinished(phase),
            Cap::Violated(principle, at) => KeptCap::Violated {
                principle: called(principle),
                at,
            },
        };
        let wording = Wording::new(script, talk.seed());
        let phases = review.phases.iter().map(|score| KeptPhase {
            phase: score.phase,
            earned: score.earned.clone(),
            worth: score.worth.clone(),
        });
        let principles = review.principles.iter().map(|score| KeptPrinciple {
            principle: called(score.principle),
            occasions: score.occasions,
            percent: score.percent.clone(),
        });
        let mood = Variable::ALL.iter().map(|&variable| {
            let value = talk.state().mood.get(variable);
            (variable.name().to_owned(), value)
        });
        Self {
            engine: ENGINE_VERSION,
            model: MODEL_VERSION,
            scenario: Called::new(&scenario.id, &scenario.title),
            customer: Called::new(&script.customer.id, &script.customer.name),
            total: review.total.clone(),
            displayed: review.displayed,
            band: review.band(),
            capped: review.capped,
            caps: review.caps.iter().map(cap).collect(),
            outcome: review.outcome,
            conceded: review.conceded,
            limit: scenario.brief.authority.limit,
            mood: mood.collect(),
            turns: review
                .turns
                .iter()
                .map(|turn| kept_turn(talk, &wording, turn))
                .collect(),
            phases: phases.collect(),
            principles: principles.collect(),
        }
    }

    /// The figures are those of another: what a change in wording or names leaves alone.
    #[must_use]
    pub fn agrees_with(&self, other: &Self) -> bool {
        self.total == other.total
            && self.displayed == other.displayed
            && self.outcome == other.outcome
    }
}

fn kept_turn(talk: &Talk, wording: &Wording, turn: &TurnScore) -> KeptTurn {
    let scenario = &talk.script().scenario;
    let node = scenario.node(turn.node);
    let choice = &node.choices[usize::from(turn.choice.0)];
    let slot = turn.slot.map(|slot| &scenario.slots[usize::from(slot.0)]);
    KeptTurn {
        at: turn.move_index,
        node: node.id.clone(),
        choice: choice.id.clone(),
        slot: slot.map(|slot| slot.id.clone()),
        said: Kept {
            zh: wording.fill(&choice.text, Lang::Zh),
            en: wording.fill(&choice.text, Lang::En),
        },
        earned: turn.earned.clone(),
        worth: turn.worth.clone(),
    }
}
