//! `composure analyze`: what every kind of player would get.

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::Result;
use clap::Args;
use serde_json::json;

use super::data::{Data, as_files};
use super::figures::print;
use super::figures_json::document;
use super::out::say;
use super::{EXIT_CLEAN, refuse};
use crate::engine::Script;
use crate::jobs;
use crate::model::{Lang, Scenario, TypeId};
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
}

/// Runs the command.
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
    let keys: Vec<Key> = scripts.iter().map(Key::new).collect();
    let asked: Vec<(&Script, &Key)> = scripts.iter().zip(&keys).collect();
    let analyses = scripts.iter().zip(jobs::analyze_each(&asked));
    if arguments.json {
        let documents: Vec<_> = analyses
            .map(|(script, analysis)| document(script, &analysis))
            .collect();
        let whole = json!({"version": 3, "analyses": documents});
        say!("{}", serde_json::to_string_pretty(&whole)?);
    } else {
        for (script, analysis) in analyses {
            print(script, &analysis, lang);
        }
    }
    Ok(EXIT_CLEAN)
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
