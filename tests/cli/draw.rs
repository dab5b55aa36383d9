//! `graph` and `diff` as contracts: forms, files, exit codes.

use super::{composure, err, file, json, out};

/// A scenario that both commands can be tried on.
const SMALL: &str = "tests/fixtures/check/ok/detour.ron";
const OLD: &str = "tests/fixtures/diff/old.ron";
const NEW: &str = "tests/fixtures/diff/new.ron";

#[test]
fn graphs_come_in_three_forms() {
    for (format, begins) in [("svg", "<svg "), ("dot", "digraph "), ("mermaid", "---\n")] {
        let output = composure(&["graph", SMALL, "--format", format, "--lang", "zh"]);
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
        assert!(out(&output).starts_with(begins));
        assert!(out(&output).contains("谈不拢"));
    }
    let other = composure(&["graph", SMALL, "--customer", "confused", "--lang", "en"]);
    assert!(out(&other).contains("Confused"), "{}", out(&other));
    assert!(out(&other).contains("68.8 points"));
}

#[test]
fn the_ending_of_the_file_chooses_the_form() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, begins) in [
        ("a.svg", "<svg "),
        ("a.dot", "digraph "),
        ("a.mmd", "---\n"),
    ] {
        let path = folder.path().join(name);
        let output = composure(&["graph", "late-delivery", "-o", &path.to_string_lossy()]);
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
        assert!(out(&output).is_empty());
        let text = std::fs::read_to_string(path).expect("it was written");
        assert!(text.starts_with(begins));
    }
}

#[test]
fn graphs_of_nothing_have_exit_code_2() {
    let folder = tempfile::tempdir().expect("a folder");
    let nowhere = folder.path().join("none").join("a.svg");
    let output = composure(&["graph", SMALL, "-o", &nowhere.to_string_lossy()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("cannot be written"));
    assert_eq!(composure(&["graph", "no-such"]).status.code(), Some(2));
    assert_eq!(
        composure(&["graph", SMALL, "--customer", "nobody"])
            .status
            .code(),
        Some(2)
    );
}

/// The run string of a talk with these choices, before the edit.
fn run(customer: &str, choices: &str) -> String {
    let output = composure(&[
        "play",
        OLD,
        "--customer",
        customer,
        "--choices",
        choices,
        "--json",
    ]);
    let document = json(&output);
    document["run"].as_str().expect("a run").to_owned()
}

#[test]
fn an_edit_is_told_in_trainee_terms() {
    let talk = run("aggressive", "good,close,on");
    let output = composure(&["diff", OLD, NEW, "--runs", &talk]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let text = out(&output);
    for sentence in [
        "~ node side-step was called aside before",
        "+ choice first/better is new",
        "a player who says the best lines now gets 68.8 (before 100.0) and the talk ends in deadlock",
        "the ending escalated is not met by chance any more: 0.0 ± 0.1 % (before 5",
        "at first the best line is now better (before good)",
        "now 77.1 points (77 shown, good)",
        "0 of 1 talks are judged as before",
    ] {
        assert!(text.contains(sentence), "{sentence}\n{text}");
    }
}

#[test]
fn comparisons_as_json_and_of_equals_have_exit_code_0() {
    let output = composure(&[
        "diff",
        OLD,
        OLD,
        "--json",
        "--customer",
        "confused",
        "--runs",
        ".",
    ]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let document = json(&output);
    assert_eq!(document["version"], 2);
    assert_eq!(document["equal"], true);
    assert_eq!(document["customers"].as_array().map(Vec::len), Some(1));
    let output = composure(&[
        "diff",
        OLD,
        NEW,
        "--json",
        "--without-figures",
        "--runs",
        ".",
    ]);
    let document = json(&output);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(document["equal"], false);
    assert!(document["customers"][0]["new"].is_null());
}

#[test]
fn talks_are_read_from_records_lists_and_folders() {
    let talk = run("confused", "bad,on,close");
    let record = format!(
        r#"{{"composure_record": 1, "name": "a", "run": "{talk}", "finished_on": "2026-11-22", "forecast": null, "answers": null, "practice": false}}"#
    );
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("a.json"), &record).expect("a record");
    std::fs::write(folder.path().join("b.json"), "{}").expect("no record");
    std::fs::write(folder.path().join("c.json"), b"\xff{}").expect("no text at all");
    std::fs::create_dir(folder.path().join("d.json")).expect("no file at all");
    let (_kept, list) = file(format!("{talk}\n\nno run\n").as_bytes());
    let record = folder.path().join("a.json");
    for named in [folder.path(), &record, list.as_ref()] {
        let named = named.to_string_lossy();
        let output = composure(&[
            "diff",
            OLD,
            NEW,
            "--json",
            "--without-figures",
            "--runs",
            &named,
        ]);
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
        let runs = json(&output)["runs"].clone();
        assert_eq!(runs.as_array().map(Vec::len), Some(1), "{named}");
        assert_eq!(runs[0]["new"]["turn"], 3, "the last line is locked now");
        assert_eq!(err(&output).is_empty(), named == record.to_string_lossy());
    }
}

#[test]
fn what_cannot_be_compared_has_exit_code_2() {
    let (_folder, broken) = file(b"Scenario(");
    assert_eq!(composure(&["diff", OLD, &broken]).status.code(), Some(2));
    assert_eq!(
        composure(&["diff", OLD, NEW, "--customer", "emotional"])
            .status
            .code(),
        Some(2)
    );
    assert_eq!(
        composure(&["diff", OLD, NEW, "--runs", "/no/such"])
            .status
            .code(),
        Some(2)
    );
}

/// A file is written whole or not at all: what was there stays, nothing is left beside it, and the command says so.
#[cfg(target_os = "linux")]
#[test]
fn a_file_that_cannot_be_written_is_told_and_left_as_it_was() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("old");
    let shown = path.to_string_lossy().into_owned();
    let inside = folder.path().to_string_lossy().into_owned();
    let commands: [&[&str]; 2] = [
        &["graph", "late-delivery", "--format", "svg", "-o"],
        &["check", "tests/fixtures/check/err", "--write-baseline"],
    ];
    for command in commands {
        for target in [inside.as_str(), "/dev/full"] {
            let output = composure(&[command, &[target]].concat());
            assert_eq!(output.status.code(), Some(2), "{target}: {}", err(&output));
            assert!(
                err(&output).contains("cannot be written"),
                "{}",
                err(&output)
            );
        }
        std::fs::write(&path, "old").expect("a file");
        // No file may grow beyond a kilobyte, as on a disk that is full.
        let script = "trap '' XFSZ; ulimit -f 1; exec \"$0\" \"$@\"";
        let output = std::process::Command::new("bash")
            .args(["-c", script, env!("CARGO_BIN_EXE_composure")])
            .args(command)
            .arg(&shown)
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .env("LC_ALL", "C")
            .output()
            .expect("the program runs");
        assert_eq!(output.status.code(), Some(2), "{}", err(&output));
        assert!(
            err(&output).contains("cannot be written"),
            "{}",
            err(&output)
        );
        assert_eq!(std::fs::read_to_string(&path).expect("a file"), "old");
        let left = std::fs::read_dir(folder.path()).expect("a folder").count();
        assert_eq!(left, 1, "something is left beside it");
    }
    let device = std::fs::metadata("/dev/full").expect("it is there");
    assert!(!device.is_file(), "a device is not replaced");
}
