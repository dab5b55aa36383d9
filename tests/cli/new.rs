//! `composure new`: what it writes loads and plays, and nothing is ever written over.

use std::fs;

use crate::product::{composure, product, told};

#[test]
fn a_new_scenario_lies_in_its_pack_and_can_be_checked_and_played() {
    let folder = product();
    let output = composure(
        folder.path(),
        &[
            "new",
            "lost-key",
            "--pack",
            "course",
            "--customer",
            "hesitant",
            "--title-en",
            "The Key",
        ],
    );
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    assert!(told(&output).contains("scenarios/course/lost-key.ron is written"));
    let text = fs::read_to_string(folder.path().join("scenarios/course/lost-key.ron"));
    assert!(text.expect("a file").contains("\"en\": \"The Key\""));
    let checked = composure(folder.path(), &["check", "scenarios/course/lost-key.ron"]);
    assert_eq!(checked.status.code(), Some(0), "{}", told(&checked));
    let played = composure(folder.path(), &["play", "lost-key", "--choices", "3,2,4,1"]);
    assert_eq!(played.status.code(), Some(0), "{}", told(&played));
}

#[test]
fn in_a_new_scenario_only_what_is_to_be_written_is_told() {
    let pairs = [
        ["aggressive", "confused"],
        ["emotional", "hesitant"],
        ["confused", "hesitant"],
    ];
    for customers in pairs {
        let folder = product();
        let mut arguments = vec!["new", "lost-key", "--file", "lost-key.ron"];
        arguments.extend(customers.iter().flat_map(|id| ["--customer", *id]));
        let output = composure(folder.path(), &arguments);
        assert_eq!(output.status.code(), Some(0), "{}", told(&output));
        let output = composure(
            folder.path(),
            &["check", "lost-key.ron", "--format", "json"],
        );
        let document: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
        let findings = document["findings"].as_array().expect("a list");
        assert!(findings.len() > 50, "{}", findings.len());
        let other = findings.iter().find(|finding| finding["rule"] != "stub");
        assert!(other.is_none(), "{customers:?}: {other:?}");
    }
}

#[test]
fn a_file_can_be_named_instead_of_a_pack() {
    let folder = product();
    let output = composure(folder.path(), &["new", "a-key", "--file", "drafts/key.ron"]);
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    let checked = composure(folder.path(), &["check", "drafts/key.ron"]);
    assert_eq!(checked.status.code(), Some(0), "{}", told(&checked));
}

#[test]
fn no_file_is_written_over() {
    let folder = product();
    let path = folder.path().join("mine.ron");
    fs::write(&path, "mine").expect("a file");
    let output = composure(folder.path(), &["new", "lost-key", "--file", "mine.ron"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        told(&output).contains("mine.ron is there already"),
        "{}",
        told(&output)
    );
    assert_eq!(fs::read_to_string(&path).expect("a file"), "mine");
    let output = composure(folder.path(), &["new", "late-delivery"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(told(&output).contains("is taken"), "{}", told(&output));
}

#[test]
fn what_cannot_be_is_refused_with_the_remedy() {
    let folder = product();
    for (arguments, words) in [
        (&["new", "Lost Key"][..], "lost-key would do"),
        (&["new", "9"], "small letters, digits and hyphens"),
        (&["new", "x", "--pack", "../up"], "cannot be the pack"),
        (
            &["new", "x", "--event", "delivry_date"],
            "Did you mean delivery_date?",
        ),
        (
            &["new", "x", "--customer", "agressive"],
            "Did you mean aggressive?",
        ),
        (&["new", "x", "--title-zh", "{x}"], "no variant fills `{x}`"),
    ] {
        let output = composure(folder.path(), arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(
            told(&output).contains(words),
            "{arguments:?}: {}",
            told(&output)
        );
    }
    assert!(!folder.path().join("scenarios/mine").exists());
}

#[cfg(target_os = "linux")]
#[test]
fn on_a_full_disk_no_part_of_a_scenario_is_left() {
    let folder = product();
    let script = "trap '' XFSZ; ulimit -f 1; exec \"$0\" \"$@\"";
    let output = std::process::Command::new("bash")
        .args(["-c", script, env!("CARGO_BIN_EXE_composure")])
        .args(["new", "lost-key", "--file", "drafts/key.ron"])
        .current_dir(folder.path())
        .env("LC_ALL", "C")
        .output()
        .expect("the program runs");
    assert_eq!(output.status.code(), Some(2), "{}", told(&output));
    assert!(
        told(&output).contains("cannot be written"),
        "{}",
        told(&output)
    );
    let left = fs::read_dir(folder.path().join("drafts")).expect("a folder");
    assert_eq!(left.count(), 0);
}
