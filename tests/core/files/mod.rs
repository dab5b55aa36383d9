//! The trainee's own files under attack: many writers, killed writers, full names, strangers who look.

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use composure::files::{UserFiles, read_drawings};
use tempfile::tempdir;

use crate::support::{Dice, share};

/// A text that cannot be taken for another, long enough to be cut short.
/// Whether a file holds a record by its name.
fn is_record(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|end| end == "json")
}

fn record(writer: usize, number: usize) -> String {
    format!("{writer}-{number} {} end", "x".repeat(2000))
}

fn keep(files: &UserFiles, writer: usize, number: usize) -> String {
    let text = record(writer, number);
    let same = |there: &str| (there == text).then(|| text.clone());
    // All writers want the same names.
    let name = format!("runs/talk-{number}.json");
    files.keep(&name, &text, same).expect("the disk is there")
}

#[test]
fn nothing_that_many_writers_were_told_is_saved_is_lost() {
    let records = usize::try_from(share(400)).unwrap();
    for _ in 0..share(5) {
        let folder = tempdir().unwrap();
        let files = UserFiles::new(folder.path().to_owned());
        std::thread::scope(|scope| {
            for writer in 0..20 {
                let files = &files;
                scope.spawn(move || {
                    for number in 0..records {
                        keep(files, writer, number);
                    }
                });
            }
        });
        let kept: BTreeSet<String> = texts(&files);
        let told = (0..20).flat_map(|writer| (0..records).map(move |at| record(writer, at)));
        assert_eq!(kept, told.collect());
        assert_eq!(litter(folder.path()), Vec::<String>::new());
    }
}

fn texts(files: &UserFiles) -> BTreeSet<String> {
    let names = files.list("runs").unwrap();
    let read = names.iter().map(|name| files.read(name).unwrap().unwrap());
    let texts: BTreeSet<String> = read.collect();
    assert_eq!(texts.len(), names.len(), "a record stands there twice");
    texts
}

/// Files in the records' folder that are no records.
fn litter(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder.join("runs")).into_iter().flatten();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| !is_record(name)).collect()
}

/// The folder that a child of [`a_killed_writer_loses_nothing_that_it_was_told_is_saved`] writes into.
const INTO: &str = "COMPOSURE_TEST_WRITES_INTO";

/// Plays both parts: the test, and the writer that it kills.
#[test]
fn a_killed_writer_loses_nothing_that_it_was_told_is_saved() {
    if let Some(folder) = std::env::var_os(INTO) {
        let files = UserFiles::new(folder.into());
        for number in 0.. {
            let name = keep(&files, 0, number);
            println!("\nsaved {name}");
        }
    }
    let mut dice = Dice(7);
    for _ in 0..share(100) {
        let folder = tempdir().unwrap();
        let told = killed_after(folder.path(), dice.place(60), dice.place(3000));
        let files = UserFiles::new(folder.path().to_owned());
        for name in told {
            let number = name
                .trim_start_matches("runs/talk-")
                .trim_end_matches(".json");
            let text = files.read(&name).unwrap();
            assert_eq!(text, Some(record(0, number.parse().unwrap())), "{name}");
        }
        // Whatever is there is whole, and the next start clears the rest.
        assert!(texts(&files).iter().all(|text| text.ends_with(" end")));
        files.tidy(&["runs"]);
        assert_eq!(litter(folder.path()), Vec::<String>::new());
    }
}

/// Starts a writer, kills it some spins after so many records were told saved, and returns all that were.
fn killed_after(folder: &Path, records: usize, spins: usize) -> Vec<String> {
    let name = "files::a_killed_writer_loses_nothing_that_it_was_told_is_saved";
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", name, "--nocapture"])
        .env(INTO, folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap())
        .lines()
        .map_while(Result::ok);
    let saved = |line: String| line.strip_prefix("saved ").map(str::to_owned);
    let mut told: Vec<String> = lines.by_ref().filter_map(saved).take(records + 1).collect();
    for _ in 0..spins {
        std::hint::spin_loop();
    }
    child.kill().unwrap();
    child.wait().unwrap();
    // What it said before it died was said, too; the last line may be cut short.
    let rest: Vec<String> = lines.filter_map(saved).collect();
    told.extend(rest.into_iter().filter(|name| is_record(name)));
    told
}

