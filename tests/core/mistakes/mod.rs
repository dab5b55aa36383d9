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
use rayon::prelude::*;

use crate::lint::FIGURES;
use crate::support::{Dice, base_files, golden, root, share};

/// One kind of mistake.
pub struct Mistake {
    /// In a few words.
    pub name: &'static str,
    /// What goes wrong.
    pub what: &'static str,
    /// Everywhere it can be made.
    pub make: fn(&Page) -> Places,
}

const fn mistake(name: &'static str, what: &'static str, make: fn(&Page) -> Places) -> Mistake {
    Mistake { name, what, make }
}

/// How often each mistake is made in a full run, and for the table of `docs/mistakes.md`.
const SEEDS: u32 = 8;

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
    let mut found = lint(&loaded, &files, |file| file == FileId(0));
    found.extend(loaded.diagnostics);
    // The base of the cases breaks some rules about figures by itself.
    let of_base =
        |finding: &Diagnostic| path.ends_with("base.ron") && FIGURES.contains(&finding.code.id);
    found.retain(|finding| {
        finding.code.severity >= Severity::Warning
            && finding.primary.file == FileId(0)
            && !of_base(finding)
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

/// Makes a mistake at places drawn by seeds.
fn try_out(mistake: &Mistake, pages: &[Page], seeds: u32) -> Tally {
    let places = |page| Some((page, (mistake.make)(page)));
    let fitting = pages.iter().filter_map(places);
    let fitting: Vec<(&Page, Places)> = fitting.filter(|(_, p)| !p.is_empty()).collect();
    assert!(!fitting.is_empty(), "{}: nowhere to make it", mistake.name);
    let mut tally = Tally::default();
    for seed in 0..seeds {
        let mut dice = Dice(u64::from(seed) * 7919 + mistake.name.len() as u64);
        let (page, places) = &fitting[dice.place(fitting.len())];
        let (at, change) = &places[dice.place(places.len())];
        make(page, *at, change, &mut tally);
    }
    tally
}

/// Makes a mistake at one place and looks what is told.
fn make(page: &Page, at: usize, change: &Change, tally: &mut Tally) {
    let text = page.changed(at, change);
    let found = findings(&page.path, &text);
    tally.made += 1;
    let name = page.path.rsplit('/').next().unwrap();
    let written = text.lines().nth(at).unwrap_or_default().trim();
    let written: String = written.chars().take(110).collect();
    let here = format!("{name}:{}: {written}", at + 1);
    let Some(first) = found.first() else {
        tally.missed.push(format!("not caught: {here}"));
        return;
    };
    tally.caught += 1;
    tally.codes.insert(first.code.id);
    tally.first += usize::from(shows(&text, &first.primary, at, change));
    let mut labels = first.others.iter().chain([&first.primary]);
    if labels.any(|label| shows(&text, label, at, change)) {
        tally.shown += 1;
    } else {
        let line = place(&text, first.primary.span.start).line;
        let told = format!("{} at {line}: {}", first.code.id, first.message.en);
        tally
            .missed
            .push(format!("elsewhere: {here}\n        {told}"));
    }
}

/// Tries every mistake out, on all cores; what comes of each, in the order of the mistakes.
fn try_all(mistakes: &[&Mistake], pages: &[Page], seeds: u32) -> Vec<Tally> {
    let mistakes = mistakes.par_iter();
    mistakes
        .map(|mistake| try_out(mistake, pages, seeds))
        .collect()
}

fn percent(part: usize, whole: usize) -> String {
    let tenths = (part * 1000 + whole / 2) / whole.max(1);
    format!("{}.{} %", tenths / 10, tenths % 10)
}

#[test]
fn mistakes_of_authors_are_caught_before_play() {
    let pages = pages();
    let seeds = if std::env::var_os("UPDATE_GOLDEN").is_some() {
        SEEDS
    } else {
        share(SEEDS)
    };
    let groups = [
        ("Signs and brackets", signs::SIGNS),
        ("Names", names::NAMES),
        ("Sense", sense::SENSE),
        ("Texts", texts::TEXTS),
    ];
    let mut table = String::new();
    let mut whole = Tally::default();
    let all: Vec<&Mistake> = groups.iter().flat_map(|(_, group)| *group).collect();
    let kinds = all.len();
    let mut tallies = try_all(&all, &pages, seeds).into_iter();
    for (group, mistakes) in groups {
        write!(table, "\n### {group}\n\n{ROWS}").unwrap();
        for (mistake, tally) in mistakes.iter().zip(tallies.by_ref()) {
            write_row(&mut table, mistake, &tally);
            for missed in &tally.missed {
                println!("{}: {missed}", mistake.name);
            }
            whole.made += tally.made;
            whole.caught += tally.caught;
            whole.first += tally.first;
            whole.shown += tally.shown;
        }
    }
    let half_seen: Vec<&Mistake> = sense::HALF_SEEN.iter().collect();
    write!(
        table,
        "\n### Told in part only, not counted above\n\n{ROWS}"
    )
    .unwrap();
    for (mistake, tally) in half_seen.iter().zip(try_all(&half_seen, &pages, seeds)) {
        write_row(&mut table, mistake, &tally);
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
    // A quick run makes each mistake once: too few for the figures of the page.
    if seeds == SEEDS {
        is_up_to_date(&format!("{head}\n{table}"));
    }
    assert!(kinds >= 60);
    assert_eq!(whole.caught, whole.made, "{head}");
    assert!(whole.shown * 100 >= whole.made * 97, "{head}");
}

/// The head of a table of mistakes.
const ROWS: &str =
    "| mistake | what is done | caught | right line | first codes |\n|---|---|---|---|---|\n";

/// What came of a mistake, as a row.
fn write_row(table: &mut String, mistake: &Mistake, tally: &Tally) {
    let codes: Vec<&str> = tally.codes.iter().copied().collect();
    let Mistake { name, what, .. } = mistake;
    let Tally {
        made,
        caught,
        shown,
        ..
    } = tally;
    let codes = codes.join(" ");
    writeln!(
        table,
        "| {name} | {what} | {caught}/{made} | {shown}/{made} | {codes} |"
    )
    .unwrap();
}

/// The table between the marks of `docs/mistakes.md` is this one.
fn is_up_to_date(made: &str) {
    let text = fs::read_to_string(root().join("docs/mistakes.md")).unwrap();
    let (open, close) = ("<!-- mistakes -->\n", "<!-- /mistakes -->");
    let (head, rest) = text.split_once(open).unwrap();
    let (_, tail) = rest.split_once(close).unwrap();
    golden(
        "docs/mistakes.md",
        &format!("{head}{open}{made}{close}{tail}"),
    );
}
