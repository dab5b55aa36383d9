//! `composure report` and `composure replay` of records: what talks came to then, whatever became of their scenarios.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::Arc;

use composure::engine::{self, Script, Talk};
use composure::files::DataFolder;
use composure::model::{ChoiceIndex, Pressure};
use composure::record::{Record, VERSION, Verdict};
use composure::score::{Key, review};
use tempfile::TempDir;

use crate::{err, json, out};

/// The record of a talk in which the first line that can be said is said every time.
fn record(day: &str, seed: u64) -> Record {
    let data = DataFolder::read(Path::new(env!("CARGO_MANIFEST_DIR")), &[]);
    let library = data.load().library.expect("the shipped data");
    let scenario = library.scenario("late-delivery").expect("it ships");
    let script = Arc::new(Script::of(&library, scenario, scenario.customers[0]));
    let mut talk = Talk::new(script, seed, Pressure::Off);
    while talk.state().outcome.is_none() {
        let says = |choice: &u8| {
            let command = engine::Command::Choose(ChoiceIndex(*choice));
            talk.play(command).is_ok()
        };
        (0..5).find(says).expect("a line that can be said");
    }
    let judged = review(&talk, &Key::new(talk.script()));
    Record {
        version: VERSION,
        name: format!("{day}-001-late-delivery-{seed:06}"),
        run: talk.run().expect("a run").to_string(),
        verdict: Some(Verdict::of(&talk, &judged)),
        finished_on: day.to_owned(),
        forecast: None,
        answers: None,
        practice: false,
    }
}

fn title(record: &mut Record, title: &str) {
    let verdict = record.verdict.as_mut().expect("a verdict");
    title.clone_into(&mut verdict.scenario.name.zh);
    title.clone_into(&mut verdict.scenario.name.en);
}

/// A user's folder and a data folder of one's own.
struct Place {
    folder: TempDir,
}

impl Place {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir_all(folder.path().join("home/runs")).expect("a folder");
        for name in ["assets/principles.ron", "assets/model.ron"]
            .map(str::to_owned)
            .into_iter()
            .chain(
                ["confused", "hesitant", "aggressive", "emotional"]
                    .map(|name| format!("scenarios/customers/{name}.ron")),
            )
        {
            let to = folder.path().join("data").join(&name);
            fs::create_dir_all(to.parent().expect("a folder")).expect("a folder");
            fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join(&name), to).expect("a copy");
        }
        Self { folder }
    }

    fn keep(&self, record: &Record) -> PathBuf {
        self.put(format!("{}.json", record.name), record.to_json().as_bytes())
    }

    fn put(&self, name: impl AsRef<Path>, text: &[u8]) -> PathBuf {
        let path = self.folder.path().join("home/runs");
        let path = match name.as_ref() {
            name if name.as_os_str().is_empty() => path,
            name => path.join(name),
        };
        fs::write(&path, text).expect("a file");
        path
    }

    fn run_on(&self, data: &Path, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_composure"))
            .args(arguments)
            .env("LC_ALL", "C")
            .env("COMPOSURE_HOME", self.folder.path().join("home"))
            .env("COMPOSURE_DATA", data)
            .stdin(Stdio::null())
            .output()
            .expect("the program runs")
    }

    /// With what ships.
    fn run(&self, arguments: &[&str]) -> Output {
        self.run_on(Path::new(env!("CARGO_MANIFEST_DIR")), arguments)
    }

    /// With data in which the scenario is gone.
    fn run_without(&self, arguments: &[&str]) -> Output {
        self.run_on(&self.folder.path().join("data"), arguments)
    }
}

