//! An analysis as text with small bar charts, and as JSON. Does not compute anything.
//!
//! JSON, version 2: `{version, analyses: [{scenario, customer, exact, followed_percent, states, random: {mean},
//! players: {name: {total, outcome}}, endings: {name: {chance_percent, last_turn_open}}, open: [{turn, runs_percent,
//! possible_percent: {name}}], nodes: [...], occasions: [...], reach: {...}, dominated: [...], exploits: [...],
//! variants: [...], trade_off_percent, best_is_longest_percent, length_ratio}]}`. A figure is `{low, high}` as exact
//! fractions, with `rounded` if both are the same; percentages are texts with one decimal.

use serde_json::{Map, Value, json};

use super::out::say;
use super::paint::{BAD, DIM, GOOD, HEAD, bar, paint};
use crate::analysis::{Analysis, Bounds, Known, Played};
use crate::engine::Script;
use crate::model::{ChoiceIndex, Lang, NodeId, Outcome};
use crate::score::{Exact, exact, one_decimal, rounded};

/// A fraction of one as percent with one digit.
fn percent(share: &Exact) -> String {
    one_decimal(&(share * exact(100)))
}

/// A figure, or its bounds.
fn figure(bounds: &Bounds, show: impl Fn(&Exact) -> String) -> String {
    if bounds.is_exact() {
        show(&bounds.low)
    } else {
        format!("{} to {}", show(&bounds.low), show(&bounds.high))
    }
}

/// Prints an analysis.
pub(super) fn print(script: &Script, analysis: &Analysis) {
    let title = format!("{} · {}", script.scenario.id, script.customer.id);
    say!("{}", paint(HEAD, &title));
    players(analysis);
    endings(analysis);
    nodes(script, analysis);
    principles(script, analysis);
    reach(script, analysis);
    lines(script, analysis);
    let random = &analysis.random;
    let exactly = if random.is_exact() {
        String::new()
    } else {
        format!(
            "; only {} % of random play was followed, so that its figures are proven bounds",
            percent(&random.followed)
        )
    };
    let states = format!("  {} states of random play{exactly}", random.states);
    say!("{}\n", paint(DIM, &states));
}

fn players(analysis: &Analysis) {
    let random = &analysis.random.mean;
    let fair = |mean: &Exact| *mean <= &random.high + exact(10);
    let line = |name: &str, total: &Exact, good: bool, outcome: Option<Outcome>| {
        let figure = format!("{:>5}", one_decimal(total));
        say!(
            "  {name:<16} {} {} {}",
            paint(if good { GOOD } else { BAD }, &figure),
            bar(rounded(total)),
            paint(DIM, outcome.map_or("", Outcome::name))
        );
    };
    let played = |name, played: &Played, good| line(name, &played.total, good, played.outcome);
    played(
        "best lines",
        &analysis.best,
        analysis.best.total == exact(100),
    );
    played("worst lines", &analysis.worst, true);
    if random.is_exact() {
        line("random", &random.low, random.low <= exact(40), None);
    } else {
        say!("  {:<16} {}", "random", figure(random, one_decimal));
    }
    for robot in &analysis.robots {
        played(
            robot.policy.name(),
            &robot.played,
            fair(&robot.played.total),
        );
    }
}

fn endings(analysis: &Analysis) {
    say!(
        "  {}",
        paint(
            HEAD,
            "how random play ends, and the last line that can decide about it"
        )
    );
    for &outcome in Outcome::ALL {
        let chance = &analysis.random.outcomes[outcome.index()];
        let last = match analysis.random.last_turn_open(outcome) {
            _ if !analysis.random.is_exact() => String::new(),
            Some(turn) => format!("line {turn}"),
            None if chance.low == exact(0) => paint(BAD, "never"),
            None => "always".to_owned(),
        };
        say!(
            "    {:<12} {:>5} % {} {last}",
            outcome.name(),
            figure(chance, percent),
            bar(rounded(&(&chance.low * exact(100))))
        );
    }
}

