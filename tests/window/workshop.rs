//! Through the Workshop in the real program: a file is edited behind its back, and the finding appears by itself.

use std::fs;
use std::path::Path;

use composure::model::Lang;
use composure::ui::Words;

use super::desk::{App, Screen, copy_data};

/// Saves as many editors do: beside, then renamed.
fn save(path: &Path, text: &str) {
    let beside = path.with_extension("ron.swap");
    fs::write(&beside, text).expect("written");
    fs::rename(&beside, path).expect("renamed");
}

fn goes_through(lang: Lang, (width, height): (u32, u32)) {
    let screen = Screen::open();
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data");
    copy_data(&data);
    let home = folder.path().join("home");
    fs::create_dir_all(&home).expect("a folder");
    let settings = format!(
        r#"{{"composure_settings":1,"lang":"{}","theme":"light"}}"#,
        lang.name()
    );
    fs::write(home.join("settings.json"), settings).expect("settings");
    let words = Words::new(lang);
    let size = format!("{width}x{height}");
    let more = [("COMPOSURE_DATA", data.as_os_str())];
    let mut app = App::start_with(&screen, &home, &size, &more);
    app.expect(&words.t("library-title"));
    app.key("w");
    app.expect(&words.t("files-all"));
    let look = |app: &mut App<'_>, name: &str| {
        let name = format!("{}-{size}-{name}", lang.name());
        app.check_characters(&name);
        app.picture(&name);
    };
    look(&mut app, "w1-files");

    let path = data.join("scenarios/complaints/paid-too-much.ron");
    let text = fs::read_to_string(&path).expect("a scenario");
    save(&path, &text.replacen("goto: \"", "goto: \"nowhere-", 1));
    // The shipped files have notes, but no error.
    let one_error = words.with("files-errors", &[("count", 1.into())]);
    app.until("the finding", |app| app.shows(&one_error));
    app.click(&one_error);
    app.expect("unknown-node");
    app.click("unknown-node");
    let explain = words.t("finding-explain");
    app.expect(&explain);
    look(&mut app, "w2-finding");
    app.click_after_rest();
    app.until("the finding to close", |app| !app.shows(&explain));
    app.click_after_rest();
    app.until("the finding to open again", |app| app.shows(&explain));
    save(&path, &text);
    app.until("the finding to go", |app| !app.shows("unknown-node"));

    app.click(&words.t("work-tab-graph"));
    app.expect(&words.t("node-none"));
    look(&mut app, "w3-graph");
    app.click(&words.t("work-tab-trial"));
    app.click(&words.t("trial-calm"));
    look(&mut app, "w4-trial");
    app.click(&words.t("trial-begin"));
    app.expect(&words.t("trial-chip"));
    look(&mut app, "w5-trial-talk");
    assert!(app.kept("talk.json").is_none(), "a trial is never kept");
}

#[test]
fn a_trainer_works_in_chinese() {
    goes_through(Lang::Zh, (1280, 800));
}

#[test]
fn a_trainer_works_in_english() {
    goes_through(Lang::En, (960, 640));
}
