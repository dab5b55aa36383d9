//! Records over the years: a talk is played, the scenario edited, the model raised, and what was said then still stands.

use std::sync::Arc;

use composure::assessment::Forecast;
use composure::engine::{Command, Talk};
use composure::model::{Library, Outcome, Pressure, Scenario};
use composure::record::{Past, Record, ReplayError, Standing, VERSION, Verdict, pasts, replay};
use composure::score::{Band, Key, review};

use super::engine::two_nodes;
use crate::support::{library, line, text};

/// A library with the scenario of two nodes, as it is or edited.
pub fn holding(edit: impl FnOnce(&mut Scenario)) -> Library {
    let mut scenario = Scenario::clone(&two_nodes().scenario);
    edit(&mut scenario);
    Library {
        scenarios: vec![Arc::new(scenario)],
        ..library().clone()
    }
}

/// The record of a talk that gathers the file and says the line that needs it, with a silence between.
pub fn played() -> Record {
    let mut talk = Talk::new(two_nodes(), 5, Pressure::Calm);
    talk.play(Command::Choose(line(0))).unwrap();
    talk.play(Command::Hesitate).unwrap();
    talk.play(Command::Choose(line(0))).unwrap();
    let review = review(&talk, &Key::new(talk.script()));
    Record {
        version: VERSION,
        name: "2026-12-01-001-made-by-hand-000007".to_owned(),
        run: talk.run().unwrap().to_string(),
        verdict: Some(Verdict::of(&talk, &review)),
        finished_on: "2026-12-01".to_owned(),
        forecast: Some(Forecast {
            band: Band::VeryGood,
            weakest: Some(0),
        }),
        answers: None,
        practice: false,
    }
}

/// The record of an earlier version: the run alone, of the earlier form.
pub fn earlier() -> Record {
    let run = "c1.made-by-hand.hesitant.0123456789.5.calm.1h1";
    // The two characters at the end are those that fit.
    let letters = || "0123456789abcdefghjkmnpqrstvwxyz".chars();
    let sums = letters().flat_map(|first| letters().map(move |second| (first, second)));
    let mut runs = sums.map(|(first, second)| format!("{run}.{first}{second}"));
    Record {
        version: 1,
        run: runs
            .find(|run| run.parse::<composure::engine::Run>().is_ok())
            .unwrap(),
        verdict: None,
        ..played()
    }
}

#[test]
fn a_record_holds_what_a_talk_came_to() {
    let verdict = played().verdict.unwrap();
    assert_eq!(
        (verdict.displayed, verdict.band),
        (Some(100), Some(Band::VeryGood))
    );
    assert_eq!(verdict.scenario.id, "made-by-hand");
    assert_eq!(verdict.scenario.name.zh, "title");
    assert_eq!(verdict.customer.id, "hesitant");
    assert_eq!(verdict.conceded, 300);
    assert!(
        verdict
            .outcome
            .is_some_and(|outcome| Outcome::ALL.contains(&outcome))
    );
    let lines: Vec<(usize, &str, &str)> = verdict
        .turns
        .iter()
        .map(|turn| (turn.at, turn.node.as_str(), turn.choice.as_str()))
        .collect();
    assert_eq!(lines, [(0, "prepare", "gather"), (2, "decide", "exact")]);
    let sum: composure::score::Exact = verdict.turns.iter().map(|turn| &turn.earned).sum();
    assert_eq!(sum, verdict.total);
    assert!(
        played().to_json().contains("\"total\": \"100\""),
        "fractions are texts"
    );
    assert_eq!(Record::from_json(&played().to_json()).ok(), Some(played()));
}

