//! An analysis as JSON. Does not compute anything.
//!
//! Version 2: `{version, analyses: [{scenario, customer, exact, followed_percent, states, random: {mean},
//! players: {name: {total, outcome}}, endings: {name: {chance_percent, last_turn_open}}, open: [{turn, runs_percent,
//! possible_percent: {name}}], nodes: [...], occasions: [...], reach: {...}, dominated: [...], exploits: [...],
//! variants: [...], trade_off_percent, best_is_longest_percent, length_ratio}]}`. A figure is `{low, high}` as exact
//! fractions, with `rounded` if both are the same; percentages are texts with one decimal.

use serde_json::{Map, Value, json};

use super::figures::{line_id, percent, two_decimals};
use crate::analysis::{Analysis, Bounds, Known, Played};
use crate::engine::Script;
use crate::model::{Lang, Outcome};
use crate::score::{Exact, one_decimal};

/// An analysis as JSON.
pub(super) fn document(script: &Script, analysis: &Analysis) -> Value {
    let random = &analysis.random;
    let mut players: Map<String, Value> = Map::new();
    players.insert("best".to_owned(), played(script, &analysis.best));
    players.insert("worst".to_owned(), played(script, &analysis.worst));
    for robot in &analysis.robots {
        players.insert(
            robot.policy.name().to_owned(),
            played(script, &robot.played),
        );
    }
    json!({
        "scenario": script.scenario.id,
        "customer": script.customer.id,
        "exact": random.is_exact(),
        "followed_percent": percent(&random.followed),
        "states": random.states,
        "random": {"mean": bounds(&random.mean, one_decimal)},
        "players": players,
        "endings": by_outcome(|outcome| json!({
            "chance_percent": bounds(&random.outcomes[outcome.index()], percent),
            "last_turn_open": random.is_exact().then(|| random.last_turn_open(outcome)).flatten(),
        })),
        "open": if random.is_exact() { open(analysis) } else { json!([]) },
        "nodes": nodes_json(script, analysis),
        "trade_off_percent": percent(&analysis.trade_off_share()),
        "best_is_longest_percent": by_lang(|lang| json!(percent(&analysis.longest_share(lang)))),
        "length_ratio": by_lang(|lang| {
            let (ratio, node) = &analysis.length_ratio[lang.index()];
            json!({"ratio": two_decimals(ratio), "node": script.scenario.node(*node).id})
        }),
        "occasions": analysis.occasions.iter().map(|occasions| json!({
            "principle": script.rules.catalogue.get(occasions.principle).id,
            "least": occasions.least,
            "most": occasions.most,
        })).collect::<Vec<_>>(),
        "reach": reach_json(script, analysis),
        "dominated": analysis.dominated.iter().map(|line| json!({
            "node": script.scenario.node(line.node).id,
            "line": line_id(script, line.node, line.line),
            "by": line_id(script, line.node, line.by),
        })).collect::<Vec<_>>(),
        "exploits": analysis.exploits.iter().map(|exploit| json!({
            "principle": script.rules.catalogue.get(exploit.principle).id,
            "run": exploit.run.as_ref().map(|run| played(script, run)),
            "proven": exploit.proven,
        })).collect::<Vec<_>>(),
        "variants": analysis.variants.iter().map(|robots| {
            let totals = robots.iter().map(|(policy, total)| (policy.name().to_owned(), json!(one_decimal(total))));
            Value::Object(totals.collect())
        }).collect::<Vec<_>>(),
    })
}

fn by_outcome(value: impl Fn(Outcome) -> Value) -> Value {
    let entries = Outcome::ALL
        .iter()
        .map(|&outcome| (outcome.name().to_owned(), value(outcome)));
    Value::Object(entries.collect())
}

fn by_lang(value: impl Fn(Lang) -> Value) -> Value {
    let entries = Lang::ALL
        .iter()
        .map(|&lang| (lang.name().to_owned(), value(lang)));
    Value::Object(entries.collect())
}

fn bounds(bounds: &Bounds, show: impl Fn(&Exact) -> String) -> Value {
    json!({
        "low": bounds.low.to_string(),
        "high": bounds.high.to_string(),
        "rounded": bounds.is_exact().then(|| show(&bounds.low)),
    })
}

fn played(script: &Script, played: &Played) -> Value {
    json!({
        "total": {"exact": played.total.to_string(), "rounded": one_decimal(&played.total)},
        "outcome": played.outcome.map(Outcome::name),
        "lines": played.moves.iter().map(|&(node, choice)| json!({
            "node": script.scenario.node(node).id,
            "line": line_id(script, node, choice),
        })).collect::<Vec<_>>(),
    })
}

fn open(analysis: &Analysis) -> Value {
    let turns = (1..).zip(&analysis.random.open).map(|(turn, open)| {
        json!({
            "turn": turn,
            "runs_percent": percent(&open.runs),
            "possible_percent": by_outcome(|outcome| json!(percent(&open.possible[outcome.index()]))),
        })
    });
    Value::Array(turns.collect())
}

fn nodes_json(script: &Script, analysis: &Analysis) -> Value {
    let nodes = analysis.nodes.iter().map(|node| {
        json!({
            "node": script.scenario.node(node.node).id,
            "mean_credit_percent": percent(&node.mean_credit),
            "best": node.best.map(|best| line_id(script, node.node, best)),
            "trade_off": node.trade_off,
            "best_is_longest": by_lang(|lang| json!(node.best_is_longest[lang.index()])),
        })
    });
    Value::Array(nodes.collect())
}

fn reach_json(script: &Script, analysis: &Analysis) -> Value {
    let word = |known: Known| match known {
        Known::Yes => "yes",
        Known::No => "no",
        Known::Unknown => "unknown",
    };
    let nodes = script.scenario.nodes.iter().zip(&analysis.reach.nodes).map(|(node, reach)| {
        let truth = |truth: &crate::analysis::Truth| {
            json!({"holds": word(truth.holds), "fails": word(truth.fails)})
        };
        let wordings = reach.heard.iter().zip(&reach.conditions).map(|(&heard, conditions)| {
            json!({"heard": word(heard), "conditions": conditions.iter().map(truth).collect::<Vec<_>>()})
        });
        let lines = node.choices.iter().zip(&reach.open).map(|(choice, open)| {
            (choice.id.clone(), json!({"open": word(open.holds), "locked": word(open.fails)}))
        });
        let about = json!({
            "visited": word(reach.visited),
            "wordings": wordings.collect::<Vec<_>>(),
            "lines": Value::Object(lines.collect()),
        });
        (node.id.clone(), about)
    });
    Value::Object(nodes.collect())
}
