//! The command line as a contract: what goes in, what comes out, which exit code.

#![expect(
    clippy::expect_used,
    reason = "a test fails where what it needs is not there"
)]

mod check;
mod chinese;
mod draw;
mod editor;
mod fmt;
mod new;
mod product;
mod remedy;
mod report;
mod terminal;
mod tutorial;

use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// Runs the program in the project's folder, in English unless the arguments say otherwise.
fn composure(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_composure"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("LC_ALL", "C")
        .stdin(Stdio::null())
        .output()
        .expect("the program runs")
}

fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn err(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).expect("one JSON document and nothing else")
}

/// Writes a file into a folder of its own and returns both.
fn file(text: &[u8]) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("mine.ron");
    std::fs::write(&path, text).expect("a file");
    let path = path.to_string_lossy().into_owned();
    (folder, path)
}

#[test]
fn what_ships_is_clean() {
    let output = composure(&["check", "--deny", "warning"]);
    assert_eq!(output.status.code(), Some(0), "{}", out(&output));
    assert!(err(&output).contains("0 errors, 0 warnings"));
}

#[test]
fn findings_come_with_places_and_exit_code_1() {
    let (_folder, path) = file(b"Scenario(\n    format: 1,\n    titel: 3,\n)\n");
    let output = composure(&["check", &path]);
    assert_eq!(output.status.code(), Some(1));
    assert!(out(&output).contains("mine.ron:3:5"), "{}", out(&output));
    assert!(out(&output).contains("did you mean `title`?"));
    let document = json(&composure(&["check", "--format", "json", &path]));
    let findings = document["findings"].as_array().expect("a list");
    let titel = findings
        .iter()
        .find(|f| f["code"] == "C0002")
        .expect("the mistyped field");
    assert_eq!(
        titel["place"]["start"],
        serde_json::json!({"line": 3, "column": 5})
    );
}

