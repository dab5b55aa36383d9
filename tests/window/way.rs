//! From Home to the self-assessment and back, in both languages, with keys and mouse.

use std::fs;
use std::process::Command;
use std::sync::Arc;

use composure::engine::{Run, Script, Talk, choice_order};
use composure::files::{data_root, read_standard};
use composure::model::{ChoiceIndex, Lang, Library};
use composure::score::{Key, review};
use composure::source::load;
use composure::ui::Words;
use serde_json::Value;

use super::desk::{App, PROGRAM, Screen};

fn library() -> Library {
    let root = data_root().expect("the data is there");
    load(&read_standard(&root).files)
        .library
        .expect("the catalogue can be read")
}

/// The talk as the program has kept it so far.
fn kept_talk(app: &App<'_>, library: &Library) -> Option<Talk> {
    let saved = app.kept("talk.json")?;
    let run: Run = saved["run"].as_str()?.parse().ok()?;
    let scenario = library.scenario(&run.scenario)?;
    let customer = library.customer(&run.customer)?;
    Talk::replay(Arc::new(Script::of(library, scenario, customer)), &run).ok()
}

/// The key that says the best line where a talk stands.
fn best_key(talk: &Talk) -> String {
    let node = talk.state().node;
    let key = Key::new(talk.script());
    let lines = talk.script().scenario.node(node).choices.len();
    let best = key.node(node).map_or(ChoiceIndex(0), |node| node.best);
    let order = choice_order(talk.seed(), node, lines);
    let place = order.iter().position(|choice| *choice == best);
    (place.unwrap_or(0) + 1).to_string()
}

fn plays_whole(lang: Lang, scenario: &str, size: (u32, u32)) {
    let library = library();
    let screen = Screen::open();
    let folder = tempfile::tempdir().expect("a folder");
    let words = Words::new(lang);
    fs::write(
        folder.path().join("settings.json"),
        format!(r#"{{"composure_settings":1,"lang":"{}","theme":"light"}}"#, lang.name()),
    )
    .expect("settings");
    let named = format!("{}x{}", size.0, size.1);
    let area = (f64::from(size.0), f64::from(size.1));
    let mut app = App::start(&screen, folder.path(), &named);
    let look = |app: &mut App<'_>, name: &str| {
        let name = format!("{}-{named}-{name}", lang.name());
        app.check_fit(&name, area);
        app.picture(&name);
    };

    let title = library.scenario(scenario).expect("it ships").title.get(lang);
    app.expect(title);
    look(&mut app, "1-home");
    app.click(title);
    app.expect(&words.t("briefing-start"));
    look(&mut app, "2-briefing");
    app.click(&words.t("briefing-start"));
    app.until("the talk to be kept", |app| kept_talk(app, &library).is_some());

    let mut said = 0;
    while app.kept("talk.json").is_some() {
        let talk = kept_talk(&app, &library).expect("what is kept can be replayed");
        assert_eq!(talk.moves().len(), said, "each line is kept at once");
        if said == 0 || said == 4 || said == 9 {
            app.key("space");
            look(&mut app, &format!("3-talk-{said}"));
        }
        app.key(&best_key(&talk));
        said += 1;
        app.until("the next line to be kept", |app| {
            app.kept("talk.json").is_none()
                || kept_talk(app, &library).is_some_and(|talk| talk.moves().len() == said)
        });
    }

    app.expect(&words.t("forecast-skip"));
    look(&mut app, "4-forecast");
    app.click(&words.t("band-very-good"));
    app.click(&words.t("forecast-go"));
    app.expect(&words.t("debrief-form"));
    let record = record(&app);
    let run: Run = record["run"].as_str().expect("a run").parse().expect("a run string");
    let talk = replayed(&library, &run);
    let total = review(&talk, &Key::new(talk.script())).displayed.expect("scored");
    assert_eq!(total, 100, "only best lines were said");
    assert!(app.shows(&total.to_string()), "the debrief shows the total");
    look(&mut app, "5-debrief");
    app.click(&words.t("debrief-tab-turns"));
    look(&mut app, "6-turns");
    app.click(&words.t("debrief-tab-curves"));
    look(&mut app, "7-curves");
    assert_eq!(scored_again(&run), u64::from(total), "the command line scores the same");

    app.click(&words.t("debrief-form"));
    app.until("the form", |app| app.shows(&library.forms[0].title.get(lang)[..6]));
    look(&mut app, "8-form");
    for _ in &library.forms[0].items {
        app.key("4");
    }
    app.until("the answers to be kept", |app| self::record(app)["answers"] != Value::Null);
    look(&mut app, "9-form-filled");
}

fn replayed(library: &Library, run: &Run) -> Talk {
    let scenario = library.scenario(&run.scenario).expect("it ships");
    let customer = library.customer(&run.customer).expect("it ships");
    Talk::replay(Arc::new(Script::of(library, scenario, customer)), run).expect("it replays")
}

/// The one record that is kept.
fn record(app: &App<'_>) -> Value {
    let names: Vec<_> = fs::read_dir(app.home.join("runs"))
        .expect("a folder of runs")
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.ends_with(".json"))
        .collect();
    assert_eq!(names.len(), 1, "one talk was finished: {names:?}");
    app.kept(&format!("runs/{}", names[0])).expect("a record")
}

/// The total that `composure replay` gives.
fn scored_again(run: &Run) -> u64 {
    let out = Command::new(PROGRAM)
        .args(["replay", &run.to_string(), "--json"])
        .output()
        .expect("the program runs");
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let document: Value = serde_json::from_slice(&out.stdout).expect("one JSON document");
    document["displayed"].as_u64().expect("a total")
}

#[test]
fn a_whole_talk_in_chinese() {
    plays_whole(Lang::Zh, "late-delivery", (1280, 800));
}

#[test]
fn a_whole_talk_in_english() {
    plays_whole(Lang::En, "paid-too-much", (960, 640));
}
