//! The benchmark of mistakes: seeded slips of authors, one line each, in good scenarios. Counts how many are told before
//! anybody plays, and how many of the first messages show the line that was changed.
//!
//! **Does not** choose mistakes because they are easy: what is not caught stands in the table as not caught.

mod names;
mod page;
mod sense;
mod signs;
mod texts;

use std::fmt::Write;
use std::fs;

use composure::diagnostic::{Diagnostic, FileId, Label, Severity, SourceFile, place, sort};
use composure::files::read_sources;
use composure::lint::lint;
use composure::source::load;
use page::{Change, Page, Places};

use crate::support::{Dice, base_files, root};

/// One kind of mistake.
pub struct Mistake {
    /// In a few words.
    pub name: &'static str,
    /// What goes wrong.
    pub what: &'static str,
    /// Everywhere it can be made.
    pub make: fn(&Page) -> Places,
}

/// How often each mistake is made.
const SEEDS: u64 = 8;

/// The good scenarios: what ships, and the base of the cases.
fn pages() -> Vec<Page> {
    let names = ["scenarios/complaints", "tests/fixtures/lint/base.ron"];
    let paths: Vec<_> = names.iter().map(|name| root().join(name)).collect();
    let sources = read_sources(&paths);
    let mut out = Vec::new();
    for file in sources.files {
        let mut files = vec![file.clone()];
        files.extend_from_slice(base_files());
        let loaded = load(&files);
        let library = loaded.library.unwrap();
        out.push(Page::new(
            &file.path,
            &file.text,
            &library.scenarios[0],
            &library,
        ));
    }
    assert_eq!(out.len(), 5);
    out
}

/// Findings from warnings on, in the order a user sees them.
fn findings(path: &str, text: &str) -> Vec<Diagnostic> {
    let mut files = vec![SourceFile {
        path: path.to_owned(),
        text: text.to_owned(),
    }];
    files.extend_from_slice(base_files());
    let loaded = load(&files);
    let mut found = lint(&loaded, &files, |file| file == FileId(0), 0);
    found.extend(loaded.diagnostics);
    found.retain(|finding| {
        finding.code.severity >= Severity::Warning && finding.primary.file == FileId(0)
    });
    sort(&mut found);
    found
}

/// What came of one mistake.
#[derive(Default)]
struct Tally {
    made: usize,
    caught: usize,
    /// The first message underlines the changed line first.
    first: usize,
    /// The first message shows the changed line, under its first or a second label.
    shown: usize,
    /// Codes of first messages.
    codes: std::collections::BTreeSet<&'static str>,
    /// What was missed, for whoever improves it.
    missed: Vec<String>,
}

fn shows(text: &str, label: &Label, at: usize, change: &Change) -> bool {
    let line = place(text, label.span.start).line - 1;
    match change {
        Change::Other(_) | Change::More(_) => line == at,
        // Of a line that is gone, its neighbours are left.
        Change::Gone => line == at || line + 1 == at,
    }
}

fn try_out(mistake: &Mistake, pages: &[Page], tally: &mut Tally) {
    let fitting: Vec<(usize, Places)> = pages
        .iter()
        .map(|page| (mistake.make)(page))
        .enumerate()
        .collect();
    let fitting: Vec<_> = fitting
        .into_iter()
        .filter(|(_, places)| !places.is_empty())
        .collect();
    assert!(!fitting.is_empty(), "{}: nowhere to make it", mistake.name);
    for seed in 0..SEEDS {
        let mut dice = Dice(seed * 7919 + mistake.name.len() as u64);
        let (page, places) = &fitting[dice.place(fitting.len())];
        let page = &pages[*page];
        let (at, change) = &places[dice.place(places.len())];
        let text = page.changed(*at, change);
        let found = findings(&page.path, &text);
        tally.made += 1;
        let name = page.path.rsplit('/').next().unwrap();
        let written = text.lines().nth(*at).unwrap_or_default().trim();
        let written: String = written.chars().take(110).collect();
        let Some(first) = found.first() else {
            tally
                .missed
                .push(format!("not caught: {name}:{}: {written}", at + 1));
            continue;
        };
        tally.caught += 1;
        tally.codes.insert(first.code.id);
        tally.first += usize::from(shows(&text, &first.primary, *at, change));
        let mut labels = first.others.iter().chain([&first.primary]);
        if labels.any(|label| shows(&text, label, *at, change)) {
            tally.shown += 1;
        } else {
            let line = place(&text, first.primary.span.start).line;
            tally.missed.push(format!(
                "elsewhere: {name}:{}: {written}\n        {} at {line}: {}",
                at + 1,
                first.code.id,
                first.message
            ));
        }
    }
}

fn percent(part: usize, whole: usize) -> String {
    let tenths = (part * 1000 + whole / 2) / whole.max(1);
    format!("{}.{} %", tenths / 10, tenths % 10)
}

#[test]
fn mistakes_of_authors_are_caught_before_play() {
    let pages = pages();
    let groups = [
        ("Signs and brackets", signs::SIGNS),
        ("Names", names::NAMES),
        ("Sense", sense::SENSE),
        ("Texts", texts::TEXTS),
    ];
    let mut table = String::new();
    let mut whole = Tally::default();
    let mut kinds = 0;
    for (group, mistakes) in groups {
        writeln!(
            table,
            "\n### {group}\n\n| mistake | what is done | caught | right line | first codes |"
        )
        .unwrap();
        writeln!(table, "|---|---|---|---|---|").unwrap();
        for mistake in mistakes {
            let mut tally = Tally::default();
            try_out(mistake, &pages, &mut tally);
            kinds += 1;
            let codes: Vec<&str> = tally.codes.iter().copied().collect();
            writeln!(
                table,
                "| {} | {} | {}/{} | {}/{} | {} |",
                mistake.name,
                mistake.what,
                tally.caught,
                tally.made,
                tally.shown,
                tally.made,
                codes.join(" ")
            )
            .unwrap();
            for missed in &tally.missed {
                println!("{}: {missed}", mistake.name);
            }
            whole.made += tally.made;
            whole.caught += tally.caught;
            whole.first += tally.first;
            whole.shown += tally.shown;
        }
    }
    let head = format!(
        "{kinds} kinds of mistakes, {} made: {} caught before play; the first message shows the changed line in {} \
         ({} as its main place).",
        whole.made,
        percent(whole.caught, whole.made),
        percent(whole.shown, whole.made),
        percent(whole.first, whole.made)
    );
    println!("{head}\n{table}");
    is_up_to_date(&format!("{head}\n{table}"));
    assert!(kinds >= 60);
    assert!(whole.caught * 100 >= whole.made * 97, "{head}");
    assert!(whole.shown * 100 >= whole.made * 95, "{head}");
}

/// The table between the marks of `docs/mistakes.md` is this one.
fn is_up_to_date(made: &str) {
    let path = root().join("docs/mistakes.md");
    let text = fs::read_to_string(&path).unwrap();
    let (open, close) = ("<!-- mistakes -->\n", "<!-- /mistakes -->");
    let (head, rest) = text.split_once(open).unwrap();
    let (written, tail) = rest.split_once(close).unwrap();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, format!("{head}{open}{made}{close}{tail}")).unwrap();
    } else {
        assert_eq!(
            written, made,
            "docs/mistakes.md is old: run the tests with UPDATE_GOLDEN=1"
        );
    }
}
