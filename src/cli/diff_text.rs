//! A comparison in sentences for trainers. Does not compare.

use super::out::say;
use super::paint::{BAD, DIM, FAIR, GOOD, HEAD, paint};
use crate::model::{Lang, Outcome};
use crate::report::diff::{
    Change, ContentChange, CustomerDiff, Diff, Figures, Finding, Origin, Replay, RunDiff, Stop,
};
use crate::score::{Exact, exact, one_decimal};

/// Prints everything that changed.
pub(super) fn print(diff: &Diff, lang: Lang) {
    let (old, new) = &diff.scenario;
    let title = if old == new {
        old.clone()
    } else {
        format!("{old} → {new}")
    };
    say!("{}", paint(HEAD, &title));
    if diff.is_equal() {
        say!("  Nothing changes for a trainee.");
    }
    group(
        "Content",
        &diff.content.iter().map(content).collect::<Vec<_>>(),
    );
    for customer in &diff.customers {
        let mut lines = Vec::new();
        players(customer, &mut lines);
        group(&format!("With {}", customer.customer), &lines);
    }
    let mut findings: Vec<String> = diff
        .appeared
        .iter()
        .map(|found| finding(found, true, lang))
        .collect();
    findings.extend(diff.gone.iter().map(|found| finding(found, false, lang)));
    group("Findings", &findings);
    let changed: Vec<&RunDiff> = diff.runs.iter().filter(|run| !run.is_equal()).collect();
    let mut lines: Vec<String> = changed.iter().map(|run| talk(run)).collect();
    if !diff.runs.is_empty() {
        let same = diff.runs.len() - changed.len();
        lines.push(paint(
            DIM,
            &format!("{same} of {} talks are judged as before", diff.runs.len()),
        ));
    }
    group("Talks already held", &lines);
}

fn group(title: &str, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    say!("\n{}", paint(HEAD, title));
    for line in lines {
        say!("  {line}");
    }
}

fn content(change: &ContentChange) -> String {
    let what = format!("{} {}", change.part.name(), change.name);
    match &change.change {
        Change::Added => paint(GOOD, &format!("+ {what} is new")),
        Change::Removed => paint(BAD, &format!("- {what} is gone")),
        Change::Renamed(from) => paint(FAIR, &format!("~ {what} was called {from} before")),
        Change::Changed(fields) => paint(FAIR, &format!("~ {what}: {} changed", fields.join(", "))),
    }
}

fn finding(finding: &Finding, appeared: bool, lang: Lang) -> String {
    let (style, word) = if appeared {
        (BAD, "new")
    } else {
        (GOOD, "gone")
    };
    format!(
        "{} {} {}",
        paint(style, word),
        finding.code,
        finding.message.get(lang)
    )
}

/// An outcome as an adjective for the customer, or as what happens.
const fn ending(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Escalated => "the talk escalates",
        Outcome::WalkedOut => "the customer walks out",
        Outcome::Deadlock => "the talk ends in deadlock",
        Outcome::Adjourned => "the talk is adjourned",
        Outcome::Grudging => "the customer accepts grudgingly",
        Outcome::Settled => "the customer is settled",
        Outcome::Delighted => "the customer is delighted",
    }
}

fn percent(share: &Exact) -> String {
    format!("{} %", one_decimal(&(share * exact(100))))
}

/// What changed for the players of one customer type.
fn players(diff: &CustomerDiff, lines: &mut Vec<String>) {
    match diff.offered {
        (false, true) => lines.push(paint(GOOD, "can be played with this customer now")),
        (true, false) => lines.push(paint(BAD, "cannot be played with this customer any more")),
        _ => {}
    }
    if let (Some(old), Some(new)) = (&diff.old, &diff.new) {
        figures(old, new, lines);
    }
    for worth in &diff.worths {
        lines.push(match (&worth.old, &worth.new) {
            (Some(old), Some(new)) => format!(
                "the decision {} is now worth {} points (before {})",
                worth.slot,
                one_decimal(new),
                one_decimal(old)
            ),
            (None, Some(new)) => format!(
                "the decision {} is new and worth {} points",
                worth.slot,
                one_decimal(new)
            ),
            (Some(old), None) => format!(
                "the decision {} is gone; it was worth {} points",
                worth.slot,
                one_decimal(old)
            ),
            (None, None) => continue,
        });
    }
    for best in &diff.best_lines {
        lines.push(format!(
            "at {} the best line is now {} (before {})",
            best.node, best.new, best.old
        ));
    }
}

