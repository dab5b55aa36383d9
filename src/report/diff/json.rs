//! A comparison as JSON, version 2. Fractions are texts such as `"7/2"` beside a rounded figure; whatever ends in
//! `_percent` is a number from 0 to 100; figures of random play are sampled: `{value, half_width}`.

use serde_json::{Map, Value, json};

use super::{Change, ContentChange, CustomerDiff, Diff, Figures, Finding, Replay, RunDiff, Stop};
use crate::analysis::Estimate;
use crate::model::{Lang, Outcome};
use crate::score::{Band, Exact, approximate, exact, one_decimal};

/// The document. Fields: `version`, `equal`, `old`, `new` (ids), `content`, `customers`, `findings` (`appeared`, `gone`),
/// `runs`. Messages of findings are English, `message_zh` says the same in Chinese.
#[must_use]
pub fn to_json(diff: &Diff) -> Value {
    let findings = |list: &[Finding]| -> Value {
        list.iter()
            .map(|finding| {
                let message = &finding.message;
                json!({"code": finding.code, "message": message.en, "message_zh": message.zh})
            })
            .collect()
    };
    json!({
        "version": 2,
        "equal": diff.is_equal(),
        "old": diff.scenario.0,
        "new": diff.scenario.1,
        "content": diff.content.iter().map(content).collect::<Vec<_>>(),
        "customers": diff.customers.iter().map(customer).collect::<Vec<_>>(),
        "findings": {"appeared": findings(&diff.appeared), "gone": findings(&diff.gone)},
        "runs": diff.runs.iter().map(run).collect::<Vec<_>>(),
    })
}

fn fraction_json(value: &Exact) -> Value {
    json!({"exact": value.to_string(), "rounded": one_decimal(value)})
}

fn content(change: &ContentChange) -> Value {
    let (part, name) = (change.part.name(), &change.name);
    match &change.change {
        Change::Added => json!({"part": part, "name": name, "change": "added"}),
        Change::Removed => json!({"part": part, "name": name, "change": "removed"}),
        Change::Renamed(from) => {
            json!({"part": part, "name": name, "change": "renamed", "from": from})
        }
        Change::Changed(fields) => {
            json!({"part": part, "name": name, "change": "changed", "fields": fields})
        }
    }
}

fn customer(diff: &CustomerDiff) -> Value {
    json!({
        "customer": diff.customer,
        "equal": diff.is_equal(),
        "offered": {"old": diff.offered.0, "new": diff.offered.1},
        "old": diff.old.as_ref().map(figures),
        "new": diff.new.as_ref().map(figures),
        "worths": diff.worths.iter().map(|worth| json!({
            "slot": worth.slot,
            "old": worth.old.as_ref().map(fraction_json),
            "new": worth.new.as_ref().map(fraction_json),
        })).collect::<Vec<_>>(),
        "best_lines": diff.best_lines.iter().map(|line| json!({
            "node": line.node, "old": line.old, "new": line.new,
        })).collect::<Vec<_>>(),
    })
}

fn figures(figures: &Figures) -> Value {
    let outcomes = Outcome::ALL.iter().zip(&figures.outcomes);
    let outcomes: Map<_, _> = outcomes
        .map(|(outcome, chance)| {
            (
                outcome.name().to_owned(),
                json!({"chance_percent": sampled(&chance.scaled(100.0))}),
            )
        })
        .collect();
    let robots: Map<_, _> = figures
        .robots
        .iter()
        .map(|(policy, mean)| (policy.name().to_owned(), fraction_json(mean)))
        .collect();
    let longest = Lang::ALL.iter().zip(&figures.best_is_longest);
    let longest: Map<_, _> = longest
        .map(|(lang, share)| (lang.name().to_owned(), json!(percent(share))))
        .collect();
    json!({
        "best": fraction_json(&figures.best),
        "best_outcome": figures.best_outcome.map(Outcome::name),
        "random": sampled(&figures.random),
        "outcomes": outcomes,
        "robots": robots,
        "best_is_longest_percent": longest,
        "trade_off_percent": percent(&figures.trade_off),
    })
}

/// A share as a number of percent.
fn percent(share: &Exact) -> f64 {
    approximate(&(share * exact(100)))
}

/// A figure known from a sample, with the half-width of its 95 % interval.
fn sampled(estimate: &Estimate) -> Value {
    json!({"value": estimate.value, "half_width": estimate.half_width})
}

fn run(diff: &RunDiff) -> Value {
    json!({
        "run": diff.run,
        "equal": diff.is_equal(),
        "origin": diff.origin.name(),
        "old": replay(&diff.old),
        "new": replay(&diff.new),
        "parts_at": diff.parts_at,
    })
}

fn replay(replay: &Replay) -> Value {
    match replay {
        Replay::Told {
            total,
            displayed,
            band,
            outcome,
        } => json!({
            "replayed": true,
            "total": fraction_json(total),
            "displayed": displayed,
            "band": band.map(Band::name),
            "outcome": outcome.map(Outcome::name),
        }),
        Replay::Stopped { turn, why } => json!({
            "replayed": false,
            "turn": turn,
            "why": match why {
                Stop::Gone { node, line } => json!({"reason": "gone", "node": node, "line": line}),
                Stop::Elsewhere { said_at, now_at } => json!({"reason": "elsewhere", "said_at": said_at, "now_at": now_at}),
                Stop::Refused(error) => json!({"reason": "refused", "text": error.to_string()}),
            },
        }),
    }
}
