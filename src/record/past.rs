//! Finished talks beside today's scenarios: whether they would still be the same, and what they would come to now. Does
//! not change a record.

use std::collections::BTreeMap;
use std::sync::Arc;

use thiserror::Error;

use super::{Record, Verdict};
use crate::assessment::ForecastResult;
use crate::engine::{
    Broken, ENGINE_VERSION, Run, RunError, RunForm, Said, Script, Talk, say_by_id,
};
use crate::model::{Library, named_enum};
use crate::score::{Key, MODEL_VERSION, Review, review};

named_enum! {
    /// How a kept talk stands to what there is today.
    Standing {
        /// Nothing that moves a talk or its score has changed: it replays to what was kept.
        AsItWas = "as-it-was" ("现在也一样", "As it was"),
        /// The scenario, the customer type or the tables have changed.
        Changed = "changed" ("场景后来改过", "Scenario changed since"),
        /// This program plays or scores in another way than the one that kept it.
        OtherModel = "other-model" ("评分办法后来改过", "Scoring changed since"),
        /// The scenario or the customer type is not there.
        Gone = "gone" ("场景已经不在", "Scenario is gone"),
        /// It was kept by an earlier version, without what it came to.
        Earlier = "earlier" ("较早版本的记录", "From an earlier version"),
    }
}

/// Why a talk cannot be replayed on today's scenarios.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ReplayError {
    /// The scenario or the customer type is not there.
    #[error("{0} is not there")]
    Missing(String),
    /// The run cannot be read or replayed.
    #[error(transparent)]
    Run(#[from] RunError),
    /// The ids do not lead through any more.
    #[error("it does not lead through any more: {0:?}")]
    Broken(Broken),
}

/// A finished talk, replayed and reviewed.
#[derive(Clone, Debug)]
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
    fn new(talk: Talk, scenario: usize) -> Self {
        let key = Key::new(talk.script());
        Self {
            review: review(&talk, &key),
            key,
            talk,
            scenario,
        }
    }

    /// What it comes to.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        Verdict::of(&self.talk, &self.review)
    }
}

/// A record beside today's scenarios.
#[derive(Clone, Debug)]
pub struct Past {
    /// The record.
    pub record: Record,
    /// How it stands to today's scenarios.
    pub standing: Standing,
    /// What it came to: as it was kept; of an earlier version's record, what it comes to today, if it can be replayed.
    pub verdict: Option<Verdict>,
    /// How its forecast came out; none without one.
    pub forecast: Option<ForecastResult>,
    /// Id of the scenario; the whole run if that cannot be read.
    pub scenario: String,
}

impl Past {
    /// Compares a record with what there is today.
    #[must_use]
    pub fn new(record: Record, library: Option<&Library>) -> Self {
        Today::new(library).past(record)
    }

    /// Changes the record: adds what the trainee says after the talk.
    pub fn change(&mut self, change: impl FnOnce(&mut Record)) {
        change(&mut self.record);
        self.forecast = forecast(&self.record, self.verdict.as_ref());
    }
}

/// How the forecast of a record came out.
fn forecast(record: &Record, verdict: Option<&Verdict>) -> Option<ForecastResult> {
    let verdict = verdict?;
    let lost = verdict.turns.iter();
    let lost = lost.map(|turn| (turn.at, &turn.worth - &turn.earned));
    record.forecast?.against(verdict.band, lost)
}

/// Compares records with what there is today.
#[must_use]
pub fn pasts(records: Vec<Record>, library: Option<&Library>) -> Vec<Past> {
    let mut today = Today::new(library);
    let past = |record| today.past(record);
    records.into_iter().map(past).collect()
}

/// How records stand to what there is today. Nothing is replayed.
#[must_use]
pub fn standings(records: &[Record], library: &Library) -> Vec<Standing> {
    let mut today = Today::new(Some(library));
    let standing = |record: &Record| today.standing(record, record.run.parse().ok().as_ref());
    records.iter().map(standing).collect()
}