fn figures(old: &Figures, new: &Figures, lines: &mut Vec<String>) {
    if old.best != new.best || old.best_outcome != new.best_outcome {
        let how = |outcome: Option<Outcome>| outcome.map_or("the ending varies", ending);
        let total = now_before(&one_decimal(&new.best), &one_decimal(&old.best));
        let ends = now_before(how(new.best_outcome), how(old.best_outcome));
        lines.push(format!(
            "a player who says the best lines now gets {total} and {ends}"
        ));
    }
    mean(
        "a player who leaves it to chance",
        &old.random,
        &new.random,
        lines,
    );
    for (name, now) in &new.robots {
        let before = old.robots.iter().find(|robot| robot.0 == *name);
        if let Some((_, before)) = before {
            mean(&format!("the {name} player"), before, now, lines);
        }
    }
    let chances = Outcome::ALL
        .iter()
        .zip(old.outcomes.iter().zip(&new.outcomes));
    for (outcome, (before, now)) in chances.filter(|(_, (before, now))| before != now) {
        let never = exact(0);
        let (style, word) = if *now == never {
            (BAD, "cannot be met by chance any more")
        } else if *before == never {
            (GOOD, "can be met by chance now")
        } else {
            (FAIR, "changes its chance")
        };
        let name = paint(style, &format!("the ending {} {word}", outcome.name()));
        lines.push(format!(
            "{name}: {} (before {})",
            percent(now),
            percent(before)
        ));
    }
    let longest = old
        .best_is_longest
        .iter()
        .zip(&new.best_is_longest)
        .zip(Lang::ALL);
    for ((before, now), lang) in longest.filter(|((before, now), _)| before != now) {
        lines.push(format!(
            "the best line is the longest in {} of nodes in {} (before {})",
            percent(now),
            lang.name(),
            percent(before)
        ));
    }
    if old.trade_off != new.trade_off {
        lines.push(format!(
            "{} of nodes hold a real trade-off (before {})",
            percent(&new.trade_off),
            percent(&old.trade_off)
        ));
    }
}

fn now_before(now: &str, before: &str) -> String {
    if now == before {
        now.to_owned()
    } else {
        format!("{now} (before {before})")
    }
}

fn mean(who: &str, before: &Exact, now: &Exact, lines: &mut Vec<String>) {
    if before != now {
        lines.push(format!(
            "{who} gets {} on average (before {})",
            one_decimal(now),
            one_decimal(before)
        ));
    }
}

/// A talk already held.
fn talk(diff: &RunDiff) -> String {
    let mut text = format!("{}: {}", diff.run, told(&diff.old));
    if diff.old == diff.new {
        text.push_str(", now the same");
    } else {
        text = format!("{text}; now {}", paint(FAIR, &told(&diff.new)));
    }
    if let Some(turn) = diff.parts_at {
        text = format!("{text}; they part at line {turn}");
    }
    match diff.origin {
        Origin::Old => {}
        Origin::New => text.push_str(" (held with the scenario as it is after the edit)"),
        Origin::Other => {
            text.push_str(" (held with another version: its numbers may mean other lines)");
        }
    }
    text
}

fn told(replay: &Replay) -> String {
    match replay {
        Replay::Told {
            total,
            displayed,
            band,
            outcome,
        } => {
            let shown =
                displayed.map_or_else(|| "no points".to_owned(), |shown| format!("{shown} shown"));
            let band = band.map_or("no band", crate::score::Band::name);
            let end = outcome.map_or("it is not at an end", ending);
            format!("{} points ({shown}, {band}), {end}", one_decimal(total))
        }
        Replay::Stopped { turn, why } => match why {
            Stop::Gone { node, line } => format!(
                "cannot be replayed: the line {line} of {node} (line {turn} of the talk) is gone"
            ),
            Stop::Elsewhere { said_at, now_at } => format!(
                "cannot be replayed: line {turn} was said at {said_at}, but the talk is at {now_at} by then"
            ),
            Stop::Refused(reason) => format!("cannot be replayed: line {turn}: {reason}"),
        },
    }
}
