//! The fairness that is promised, for every shipped scenario and every type it offers. Figures of random play are sampled:
//! a gate counts as kept if the sample says so, and the half-width tells how near it is.

use std::sync::Arc;

use composure::analysis::{Analysis, Fact};
use composure::engine::Script;
use composure::jobs::analyze;
use composure::model::{Lang, Outcome};
use composure::score::{Exact, Key, approximate, exact, one_decimal};

use super::support::{SOURCES, library};

/// Every scenario with every type that it offers.
fn scripts() -> Vec<Arc<Script>> {
    let library = library();
    library
        .scenarios
        .iter()
        .flat_map(|scenario| {
            scenario
                .customers
                .iter()
                .map(|&customer| Arc::new(Script::of(library, scenario, customer)))
        })
        .collect()
}

/// How many customer types a scenario's file lists, counted in its text: the quoted ids of its list of customers.
fn types_offered(text: &str) -> usize {
    let list = text.split_once("\n    customers: [").map(|(_, rest)| rest);
    let list = list.and_then(|rest| rest.split_once(']'));
    list.map_or(0, |(ids, _)| ids.matches('"').count() / 2)
}

fn percent(number: i64) -> Exact {
    exact(number) / exact(100)
}

/// What a scenario breaks of the promise.
fn broken_promises(script: &Script, fairness: &Analysis) -> Vec<String> {
    let mut broken = Vec::new();
    let mut demand = |holds: bool, what: String| {
        if !holds {
            broken.push(what);
        }
    };
    let random = fairness.sampled.mean;
    let fairness = &fairness.exact;
    demand(
        random.half_width <= 0.105,
        format!("random play gets {random}"),
    );
    demand(random.value <= 40.0, format!("random play gets {random}"));
    for robot in &fairness.robots {
        demand(
            approximate(&robot.total) <= random.value + 10.0,
            format!(
                "{} gets {}, random play {random}",
                robot.policy.name(),
                one_decimal(&robot.total),
            ),
        );
    }
    let (best, outcome) = (&fairness.best.total, fairness.best.outcome);
    demand(
        *best == exact(100),
        format!("best lines get {}", one_decimal(best)),
    );
    demand(
        outcome.is_some_and(|outcome| outcome.rank() >= Outcome::Settled.rank()),
        format!("best lines end in {outcome:?}"),
    );
    for node in &fairness.nodes {
        let id = &script.scenario.node(node.node).id;
        demand(node.best.is_some(), format!("{id}: no single best line"));
        demand(
            node.mean_credit <= percent(45),
            format!("{id}: a random line earns too much"),
        );
    }
    for &lang in Lang::ALL {
        let share = fairness.longest_share(lang);
        demand(
            share >= percent(15) && share <= percent(35),
            format!(
                "{}: the best line is the longest in {} % of nodes",
                lang.name(),
                one_decimal(&(&share * exact(100)))
            ),
        );
        let (ratio, node) = &fairness.length_ratio[lang.index()];
        let id = &script.scenario.node(*node).id;
        demand(
            *ratio <= exact(7) / exact(5),
            format!("{}: {id} is uneven, {ratio}", lang.name()),
        );
    }
    demand(
        fairness.trade_off_share() >= exact(1) / exact(3),
        "too few real trade-offs".to_owned(),
    );
    broken
}

/// Figures of every script.
fn all_figures() -> Vec<(String, Vec<String>, Analysis)> {
    let figures = scripts().into_iter().map(|script| {
        let name = format!("{} · {}", script.scenario.id, script.customer.id);
        let figures = analyze(&script, &Key::new(&script));
        let broken = broken_promises(&script, &figures);
        (name, broken, figures)
    });
    figures.collect()
}

#[test]
fn shipped_scenarios_reward_understanding_not_guessing() {
    let figures = all_figures();
    let mut all_broken = Vec::new();
    for (name, broken, figures) in &figures {
        println!(
            "{name}: random {}, {} talks",
            figures.sampled.mean, figures.sampled.talks
        );
        all_broken.extend(broken.iter().map(|what| format!("{name}: {what}")));
    }
    for scenario in &library().scenarios {
        let own = figures
            .iter()
            .filter(|(name, _, _)| name.starts_with(&format!("{} ·", scenario.id)));
        for &outcome in Outcome::ALL {
            let reached = own
                .clone()
                .any(|(_, _, figures)| figures.sampled.reach.is_met(Fact::Outcome(outcome)));
            if !reached {
                all_broken.push(format!(
                    "{}: no run was found that ends {}",
                    scenario.id,
                    outcome.name()
                ));
            }
        }
    }
    assert!(all_broken.is_empty(), "{all_broken:#?}");
    // Counted in the files themselves, so that a scenario that is read but not judged is noticed.
    let offered: usize = SOURCES
        .files
        .iter()
        .filter(|file| file.path.starts_with("scenarios/"))
        .map(|file| types_offered(&file.text))
        .sum();
    assert_eq!(figures.len(), offered);
    assert!(offered > 0, "no scenario was found");
}
