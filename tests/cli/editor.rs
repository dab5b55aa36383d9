//! The task for VS Code finds every message that `composure check` prints.

use std::fs;
use std::path::Path;

use regex::Regex;
use serde_json::Value;

use crate::product::{composure, product, told};

/// A finding as an editor shows it: severity, code, file, line, column.
type Shown = (String, String, String, u64, u64);

/// What the patterns of the task find in a print.
fn matched(printed: &str) -> Vec<Shown> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("editors/vscode/tasks.json");
    let tasks: Value =
        serde_json::from_str(&fs::read_to_string(path).expect("a file")).expect("JSON");
    let matchers = tasks["tasks"][0]["problemMatcher"]
        .as_array()
        .expect("a list");
    let pattern = |matcher: &Value, at: usize| {
        let text = matcher["pattern"][at]["regexp"]
            .as_str()
            .expect("a pattern");
        Regex::new(text).expect("a pattern")
    };
    let lines: Vec<&str> = printed.lines().collect();
    let shown = |pair: &[&str]| {
        matchers.iter().find_map(|matcher| {
            let title = pattern(matcher, 0);
            let place = pattern(matcher, 1);
            let (title, place) = (title.captures(pair[0])?, place.captures(pair[1])?);
            Some((
                matcher["severity"].as_str()?.to_owned(),
                title[1].to_owned(),
                place[1].to_owned(),
                place[2].parse().ok()?,
                place[3].parse().ok()?,
            ))
        })
    };
    lines.windows(2).filter_map(shown).collect()
}

#[test]
fn the_problem_matchers_find_every_finding_with_its_place() {
    let folder = product();
    let file = folder.path().join("mine.ron");
    let mistakes =
        "Scenario(\n    format: 1, // allow C9999: none\n    titel: 3,\n    room: kitchen,\n)\n";
    fs::write(&file, mistakes).expect("a file");
    let check = ["check", "mine.ron"];
    let document = composure(folder.path(), &[&check[..], &["--format", "json"]].concat());
    let document: Value = serde_json::from_slice(&document.stdout).expect("JSON");
    let expected: Vec<Shown> = document["findings"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|finding| {
            let start = &finding["place"]["start"];
            let severity = finding["severity"].as_str().unwrap_or_default();
            (
                severity.replace("note", "info"),
                finding["code"].as_str().unwrap_or_default().to_owned(),
                "mine.ron".to_owned(),
                start["line"].as_u64().unwrap_or_default(),
                start["column"].as_u64().unwrap_or_default(),
            )
        })
        .collect();
    for severity in ["error", "warning"] {
        assert!(
            expected.iter().any(|shown| shown.0 == severity),
            "{document}"
        );
    }
    for lang in ["en", "zh"] {
        let printed = told(&composure(
            folder.path(),
            &[&check[..], &["--lang", lang]].concat(),
        ));
        assert_eq!(matched(&printed), expected, "{printed}");
    }
}
