//! Comparisons of a scenario before and after an edit: what changed, for whom, and for which talks.

mod talks;

use std::collections::BTreeMap;
use std::sync::Arc;

use composure::analysis::analyze;
use composure::engine::{Command, Run, Script, StepError, Talk};
use composure::files::read_sources;
use composure::model::{ChoiceIndex, Library, Outcome, Pressure, Scenario};
use composure::report::diff::{
    Change, Diff, Finding, Origin, Part, Replay, Side, Stop, content, customer, figures, only_in,
    renamed, run, to_json,
};
use composure::score::{Key, exact};
use composure::source::load;

use crate::support::{base_files, root};

/// A fixture, changed by replacing words, with its library.
fn edited(name: &str, words: &[(&str, &str)]) -> (Arc<Scenario>, Library) {
    let mut files = read_sources(&[root().join("tests/fixtures/diff").join(name)]).files;
    for (from, to) in words {
        assert!(files[0].text.contains(from), "{from}");
        files[0].text = files[0].text.replace(from, to);
    }
    files.extend(base_files().iter().cloned());
    let loaded = load(&files);
    assert_eq!(loaded.diagnostics, Vec::new());
    (
        Arc::clone(&loaded.scenarios[0].scenario),
        loaded.library.unwrap(),
    )
}

fn side((scenario, library): &(Arc<Scenario>, Library)) -> Side<'_> {
    Side { scenario, library }
}

fn played((scenario, library): &(Arc<Scenario>, Library), customer: &str) -> Arc<Script> {
    Arc::new(Script::of(
        library,
        scenario,
        library.customer(customer).unwrap(),
    ))
}

/// A talk of these numbers, as shown to authors.
fn said(script: &Arc<Script>, numbers: &[u8]) -> Run {
    let mut talk = Talk::new(Arc::clone(script), 0, Pressure::Off);
    for number in numbers {
        talk.play(Command::Choose(ChoiceIndex(number - 1))).unwrap();
    }
    talk.run().unwrap()
}

fn changes(old: Side<'_>, new: Side<'_>) -> Vec<(Part, String, Change)> {
    content(old, new)
        .into_iter()
        .map(|change| (change.part, change.name, change.change))
        .collect()
}

