//! When the app cannot be shown, or finds broken files: clear messages, nothing lost.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::desk::{App, PROGRAM, Screen, copy_data};

/// Exit code and what was said on standard error.
fn start(change: impl Fn(&mut Command) -> &mut Command) -> (Option<i32>, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut command = Command::new(PROGRAM);
    command
        .env("COMPOSURE_HOME", folder.path())
        .env_remove("WAYLAND_DISPLAY");
    let out = change(&mut command).output().expect("the program runs");
    (
        out.status.code(),
        String::from_utf8_lossy(&out.stderr).into_owned(),
    )
}

#[test]
fn no_display_named_is_told() {
    let (code, said) = start(|command| command.env_remove("DISPLAY"));
    assert_eq!(code, Some(2), "{said}");
    assert!(
        said.contains("no display") && said.contains("composure play"),
        "{said}"
    );
}

#[test]
fn a_display_that_is_not_there_is_told() {
    let (code, said) = start(|command| command.env("DISPLAY", ":9987"));
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("composure play"), "{said}");
    assert!(!said.contains("panicked"), "{said}");
}

#[test]
fn no_graphics_adapter_is_told() {
    let screen = Screen::open();
    let (code, said) = start(|command| {
        command
            .env("DISPLAY", &screen.display)
            .env("VK_ICD_FILENAMES", "/nonexistent.json")
            .env("VK_DRIVER_FILES", "/nonexistent.json")
            .env("WGPU_BACKEND", "vulkan")
    });
    assert_eq!(code, Some(2), "{said}");
    assert!(
        said.contains("graphics adapter") && said.contains("composure play"),
        "{said}"
    );
}

/// Copies the data and puts a broken scenario beside the good ones.
fn data_with_a_broken_file(to: &Path) {
    copy_data(to);
    fs::write(
        to.join("scenarios/broken.ron"),
        "Scenario(\n    format: 1,\n    id: 7,\n)\n",
    )
    .expect("a broken file");
}

#[test]
fn broken_files_are_shown_and_saves_put_aside() {
    let screen = Screen::open();
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data");
    data_with_a_broken_file(&data);
    let home = folder.path().join("home");
    fs::create_dir_all(home.join("runs")).expect("a folder");
    fs::write(
        home.join("settings.json"),
        r#"{"composure_settings":1,"lang":"en"}"#,
    )
    .expect("settings");
    fs::write(home.join("talk.json"), "{\"composure_save\": 1, \"run\"").expect("a truncated save");
    fs::write(home.join("runs/foreign.json"), "[1, 2, 3]").expect("a foreign record");
    let mut app = App::start_with(
        &screen,
        &home,
        "1280x800",
        &[("COMPOSURE_DATA", data.as_os_str())],
    );
    app.expect("talk.json");
    app.click("Show problems");
    app.expect("broken.ron:3:9");
    assert!(home.join("talk.json.unreadable-1").is_file());
    assert!(home.join("runs/foreign.json.unreadable-1").is_file());
    let kept = fs::read_to_string(home.join("talk.json.unreadable-1")).expect("it is kept");
    assert_eq!(kept, "{\"composure_save\": 1, \"run\"", "nothing is lost");
    app.picture("en-broken-files");
}
