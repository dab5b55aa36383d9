//! The task for VS Code finds every message that `composure check` prints.

use std::fs;
use std::path::Path;

use regex::Regex;
use serde_json::Value;

use crate::product::{composure, product, told};

#[test]
fn the_problem_matcher_finds_every_finding_with_its_place() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("editors/vscode/tasks.json");
    let tasks: Value =
        serde_json::from_str(&fs::read_to_string(path).expect("a file")).expect("JSON");
    let patterns = &tasks["tasks"][0]["problemMatcher"]["pattern"];
    let pattern = |at: usize| {
        let text = patterns[at]["regexp"].as_str().expect("a pattern");
        Regex::new(text).expect("a pattern")
    };
    let (title, place) = (pattern(0), pattern(1));
    let folder = product();
    let file = folder.path().join("mine.ron");
    let mistakes = "Scenario(\n    format: 1,\n    titel: 3,\n    room: kitchen,\n    \"\n)\n";
    fs::write(&file, mistakes).expect("a file");
    let printed = told(&composure(folder.path(), &["check", "mine.ron"]));
    let document = composure(folder.path(), &["check", "mine.ron", "--format", "json"]);
    let document: Value = serde_json::from_slice(&document.stdout).expect("JSON");
    let findings = document["findings"].as_array().expect("a list");
    assert!(findings.len() > 2, "{printed}");
    let lines: Vec<&str> = printed.lines().collect();
    let matched: Vec<(String, String, u64, u64)> = lines
        .windows(2)
        .filter_map(|pair| {
            let (title, place) = (title.captures(pair[0])?, place.captures(pair[1])?);
            Some((
                title[2].to_owned(),
                place[1].to_owned(),
                place[2].parse().ok()?,
                place[3].parse().ok()?,
            ))
        })
        .collect();
    let expected: Vec<(String, String, u64, u64)> = findings
        .iter()
        .map(|finding| {
            let start = &finding["place"]["start"];
            (
                finding["code"].as_str().unwrap_or_default().to_owned(),
                "mine.ron".to_owned(),
                start["line"].as_u64().unwrap_or_default(),
                start["column"].as_u64().unwrap_or_default(),
            )
        })
        .collect();
    assert_eq!(matched, expected, "{printed}");
}
