//! Loading several files: twins, broken files beside sound ones, suggestions, files that cannot be read.

use std::fs;

use composure::diagnostic::{Code, FileId, Severity, SourceFile, sort, suggestion};
use composure::files::read_sources;
use composure::source::load;

use super::fixtures::{check, fixtures};
use crate::support::base_files;

fn fixture(folder: &str, name: &str) -> SourceFile {
    let all = fixtures(folder);
    all.into_iter()
        .find(|fixture| fixture.path == format!("{name}.ron"))
        .unwrap()
}

#[test]
fn a_broken_file_harms_no_other() {
    let mut files = base_files().to_vec();
    files.extend(
        fixtures("err")
            .into_iter()
            .filter(|file| !file.text.contains("\nCatalogue(") && !file.text.contains("\nModel("))
            // Those with warnings alone can be played.
            .filter(|file| check(file).0.iter().any(|f| f.severity == Severity::Error)),
    );
    files.push(fixture("ok", "plain"));
    let loaded = load(&files);
    let library = loaded.library.unwrap();
    let ids: Vec<&str> = library
        .scenarios
        .iter()
        .map(|scenario| scenario.id.as_str())
        .collect();
    assert_eq!(ids, ["fixture"]);
    assert_eq!(library.customers.len(), 4);
    assert_eq!(loaded.scenarios[0].file, FileId(files.len() - 1));
}

#[test]
fn the_second_of_two_files_with_one_id_is_left_out_and_told() {
    let mut files = vec![fixture("ok", "plain"), fixture("ok", "detour")];
    files.extend_from_slice(base_files());
    let loaded = load(&files);
    let [finding] = &loaded.diagnostics[..] else {
        panic!("{:?}", loaded.diagnostics);
    };
    assert_eq!(
        (finding.code, finding.primary.file),
        (Code::DUPLICATE_KEY, FileId(1))
    );
    assert_eq!(finding.others[0].file, FileId(0));
    assert_eq!(loaded.library.unwrap().scenarios.len(), 1);
}

#[test]
fn without_tables_there_is_no_library_and_no_panic() {
    assert!(load(&[]).library.is_none());
    assert!(load(&[fixture("ok", "plain")]).library.is_none());
}

#[test]
fn did_you_mean_stands_in_the_help() {
    for (name, expected) in [
        ("unknown-field", "did you mean `difficulty`?"),
        ("unknown-word", "did you mean `delivery_date`?"),
        ("unknown-word", "did you mean `soothe`?"),
        ("unknown-word", "did you mean `at_least`?"),
        ("unknown-node", "did you mean `last`?"),
        ("unknown-node", "did you mean `first`?"),
        ("undeclared-flag", "did you mean `ready`?"),
        ("unknown-principle", "did you mean `hear-out`?"),
        ("unknown-placeholder", "did you mean `{customer}`?"),
        ("unknown-type", "did you mean `confused`?"),
    ] {
        let (found, _) = check(&fixture("err", name));
        let helps: Vec<&str> = found
            .iter()
            .filter_map(|finding| finding.help.as_ref().map(|help| help.en.as_str()))
            .collect();
        assert!(helps.contains(&expected), "{name}: {helps:?}");
    }
}

#[test]
fn only_near_names_are_suggested() {
    let known = [
        "hear-out",
        "show-understanding",
        "sincere-apology",
        "last",
        "end",
    ];
    let close = |typed: &str| suggestion(typed, known);
    for (typed, meant) in [
        ("hear_out", "hear-out"),
        ("Hear-Out", "hear-out"),
        ("hearout", "hear-out"),
        ("haer-out", "hear-out"),
        ("show-understandig", "show-understanding"),
        ("sincere-apologie", "sincere-apology"),
        ("lst", "last"),
    ] {
        assert_eq!(close(typed).as_deref(), Some(meant), "{typed}");
    }
    for typed in ["", "something-else", "apology", "从容", "out"] {
        assert_eq!(close(typed), None, "{typed}");
    }
    // Comparing takes the product of both lengths: names that no id can have are not compared.
    let long = "a".repeat(65);
    assert_eq!(suggestion(&long, [long.as_str()]), None);
    let typed = "a".repeat(64);
    assert_eq!(suggestion(&typed, [long.as_str()]), None);
}

#[test]
fn findings_are_sorted_whatever_order_they_come_in() {
    let (mut found, _) = check(&fixture("err", "many-at-once"));
    let sorted: Vec<String> = found
        .iter()
        .map(|finding| finding.message.en.clone())
        .collect();
    found.reverse();
    sort(&mut found);
    let again: Vec<String> = found
        .iter()
        .map(|finding| finding.message.en.clone())
        .collect();
    assert_eq!(again, sorted);
}

#[test]
fn unreadable_files_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).unwrap();
    write("a.ron", b"\xef\xbb\xbfScenario()");
    write("b.ron", b"Scenario(\xff)");
    write("c.txt", b"not ours");
    fs::create_dir(folder.path().join("below")).unwrap();
    write("below/d.ron", "从容".as_bytes());
    let sources = read_sources(&[folder.path().to_owned(), folder.path().join("missing.ron")]);
    let texts: Vec<&str> = sources
        .files
        .iter()
        .map(|file| file.text.as_str())
        .collect();
    assert_eq!(texts, ["Scenario()", "从容"]);
    let problems: Vec<&str> = sources
        .problems
        .iter()
        .map(|problem| problem.message.en.as_str())
        .collect();
    assert!(problems[0].contains("not UTF-8 (byte 9)"), "{problems:?}");
    assert!(problems[1].contains("cannot be read"), "{problems:?}");
}
