//! `composure replay`: a run from its string, scored again.

use std::sync::Arc;

use anyhow::Result;
use clap::Args;

use super::data::Data;
use super::debrief::{document, print_review};
use super::out::{say, tell};
use super::told::run_error;
use super::{EXIT_CLEAN, EXIT_FINDINGS, refuse};
use crate::engine::{Run, RunError, Script, Talk};
use crate::model::{Lang, words};

/// Options of `replay`.
#[derive(Debug, Args)]
pub struct ReplayArguments {
    /// The run, such as `c2.late-delivery.aggressive.….k7`.
    pub run: String,
    /// Print one JSON document.
    #[arg(long)]
    pub json: bool,
}

/// Runs the command. A run of a scenario that has changed since is judged anew, with a warning and exit code 1.
pub(super) fn run(arguments: &ReplayArguments, lang: Lang) -> Result<u8> {
    let run: Run = match arguments.run.parse() {
        Ok(run) => run,
        Err(error) => refuse!(lang, "{why}", "{why}", why = run_error(&error)),
    };
    let data = Data::load(&[], lang)?;
    let library = data.library()?;
    let scenario = data.scenario(run.scenario.as_ref())?;
    let customer = data.customer(&scenario, Some(&run.customer))?;
    let script = Arc::new(Script::of(library, &scenario, customer));
    let (talk, code) = match Talk::replay(Arc::clone(&script), &run) {
        Ok(talk) => (talk, EXIT_CLEAN),
        Err(changed @ RunError::ScenarioChanged { .. }) => {
            let told = words!(
                "{changed}；下面按现在的场景重新评",
                "{changed}; what follows judges it anew",
                changed = run_error(&changed)
            );
            tell!("composure: {}", told.get(lang));
            match Talk::replay_anyway(script, &run) {
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
    if arguments.json {
        say!("{}", serde_json::to_string_pretty(&document(&talk, lang))?);
    } else {
        print_review(&talk, lang);
    }
    Ok(code)
}
