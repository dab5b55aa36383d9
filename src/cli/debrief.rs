//! The debrief of a talk, as text for people and as JSON.

use serde_json::{Value, json};

use super::out::say;
use super::paint::{BAD, DIM, FAIR, GOOD, HEAD, bar, padded, paint};
use super::told::named;
use crate::engine::{Talk, Wording};
use crate::model::{Both, Lang, Outcome, Phase, Text, Variable, words};
use crate::record::{KeptCap, Verdict};
use crate::score::{Band, Exact, Key, Review, TurnScore, one_decimal, review, rounded};

/// The debrief as one JSON document. Shape: version 1; fractions are texts such as `"7/2"` beside a rounded figure.
pub(super) fn document(talk: &Talk, lang: Lang) -> Value {
    let script = talk.script();
    let key = Key::new(script);
    let review = review(talk, &key);
    let wording = Wording::new(script, talk.seed());
    let exactly =
        |value: &Exact| json!({"exact": value.to_string(), "rounded": one_decimal(value)});
    let turns: Vec<Value> = review
        .turns
        .iter()
        .map(|turn| turn_document(talk, &key, &wording, turn, lang))
        .collect();
    let phases: Vec<Value> = review
        .phases
        .iter()
        .map(|phase| {
            json!({
                "phase": phase.phase.name(),
                "earned": exactly(&phase.earned),
                "worth": exactly(&phase.worth),
            })
        })
        .collect();
    let principles: Vec<Value> = review
        .principles
        .iter()
        .map(|score| {
            json!({
                "principle": script.rules.catalogue.get(score.principle).id,
                "occasions": score.occasions,
                "percent": exactly(&score.percent),
            })
        })
        .collect();
    json!({
        "version": 1,
        "run": talk.run().map(|run| run.to_string()),
        "scenario": script.scenario.id,
        "customer": script.customer.id,
        "seed": talk.seed(),
        "ended": review.outcome.is_some(),
        "outcome": review.outcome.map(Outcome::name),
        "total": exactly(&review.total),
        "displayed": review.displayed,
        "band": review.band().map(Band::name),
        "capped": review.capped,
        "caps": caps(talk, &review).into_iter().map(|cap| cap.en).collect::<Vec<_>>(),
        "conceded": review.conceded,
        "authority_limit": script.scenario.brief.authority.limit,
        "mood": mood(talk.state().mood.values),
        "turns": turns,
        "phases": phases,
        "principles": principles,
    })
}

/// A mood in milli-points by name.
fn mood(values: [i32; Variable::COUNT]) -> Value {
    Variable::ALL
        .iter()
        .map(|variable| (variable.name().to_owned(), json!(values[variable.index()])))
        .collect::<serde_json::Map<_, _>>()
        .into()
}

fn turn_document(talk: &Talk, key: &Key, wording: &Wording, turn: &TurnScore, lang: Lang) -> Value {
    let script = talk.script();
    let node = script.scenario.node(turn.node);
    let said = &node.choices[usize::from(turn.choice.0)];
    let best = &node.choices[usize::from(turn.best.0)];
    let heard = script
        .saying(&talk.moves()[turn.move_index].before)
        .map(|saying| wording.fill(&saying.text, lang));
    let parts: Vec<Value> = key
        .line(turn.node, turn.choice)
        .map(|line| {
            line.parts
                .iter()
                .map(|part| {
                    json!({
                        "principle": script.rules.catalogue.get(part.principle).id,
                        "tag": part.tag,
                        "earned": part.earned.to_string(),
                    })
                })
                .collect()
        })
        .unwrap_or_default();
    json!({
        "node": node.id,
        "phase": node.phase.name(),
        "slot": node.slot.map(|slot| script.scenario.slots[usize::from(slot.0)].id.as_str()),
        "heard": heard,
        "said": {"id": said.id, "text": wording.fill(&said.text, lang)},
        "because": wording.fill(said.because_for.get(&script.type_id).unwrap_or(&said.because), lang),
        "best": best.id,
        "best_locked": turn.best_locked.is_some(),
        "worth": turn.worth.to_string(),
        "earned": turn.earned.to_string(),
        "attainable": turn.attainable.to_string(),
        "principles": parts,
        "mood_after": mood(turn.mood.1.values),
    })
}

