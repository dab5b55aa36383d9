//! `composure diff`: what an edit to a scenario changes for a trainee. Exit code 0 whenever the two could be compared,
//! whatever was found: a change is what an edit is for.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Result, anyhow};
use clap::Args;

use super::data::{Data, as_files};
use super::diff_text;
use super::out::{say, tell};
use super::records::{Records, parsed};
use super::told::run_error;
use super::{EXIT_CLEAN, refuse};
use crate::engine::{Run, Script};
use crate::files::read_text;
use crate::jobs;
use crate::model::{Both, Lang, Scenario, Text, TypeId, words};
use crate::report::diff::{
    CustomerDiff, Diff, Figures, Finding, RunDiff, Side, content, customer, figures, only_in,
    renamed, run as run_diff, to_json,
};
use crate::score::Key;

/// Options of `diff`.
#[derive(Debug, Args)]
pub struct DiffArguments {
    /// The scenario before: a file or an id.
    pub old: PathBuf,
    /// The scenario after: a file or an id.
    pub new: PathBuf,
    /// Print one JSON document (version 2).
    #[arg(long)]
    pub json: bool,
    /// Talks to judge by both: folders of records, records, lists of run strings, or run strings; without any, the
    /// talks kept on this machine.
    #[arg(long, num_args = 1..)]
    pub runs: Vec<PathBuf>,
    /// A customer type, or `all` that either side offers.
    #[arg(long, default_value = "all")]
    pub customer: String,
    /// Leave out the figures of players.
    #[arg(long)]
    pub without_figures: bool,
}

/// One side, loaded.
struct Loaded {
    data: Data,
    scenario: Arc<Scenario>,
}

impl Loaded {
    fn new(meant: &Path, lang: Lang) -> Result<Self> {
        let data = Data::load(&as_files(meant), lang)?;
        let scenario = data.scenario(meant)?;
        Ok(Self { data, scenario })
    }

    fn side(&self) -> Result<Side<'_>> {
        Ok(Side {
            scenario: &self.scenario,
            library: self.data.library()?,
        })
    }

    /// The script for a type that the scenario offers.
    fn script(&self, customer: &str) -> Result<Option<Arc<Script>>> {
        let library = self.data.library()?;
        let offers = |id: &TypeId| library.customer_type(*id).id == customer;
        let id = self.scenario.customers.iter().copied().find(offers);
        Ok(id.map(|id| Arc::new(Script::of(library, &self.scenario, id))))
    }

    fn findings(&self) -> Vec<Finding> {
        let finding = |found: crate::diagnostic::Diagnostic| Finding {
            code: found.code.id,
            message: found.message,
        };
        self.data.findings().into_iter().map(finding).collect()
    }
}

/// Runs the command.
pub(super) fn run(arguments: &DiffArguments, lang: Lang) -> Result<u8> {
    let old = Loaded::new(&arguments.old, lang)?;
    let new = Loaded::new(&arguments.new, lang)?;
    let (before, after) = (old.side()?, new.side()?);
    let (findings, now) = (old.findings(), new.findings());
    let diff = Diff {
        scenario: (old.scenario.id.clone(), new.scenario.id.clone()),
        content: content(before, after),
        customers: customers(arguments, &old, &new)?,
        appeared: only_in(&now, &findings),
        gone: only_in(&findings, &now),
        runs: runs(arguments, &old, &new)?,
    };
    if arguments.json {
        say!("{}", serde_json::to_string_pretty(&to_json(&diff))?);
    } else {
        diff_text::print(&diff, lang);
    }
    Ok(EXIT_CLEAN)
}

