//! An analysis as JSON. Does not compute anything.
//!
//! Version 3: `{version, analyses: [{scenario, customer, talks, random: {mean}, players: {name: {total, outcome, lines}},
//! endings: {name: {chance_percent, reach}}, nodes: [...], occasions: [...], reach: {...}, dominated: [...],
//! exploits: [...], variants: [...], trade_off_percent, best_is_longest_percent, length_ratio}]}`. A sampled figure is
//! `{value, half_width, talks}`: it lies within the half-width of the value with a confidence of 95 %. A total is `{exact,
//! rounded}`, a fraction and a text with one decimal. Whatever ends in `_percent` is a number from 0 to 100. What can be
//! met is `{answer: "impossible" | "met" | "not_met"}`, with `choices`, the lines from the start of a talk that shows it
//! as `play --choices` takes them, or `talks`, the talks that did not.

use serde_json::{Map, Value, json};

use super::figures::{line_id, two_decimals};
use crate::analysis::{Analysis, Estimate, Fact, Finding, Played, Reach};
use crate::engine::Script;
use crate::model::{ChoiceIndex, Lang, NodeId, Outcome};
use crate::score::{Exact, approximate, exact, one_decimal};

/// An analysis as JSON.
pub(super) fn document(script: &Script, analysis: &Analysis) -> Value {
    let Analysis {
        exact: sure,
        sampled,
    } = analysis;
    let figure = |estimate: &Estimate| {
        let Estimate { value, half_width } = estimate;
        json!({"value": value, "half_width": half_width, "talks": sampled.talks})
    };
    let mut players: Map<String, Value> = Map::new();
    players.insert("best".to_owned(), played(script, &sure.best));
    players.insert("worst".to_owned(), played(script, &sure.worst));
    for robot in &sure.robots {
        let mut value = played(script, &robot.played);
        value["total"] = total(&robot.total);
        value["outcome"] = json!(robot.outcome.map(Outcome::name));
        players.insert(robot.policy.name().to_owned(), value);
    }
    json!({
        "scenario": script.scenario.id,
        "customer": script.customer.id,
        "talks": sampled.talks,
        "random": {"mean": figure(&sampled.mean)},
        "players": players,
        "endings": by_outcome(|outcome| json!({
            "chance_percent": figure(&sampled.outcomes[outcome.index()].scaled(100.0)),
            "reach": answer(sampled.reach.of(Fact::Outcome(outcome))),
        })),
        "nodes": nodes_json(script, analysis),
        "trade_off_percent": percent(&sure.trade_off_share()),
        "best_is_longest_percent": by_lang(|lang| json!(percent(&sure.longest_share(lang)))),
        "length_ratio": by_lang(|lang| {
            let (ratio, node) = &sure.length_ratio[lang.index()];
            json!({"ratio": two_decimals(ratio), "node": script.scenario.node(*node).id})
        }),
        "occasions": sure.occasions.iter().map(|occasions| json!({
            "principle": script.rules.catalogue.get(occasions.principle).id,
            "least": occasions.least,
            "most": occasions.most,
        })).collect::<Vec<_>>(),
        "reach": reach_json(script, &sampled.reach),
        "dominated": sure.dominated.iter().map(|line| json!({
            "node": script.scenario.node(line.node).id,
            "line": line_id(script, line.node, line.line),
            "by": line_id(script, line.node, line.by),
        })).collect::<Vec<_>>(),
        "exploits": sure.exploits.iter().map(|exploit| json!({
            "principle": script.rules.catalogue.get(exploit.principle).id,
            "run": exploit.run.as_ref().map(|run| played(script, run)),
            "proven": exploit.proven,
        })).collect::<Vec<_>>(),
        "variants": (0..script.scenario.variants.len()).map(|variant| {
            let reading = sure.robots.iter().filter(|robot| robot.policy.reads());
            let totals = reading.map(|robot| {
                let total = robot.by_variant.get(variant).map(one_decimal);
                (robot.policy.name().to_owned(), json!(total))
            });
            Value::Object(totals.collect())
        }).collect::<Vec<_>>(),
    })
}

/// A share as a number of percent.
fn percent(share: &Exact) -> f64 {
    approximate(&(share * exact(100)))
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

fn total(total: &Exact) -> Value {
    json!({"exact": total.to_string(), "rounded": one_decimal(total)})
}

fn played(script: &Script, played: &Played) -> Value {
    json!({
        "total": total(&played.total),
        "outcome": played.outcome.map(Outcome::name),
        "lines": played.moves.iter().map(|&(node, choice)| json!({
            "node": script.scenario.node(node).id,
            "line": line_id(script, node, choice),
        })).collect::<Vec<_>>(),
    })
}

fn nodes_json(script: &Script, analysis: &Analysis) -> Value {
    let nodes = analysis.exact.nodes.iter().map(|node| {
        json!({
            "node": script.scenario.node(node.node).id,
            "mean_credit_percent": percent(&node.mean_credit),
            "best": node.best.map(|best| line_id(script, node.node, best)),
            "trade_off": node.trade_off,
            "best_is_longest": by_lang(|lang| json!(node.best_is_longest(lang))),
        })
    });
    Value::Array(nodes.collect())
}

/// What is known of a fact.
fn answer(finding: &Finding) -> Value {
    match finding {
        Finding::Impossible => json!({"answer": "impossible"}),
        Finding::NotMet { talks } => json!({"answer": "not_met", "talks": talks}),
        Finding::Met(witness) => {
            let choices = witness.lines().iter();
            let choices: Vec<String> = choices
                .map(|at| (u32::from(at.0) + 1).to_string())
                .collect();
            json!({"answer": "met", "choices": choices.join(",")})
        }
    }
}

fn reach_json(script: &Script, reach: &Reach) -> Value {
    let word = |fact| answer(reach.of(fact));
    let nodes = (0..=u16::MAX).map(NodeId).zip(&script.scenario.nodes);
    let nodes = nodes.map(|(id, node)| {
        let wordings = (0..).zip(&node.says).map(|(at, saying)| {
            let conditions = (0..).zip(&saying.when).map(|(condition, _)| {
                json!({
                    "holds": word(Fact::Holds(id, at, condition)),
                    "fails": word(Fact::Fails(id, at, condition)),
                })
            });
            json!({
                "heard": word(Fact::Wording(id, at)),
                "conditions": conditions.collect::<Vec<_>>(),
            })
        });
        let lines = (0..)
            .map(ChoiceIndex)
            .zip(&node.choices)
            .map(|(at, choice)| {
                let about =
                    json!({"open": word(Fact::Open(id, at)), "locked": word(Fact::Locked(id, at))});
                (choice.id.clone(), about)
            });
        let about = json!({
            "visited": word(Fact::Node(id)),
            "wordings": wordings.collect::<Vec<_>>(),
            "lines": Value::Object(lines.collect()),
        });
        (node.id.clone(), about)
    });
    Value::Object(nodes.collect())
}
