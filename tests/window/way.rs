//! From Home to the self-assessment and back, in both languages, with keys and mouse.

use std::fs;
use std::process::Command;
use std::sync::Arc;

use composure::engine::{Run, Script, Talk, choice_order};
use composure::files::{data_root, read_standard};
use composure::model::{ChoiceIndex, Lang, Library};
use composure::score::{Band, Key, review};
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

/// One whole run through the product.
struct Journey<'a> {
    app: App<'a>,
    library: Library,
    words: Words,
    lang: Lang,
    size: (u32, u32),
}

impl Journey<'_> {
    /// Takes a picture and checks that everything fits.
    fn look(&mut self, name: &str) {
        let (width, height) = self.size;
        let name = format!("{}-{width}x{height}-{name}", self.lang.name());
        let area = (f64::from(width), f64::from(height));
        self.app.check_fit(&name, area);
        self.app.check_characters(&name);
        self.app.picture(&name);
    }

    /// Clicks on a word of the interface.
    fn click(&mut self, key: &str) {
        let word = self.words.t(key);
        self.app.click(&word);
    }

    /// From Home to the first decision.
    fn starts(&mut self, scenario: &str) {
        let scenario = self.library.scenario(scenario).expect("it ships");
        let title = scenario.title.get(self.lang).to_owned();
        self.app.expect(&title);
        self.look("1-home");
        self.app.click(&title);
        let start = self.words.t("briefing-start");
        self.app.expect(&start);
        self.look("2-briefing");
        self.app.click(&start);
        let library = &self.library;
        self.app.until("the talk to be kept", |app| {
            kept_talk(app, library).is_some()
        });
    }

    /// Says the best line until the talk is over; every line must be kept at once.
    fn talks(&mut self) {
        let mut said = 0;
        while self.app.kept("talk.json").is_some() {
            let talk = kept_talk(&self.app, &self.library).expect("what is kept can be replayed");
            assert_eq!(talk.moves().len(), said, "each line is kept at once");
            if matches!(said, 0 | 4 | 9) {
                self.app.key("space");
                self.look(&format!("3-talk-{said}"));
            }
            self.app.key(&best_key(&talk));
            said += 1;
            let library = &self.library;
            self.app.until("the next line to be kept", |app| {
                app.kept("talk.json").is_none()
                    || kept_talk(app, library).is_some_and(|talk| talk.moves().len() == said)
            });
        }
    }

    /// Forecast and debrief; returns the run that was recorded.
    fn reviews(&mut self) -> Run {
        self.app.reaches("finished");
        self.look("4-forecast");
        self.app.click(&self.words.name(Band::VeryGood.label()));
        self.click("forecast-go");
        let form = self.words.t("debrief-form");
        self.app.expect(&form);
        let run = record(&self.app)["run"].as_str().map(str::to_owned);
        self.app.expect("100");
        self.look("5-debrief");
        self.click("debrief-tab-turns");
        self.look("6-turns");
        self.click("debrief-tab-curves");
        self.look("7-curves");
        run.expect("a run").parse().expect("a run string")
    }

    /// The self-assessment, by keys.
    fn assesses(&mut self) {
        self.click("debrief-form");
        let first = self.library.forms[0].items[0]
            .text
            .get(self.lang)
            .to_owned();
        self.app.expect(&first[..first.len().min(12)]);
        self.look("8-form");
        for _ in &self.library.forms[0].items {
            self.app.key("4");
        }
        self.look("9-form-filled");
        self.app.key("Return");
        self.app.until("the answers to be kept", |app| {
            record(app)["answers"] != Value::Null
        });
        self.look("10-form-result");
    }
}

fn plays_whole(lang: Lang, scenario: &str, size: (u32, u32)) {
    let screen = Screen::open();
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(
        folder.path().join("settings.json"),
        format!(
            r#"{{"composure_settings":1,"lang":"{}","theme":"light"}}"#,
            lang.name()
        ),
    )
    .expect("settings");
    let mut journey = Journey {
        app: App::start(&screen, folder.path(), &format!("{}x{}", size.0, size.1)),
        library: library(),
        words: Words::new(lang),
        lang,
        size,
    };
    journey.starts(scenario);
    journey.talks();
    let run = journey.reviews();
    let talk = replayed(&journey.library, &run);
    let total = review(&talk, &Key::new(talk.script())).displayed;
    assert_eq!(total, Some(100), "only best lines were said");
    assert_eq!(scored_again(&run), 100, "the command line scores the same");
    journey.assesses();
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
        .filter(|name| name.rsplit('.').next() == Some("json"))
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
    assert!(
        out.status.success(),
        "{}",
        String::from_utf8_lossy(&out.stderr)
    );
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
