//! `tests/fixtures/check`: files in `err/` say on the line below a mistake what must be found there, files in `ok/`
//! must be silent.
//!
//! `//    ^ C0101 words` expects the code at the caret's column of the line above, with the words in its message;
//! `//< C0101 words` expects it at the start of that line, `//$ C0101 words` at the end of the file. `UPDATE_GOLDEN=1`
//! rewrites the `.txt` files with the rendered findings beside some of them.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::sync::OnceLock;

use composure::diagnostic::{CODES, Code, Diagnostic, FileId, SourceFile, place, to_json, to_text};
use composure::model::Lang;
use composure::source::{load, load_with, sift};

use crate::support::{base_files, drawings, golden, root};

/// Where in the file a finding must begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Expected {
    At { line: usize, column: usize },
    End,
}

struct Expectation {
    at: Expected,
    code: String,
    words: String,
}

/// The fixtures of a folder, in order of name.
pub fn fixtures(folder: &str) -> Vec<SourceFile> {
    let folder = root().join("tests/fixtures/check").join(folder);
    let entries = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mut paths: Vec<PathBuf> = entries
        .filter(|path| path.extension().is_some_and(|end| end == "ron"))
        .collect();
    paths.sort();
    let read = |path: &PathBuf| SourceFile {
        path: path.file_name().unwrap().to_string_lossy().into_owned(),
        text: fs::read_to_string(path).unwrap(),
    };
    paths.iter().map(read).collect()
}

/// Checks a fixture with the shipped tables, or alone if it is itself a table. Only findings of the fixture may occur.
pub fn check(fixture: &SourceFile) -> (Vec<Diagnostic>, Vec<SourceFile>) {
    let mut files = vec![fixture.clone()];
    let stands_alone = ["\nCatalogue(", "\nModel("]
        .iter()
        .any(|start| fixture.text.contains(start));
    if !stands_alone {
        files.extend_from_slice(base_files());
    }
    let found = sift(
        &files,
        load_with(&files, Some(drawings())).diagnostics,
        CODES,
    )
    .reported;
    for finding in &found {
        assert_eq!(
            finding.primary.file,
            FileId(0),
            "{}: {finding:?}",
            fixture.path
        );
    }
    (found, files)
}

/// The fixtures of `err/` with what is found in them; the fixture is the first of the files.
pub fn checked() -> &'static [(Vec<Diagnostic>, Vec<SourceFile>)] {
    static CHECKED: OnceLock<Vec<(Vec<Diagnostic>, Vec<SourceFile>)>> = OnceLock::new();
    CHECKED.get_or_init(|| fixtures("err").iter().map(check).collect())
}

fn expectations(text: &str) -> Vec<Expectation> {
    let mut out = Vec::new();
    let mut above = 0;
    for (line, written) in (1..).zip(text.lines()) {
        let Some(comment) = written.trim_start().strip_prefix("//") else {
            above = line;
            continue;
        };
        let mark = comment.trim_start();
        let Some(sign) = mark
            .chars()
            .next()
            .filter(|sign| matches!(sign, '^' | '<' | '$'))
        else {
            // A comment may be what a finding is about.
            above = line;
            continue;
        };
        let column = written.chars().take_while(|&c| c != '^').count() + 1;
        let (code, words) = mark[1..]
            .trim()
            .split_once(' ')
            .unwrap_or((mark[1..].trim(), ""));
        out.push(Expectation {
            at: match sign {
                '^' => Expected::At {
                    line: above,
                    column,
                },
                '<' => Expected::At {
                    line: above,
                    column: 1,
                },
                _ => Expected::End,
            },
            code: code.to_owned(),
            words: words.to_owned(),
        });
    }
    out
}

/// What differs between what is expected and what is found.
fn compare(fixture: &SourceFile, found: &[Diagnostic]) -> Vec<String> {
    let mut open = expectations(&fixture.text);
    let mut out = Vec::new();
    for finding in found {
        let start = finding.primary.span.start;
        let there = place(&fixture.text, start);
        let fits = |expected: &Expectation| {
            let here = match expected.at {
                Expected::At { line, column } => (line, column) == (there.line, there.column),
                Expected::End => start >= fixture.text.trim_end().len(),
            };
            here && expected.code == finding.code.id && finding.message.en.contains(&expected.words)
        };
        match open.iter().position(fits) {
            Some(at) => drop(open.remove(at)),
            None => out.push(format!(
                "{}:{}:{}: not expected: {} {}",
                fixture.path, there.line, there.column, finding.code.id, finding.message.en
            )),
        }
    }
    for left in open {
        out.push(format!(
            "{}: not found: {:?} {} {}",
            fixture.path, left.at, left.code, left.words
        ));
    }
    out
}