/// Compares for every customer type that is asked for.
fn customers(arguments: &DiffArguments, old: &Loaded, new: &Loaded) -> Result<Vec<CustomerDiff>> {
    let mut names: Vec<String> = Vec::new();
    for loaded in [old, new] {
        let library = loaded.data.library()?;
        let offered = loaded
            .scenario
            .customers
            .iter()
            .map(|&id| library.customer_type(id).id.clone());
        for name in offered {
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    if arguments.customer != "all" {
        let offered = names.join(", ");
        names.retain(|name| *name == arguments.customer);
        if names.is_empty() {
            let meant = &arguments.customer;
            refuse!(
                old.data.lang,
                "两边都不能和 {meant} 玩；它们提供的有 {offered}",
                "neither can be played with {meant}; they offer {offered}"
            );
        }
    }
    let mut scripts = Vec::new();
    for name in names {
        scripts.push((old.script(&name)?, new.script(&name)?, name));
    }
    let compute = |script: &Script| -> Option<Figures> {
        let wanted = !arguments.without_figures;
        wanted.then(|| figures(&jobs::analyze(script, &Key::new(script))))
    };
    let mut out = Vec::new();
    for (old, new, name) in &scripts {
        let side = |script: &Option<Arc<Script>>| {
            let script = script.clone()?;
            let figures = compute(&script);
            Some((script, figures))
        };
        let (old, new) = (side(old), side(new));
        out.push(customer(
            name,
            old.as_ref()
                .map(|(script, figures)| (script.as_ref(), figures.clone())),
            new.as_ref()
                .map(|(script, figures)| (script.as_ref(), figures.clone())),
        ));
    }
    Ok(out)
}

/// Which side is meant.
const BEFORE: Both = Both::new("改动前的场景", "the scenario before");
const AFTER: Both = Both::new("改动后的场景", "the scenario after");

/// Judges the talks by both sides.
fn runs(arguments: &DiffArguments, old: &Loaded, new: &Loaded) -> Result<Vec<RunDiff>> {
    let lang = old.data.lang;
    let mut texts = Vec::new();
    if arguments.runs.is_empty() {
        texts = run_strings(Records::read(&[], lang));
    }
    for named in &arguments.runs {
        texts.extend(named_runs(named, lang)?);
    }
    let twins = renamed(old.side()?, new.side()?);
    let mut out: Vec<RunDiff> = Vec::new();
    for (place, text) in texts {
        let run: Run = match text.parse() {
            Ok(run) => run,
            Err(error) => {
                let why = run_error(&error);
                tell!("composure: {place}: {}", why.get(lang));
                continue;
            }
        };
        let wanted = arguments.customer == "all" || run.customer == arguments.customer;
        if run.scenario != old.scenario.id || !wanted || out.iter().any(|known| known.run == text) {
            continue;
        }
        match (old.script(&run.customer)?, new.script(&run.customer)?) {
            (Some(before), Some(after)) => out.push(run_diff(&before, &after, &twins, &run)),
            (before, _) => {
                let side = if before.is_none() { BEFORE } else { AFTER };
                let customer = Text::same(&run.customer);
                let told = words!(
                    "{side}不能和 {customer} 玩",
                    "{side} cannot be played with {customer}",
                    side = side,
                    customer = customer
                );
                tell!("composure: {place}: {}", told.get(lang));
            }
        }
    }
    Ok(out)
}

/// The run strings in something that the user named, each with its place.
fn named_runs(named: &Path, lang: Lang) -> Result<Vec<(String, String)>> {
    let shown = named.display().to_string();
    if !named.exists() && shown.starts_with('c') && shown.contains('.') && !shown.contains('/') {
        return Ok(vec![(shown.clone(), shown)]);
    }
    if named.is_dir() {
        return Ok(run_strings(Records::read(&[named.to_owned()], lang)));
    }
    let told = |why: Text| anyhow!("{shown}: {}", why.get(lang));
    let text = read_text(named).map_err(told)?;
    if text.trim_start().starts_with('{') {
        let record = parsed(&text).map_err(told)?;
        return Ok(vec![(shown, record.run)]);
    }
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    Ok(lines.map(|line| (shown.clone(), line.to_owned())).collect())
}

fn run_strings(records: Records) -> Vec<(String, String)> {
    let found = records.found.into_iter();
    found.map(|(place, record)| (place, record.run)).collect()
}