/// Why the total is capped.
fn caps(talk: &Talk, review: &Review) -> Vec<Text> {
    Verdict::of(talk, review).caps.iter().map(cap).collect()
}

const BETTER: Both = Both::new("更好的说法：", "better: ");

/// Prints the debrief.
pub(super) fn print_review(talk: &Talk, lang: Lang) {
    let word = |zh, en| Both::new(zh, en).get(lang);
    let script = talk.script();
    let key = Key::new(script);
    let review = review(talk, &key);
    let wording = Wording::new(script, talk.seed());
    say!("\n{}", paint(HEAD, word("复盘", "Debrief")));
    for turn in &review.turns {
        print_turn(talk, &wording, turn, lang);
    }
    say!();
    for phase in &review.phases {
        let percent = rounded(&phase.percent());
        say!(
            "  {} {} {:>5} / {}",
            padded(named(phase.phase.label(), phase.phase.name()).get(lang), 10),
            bar(percent),
            one_decimal(&phase.earned),
            one_decimal(&phase.worth)
        );
    }
    let whole = word("总分", "Total");
    match (review.displayed, review.band()) {
        (Some(total), Some(band)) => {
            let style = match total {
                0..=40 => BAD,
                41..=60 => FAIR,
                _ => GOOD,
            };
            let figure = paint(style, &format!("{total}"));
            let band = band.label().get(lang).to_lowercase();
            say!("\n{whole} {figure}  {band}");
        }
        _ => say!(
            "\n{whole} {}",
            word("还没有计分的话", "nothing scored was said")
        ),
    }
    if review.capped {
        let capped = word(
            "封顶 80：有的阶段不到一半，或违反了关键原则",
            "capped at 80: a phase below half, or a critical principle violated",
        );
        say!("{}", paint(FAIR, capped));
        for cap in caps(talk, &review) {
            say!("  {}", cap.get(lang));
        }
    }
    if let Some(outcome) = review.outcome {
        let ending = &script.scenario.endings[outcome.index()];
        say!(
            "{} {}  {}",
            word("结果", "Outcome"),
            outcome.label().get(lang).to_lowercase(),
            wording.fill(ending, lang)
        );
    }
    let limit = script.scenario.brief.authority.limit;
    say!("{} {} / {limit}", word("让出", "Conceded"), review.conceded);
    if let Some(run) = talk.run() {
        let shown = paint(DIM, &run.to_string());
        say!("{} {shown}", word("这一场的代码", "This run"));
    }
}

fn print_turn(talk: &Talk, wording: &Wording, turn: &TurnScore, lang: Lang) {
    if turn.slot.is_none() {
        return;
    }
    let script = talk.script();
    let node = script.scenario.node(turn.node);
    let said = &node.choices[usize::from(turn.choice.0)];
    let full = turn.earned == turn.worth;
    let figure = format!(
        "{:>5} / {}",
        one_decimal(&turn.earned),
        one_decimal(&turn.worth)
    );
    let style = if full { GOOD } else { FAIR };
    say!(
        "  {}  {}",
        paint(style, &figure),
        wording.fill(&said.text, lang)
    );
    let because = said
        .because_for
        .get(&script.type_id)
        .unwrap_or(&said.because);
    let reason = wording.fill(because, lang);
    say!("                {}", paint(DIM, &reason));
    if !full {
        let best = &node.choices[usize::from(turn.best.0)];
        let line = format!("{}{}", BETTER.get(lang), wording.fill(&best.text, lang));
        say!("                {}", paint(GOOD, &line));
    }
}

/// Why a total is capped, for people.
fn cap(cap: &KeptCap) -> Text {
    // In English the word of data files, as everywhere in the terminal.
    let named = |phase: Phase| Text::new(phase.label().zh, phase.name());
    match cap {
        KeptCap::WeakPhase(phase) => words!(
            "“{phase}”阶段不到一半",
            "phase {phase} is below half",
            phase = named(*phase)
        ),
        KeptCap::Unfinished(phase) => words!(
            "“{phase}”阶段没有谈完",
            "phase {phase} was not finished",
            phase = named(*phase)
        ),
        KeptCap::Violated { principle, at } => words!(
            "第 {at} 步违反了“{name}”",
            "{name} was violated at move {at}",
            at = Text::same(at.saturating_add(1).to_string()),
            name = Text::new(principle.name.zh.as_str(), principle.id.as_str())
        ),
    }
}