#[test]
fn every_mistake_is_found_at_its_place_and_nothing_else() {
    let differences: Vec<String> = checked()
        .iter()
        .flat_map(|(found, files)| {
            assert!(!found.is_empty(), "{}: nothing found", files[0].path);
            compare(&files[0], found)
        })
        .collect();
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn files_without_mistakes_are_silent_and_can_be_played() {
    for fixture in fixtures("ok") {
        let (found, files) = check(&fixture);
        assert!(
            found.is_empty(),
            "{}",
            to_text(&found, &files, Lang::En, false)
        );
        let library = load(&files).library.unwrap();
        assert_eq!(library.scenarios.len(), 1, "{}", fixture.path);
    }
}

#[test]
fn every_code_fires_in_some_fixture() {
    let mut fired = BTreeSet::new();
    for (found, _) in checked() {
        fired.extend(found.iter().map(|finding| finding.code.id));
    }
    // Unreadable files never come to the reader: the `files` layer tells of them (see `unreadable_files_are_told`).
    fired.insert(Code::UNREADABLE_FILE.id);
    // A thousand errors are made where they are needed (see `entries_without_end_are_told_up_to_a_limit`).
    fired.insert(Code::TOO_MANY_ERRORS.id);
    let silent: Vec<&str> = CODES
        .iter()
        .map(|code| code.id)
        .filter(|id| !fired.contains(id))
        .collect();
    assert!(silent.is_empty(), "no fixture for {silent:?}");
}

#[test]
fn codes_are_unique_ordered_and_explained() {
    let ids: Vec<&str> = CODES.iter().map(|code| code.id).collect();
    assert!(ids.windows(2).all(|pair| pair[0] < pair[1]), "{ids:?}");
    let names: BTreeSet<&str> = CODES.iter().map(|code| code.name).collect();
    assert_eq!(names.len(), CODES.len());
    for code in CODES {
        assert!(
            code.name
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte == b'-'),
            "{}",
            code.name
        );
    }
}

#[test]
fn findings_come_in_order_of_place_and_lie_inside_the_text() {
    for (found, files) in checked() {
        let fixture = &files[0];
        let starts: Vec<usize> = found
            .iter()
            .map(|finding| finding.primary.span.start)
            .collect();
        assert!(starts.is_sorted(), "{}: {starts:?}", fixture.path);
        for label in found
            .iter()
            .flat_map(|finding| finding.others.iter().chain([&finding.primary]))
        {
            let text = &files[label.file.0].text;
            assert!(
                text.get(label.span.clone()).is_some(),
                "{}: {label:?}",
                fixture.path
            );
        }
    }
}

/// Fixtures whose findings are kept as people read them.
const RENDERED: [&str; 5] = [
    "many-at-once",
    "duplicate-key",
    "wrong-bracket",
    "unknown-placeholder",
    "unclosed",
];

#[test]
fn findings_are_rendered_as_in_the_goldens() {
    for name in RENDERED {
        let is_it = |(_, files): &&(_, Vec<SourceFile>)| files[0].path == format!("{name}.ron");
        let (found, files) = checked().iter().find(is_it).unwrap();
        for (lang, ending) in [(Lang::En, "txt"), (Lang::Zh, "zh.txt")] {
            let rendered = to_text(found, files, lang, false);
            golden(
                &format!("tests/fixtures/check/err/{name}.{ending}"),
                &rendered,
            );
        }
        let json: serde_json::Value = serde_json::from_str(&to_json(found, files)).unwrap();
        let told = json["findings"].as_array().unwrap();
        assert_eq!(told.len(), found.len());
        for (told, finding) in told.iter().zip(found) {
            assert_eq!(told["message"], finding.message.en);
            assert_eq!(told["message_zh"], finding.message.zh);
            assert_eq!(told["place"]["label_zh"], finding.primary.text.zh);
            let help = finding.help.as_ref().map(|help| help.zh.as_str());
            assert_eq!(told["help_zh"].as_str(), help);
            let title = finding
                .remedy
                .as_ref()
                .map(|remedy| remedy.title.zh.as_str());
            assert_eq!(told["fix"]["title_zh"].as_str(), title);
        }
    }
}