/// Words replaced, and the changes that are told.
type Edit = (
    &'static [(&'static str, &'static str)],
    Vec<(Part, &'static str, Change)>,
);

#[test]
fn every_edit_is_told_by_the_id_of_what_it_touches() {
    let fields = |fields: &[&'static str]| Change::Changed(fields.to_vec());
    let cases: [Edit; 6] = [
        (&[], vec![]),
        (
            &[("\"Fine\"", "\"Very well\"")],
            vec![(Part::Node, "last", fields(&["says"]))],
        ),
        (
            &[("turn_limit: 9", "turn_limit: 8")],
            vec![(Part::Scenario, "edited", fields(&["turn_limit"]))],
        ),
        (
            &[("\"ready\"", "\"set\"")],
            vec![
                (Part::Flag, "ready", Change::Removed),
                (Part::Flag, "set", Change::Added),
                (Part::Choice, "first/good", fields(&["set"])),
            ],
        ),
        (
            &[("\"aside\"", "\"beside\"")],
            vec![(Part::Node, "beside", Change::Renamed("aside".to_owned()))],
        ),
        (
            &[("slot: \"deal\"", "slot: \"pact\"")],
            vec![
                (Part::Slot, "deal", Change::Removed),
                (Part::Slot, "pact", Change::Added),
                (Part::Node, "last", fields(&["slot"])),
            ],
        ),
    ];
    let old = edited("old.ron", &[]);
    for (words, wanted) in cases {
        let new = edited("old.ron", words);
        let wanted: Vec<_> = wanted
            .into_iter()
            .map(|(part, name, change)| (part, name.to_owned(), change))
            .collect();
        assert_eq!(changes(side(&old), side(&new)), wanted, "{words:?}");
    }
}

#[test]
fn lines_added_and_a_renamed_node_do_not_drown_in_what_follows_from_them() {
    let (old, new) = (edited("old.ron", &[]), edited("new.ron", &[]));
    let names: Vec<String> = changes(side(&old), side(&new))
        .into_iter()
        .map(|change| change.1)
        .collect();
    assert_eq!(
        names,
        [
            "side-step",
            "first/bad",
            "last/close",
            "first/better",
            "last/wait"
        ]
    );
}

#[test]
fn figures_worth_and_best_lines_are_compared_by_customer() {
    let (old, new) = (edited("old.ron", &[]), edited("new.ron", &[]));
    let (before, after) = (played(&old, "aggressive"), played(&new, "aggressive"));
    let both = |script: &Arc<Script>| Some(figures(&analyze(script, &Key::new(script))));
    let diff = customer(
        "aggressive",
        Some((&before, both(&before))),
        Some((&after, both(&after))),
    );
    assert!(!diff.is_equal());
    let (was, is) = (diff.old.unwrap(), diff.new.unwrap());
    assert_eq!(was.best, exact(100));
    assert!(
        is.best < was.best,
        "the best first line leaves the deal locked"
    );
    assert_eq!(is.best_outcome, Some(Outcome::Deadlock));
    let sum: f64 = was.outcomes.iter().map(|chance| chance.value).sum();
    assert!((sum - 1.0).abs() < 1e-9, "{sum}");
    assert_eq!(diff.best_lines.len(), 1);
    assert_eq!(
        (
            diff.best_lines[0].old.as_str(),
            diff.best_lines[0].new.as_str()
        ),
        ("good", "better")
    );
    assert_eq!(diff.worths, Vec::new());
    let same = customer(
        "aggressive",
        Some((&before, both(&before))),
        Some((&before, both(&before))),
    );
    assert!(same.is_equal());
    assert!(!customer("aggressive", Some((&before, None)), None).is_equal());

    let weighed = edited("old.ron", &[("slot: \"deal\"", "slot: \"pact\"")]);
    let diff = customer(
        "aggressive",
        Some((&before, None)),
        Some((&played(&weighed, "aggressive"), None)),
    );
    let slots: Vec<_> = diff
        .worths
        .iter()
        .map(|worth| {
            (
                worth.slot.as_str(),
                worth.old.is_some(),
                worth.new.is_some(),
            )
        })
        .collect();
    assert_eq!(slots, [("deal", true, false), ("pact", false, true)]);
}

#[test]
fn a_talk_is_followed_by_the_ids_of_its_lines_not_by_their_numbers() {
    let (old, new) = (edited("old.ron", &[]), edited("new.ron", &[]));
    let (before, after) = (played(&old, "confused"), played(&new, "confused"));
    let twins = renamed(side(&old), side(&new));
    // Good, done, on: in the scenario after the edit these are the second, first and first line.
    let there = run(&before, &after, &twins, &said(&before, &[1, 1, 1]));
    assert_eq!((there.origin, there.parts_at), (Origin::Old, None));
    let told = |replay: &Replay| match replay {
        Replay::Told {
            displayed, outcome, ..
        } => (*displayed, *outcome),
        Replay::Stopped { .. } => (None, None),
    };
    assert_eq!(told(&there.old).0, Some(100));
    assert_eq!(told(&there.new).0, Some(77));
    // The same talk, held after the edit, comes to the same judgements.
    let back = run(&before, &after, &twins, &said(&after, &[2, 1, 1]));
    assert_eq!(back.origin, Origin::New);
    assert_eq!((back.old, back.new), (there.old, there.new));
    // Through the renamed node.
    let round = run(&before, &after, &twins, &said(&before, &[2, 1]));
    assert_eq!(round.parts_at, None);
    assert!(matches!(round.new, Replay::Told { outcome: None, .. }));
}

#[test]
fn what_cannot_be_replayed_is_told_with_its_reason() {
    let none = BTreeMap::new();
    let old = edited("old.ron", &[]);
    let before = played(&old, "confused");
    let talk = said(&before, &[2, 1, 1]);
    let stop =
        |new: &(Arc<Scenario>, Library)| run(&before, &played(new, "confused"), &none, &talk);

    let gone = stop(&edited("old.ron", &[("id: \"bad\"", "id: \"worse\"")]));
    let line = Stop::Gone {
        node: "first".to_owned(),
        line: "bad".to_owned(),
    };
    assert_eq!(gone.new, Replay::Stopped { turn: 1, why: line });
    assert_eq!(gone.parts_at, Some(1));

    let elsewhere = stop(&edited(
        "old.ron",
        &[
            ("goto: \"aside\"", "goto: \"last\""),
            (
                "goto: \"last\",\n                ),\n                (\n                    id: \"bad\"",
                "goto: \"aside\",\n                ),\n                (\n                    id: \"bad\"",
            ),
        ],
    ));
    let place = Stop::Elsewhere {
        said_at: "aside".to_owned(),
        now_at: "last".to_owned(),
    };
    assert_eq!(
        elsewhere.new,
        Replay::Stopped {
            turn: 2,
            why: place
        }
    );
    assert_eq!(elsewhere.parts_at, Some(1));

    let new = edited("new.ron", &[]);
    let twins = renamed(side(&old), side(&new));
    let locked = run(&before, &played(&new, "confused"), &twins, &talk);
    assert!(matches!(
        &locked.new,
        Replay::Stopped {
            turn: 3,
            why: Stop::Refused(StepError::Locked(_))
        }
    ));

    let mut foreign = talk.clone();
    foreign.fingerprint = "0000000000".to_owned();
    assert_eq!(run(&before, &before, &none, &foreign).origin, Origin::Other);
}

#[test]
fn findings_on_one_side_only_count_each_time() {
    let finding = |code, message: &str| Finding {
        code,
        message: composure::model::Text::same(message),
    };
    let (a, b) = (finding("L0101", "a"), finding("L0201", "b"));
    let twice = [a.clone(), a.clone(), b.clone()];
    assert_eq!(
        only_in(&twice, std::slice::from_ref(&a)),
        [a.clone(), b.clone()]
    );
    assert_eq!(only_in(&[a], &twice), Vec::new());
}

/// Another seed moves sampled figures within their intervals: no change. What lies outside them is one.
#[test]
fn sampled_figures_whose_intervals_meet_are_equal() {
    let old = edited("old.ron", &[]);
    let script = played(&old, "aggressive");
    let was = figures(&analyze(&script, &Key::new(&script)));
    let moved = |by: f64| {
        let mut is = was.clone();
        is.random.value += by * is.random.half_width;
        is.outcomes[0].value += by * is.outcomes[0].half_width;
        customer(
            "aggressive",
            Some((&script, Some(was.clone()))),
            Some((&script, Some(is))),
        )
    };
    assert_ne!(moved(1.0).old, moved(1.0).new, "the figures do differ");
    assert!(moved(1.0).is_equal());
    assert!(!moved(3.0).is_equal());
    let mut is = was.clone();
    is.best = exact(1);
    assert!(!was.agrees_with(&is));
    let diff = Diff {
        scenario: ("edited".to_owned(), "edited".to_owned()),
        content: Vec::new(),
        customers: vec![moved(1.0)],
        appeared: Vec::new(),
        gone: Vec::new(),
        runs: Vec::new(),
    };
    let document = to_json(&diff);
    assert_eq!(document["equal"], true);
    let figures = &document["customers"][0]["old"];
    let chances = figures["outcomes"].as_object().unwrap().values();
    let sum: f64 = chances
        .map(|chance| chance["chance_percent"]["value"].as_f64().unwrap())
        .sum();
    assert!((sum - 100.0).abs() < 1e-6, "{sum}");
    assert!(figures["trade_off_percent"].is_number());
    assert!(figures["best_is_longest_percent"]["zh"].is_number());
}

#[test]
fn json_has_a_version_and_a_verdict() {
    let (old, new) = (edited("old.ron", &[]), edited("new.ron", &[]));
    let mut diff = Diff {
        scenario: ("edited".to_owned(), "edited".to_owned()),
        content: content(side(&old), side(&new)),
        customers: Vec::new(),
        appeared: Vec::new(),
        gone: Vec::new(),
        runs: Vec::new(),
    };
    let document = to_json(&diff);
    assert_eq!(
        (document["version"].as_u64(), document["equal"].as_bool()),
        (Some(2), Some(false))
    );
    assert_eq!(document["content"][0]["from"], "aside");
    diff.content.clear();
    assert_eq!(to_json(&diff)["equal"], true);
}