#[test]
fn a_temporary_file_that_is_being_written_is_left_alone() {
    let folder = tempdir().unwrap();
    let files = UserFiles::new(folder.path().to_owned());
    let part = |name: &str| folder.path().join(name);
    let busy = fs::File::create(part(".talk.json.1-0-a.part")).unwrap();
    busy.lock().unwrap();
    fs::write(part(".talk.json.1-1-b.part"), "half").unwrap();
    fs::write(part("mine.part"), "not ours").unwrap();
    files.tidy(&[]);
    assert!(part(".talk.json.1-0-a.part").exists());
    assert!(!part(".talk.json.1-1-b.part").exists());
    assert!(part("mine.part").exists());
}

#[test]
fn a_name_that_is_taken_by_something_else_is_never_written_over() {
    let folder = tempdir().unwrap();
    let files = UserFiles::new(folder.path().to_owned());
    let nobodys = |_: &str| None;
    let name = files.keep("runs/a.json", "first", nobodys).unwrap();
    assert_eq!(name, "runs/a.json");
    let name = files.keep("runs/a.json", "second", nobodys).unwrap();
    assert_eq!(name, "runs/a-again-2.json");
    let both = |there: &str| Some(format!("{there} and more"));
    let name = files.keep("runs/a.json", "third", both).unwrap();
    assert_eq!(name, "runs/a.json");
    assert_eq!(
        files.read(&name).unwrap().as_deref(),
        Some("first and more")
    );
    fs::write(folder.path().join("talk.json"), "odd").unwrap();
    fs::write(folder.path().join("talk.json.unreadable-1"), "earlier").unwrap();
    let aside = files.put_aside("talk.json").unwrap();
    assert_eq!(aside, "talk.json.unreadable-2");
    let text = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
    assert_eq!(text("talk.json.unreadable-1"), "earlier");
    assert_eq!(text(&aside), "odd");
}

#[cfg(unix)]
#[test]
fn ones_own_files_are_readable_by_their_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempdir().unwrap();
    let home = folder.path().join("home");
    let files = UserFiles::new(home.clone());
    let mode = |name: &str| {
        let about = fs::metadata(home.join(name)).unwrap();
        about.permissions().mode() & 0o777
    };
    files.write("talk.json", "{}").unwrap();
    files.keep("runs/a.json", "{}", |_| None).unwrap();
    assert_eq!((mode(""), mode("runs")), (0o700, 0o700));
    assert_eq!((mode("talk.json"), mode("runs/a.json")), (0o600, 0o600));
    // An earlier version left them open to all.
    let open = |name: &str, mode: u32| {
        fs::set_permissions(home.join(name), fs::Permissions::from_mode(mode)).unwrap();
    };
    open("runs/a.json", 0o644);
    open("runs", 0o755);
    open("", 0o755);
    files.tidy(&["runs"]);
    assert_eq!(
        (mode(""), mode("runs"), mode("runs/a.json")),
        (0o700, 0o700, 0o600)
    );
}

#[cfg(unix)]
#[test]
fn no_drawing_outside_its_folder_is_read() {
    let folder = tempdir().unwrap();
    let root = folder.path().join("data");
    let art = root.join("assets/art");
    fs::create_dir_all(art.join("peeps")).unwrap();
    fs::write(art.join("peeps/head.svg"), "<svg/>").unwrap();
    fs::write(root.join("outside.svg"), "<svg/>").unwrap();
    fs::write(folder.path().join("secret.svg"), "<svg/>").unwrap();
    std::os::unix::fs::symlink(folder.path().join("secret.svg"), art.join("link.svg")).unwrap();
    let secret = folder.path().join("secret").display().to_string();
    let names = [
        "peeps/head",
        "../../outside",
        "../../../secret",
        "link",
        &secret,
        "missing",
    ];
    let read = read_drawings(&root, names.map(str::to_owned));
    assert_eq!(read.into_keys().collect::<Vec<_>>(), ["peeps/head"]);
}
