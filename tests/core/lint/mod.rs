//! The rules about content: each fires in its case at the marked place, and is silent in another one.

mod glyphs;

use std::collections::BTreeSet;
use std::fs;
use std::sync::OnceLock;

use composure::diagnostic::{Code, Diagnostic, FileId, Severity, SourceFile, place, to_text};
use composure::lint::{Check, RULES, Rule, lint};
use composure::model::Lang;
use composure::source::load;

use crate::support::{base_files, root};

/// Rules about figures that nearly any change can move. The base, two calm customers and five turns, breaks some of them:
/// nobody there shouts, and so short a talk wins nobody.
pub const FIGURES: [&str; 5] = ["L0107", "L0113", "L0305", "L0403", "L0404"];

/// A changed scenario, and what must be found in it.
#[derive(Debug, Default)]
struct Version {
    /// The file's name.
    path: String,
    text: String,
    /// Where, and words of the message.
    expected: Vec<(usize, usize, String)>,
    /// Codes of other rules that the change brings about.
    also: BTreeSet<String>,
    /// It is about a figure: other rules are left aside.
    is_figure: bool,
}

/// What a `.case` file says: a version that fires and one that is silent.
#[derive(Debug, Default)]
struct Case {
    fires: Version,
    silent: Version,
}

fn base() -> String {
    fs::read_to_string(root().join("tests/fixtures/lint/base.ron")).unwrap()
}

/// Reads a case. `<` takes away the next line of the base that holds these words, `>` puts a line in, `=` keeps the next
/// line that holds these words; below `>` and `=` a caret marks where the finding must begin; `end` marks the last line.
/// `file` takes a shipped scenario instead of the base, `figure` leaves other rules aside.
fn case(name: &str) -> Case {
    let written = fs::read_to_string(root().join(format!("tests/fixtures/lint/{name}.case")));
    let written = written.unwrap_or_else(|_| panic!("there is no case for {name}"));
    let mut case = Case::default();
    for part in written.split("\n== ").skip(1) {
        let (head, body) = part.split_once('\n').unwrap_or((part, ""));
        let version = version(name, body);
        match head.trim() {
            "fires" => case.fires = version,
            "silent" => case.silent = version,
            other => panic!("{name}: no version is called {other}"),
        }
    }
    case
}

/// The base, read from the top while lines are taken away and put in.
struct Scroll<'a> {
    name: &'a str,
    done: String,
    rest: String,
}

impl Scroll<'_> {
    /// The next line that holds some words, taken off; what stands before it is done.
    fn take(&mut self, wanted: &str) -> String {
        let at = self.rest.find(wanted);
        let at = at.unwrap_or_else(|| panic!("{}: the base has no further `{wanted}`", self.name));
        let start = self.rest[..at].rfind('\n').map_or(0, |at| at + 1);
        let end = self.rest[at..]
            .find('\n')
            .map_or(self.rest.len(), |end| at + end + 1);
        self.done.push_str(&self.rest[..start]);
        let line = self.rest[start..end].to_owned();
        self.rest = self.rest[end..].to_owned();
        line
    }
}

fn version(name: &str, body: &str) -> Version {
    let mut version = Version {
        path: "base.ron".to_owned(),
        ..Version::default()
    };
    let mut scroll = Scroll {
        name,
        done: String::new(),
        rest: base(),
    };
    let mut lines = body.lines().peekable();
    while let Some(line) = lines.next() {
        let mark = lines.next_if(|line| line.trim_start().starts_with('^'));
        let column = mark.map(|mark| mark.chars().take_while(|&c| c != '^').count() - 2);
        let (order, rest) = line.split_once(' ').unwrap_or((line, ""));
        match order {
            "" => {}
            "figure" => version.is_figure = true,
            "path" => rest.clone_into(&mut version.path),
            "file" => {
                rest.clone_into(&mut version.path);
                scroll.rest = fs::read_to_string(root().join(rest)).unwrap();
            }
            "also" => drop(version.also.insert(rest.to_owned())),
            "swap" => {
                let (old, new) = rest.split_once(" =>").unwrap();
                scroll.rest = scroll.rest.replace(old, new.trim_start());
            }
            "<" => drop(scroll.take(rest)),
            "=" => {
                let kept = scroll.take(rest);
                if let (Some(column), Some(mark)) = (column, mark) {
                    let before = kept[..kept.find(rest).unwrap()].chars().count();
                    version.expect(&scroll.done, before + column, mark);
                }
                scroll.done.push_str(&kept);
            }
            ">" => {
                if let (Some(column), Some(mark)) = (column, mark) {
                    version.expect(&scroll.done, column, mark);
                }
                scroll.done.push_str(rest);
                scroll.done.push('\n');
            }
            "end" => {
                scroll.done.push_str(&std::mem::take(&mut scroll.rest));
                let kept = scroll.done.trim_end().len() - 1;
                let before = scroll.done[..kept].to_owned();
                version.expect(&before, 0, rest);
            }
            other => panic!("{name}: what is `{other}`?"),
        }
    }
    version.text = scroll.done + &scroll.rest;
    version
}