#[test]
fn unreadable_input_has_exit_code_2() {
    let (_folder, path) = file(b"Scenario(\xff\xfe)");
    let output = composure(&["check", &path]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("not UTF-8"), "{}", err(&output));
    assert_eq!(
        composure(&["check", "/nonexistent.ron"]).status.code(),
        Some(2)
    );
    assert_eq!(composure(&["no-such-command"]).status.code(), Some(2));
    let output = composure(&["play", "late-delivry", "--choices", "1"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("late-delivery"), "{}", err(&output));
}

#[test]
fn codes_are_explained() {
    let output = composure(&["check", "--explain", "c0101"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(out(&output).contains("unknown-node"));
    assert_eq!(
        composure(&["check", "--explain", "C9999"]).status.code(),
        Some(2)
    );
}

#[test]
fn a_scripted_talk_replays_to_the_same_score() {
    let played = json(&composure(&[
        "play",
        "late-delivery",
        "--seed",
        "7",
        "--choices",
        "1,2,1,2,1,3",
        "--json",
        "--lang",
        "en",
    ]));
    let run = played["run"].as_str().expect("a run");
    let output = composure(&["replay", run, "--json", "--lang", "en"]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(json(&output), played);
    assert_eq!(played["turns"].as_array().map(Vec::len), Some(6));
}

#[test]
fn ids_and_numbers_say_the_same_lines() {
    let by_number = json(&composure(&[
        "play",
        "paid-too-much",
        "--seed",
        "3",
        "--choices",
        "2,1",
        "--json",
    ]));
    let ids: Vec<String> = by_number["turns"]
        .as_array()
        .expect("turns")
        .iter()
        .map(|turn| turn["said"]["id"].as_str().expect("an id").to_owned())
        .collect();
    let by_id = json(&composure(&[
        "play",
        "paid-too-much",
        "--seed",
        "3",
        "--choices",
        &ids.join(","),
        "--json",
    ]));
    assert_eq!(by_id["run"], by_number["run"]);
}

#[test]
fn wrong_choices_say_what_there_is() {
    let output = composure(&["play", "late-delivery", "--choices", "9", "--json"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("choice 1"), "{}", err(&output));
    assert!(
        out(&output).is_empty(),
        "nothing but JSON goes to standard output"
    );
    let output = composure(&[
        "play",
        "late-delivery",
        "--customer",
        "hesitant",
        "--choices",
        "1",
    ]);
    assert!(
        err(&output).contains("aggressive, emotional"),
        "{}",
        err(&output)
    );
}

#[test]
fn a_slip_in_a_run_is_noticed() {
    let output = composure(&[
        "replay",
        "c1.late-delivery.aggressive.bfx7z8s6fv.3.off.21321.zz",
    ]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("slip"), "{}", err(&output));
    assert_eq!(composure(&["replay", "hello"]).status.code(), Some(2));
}

#[test]
fn a_talk_by_hand_can_be_left_at_the_end_of_input() {
    let output = composure(&["play", "generous-warranty", "--lang", "zh"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(out(&output).contains("composure replay c2.generous-warranty.confused"));
}

#[test]
fn odd_paths_are_told_and_never_hang() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().to_string_lossy().into_owned();
    let output = composure(&["check", &path]);
    assert_eq!(output.status.code(), Some(2), "{}", out(&output));
    assert!(err(&output).contains("no .ron file"), "{}", err(&output));
    let output = composure(&["play", "/", "--choices", "1"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("/ is a folder"), "{}", err(&output));
}

#[test]
fn a_file_that_cannot_be_played_is_told_as_what_it_is() {
    let (folder, path) = file(b"Scenario(id: \"\xff\")");
    let large = folder.path().join("large.ron");
    let made = std::fs::File::create(&large).expect("a file");
    made.set_len(100 << 20).expect("a hole");
    let large = large.to_string_lossy().into_owned();
    for command in ["play", "analyze", "graph"] {
        for (path, words) in [(&path, "it is not UTF-8"), (&large, "it is larger than")] {
            let output = composure(&[command, path]);
            assert_eq!(output.status.code(), Some(2), "{command}");
            let told = err(&output);
            assert!(told.contains(words) && told.contains(path), "{told}");
        }
    }
    let output = composure(&["check", "--baseline", &large]);
    assert_eq!(output.status.code(), Some(2));
    let told = err(&output);
    assert!(told.contains("it is larger than"), "{told}");
}

#[cfg(unix)]
#[test]
fn a_file_of_another_kind_is_told_as_what_it_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let link = folder.path().join("link.ron");
    std::os::unix::fs::symlink("nowhere", &link).expect("a link");
    let link = link.to_string_lossy().into_owned();
    for (path, words) in [
        ("/dev/zero", "it is no ordinary file"),
        (&link, "No such file"),
    ] {
        for arguments in [["play", path], ["analyze", path]] {
            let output = composure(&arguments);
            assert_eq!(output.status.code(), Some(2), "{arguments:?}");
            assert!(err(&output).contains(words), "{}", err(&output));
        }
    }
    let output = composure(&["check", "--baseline", "/dev/zero"]);
    assert_eq!(output.status.code(), Some(2));
    let told = err(&output);
    assert!(told.contains("it is no ordinary file"), "{told}");
}

#[cfg(unix)]
#[test]
fn ctrl_c_in_a_talk_prints_the_run_so_far() {
    use std::io::{BufRead, BufReader, Read, Write};
    let mut child = Command::new(env!("CARGO_BIN_EXE_composure"))
        .args(["play", "late-delivery"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("LC_ALL", "C")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let mut input = child.stdin.take().expect("a way in");
    let mut output = BufReader::new(child.stdout.take().expect("a way out"));
    input.write_all(b"1\n").expect("a line");
    for _ in 0..2 {
        // A prompt has no end of line; the last word of it is enough.
        while !output.fill_buf().expect("output").is_empty() {
            let mut until = Vec::new();
            output.read_until(b'>', &mut until).expect("output");
            if until.ends_with(b"You say >") {
                break;
            }
        }
    }
    let id = child.id().to_string();
    let sent = Command::new("kill").args(["-INT", &id]).status();
    assert!(sent.expect("a signal").success());
    let mut rest = String::new();
    output.read_to_string(&mut rest).expect("output");
    assert_eq!(child.wait().expect("it ends").code(), Some(0), "{rest}");
    assert!(rest.contains("composure replay c"), "{rest}");
    drop(input);
}

#[cfg(unix)]
#[test]
fn links_in_circles_and_devices_are_read_once_or_not_at_all() {
    let folder = tempfile::tempdir().expect("a folder");
    for name in ["a", "b", "c", "d"] {
        std::os::unix::fs::symlink(".", folder.path().join(name)).expect("a link");
    }
    std::os::unix::fs::symlink("/dev/zero", folder.path().join("zero.ron")).expect("a link");
    let path = folder.path().to_string_lossy().into_owned();
    let output = composure(&["check", &path]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        err(&output).matches("no ordinary file").count(),
        1,
        "{}",
        err(&output)
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_and_a_reader_that_has_gone_away_are_no_panic() {
    let full = std::fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .expect("it is there");
    let output = Command::new(env!("CARGO_BIN_EXE_composure"))
        .args(["check", "--explain", "C0101"])
        .env("LC_ALL", "C")
        .stdout(full)
        .stderr(Stdio::piped())
        .output()
        .expect("the program runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(
        err(&output).contains("cannot be written"),
        "{}",
        err(&output)
    );
    let (_folder, broken) = file(b"Scenario(\n    titel: 3,\n)\n");
    for (arguments, code) in [
        (
            &["play", "late-delivery", "--choices", "1,1,1,1,1", "--json"][..],
            0,
        ),
        (&["check", &broken], 1),
    ] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_composure"))
            .args(arguments)
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program runs");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("it ends");
        assert_eq!(output.status.code(), Some(code), "{}", err(&output));
        assert!(!err(&output).contains("panicked"), "{}", err(&output));
    }
}

#[test]
fn several_types_are_analysed_in_order_and_each_as_if_alone() {
    let asked = ["analyze", "tests/fixtures/diff/old.ron", "--json"];
    let analyses = |more: &[&str]| {
        let output = composure(&[&asked[..], more].concat());
        assert_eq!(output.status.code(), Some(0));
        let told: Value = serde_json::from_str(&out(&output)).expect("JSON");
        told["analyses"].as_array().expect("a list").clone()
    };
    let both = analyses(&[]);
    for (whole, customer) in both.iter().zip(["aggressive", "confused"]) {
        assert_eq!(whole["customer"], customer);
        let alone = analyses(&["--customer", customer]);
        assert_eq!(alone.first(), Some(whole));
    }
    assert_eq!(both.len(), 2);
}
