//! `composure analyze`: what chance and the robots get, and how guessable each node is.

use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::Args;
use serde_json::json;

use super::EXIT_CLEAN;
use super::data::{Data, as_files};
use super::out::say;
use super::paint::{BAD, DIM, GOOD, HEAD, bar, paint};
use crate::analysis::{Fairness, fairness};
use crate::engine::Script;
use crate::model::{Lang, Outcome, TypeId};
use crate::score::{Exact, Key, exact, one_decimal, rounded};

/// Most states that are visited for one robot.
const STATE_LIMIT: u64 = 2_000_000_000;

/// Options of `analyze`.
#[derive(Debug, Args)]
pub struct AnalyzeArguments {
    /// A scenario's file or id.
    pub scenario: PathBuf,
    /// A customer type, or `all` that the scenario offers.
    #[arg(long, default_value = "all")]
    pub customer: String,
    /// Print one JSON document.
    #[arg(long)]
    pub json: bool,
}

/// Runs the command.
pub(super) fn run(arguments: &AnalyzeArguments) -> Result<u8> {
    let data = Data::load(&as_files(&arguments.scenario))?;
    let scenario = data.scenario(&arguments.scenario)?;
    let types: Vec<TypeId> = if arguments.customer == "all" {
        scenario.customers.clone()
    } else {
        vec![data.customer(&scenario, Some(&arguments.customer))?]
    };
    let library = data.library()?;
    let scripts: Vec<Script> = types
        .into_iter()
        .map(|id| Script::of(library, &scenario, id))
        .collect();
    // One thread a customer type: they share nothing.
    let results: Vec<_> = std::thread::scope(|scope| {
        let running: Vec<_> = scripts
            .iter()
            .map(|script| scope.spawn(|| fairness(script, &Key::new(script), STATE_LIMIT)))
            .collect();
        running
            .into_iter()
            .map(std::thread::ScopedJoinHandle::join)
            .collect()
    });
    let mut documents = Vec::new();
    for (script, result) in scripts.iter().zip(results) {
        let fairness = result
            .ok()
            .context("the analysis was stopped by an internal error")?
            .with_context(|| scenario.id.clone())?;
        if arguments.json {
            documents.push(document(script, &fairness));
        } else {
            print(script, &fairness);
        }
    }
    if arguments.json {
        let whole = json!({"version": 1, "scenario": scenario.id, "customers": documents});
        say!("{}", serde_json::to_string_pretty(&whole)?);
    }
    Ok(EXIT_CLEAN)
}

/// A fraction of one as percent with one digit.
fn percent(share: &Exact) -> String {
    one_decimal(&(share * exact(100)))
}

fn print(script: &Script, fairness: &Fairness) {
    let title = format!("{} · {}", script.scenario.id, script.customer.id);
    say!("{}", paint(HEAD, &title));
    let random = &fairness.random.mean;
    let line = |name: &str, mean: &Exact, good: bool| {
        let style = if good { GOOD } else { BAD };
        let figure = format!("{:>5}", one_decimal(mean));
        let bar = bar(rounded(mean));
        say!("  {name:<16} {} {bar}", paint(style, &figure));
    };
    let (best, outcome) = &fairness.best;
    line("best lines", best, *best == exact(100));
    line("random", random, *random <= exact(40));
    for robot in &fairness.robots {
        let fair = robot.mean <= random + exact(10);
        line(robot.policy.name(), &robot.mean, fair);
    }
    say!(
        "  best lines end in {}",
        outcome.map_or("several outcomes", Outcome::name)
    );
    let outcomes: Vec<String> = Outcome::ALL
        .iter()
        .map(|outcome| {
            let chance = &fairness.random.outcomes[outcome.index()];
            format!("{} {} %", outcome.name(), percent(chance))
        })
        .collect();
    say!("  random ends: {}", outcomes.join(", "));
    for &lang in Lang::ALL {
        let (ratio, node) = &fairness.length_ratio[lang.index()];
        say!(
            "  {}: best is longest in {} % of nodes; largest length ratio {} in {}",
            lang.name(),
            percent(&fairness.longest_share(lang)),
            one_decimal(&(ratio * exact(10)))
                .replace('.', "")
                .parse::<f64>()
                .unwrap_or(0.0)
                / 100.0,
            script.scenario.node(*node).id
        );
    }
    say!(
        "  real trade-offs in {} % of nodes",
        percent(&fairness.trade_off_share())
    );
    for node in &fairness.nodes {
        let id = &script.scenario.node(node.node).id;
        let best = node.best.map_or_else(
            || paint(BAD, "no single best line"),
            |best| {
                let place = usize::from(best.0);
                let choice = &script.scenario.node(node.node).choices[place].id;
                format!("best {} {choice}", place + 1)
            },
        );
        let even = node.mean_credit <= Exact::new(45.into(), 100.into());
        let credit = paint(if even { GOOD } else { BAD }, &percent(&node.mean_credit));
        let longest: Vec<&str> = Lang::ALL
            .iter()
            .filter(|lang| node.best_is_longest[lang.index()])
            .map(|lang| lang.name())
            .collect();
        say!(
            "    {id:<22} mean credit {credit} %  {best}{}{}",
            if node.trade_off { ", trade-off" } else { "" },
            if longest.is_empty() {
                String::new()
            } else {
                format!(", longest in {}", longest.join(" and "))
            }
        );
    }
    let states = format!("  {} states of random play", fairness.random.states);
    say!("{}\n", paint(DIM, &states));
}

fn document(script: &Script, fairness: &Fairness) -> serde_json::Value {
    let exactly =
        |value: &Exact| json!({"exact": value.to_string(), "rounded": one_decimal(value)});
    let outcomes: serde_json::Map<_, _> = Outcome::ALL
        .iter()
        .map(|outcome| {
            let chance = &fairness.random.outcomes[outcome.index()];
            (outcome.name().to_owned(), json!(percent(chance)))
        })
        .collect();
    let robots: serde_json::Map<_, _> = fairness
        .robots
        .iter()
        .map(|robot| (robot.policy.name().to_owned(), exactly(&robot.mean)))
        .collect();
    json!({
        "customer": script.customer.id,
        "random": exactly(&fairness.random.mean),
        "random_outcomes_percent": outcomes,
        "best": exactly(&fairness.best.0),
        "best_outcome": fairness.best.1.map(Outcome::name),
        "robots": robots,
        "trade_off_percent": percent(&fairness.trade_off_share()),
        "best_is_longest_percent": {
            "zh": percent(&fairness.longest_share(Lang::Zh)),
            "en": percent(&fairness.longest_share(Lang::En)),
        },
        "states": fairness.random.states,
    })
}
