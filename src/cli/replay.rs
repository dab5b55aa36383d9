//! `composure replay`: a run from its string, scored again.

use std::sync::Arc;

use anyhow::{Context, Result};
use clap::Args;

use super::data::Data;
use super::out::{say, tell};
use super::report::{document, print_review};
use super::{EXIT_CLEAN, EXIT_FINDINGS, LangArgument, system_lang};
use crate::engine::{Run, RunError, Script, Talk};
use crate::model::Lang;

/// Options of `replay`.
#[derive(Debug, Args)]
pub struct ReplayArguments {
    /// The run, such as `c1.late-delivery.aggressive.….k7`.
    pub run: String,
    /// Language; that of the system if left out.
    #[arg(long, value_enum)]
    pub lang: Option<LangArgument>,
    /// Print one JSON document.
    #[arg(long)]
    pub json: bool,
}

/// Runs the command. A run of a scenario that has changed since is judged anew, with a warning and exit code 1.
pub(super) fn run(arguments: &ReplayArguments) -> Result<u8> {
    let run: Run = arguments.run.parse()?;
    let data = Data::load(&[])?;
    let library = data.library()?;
    let scenario = data.scenario(run.scenario.as_ref())?;
    let customer = data.customer(&scenario, Some(&run.customer))?;
    let script = Arc::new(Script::of(library, &scenario, customer));
    let lang = arguments.lang.map_or_else(system_lang, Lang::from);
    let (talk, code) = match Talk::replay(Arc::clone(&script), &run) {
        Ok(talk) => (talk, EXIT_CLEAN),
        Err(changed @ RunError::ScenarioChanged { .. }) => {
            tell!("composure: {changed}; what follows judges it anew");
            let talk = Talk::replay_anyway(script, &run)
                .context("the scenario has changed too much to replay the run")?;
            (talk, EXIT_FINDINGS)
        }
        Err(other) => return Err(other.into()),
    };
    if arguments.json {
        say!("{}", serde_json::to_string_pretty(&document(&talk, lang))?);
    } else {
        print_review(&talk, lang);
    }
    Ok(code)
}