#[test]
fn old_results_stand_whatever_becomes_of_the_scenario_and_the_model() {
    let kept = played().to_json();
    let read = || Record::from_json(&kept).unwrap();
    let then = read().verdict.unwrap();
    let stands = |record: Record, library: Option<&Library>, standing| {
        let past = Past::new(record, library);
        assert_eq!(past.standing, standing);
        let shown = past.verdict.unwrap();
        assert_eq!(
            (shown.total, shown.displayed),
            (then.total.clone(), then.displayed)
        );
        assert_eq!(
            (shown.turns, shown.outcome),
            (then.turns.clone(), then.outcome)
        );
        assert_eq!(past.forecast.map(|result| result.hit), Some(true));
    };
    stands(read(), Some(&holding(|_| {})), Standing::AsItWas);
    let reworded = holding(|scenario| scenario.nodes[0].choices[0].text = text("other words"));
    stands(read(), Some(&reworded), Standing::AsItWas);
    let judged_otherwise = holding(|scenario| scenario.nodes[1].choices[0].tags.clear());
    stands(read(), Some(&judged_otherwise), Standing::Changed);
    let without = holding(|scenario| scenario.id = "another".to_owned());
    stands(read(), Some(&without), Standing::Gone);
    stands(read(), None, Standing::Gone);
    // To today's program, one with a raised model is what today's is to one with an older model.
    let older = kept.replacen("\"model\": 1", "\"model\": 0", 1);
    assert_ne!(older, kept);
    let raised = Record::from_json(&older).unwrap();
    stands(raised, Some(&holding(|_| {})), Standing::OtherModel);
}

#[test]
fn a_changed_scenario_judges_the_talk_anew_where_its_ids_lead_through() {
    let record = played();
    let moved = holding(|scenario| {
        scenario.nodes[1].choices.reverse();
        let tags = std::mem::take(&mut scenario.nodes[1].choices[2].tags);
        scenario.nodes[1].choices[1].tags = tags;
        scenario.nodes[0].choices[0].gives = 40;
    });
    let now = replay(&moved, &record).unwrap().verdict();
    let then = record.verdict.clone().unwrap();
    assert_eq!(now.turns[1].choice, "exact");
    assert_eq!((then.conceded, now.conceded), (300, 340));
    assert!(
        now.total < then.total,
        "{} is less than {}",
        now.total,
        then.total
    );
    let renamed = holding(|scenario| scenario.nodes[1].choices[0].id = "precise".to_owned());
    let error = replay(&renamed, &record).unwrap_err();
    assert!(matches!(error, ReplayError::Broken(_)), "{error}");
    let gone = holding(|scenario| scenario.id = "another".to_owned());
    let error = replay(&gone, &record).unwrap_err();
    assert_eq!(error, ReplayError::Missing("made-by-hand".to_owned()));
}

#[test]
fn records_of_the_earlier_version_are_listed_and_judged_by_what_there_is() {
    let text = earlier().to_json();
    let record = Record::from_json(&text).unwrap();
    assert_eq!((record.version, &record.verdict), (1, &None));
    assert_eq!(record.to_json(), text, "it is kept as it is");
    let listed = pasts(vec![record.clone(), record], Some(&holding(|_| {})));
    for past in &listed {
        assert_eq!(
            (past.standing, past.scenario.as_str()),
            (Standing::Earlier, "made-by-hand")
        );
        assert_eq!(
            past.verdict.as_ref().and_then(|verdict| verdict.displayed),
            Some(100)
        );
    }
    let listed = pasts(vec![earlier()], None);
    assert_eq!(
        (listed[0].standing, &listed[0].verdict),
        (Standing::Earlier, &None)
    );
}

#[test]
fn a_record_whose_parts_do_not_fit_together_is_refused() {
    let claims = |record: Record, version| Record { version, ..record }.to_json();
    assert!(Record::from_json(&claims(played(), 1)).is_err());
    assert!(Record::from_json(&claims(earlier(), 2)).is_err());
    let text = played().to_json();
    for (from, to) in [
        ("\"total\": \"100\"", "\"total\": \"1/0\""),
        ("\"total\": \"100\"", "\"total\": 100"),
        ("\"band\": \"very-good\"", "\"band\": \"best\""),
    ] {
        let odd = text.replacen(from, to, 1);
        assert_ne!(odd, text, "{from}");
        assert!(Record::from_json(&odd).is_err(), "{to}");
    }
}
