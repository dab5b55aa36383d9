//! `composure replay`: a run from its string, scored again; or the talk of a record, as it was then and as it is now.

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Result, anyhow};
use clap::Args;
use serde_json::json;

use super::data::Data;
use super::debrief::{document, print_review};
use super::out::{say, tell};
use super::records::parsed;
use super::told::run_error;
use super::{EXIT_CLEAN, EXIT_FINDINGS, refuse};
use crate::engine::{Run, RunError, Script, Talk};
use crate::files::read_text;
use crate::model::{Lang, Text, words};
use crate::record::{Record, ReplayError, Replayed, Standing, replay, standings};
use crate::report::talks::then_and_now;

/// Options of `replay`.
#[derive(Debug, Args)]
pub struct ReplayArguments {
    /// The run, such as `c2.late-delivery.aggressive.….k7`, or the file of a record.
    pub run: PathBuf,
    /// Print one JSON document.
    #[arg(long)]
    pub json: bool,
}

/// Runs the command. What has changed since is judged anew, with a warning and exit code 1.
pub(super) fn run(arguments: &ReplayArguments, lang: Lang) -> Result<u8> {
    let text = arguments.run.to_string_lossy();
    match text.parse() {
        Ok(run) => replay_run(&run, arguments.json, lang),
        Err(error) if arguments.run.symlink_metadata().is_err() => {
            refuse!(lang, "{why}", "{why}", why = run_error(&error))
        }
        Err(_) => {
            let read = read_text(&arguments.run).and_then(|text| parsed(&text));
            let record = read.map_err(|why| anyhow!("{text}: {}", why.get(lang)))?;
            replay_record(&record, arguments.json, lang)
        }
    }
}

fn replay_run(run: &Run, json: bool, lang: Lang) -> Result<u8> {
    let data = Data::load(&[], lang)?;
    let library = data.library()?;
    let scenario = data.scenario(run.scenario.as_ref())?;
    let customer = data.customer(&scenario, Some(&run.customer))?;
    let script = Arc::new(Script::of(library, &scenario, customer));
    let (talk, code) = match Talk::replay(Arc::clone(&script), run) {
        Ok(talk) => (talk, EXIT_CLEAN),
        Err(changed @ RunError::ScenarioChanged { .. }) => {
            let told = words!(
                "{changed}；下面按现在的场景重新评",
                "{changed}; what follows judges it anew",
                changed = run_error(&changed)
            );
            tell!("composure: {}", told.get(lang));
            match Talk::replay_anyway(script, run) {
                Ok(talk) => (talk, EXIT_FINDINGS),
                Err(error) => refuse!(
                    lang,
                    "场景改得太多，这一场重放不了：{why}",
                    "the scenario has changed too much to replay the run: {why}",
                    why = run_error(&error)
                ),
            }
        }
        Err(other) => refuse!(lang, "{why}", "{why}", why = run_error(&other)),
    };
    if json {
        say!("{}", serde_json::to_string_pretty(&document(&talk, lang))?);
    } else {
        print_review(&talk, lang);
    }
    Ok(code)
}

/// Shows what a record says of its talk, and what the same lines come to now where they still lead through. The exit code
/// is 1 unless both are the same.
fn replay_record(record: &Record, json: bool, lang: Lang) -> Result<u8> {
    let data = Data::load(&[], lang)?;
    let library = data.library()?;
    let now = replay(library, record);
    let standing = standings(std::slice::from_ref(record), library);
    let standing = standing.first().copied().unwrap_or(Standing::Gone);
    let told = match &now {
        Ok(now) => {
            let agrees = |then| now.verdict().agrees_with(then);
            let differs = words!(
                "记录里的成绩和这一场重放出来的不一样：记录改动过",
                "the record says something else than its run comes to: it has been edited"
            );
            let is_edited = !record.verdict.as_ref().is_none_or(agrees);
            match standing {
                Standing::AsItWas => is_edited.then_some(differs),
                changed => Some(changed.label().into()),
            }
        }
        Err(why) => Some(not_replayed(why)),
    };
    if json {
        let now = now.as_ref().ok().map(|now| document(&now.talk, lang));
        let whole =
            json!({"version": 1, "standing": standing.name(), "record": record, "now": now});
        say!("{}", serde_json::to_string_pretty(&whole)?);
    } else if let Some(then) = &record.verdict {
        let now = now.as_ref().ok().map(Replayed::verdict);
        for line in then_and_now(&record.finished_on, then, now.as_ref(), lang) {
            say!("{line}");
        }
    } else if let Ok(now) = &now {
        print_review(&now.talk, lang);
    }
    let Some(told) = told else {
        return Ok(EXIT_CLEAN);
    };
    tell!("composure: {}", told.get(lang));
    Ok(EXIT_FINDINGS)
}

fn not_replayed(why: &ReplayError) -> Text {
    match why {
        ReplayError::Missing(id) => words!(
            "没法重算：{id} 已经不在",
            "it cannot be scored again: {id} is not there any more"
        ),
        ReplayError::Broken(_) => words!(
            "没法重算：现在的版本里，这些话接不下去了",
            "it cannot be scored again: in today's version these lines do not lead through"
        ),
        ReplayError::Run(error) => words!(
            "没法重算：{why}",
            "it cannot be scored again: {why}",
            why = run_error(error)
        ),
    }
}
