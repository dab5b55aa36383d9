//! `composure check --fix` and `--diff`: what is written, what is not.

use std::fs;

use crate::check::changed;
use crate::{composure, err, file, out};

#[test]
fn remedies_are_written_and_told_and_the_rest_stays_byte_for_byte() {
    let (_folder, path) = changed("goto: \"facts\"", "goto: \"fcats\"");
    let text = fs::read_to_string(&path).expect("a file");
    let windows = format!("\u{feff}{}", text.replace('\n', "\r\n"));
    fs::write(&path, &windows).expect("a file");
    let output = composure(&["check", "--fix", &path]);
    assert_eq!(
        output.status.code(),
        Some(0),
        "{}{}",
        out(&output),
        err(&output)
    );
    assert!(err(&output).contains("mine.ron:"), "{}", err(&output));
    assert!(err(&output).contains(": write `facts`"), "{}", err(&output));
    let now = fs::read_to_string(&path).expect("a file");
    assert_eq!(now, windows.replacen("\"fcats\"", "\"facts\"", 1));
    assert!(
        err(&output).contains("1 remedies applied"),
        "{}",
        err(&output)
    );
    let again = composure(&["check", "--fix", &path]);
    assert!(err(&again).contains("0 remedies"), "{}", err(&again));
}

#[test]
fn a_difference_is_shown_and_nothing_written() {
    let (_folder, path) = changed("goto: \"facts\"", "goto: \"fcats\"");
    let before = fs::read(&path).expect("a file");
    for option in ["--diff", "--dry-run"] {
        let output = composure(&["check", "--fix", option, &path]);
        assert_eq!(output.status.code(), Some(1), "{}", err(&output));
        assert!(err(&output).contains("1 remedies would be applied"));
        let shown = out(&output);
        let minus: Vec<&str> = shown.lines().filter(|l| l.starts_with("-  ")).collect();
        let plus: Vec<&str> = shown.lines().filter(|l| l.starts_with("+  ")).collect();
        assert_eq!(minus.len(), 1, "{shown}");
        assert_eq!(plus, [minus[0].replace('-', "+").replace("fcats", "facts")]);
        assert_eq!(fs::read(&path).expect("a file"), before);
    }
    let clean = composure(&["check", "--diff", "scenarios"]);
    assert_eq!(clean.status.code(), Some(0));
    assert!(out(&clean).is_empty());
}

#[test]
fn what_has_no_remedy_is_still_reported() {
    let (_folder, path) = file(b"Scenario(\n    format: 1,\n    titel: 3,\n)\n");
    let output = composure(&["check", "--fix", &path]);
    assert_eq!(output.status.code(), Some(1));
    assert!(out(&output).contains("C0003"), "{}", out(&output));
    let text = fs::read_to_string(&path).expect("a file");
    assert_eq!(text, "Scenario(\n    format: 1,\n    title: 3,\n)\n");
}

#[test]
fn a_path_that_is_not_there_keeps_no_remedy_from_the_others() {
    let output = composure(&["check", "--fix", "/nonexistent.ron"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("0 remedies"), "{}", err(&output));
}

#[cfg(unix)]
#[test]
fn links_stay_links_permissions_stay_and_protected_files_are_left_alone() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let (folder, path) = changed("goto: \"facts\"", "goto: \"fcats\"");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).expect("a mode");
    let link = folder.path().join("link.ron");
    symlink(&path, &link).expect("a link");
    let link = link.to_string_lossy().into_owned();
    let output = composure(&["check", "--fix", &link]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(fs::symlink_metadata(&link).expect("a link").is_symlink());
    let mode = fs::metadata(&path).expect("a file").permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
    assert!(!fs::read_to_string(&path).expect("a file").contains("fcats"));
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 2);

    let (_folder, path) = changed("goto: \"facts\"", "goto: \"fcats\"");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o440)).expect("a mode");
    let output = composure(&["check", "--fix", &path]);
    assert_eq!(output.status.code(), Some(2), "{}", err(&output));
    assert!(err(&output).contains("write-protected"), "{}", err(&output));
    assert!(fs::read_to_string(&path).expect("a file").contains("fcats"));
}