#[test]
fn talks_are_listed_and_counted_without_their_scenario() {
    let place = Place::new();
    let record = record("2026-11-22", 1);
    let shown = record
        .verdict
        .as_ref()
        .and_then(|verdict| verdict.displayed)
        .expect("a total");
    place.keep(&record);
    place.keep(&Record {
        practice: true,
        name: "practice".to_owned(),
        ..record.clone()
    });
    place.keep(&Record {
        version: 1,
        verdict: None,
        name: "earlier".to_owned(),
        ..record.clone()
    });
    for (output, standing) in [
        (place.run(&["report"]), "practice"),
        (place.run_without(&["report"]), "Scenario is gone"),
    ] {
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
        let text = out(&output);
        let first = text
            .lines()
            .find(|line| line.contains("2026-11-22"))
            .unwrap_or_default();
        assert!(text.contains(&format!(" {shown} ")), "{text}");
        assert!(
            text.contains("From an earlier version") && text.contains(standing),
            "{text}"
        );
        assert!(
            text.contains("3 talks, of which 1 are practice and 1 are from earlier versions"),
            "{text}"
        );
        assert!(first.contains("Late Again"), "{first}");
    }
    let whole = json(&place.run_without(&["report", "--format", "json"]));
    assert_eq!(whole["summary"]["counted"], 1);
    assert_eq!(whole["summary"]["bands"][0]["talks"], 1);
    assert_eq!(whole["talks"][1]["standing"], "earlier");
    assert_eq!(whole["talks"][0]["standing"], "gone");
    assert_eq!(whole["talks"][0]["record"]["verdict"]["displayed"], shown);
    let chinese = out(&place.run(&["report", "--lang", "zh"]));
    assert!(
        chinese.contains("共 3 场") && chinese.contains("较早版本的记录"),
        "{chinese}"
    );
}