fn nodes(script: &Script, analysis: &Analysis) {
    say!(
        "  {}",
        paint(
            HEAD,
            "scored nodes: mean credit of a random line, and the best line"
        )
    );
    for node in &analysis.nodes {
        let id = &script.scenario.node(node.node).id;
        let best = node.best.map_or_else(
            || paint(BAD, "no single best line"),
            |best| {
                format!(
                    "{} {}",
                    usize::from(best.0) + 1,
                    line_id(script, node.node, best)
                )
            },
        );
        let even = node.mean_credit <= Exact::new(45.into(), 100.into());
        let credit = format!("{:>5}", percent(&node.mean_credit));
        let mut notes = Vec::new();
        if node.trade_off {
            notes.push("trade-off".to_owned());
        }
        for lang in Lang::ALL
            .iter()
            .filter(|lang| node.best_is_longest[lang.index()])
        {
            notes.push(format!("longest in {}", lang.name()));
        }
        say!(
            "    {id:<22} {} % {} {best:<22} {}",
            paint(if even { GOOD } else { BAD }, &credit),
            bar(rounded(&(&node.mean_credit * exact(100)))),
            paint(DIM, &notes.join(", "))
        );
    }
    say!(
        "    real trade-offs in {} % of nodes",
        percent(&analysis.trade_off_share())
    );
    for &lang in Lang::ALL {
        let (ratio, node) = &analysis.length_ratio[lang.index()];
        say!(
            "    {}: the best line is the longest in {} % of nodes; longest to shortest at most {} in {}",
            lang.name(),
            percent(&analysis.longest_share(lang)),
            two_decimals(ratio),
            script.scenario.node(*node).id
        );
    }
}

/// As a decimal with two digits.
fn two_decimals(value: &Exact) -> String {
    let hundredths = rounded(&(value * exact(100)));
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

fn principles(script: &Script, analysis: &Analysis) {
    say!(
        "  {}",
        paint(
            HEAD,
            "occasions for each principle on the way to an agreement, least and most"
        )
    );
    let mut row = Vec::new();
    for occasions in &analysis.occasions {
        let id = &script.rules.catalogue.get(occasions.principle).id;
        let count = if occasions.least == occasions.most {
            occasions.least.to_string()
        } else {
            format!("{}–{}", occasions.least, occasions.most)
        };
        row.push(format!("{id} {count}"));
    }
    for some in row.chunks(4) {
        say!("    {}", some.join(" · "));
    }
}

fn reach(script: &Script, analysis: &Analysis) {
    for finding in unreached(script, analysis) {
        say!("  {}", paint(BAD, &finding));
    }
}

/// What no run comes to, in words.
fn unreached(script: &Script, analysis: &Analysis) -> Vec<String> {
    let mut out = Vec::new();
    for (node, reach) in script.scenario.nodes.iter().zip(&analysis.reach.nodes) {
        let id = &node.id;
        if reach.visited == Known::No {
            out.push(format!("{id}: no run comes here"));
            continue;
        }
        for (at, &heard) in (1..).zip(&reach.heard) {
            if heard == Known::No {
                out.push(format!(
                    "{id}: wording {at} is never heard from this customer"
                ));
            }
        }
        for (choice, open) in node.choices.iter().zip(&reach.open) {
            if open.holds == Known::No {
                out.push(format!("{id}: {} is always locked", choice.id));
            }
            if choice.needs != 0 && open.fails == Known::No {
                out.push(format!(
                    "{id}: {} is never locked, though it needs something",
                    choice.id
                ));
            }
        }
    }
    out
}

fn lines(script: &Script, analysis: &Analysis) {
    say!(
        "  {}",
        paint(
            HEAD,
            "shortest run that breaks a critical principle and still ends well"
        )
    );
    for exploit in &analysis.exploits {
        let id = &script.rules.catalogue.get(exploit.principle).id;
        let found = match (&exploit.run, exploit.proven) {
            (Some(run), proven) => format!(
                "{} lines, {} points, {}{}",
                run.moves.len(),
                one_decimal(&run.total),
                run.outcome.map_or("", Outcome::name),
                if proven {
                    ""
                } else {
                    " (a shorter one is not ruled out)"
                }
            ),
            (None, true) => "none".to_owned(),
            (None, false) => "none found; not ruled out".to_owned(),
        };
        say!("    {id:<32} {found}");
    }
    let differ: Vec<String> = variant_differences(analysis);
    if script.scenario.variants.len() > 1 {
        if differ.is_empty() {
            say!(
                "  all {} variants are equally difficult",
                script.scenario.variants.len()
            );
        }
        for line in differ {
            say!("  {}", paint(BAD, &line));
        }
    }
}

/// Robots that come to different totals in different variants.
fn variant_differences(analysis: &Analysis) -> Vec<String> {
    let Some(first) = analysis.variants.first() else {
        return Vec::new();
    };
    let mut out = Vec::new();
    for (place, (policy, _)) in first.iter().enumerate() {
        let totals: Vec<&Exact> = analysis
            .variants
            .iter()
            .map(|robots| &robots[place].1)
            .collect();
        if totals.iter().any(|total| *total != totals[0]) {
            let shown: Vec<String> = totals.iter().map(|total| one_decimal(total)).collect();
            out.push(format!(
                "{} gets {} in the variants",
                policy.name(),
                shown.join(", ")
            ));
        }
    }
    out
}

fn line_id(script: &Script, node: NodeId, choice: ChoiceIndex) -> &str {
    &script.scenario.node(node).choices[usize::from(choice.0)].id
}

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
