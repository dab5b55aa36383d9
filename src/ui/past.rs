//! Finished talks: what a record says once it is replayed.

use std::sync::Arc;

use thiserror::Error;

use crate::assessment::ForecastResult;
use crate::engine::{Run, RunError, Script, Talk};
use crate::model::{Library, Outcome, TypeId};
use crate::record::Record;
use crate::score::{Key, Review, review};

use super::portrait::face_in;

/// Why a record cannot be shown.
#[derive(Debug, Error)]
pub enum PastError {
    /// The scenario or the customer type is not there.
    #[error("{0}")]
    Missing(String),
    /// The run cannot be replayed.
    #[error(transparent)]
    Run(#[from] RunError),
}

/// What a record says, in short.
#[derive(Clone, Debug)]
pub struct Told {
    /// Place of the scenario in the library.
    pub scenario: usize,
    /// Who came.
    pub customer: TypeId,
    /// Place of the last face in the look's faces.
    pub face: usize,
    /// Displayed total; none if nothing was scored.
    pub total: Option<u32>,
    /// How it ended.
    pub outcome: Option<Outcome>,
    /// How the forecast came out.
    pub forecast: Option<ForecastResult>,
}

/// A record with what it says, or why it cannot be read.
#[derive(Debug)]
pub struct Past {
    /// The record.
    pub record: Record,
    /// What it says.
    pub told: Result<Told, PastError>,
}

impl Past {
    /// Replays a record.
    #[must_use]
    pub fn new(record: Record, library: Option<&Library>) -> Self {
        let told = match library {
            Some(library) => replay(library, &record.run).map(|replayed| replayed.told(&record)),
            None => Err(PastError::Missing(record.run.clone())),
        };
        Self { record, told }
    }
}

/// A finished talk, replayed and reviewed.
pub struct Replayed {
    /// The talk.
    pub talk: Talk,
    /// What its lines earn.
    pub key: Key,
    /// What they earned.
    pub review: Review,
    /// Place of the scenario in the library.
    pub scenario: usize,
}

impl Replayed {
    /// What it says, in short.
    #[must_use]
    pub fn told(&self, record: &Record) -> Told {
        Told {
            scenario: self.scenario,
            customer: self.talk.script().type_id,
            face: last_face(&self.talk),
            total: self.review.displayed,
            outcome: self.review.outcome,
            forecast: record
                .forecast
                .and_then(|forecast| forecast.compare(&self.review)),
        }
    }
}

/// The customer's face at the end of a talk.
#[must_use]
pub fn last_face(talk: &Talk) -> usize {
    let script = talk.script();
    face_in(&script.customer.look, talk.state(), script.type_id)
}

/// The script that a run is about, with the scenario's place in the library.
pub fn script_of(library: &Library, run: &Run) -> Result<(usize, Arc<Script>), PastError> {
    let place = library
        .scenarios
        .iter()
        .position(|known| known.id == run.scenario);
    let place = place.ok_or_else(|| PastError::Missing(run.scenario.clone()))?;
    let scenario = &library.scenarios[place];
    let customer = library
        .customer(&run.customer)
        .ok_or_else(|| PastError::Missing(run.customer.clone()))?;
    Ok((place, Arc::new(Script::of(library, scenario, customer))))
}

/// Replays a run string.
///
/// # Errors
/// When the scenario is gone or has changed.
pub fn replay(library: &Library, run: &str) -> Result<Replayed, PastError> {
    let run: Run = run.parse()?;
    let (scenario, script) = script_of(library, &run)?;
    let talk = Talk::replay(script, &run)?;
    let key = Key::new(talk.script());
    let review = review(&talk, &key);
    Ok(Replayed {
        talk,
        key,
        review,
        scenario,
    })
}
