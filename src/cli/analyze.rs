//! `composure analyze`: what every kind of player would get, over all runs.

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context, Result};
use clap::Args;
use serde_json::json;

use super::data::{Data, as_files};
use super::figures::print;
use super::figures_json::document;
use super::out::say;
use super::watch::Progress;
use super::{EXIT_CLEAN, EXIT_FINDINGS, refuse};
use crate::analysis::{Analysis, TooLarge};
use crate::engine::Script;
use crate::jobs;
use crate::model::{Lang, Scenario, TypeId, words};
use crate::score::Key;

/// Options of `analyze`.
#[derive(Debug, Args)]
pub struct AnalyzeArguments {
    /// A scenario's file or id; without one, all that there are.
    pub scenario: Option<PathBuf>,
    /// A customer type, or `all` that the scenario offers.
    #[arg(long, default_value = "all")]
    pub customer: String,
    /// Print one JSON document.
    #[arg(long)]
    pub json: bool,
    /// Most states of random play that are met for one customer type; beyond, figures are proven bounds.
    #[arg(long, value_name = "STATES", default_value_t = 4_000_000_000)]
    pub limit: u64,
}

/// Runs the command. The exit code is 1 if some figure is only a bound.
pub(super) fn run(arguments: &AnalyzeArguments, lang: Lang) -> Result<u8> {
    let files = arguments
        .scenario
        .as_deref()
        .map(as_files)
        .unwrap_or_default();
    let data = Data::load(&files, lang)?;
    let scripts = asked(arguments, &data)?;
    if scripts.is_empty() {
        refuse!(
            lang,
            "没有一个场景提供客户类型 {}",
            "no scenario offers the customer type {}",
            arguments.customer
        );
    }
    let progress = Progress::start(scripts.len(), lang);
    let mut documents = Vec::new();
    let mut exact = true;
    let keys: Vec<Key> = scripts.iter().map(Key::new).collect();
    let asked: Vec<(&Script, &Key)> = scripts.iter().zip(&keys).collect();
    let mut failed = None;
    let done = |number: usize, analysis: Result<Analysis, TooLarge>| {
        progress.hide();
        let script = &scripts[number];
        let analysis = match analysis {
            Ok(analysis) => analysis,
            Err(error) => {
                failed = Some((number, error));
                return false;
            }
        };
        exact &= analysis.random.is_exact();
        if arguments.json {
            documents.push(document(script, &analysis));
        } else {
            print(script, &analysis, lang);
        }
        if progress.is_stopped() {
            let told = words!(
                "已停止；到此为止知道的都在上面",
                "stopped; what is known so far is above"
            );
            super::out::tell!("composure: {}", told.get(lang));
            return false;
        }
        true
    };
    jobs::analyze_each(&asked, arguments.limit, |number| progress.of(number), done);
    if let Some((number, error)) = failed {
        let script = &scripts[number];
        let name = || format!("{} with {}", script.scenario.id, script.customer.id);
        return Err(error).with_context(name);
    }
    if arguments.json {
        let whole = json!({"version": 2, "analyses": documents});
        say!("{}", serde_json::to_string_pretty(&whole)?);
    }
    Ok(if exact { EXIT_CLEAN } else { EXIT_FINDINGS })
}

/// The scripts that are asked for.
fn asked(arguments: &AnalyzeArguments, data: &Data) -> Result<Vec<Script>> {
    let scenarios: Vec<Arc<Scenario>> = match &arguments.scenario {
        Some(meant) => vec![data.scenario(meant)?],
        None => data.library()?.scenarios.clone(),
    };
    let library = data.library()?;
    let mut scripts = Vec::new();
    for scenario in &scenarios {
        let types: Vec<TypeId> = match arguments.customer.as_str() {
            "all" => scenario.customers.clone(),
            // Of all scenarios only those are meant that offer the type.
            one if arguments.scenario.is_none() => {
                let offered = scenario.customers.iter().copied();
                offered
                    .filter(|&id| library.customer_type(id).id == one)
                    .collect()
            }
            one => vec![data.customer(scenario, Some(one))?],
        };
        scripts.extend(
            types
                .into_iter()
                .map(|id| Script::of(library, scenario, id)),
        );
    }
    Ok(scripts)
}
