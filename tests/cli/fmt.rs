//! `composure fmt`: what is changed, what is only told, what is left alone.

use std::fs;

use crate::{composure, err, file, out};

#[test]
fn what_ships_is_in_the_house_style() {
    let output = composure(&["fmt", "--check"]);
    assert_eq!(output.status.code(), Some(0), "{}", out(&output));
    assert!(
        err(&output).contains("8 files, 0 would change"),
        "{}",
        err(&output)
    );
}

#[test]
fn a_file_is_told_shown_then_changed_once() {
    let before = "\u{feff}Form(format:1, // why\n  id :\"x  y\")";
    let after = "Form(\n    format: 1, // why\n    id: \"x  y\",\n)\n";
    let (_folder, path) = file(before.as_bytes());
    let told = composure(&["fmt", "--check", &path]);
    assert_eq!(told.status.code(), Some(1));
    assert!(
        out(&told).contains("mine.ron: not in the house style"),
        "{}",
        out(&told)
    );
    let shown = composure(&["fmt", "--diff", &path]);
    assert_eq!(shown.status.code(), Some(1));
    assert!(
        out(&shown).contains("+    format: 1, // why\n"),
        "{}",
        out(&shown)
    );
    assert_eq!(fs::read_to_string(&path).expect("a file"), before);
    let changed = composure(&["fmt", &path]);
    assert_eq!(changed.status.code(), Some(0), "{}", err(&changed));
    assert_eq!(fs::read_to_string(&path).expect("a file"), after);
    assert!(err(&composure(&["fmt", &path])).contains("0 changed"));
    // A byte order mark alone is a change, too.
    fs::write(&path, format!("\u{feff}{after}")).expect("a file");
    assert_eq!(composure(&["fmt", "--check", &path]).status.code(), Some(1));
    composure(&["fmt", &path]);
    assert_eq!(fs::read_to_string(&path).expect("a file"), after);
}

#[test]
fn broken_files_are_left_alone_with_their_findings() {
    let before = "Form(\nformat: 1\nid: \"x\n";
    let (_folder, path) = file(before.as_bytes());
    let output = composure(&["fmt", &path]);
    assert_eq!(output.status.code(), Some(2));
    assert!(out(&output).contains("C0001"), "{}", out(&output));
    assert_eq!(fs::read_to_string(&path).expect("a file"), before);
    assert_eq!(
        composure(&["fmt", "/nonexistent.ron"]).status.code(),
        Some(2)
    );
}