impl Version {
    /// Expects a finding at a column (from 0) of the line that comes next.
    fn expect(&mut self, before: &str, column: usize, mark: &str) {
        let line = before.matches('\n').count() + 1;
        let words = mark.trim_start().trim_start_matches('^').trim();
        self.expected.push((line, column + 1, words.to_owned()));
    }
}

/// Everything that is found in a version; the loader must be silent.
fn findings(version: &Version) -> (Vec<Diagnostic>, Vec<SourceFile>) {
    let mut files = vec![SourceFile {
        path: version.path.clone(),
        text: version.text.clone(),
    }];
    files.extend_from_slice(base_files());
    let loaded = load(&files);
    let told = to_text(&loaded.diagnostics, &files, Lang::En, false);
    assert!(loaded.diagnostics.is_empty(), "{told}");
    let found = lint(&loaded, &files, |_| true);
    (found, files)
}

/// A rule's version that fires, with what is found in it.
struct Fired {
    code: &'static Code,
    version: Version,
    found: Vec<Diagnostic>,
    files: Vec<SourceFile>,
}

fn fired() -> &'static [Fired] {
    static FIRED: OnceLock<Vec<Fired>> = OnceLock::new();
    FIRED.get_or_init(|| {
        let scenarios = |rule: &&&Rule| matches!(rule.check, Check::Scenario(_));
        let fired = |rule: &&'static Rule| {
            let version = case(rule.code.name).fires;
            let (found, files) = findings(&version);
            Fired {
                code: rule.code,
                version,
                found,
                files,
            }
        };
        RULES.iter().filter(scenarios).map(fired).collect()
    })
}

/// Everything that is found in the versions that fire.
pub fn case_findings() -> Vec<Diagnostic> {
    fired()
        .iter()
        .flat_map(|fired| fired.found.clone())
        .collect()
}

/// Notes about customers and figures do not belong to a case.
fn concerns(code: &'static Code, finding: &Diagnostic) -> bool {
    let is_figure = FIGURES.contains(&finding.code.id);
    finding.code == code || finding.code.severity >= Severity::Warning && !is_figure
}

fn check_case(rule: &Fired, differences: &mut Vec<String>) {
    let code = rule.code;
    let silent = case(code.name).silent;
    let (found, files) = findings(&silent);
    let whole = [
        ("fires", &rule.version, true, &rule.found, &rule.files),
        ("silent", &silent, false, &found, &files),
    ];
    for (which, version, fires, found, files) in whole {
        let mut open = version.expected.clone();
        for finding in found.iter().filter(|finding| concerns(code, finding)) {
            let text = &files[finding.primary.file.0].text;
            let there = place(text, finding.primary.span.start);
            let expected = open.iter().position(|(line, column, words)| {
                (*line, *column) == (there.line, there.column) && finding.message.en.contains(words)
            });
            if finding.code == code
                && fires
                && let Some(at) = expected
            {
                open.remove(at);
            } else if finding.code == code
                || !version.is_figure && !version.also.contains(finding.code.id)
            {
                let told = to_text(std::slice::from_ref(finding), files, Lang::En, false);
                differences.push(format!("{} {which}: not expected: {told}", code.name));
            }
        }
        if fires && version.expected.is_empty() {
            differences.push(format!("{}: nothing is marked", code.name));
        }
        for (line, column, words) in open {
            differences.push(format!(
                "{} {which}: not found at {line}:{column}: {words}",
                code.name
            ));
        }
    }
}

