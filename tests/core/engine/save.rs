//! Saved talks: taken up again, and refused when they are not what they say.

use std::sync::Arc;

use composure::engine::{Command, RunError, SaveError, Saved, Talk};
use composure::model::Pressure;

use super::talk::two_nodes;
use crate::support::line;

fn saved() -> (Talk, String) {
    let mut talk = Talk::new(two_nodes(), 11, Pressure::Calm);
    talk.play(Command::Choose(line(1))).unwrap();
    talk.play(Command::Hesitate).unwrap();
    let text = Saved::of(&talk, true).unwrap().to_json();
    (talk, text)
}

#[test]
fn a_saved_talk_is_taken_up_where_it_stood() {
    let (talk, text) = saved();
    let read = Saved::from_json(&text).unwrap();
    assert!(read.rewound);
    assert_eq!(Some(&read), Saved::of(&talk, true).as_ref());
    assert_eq!(read.run().ok(), talk.run());
    let resumed = read.resume(two_nodes()).unwrap();
    assert_eq!(
        (resumed.state(), resumed.moves()),
        (talk.state(), talk.moves())
    );
}

#[test]
fn every_truncated_save_is_refused() {
    let (_, text) = saved();
    for end in (0..text.trim_end().len()).filter(|&end| text.is_char_boundary(end)) {
        let error = Saved::from_json(&text[..end]).unwrap_err();
        assert!(matches!(error, SaveError::NotASave(_)), "{end}: {error}");
    }
}

#[test]
fn something_else_is_not_a_save() {
    let (_, text) = saved();
    let unknown = text.replacen('{', "{\"extra\": 1,", 1);
    for text in [
        "",
        "null",
        "[]",
        "{}",
        "{\"composure_save\": \"1\"}",
        &unknown,
    ] {
        assert!(
            matches!(Saved::from_json(text), Err(SaveError::NotASave(_))),
            "{text}"
        );
    }
}

#[test]
fn a_newer_save_is_told_by_its_version_whatever_else_it_holds() {
    let (_, text) = saved();
    let newer = text.replace(
        "\"composure_save\": 1",
        "\"composure_save\": 2, \"mood_of_the_room\": []",
    );
    assert!(matches!(
        Saved::from_json(&newer),
        Err(SaveError::Version(2))
    ));
    assert!(matches!(
        Saved::from_json("{\"composure_save\": 7}"),
        Err(SaveError::Version(7))
    ));
}

#[test]
fn a_save_that_leads_elsewhere_is_refused() {
    let (talk, text) = saved();
    let resume = |text: &str| {
        Saved::from_json(text)
            .unwrap()
            .resume(two_nodes())
            .unwrap_err()
    };
    let patience = talk.state().mood.values[4].to_string();
    let moved = text.replace(&patience, "12345");
    assert_ne!(moved, text);
    assert!(matches!(resume(&moved), SaveError::Inconsistent));
    let elsewhere = text.replace("\"decide\"", "\"prepare\"");
    assert!(matches!(resume(&elsewhere), SaveError::Inconsistent));
    let run = talk.run().unwrap().to_string();
    let slipped = text.replace(&run, &run.replace(".11.", ".12."));
    assert!(matches!(resume(&slipped), SaveError::Run(RunError::Check)));
}

#[test]
fn a_save_of_another_script_is_refused() {
    let (_, text) = saved();
    let mut scenario = composure::model::Scenario::clone(&two_nodes().scenario);
    scenario.turn_limit = 7;
    let other = crate::support::script(scenario, "hesitant");
    let error = Saved::from_json(&text)
        .unwrap()
        .resume(Arc::clone(&other))
        .unwrap_err();
    assert!(matches!(
        error,
        SaveError::Run(RunError::ScenarioChanged { .. })
    ));
}