#[test]
fn a_spreadsheet_opens_what_is_written_and_runs_no_formula() {
    let place = Place::new();
    for (number, name) in [
        "=1+1",
        " +cmd|'/c calc'!A0",
        "＝1",
        "plain \"quoted\", with comma\nand line",
        "\t=2",
    ]
    .iter()
    .enumerate()
    {
        let mut record = record("2026-11-22", 1);
        record.name = format!("{number}");
        title(&mut record, name);
        place.keep(&record);
    }
    let path = place.folder.path().join("talks.csv");
    let path = path.to_string_lossy();
    let output = place.run(&["report", "--format", "csv", "-o", &path, "--lang", "zh"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let text = fs::read_to_string(&*path).expect("the file");
    assert!(
        text.starts_with("\u{feff}\"日期\",\"场景\",\"客户\""),
        "{text}"
    );
    assert_eq!(text.matches("\r\n").count(), 6);
    for cell in [
        "\"'=1+1\"",
        "\"' +cmd|'/c calc'!A0\"",
        "\"'＝1\"",
        "\"plain \"\"quoted\"\", with comma\nand line\"",
        "\"'\t=2\"",
    ] {
        assert!(text.contains(cell), "{cell}\n{text}");
    }
    for format in ["text", "json"] {
        let output = place.run(&["report", "--format", format, "-o", &path]);
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
        let text = fs::read_to_string(&*path).expect("the file");
        assert!(!text.contains(['\u{1b}', '\u{fdd0}', '\u{fdd1}']), "{text}");
    }
    let printed = place.run(&["report", "--format", "csv", "--lang", "zh"]);
    assert_eq!(out(&printed), text, "it is the same on standard output");
}

#[test]
fn what_cannot_be_read_is_told_and_does_not_stop_the_rest() {
    let place = Place::new();
    place.keep(&record("2026-11-22", 1));
    place.put("broken.json", b"{\"composure_record\": 2, \"na");
    place.put("newer.json", b"{\"composure_record\": 3}");
    place.put("odd.json", b"\xff\xfe");
    place.put("notes.txt", b"no record");
    fs::create_dir(place.folder.path().join("home/runs/folder.json")).expect("a folder");
    #[cfg(target_os = "linux")]
    {
        use std::os::unix::ffi::OsStrExt;
        let mut strange = record("2026-11-23", 2);
        title(&mut strange, "\u{1b}[31m strange \u{202e}\nname");
        place.put(
            std::ffi::OsStr::from_bytes(b"\xff\x1b.json"),
            strange.to_json().as_bytes(),
        );
    }
    let output = place.run(&["report"]);
    assert_eq!(output.status.code(), Some(2));
    let told = err(&output);
    for part in [
        "broken.json: this is not a record of a talk",
        "put a copy of it back",
        "newer.json: the record has version 3",
        "odd.json",
        "folder.json",
    ] {
        assert!(told.contains(part), "{part}\n{told}");
    }
    assert_eq!(told.lines().count(), 4, "{told}");
    let text = out(&output);
    assert!(text.contains("2026-11-22"), "{text}");
    assert!(!text.contains(['\u{1b}', '\u{202e}']), "{text}");
    #[cfg(target_os = "linux")]
    assert!(
        text.lines()
            .any(|line| line.contains("2026-11-23") && line.contains("strange \\u202e name")),
        "{text}"
    );
    let chinese = place.run(&["report", "--lang", "zh"]);
    assert!(
        err(&chinese).contains("请用备份换回来"),
        "{}",
        err(&chinese)
    );
    let nothing = place.run(&["report", "/no/such"]);
    assert_eq!(nothing.status.code(), Some(2), "{}", err(&nothing));
    fs::remove_dir_all(place.folder.path().join("home/runs")).expect("a folder");
    let none = place.run(&["report"]);
    assert_eq!(none.status.code(), Some(0));
    assert!(err(&none).contains("there are no finished talks"));
    place.put("", b"a file where the folder should be");
    let unreadable = place.run(&["report"]);
    assert_eq!(unreadable.status.code(), Some(2));
    assert!(
        err(&unreadable).contains("the folder cannot be read"),
        "{}",
        err(&unreadable)
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let place = Place::new();
    place.keep(&record("2026-11-22", 1));
    let output = place.run(&["report", "-o", "/dev/full"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        err(&output).contains("/dev/full cannot be written"),
        "{}",
        err(&output)
    );
}

#[test]
fn a_record_is_replayed_as_it_was_and_as_it_is() {
    let place = Place::new();
    let mut kept = record("2026-11-22", 3);
    let path = place.keep(&kept);
    let path = path.to_string_lossy();
    let same = place.run(&["replay", &path]);
    assert_eq!((same.status.code(), err(&same).as_str()), (Some(0), ""));
    assert!(out(&same).contains("Then (2026-11-22): "), "{}", out(&same));
    assert!(
        out(&same).contains("By today's version: "),
        "{}",
        out(&same)
    );
    let whole = json(&place.run(&["replay", "--json", &path]));
    assert_eq!(
        whole["record"]["verdict"]["displayed"],
        whole["now"]["displayed"]
    );

    let gone = place.run_without(&["replay", &path]);
    assert_eq!(gone.status.code(), Some(1));
    assert!(
        err(&gone).contains("late-delivery is not there any more"),
        "{}",
        err(&gone)
    );
    assert!(out(&gone).contains("Then (2026-11-22): "), "{}", out(&gone));

    let text = fs::read_to_string("scenarios/complaints/late-delivery.ron").expect("it ships");
    let changed = text.replacen("gives: ", "gives: 1", 1);
    assert_ne!(changed, text);
    fs::create_dir_all(place.folder.path().join("data/scenarios/mine")).expect("a folder");
    fs::write(
        place.folder.path().join("data/scenarios/mine/late.ron"),
        changed,
    )
    .expect("a file");
    let anew = place.run_without(&["replay", &path, "--lang", "zh"]);
    assert_eq!(anew.status.code(), Some(1), "{}", err(&anew));
    assert!(err(&anew).contains("场景后来改过"), "{}", err(&anew));
    assert!(
        out(&anew).contains("当时") && out(&anew).contains("现在"),
        "{}",
        out(&anew)
    );

    kept.verdict.as_mut().expect("a verdict").displayed = Some(101);
    "edited".clone_into(&mut kept.name);
    let path = place.keep(&kept);
    let edited = place.run(&["replay", &path.to_string_lossy()]);
    assert_eq!(edited.status.code(), Some(1));
    assert!(
        err(&edited).contains("it has been edited"),
        "{}",
        err(&edited)
    );
}

#[test]
fn what_diff_cannot_read_is_told_in_chinese() {
    let place = Place::new();
    let broken = place.put("broken.json", b"{}");
    for (runs, told) in [
        (
            broken.to_string_lossy().into_owned(),
            "这不是一场谈话的记录",
        ),
        ("/no/such".to_owned(), "文件读不了"),
    ] {
        let arguments = [
            "diff",
            "late-delivery",
            "late-delivery",
            "--without-figures",
            "--lang",
            "zh",
            "--runs",
            &runs,
        ];
        let output = place.run(&arguments);
        assert_eq!(output.status.code(), Some(2));
        assert!(err(&output).contains(told), "{}", err(&output));
    }
}