#[test]
fn every_rule_fires_at_the_marked_place_and_is_silent_otherwise() {
    let mut differences = Vec::new();
    for rule in fired() {
        check_case(rule, &mut differences);
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn the_base_is_sound() {
    let version = Version {
        path: "base.ron".to_owned(),
        text: base(),
        ..Version::default()
    };
    let (found, files) = findings(&version);
    let found: Vec<Diagnostic> = found
        .into_iter()
        .filter(|finding| {
            finding.primary.file == FileId(0)
                && finding.code.severity >= Severity::Warning
                && !FIGURES.contains(&finding.code.id)
        })
        .collect();
    assert!(
        found.is_empty(),
        "{}",
        to_text(&found, &files, Lang::En, false)
    );
}

#[test]
fn a_customer_whom_no_scenario_offers_is_told() {
    let version = Version {
        path: "base.ron".to_owned(),
        text: base(),
        ..Version::default()
    };
    let (found, files) = findings(&version);
    let told: Vec<&str> = found
        .iter()
        .filter(|finding| finding.code.name == "customer-without-scenario")
        .map(|finding| files[finding.primary.file.0].path.as_str())
        .collect();
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(
        told[0].ends_with("aggressive.ron") && told[1].ends_with("emotional.ron"),
        "{told:?}"
    );
}

#[test]
fn rules_are_unique_ordered_and_explained() {
    let ids: Vec<&str> = RULES.iter().map(|rule| rule.code.id).collect();
    assert!(ids.windows(2).all(|pair| pair[0] < pair[1]), "{ids:?}");
    let names: BTreeSet<&str> = RULES.iter().map(|rule| rule.code.name).collect();
    assert_eq!(names.len(), RULES.len());
    for rule in RULES {
        for part in [rule.code.finds, rule.code.why, rule.code.remedy] {
            assert!(
                part.en.len() > 15 && part.en.ends_with('.'),
                "{}: {part:?}",
                rule.code.id
            );
        }
        assert!(
            !rule.code.wrong.en.is_empty() && !rule.code.right.en.is_empty(),
            "{}",
            rule.code.id
        );
        assert_ne!(rule.code.wrong, rule.code.right, "{}", rule.code.id);
        let theme = match &rule.code.id[..3] {
            "L01" => "paths",
            "L02" => "flags",
            "L03" => "points",
            "L04" => "guessing",
            "L05" => "texts",
            _ => "files",
        };
        let name = rule.code.name.replace('-', "_");
        let file = root().join(format!("src/lint/{theme}/{name}.rs"));
        assert!(file.exists(), "{}", file.display());
    }
}

#[test]
fn remedies_silence_their_finding() {
    let mut differences = Vec::new();
    let mut remedies = 0;
    for rule in fired() {
        let Fired {
            code,
            version,
            found,
            ..
        } = rule;
        for finding in found.iter().filter(|finding| finding.code == *code) {
            let Some(remedy) = &finding.remedy else {
                continue;
            };
            remedies += 1;
            let mut text = version.text.clone();
            for patch in remedy.patches.iter().rev() {
                text.replace_range(patch.span.clone(), &patch.text);
            }
            let after = Version {
                path: version.path.clone(),
                text,
                ..Version::default()
            };
            let (left, _) = findings(&after);
            let before = found.iter().filter(|f| f.code == *code).count();
            if left.iter().filter(|f| f.code == *code).count() >= before {
                differences.push(format!("{}: {}", code.name, remedy.title.en));
            }
        }
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
    assert!(remedies > 8, "{remedies}");
}

/// Everything that ships, with what the rules find in it.
fn shipped() -> (Vec<Diagnostic>, Vec<SourceFile>) {
    let sources = composure::files::read_standard(root());
    let loaded = load(&sources.files);
    (lint(&loaded, &sources.files, |_| true), sources.files)
}

#[test]
fn what_ships_has_no_smell() {
    let (mut found, files) = shipped();
    found.retain(|finding| finding.code.severity >= Severity::Warning);
    assert!(
        found.is_empty(),
        "{}",
        to_text(&found, &files, Lang::En, false)
    );
}