/// What there is today. Scripts are worked out once for all records that are about them.
struct Today<'a> {
    library: Option<&'a Library>,
    /// By scenario and customer type; none where they are not there.
    fingerprints: BTreeMap<(String, String), Option<String>>,
}

impl<'a> Today<'a> {
    const fn new(library: Option<&'a Library>) -> Self {
        Self {
            library,
            fingerprints: BTreeMap::new(),
        }
    }

    fn past(&mut self, record: Record) -> Past {
        let run: Option<Run> = record.run.parse().ok();
        let scenario = match (&record.verdict, &run) {
            (Some(verdict), _) => &verdict.scenario.id,
            (None, Some(run)) => &run.scenario,
            (None, None) => &record.run,
        };
        let now = || Some(replay(self.library?, &record).ok()?.verdict());
        let verdict = record.verdict.clone().or_else(now);
        Past {
            scenario: scenario.clone(),
            standing: self.standing(&record, run.as_ref()),
            forecast: forecast(&record, verdict.as_ref()),
            verdict,
            record,
        }
    }

    fn standing(&mut self, record: &Record, run: Option<&Run>) -> Standing {
        let Some(verdict) = &record.verdict else {
            return Standing::Earlier;
        };
        let Some((run, today)) = run.and_then(|run| Some((run, self.fingerprint(run)?))) else {
            return Standing::Gone;
        };
        if (verdict.engine, verdict.model) != (ENGINE_VERSION, MODEL_VERSION) {
            Standing::OtherModel
        } else if run.fingerprint == today && run.form == RunForm::Sorted {
            Standing::AsItWas
        } else {
            Standing::Changed
        }
    }

    fn fingerprint(&mut self, run: &Run) -> Option<String> {
        let names = (run.scenario.clone(), run.customer.clone());
        let library = self.library;
        let work_out = || Some(script_of(library?, run).ok()?.1.fingerprint.clone());
        self.fingerprints
            .entry(names)
            .or_insert_with(work_out)
            .clone()
    }
}

/// The script that a run is about, with the scenario's place in the library.
///
/// # Errors
/// When the scenario or the customer type is not there.
pub fn script_of(library: &Library, run: &Run) -> Result<(usize, Arc<Script>), ReplayError> {
    let place = library
        .scenarios
        .iter()
        .position(|known| known.id == run.scenario);
    let place = place.ok_or_else(|| ReplayError::Missing(run.scenario.clone()))?;
    let customer = library
        .customer(&run.customer)
        .ok_or_else(|| ReplayError::Missing(run.customer.clone()))?;
    let script = Script::of(library, &library.scenarios[place], customer);
    Ok((place, Arc::new(script)))
}

/// Replays a record on today's scenario: exactly if nothing has changed, else by the ids of what was said; a record of an
/// earlier version, which has no ids, by the places of its lines.
///
/// # Errors
/// When the scenario is gone or the talk does not lead through any more.
pub fn replay(library: &Library, record: &Record) -> Result<Replayed, ReplayError> {
    let run: Run = record.run.parse()?;
    let (scenario, script) = script_of(library, &run)?;
    let talk = match &record.verdict {
        _ if run.fingerprint == script.fingerprint && run.form == RunForm::Sorted => {
            Talk::replay(script, &run)?
        }
        Some(verdict) => by_ids(script, &run, verdict).map_err(ReplayError::Broken)?,
        None => Talk::replay_anyway(script, &run)?,
    };
    Ok(Replayed::new(talk, scenario))
}

/// Says the lines of a verdict again, wherever they stand now.
fn by_ids(script: Arc<Script>, run: &Run, verdict: &Verdict) -> Result<Talk, Broken> {
    let mut talk = Talk::new(script, run.seed, run.pressure);
    let mut turns = verdict.turns.iter();
    for &said in &run.commands {
        let turn = match said {
            Said::Line(_) => turns.next(),
            Said::Nothing => None,
        };
        if let Some(turn) = turn {
            say_by_id(&mut talk, &turn.node, Some(&turn.choice))?;
        } else {
            let here = talk.script().scenario.node(talk.state().node).id.clone();
            say_by_id(&mut talk, &here, None)?;
        }
    }
    Ok(talk)
}
