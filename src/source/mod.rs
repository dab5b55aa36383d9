//! RON text to the checked model, as a visible list of passes; every pass reports and goes on. Also the text itself: its
//! house style, its remedies and the comments that silence a finding (`style`).
//!
//! | pass | folder | reports |
//! |---|---|---|
//! | syntax | `syntax` | what is not RON |
//! | shape | `read` | wrong, unknown, missing, repeated parts |
//! | names | `check`: `names`, `nodes`, `placeholders` | ids and placeholders that resolve to nothing |
//! | structure | `check`: `structure` | paths that are not whole |
//!
//! **Does not** read files: the caller hands over paths and texts. **Does not** judge content: that is for lints.

mod beside;
mod check;
mod read;
mod style;
pub mod syntax;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

pub use beside::{Beside, load_beside};
use check::names::Known;
pub use read::decode::is_id;
pub use read::places::Places;
pub use read::reader::Drawings;
use read::reader::Reader;
pub use read::shape;
pub use style::format::format;
pub use style::skeleton::{Beginning, skeleton};
pub use style::suppress::{Sifted, sift};
use syntax::{SyntaxError, Value, ValueKind};

use crate::diagnostic::{Code, Diagnostic, FileId, Patch, Severity, SourceFile, sort};
use crate::model::{Both, Catalogue, Library, Rules, Scenario, Tuning, words};

/// A scenario with where it came from.
#[derive(Clone, Debug)]
pub struct LoadedScenario {
    /// The scenario.
    pub scenario: Arc<Scenario>,
    /// Its file.
    pub file: FileId,
    /// Where its parts stand in the file.
    pub places: Places,
    /// The file as a tree whose every value knows its place.
    pub tree: Arc<Value>,
}

/// What loading gave: a library if the catalogue and tables could be read, and all findings in order of place.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    /// What can be played.
    pub library: Option<Library>,
    /// Where each scenario came from, in the library's order.
    pub scenarios: Vec<LoadedScenario>,
    /// Where each customer type came from, in the library's order.
    pub customers: Vec<(FileId, std::ops::Range<usize>)>,
    /// All findings.
    pub diagnostics: Vec<Diagnostic>,
}

/// What kind of data file a text is, by the name of its outermost struct.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum FileKind {
    Catalogue,
    Model,
    Customer,
    Form,
    Scenario,
}

/// Loads files. What is broken is reported and left out; the rest works. Names of drawings are taken as they are.
#[must_use]
pub fn load(files: &[SourceFile]) -> Loaded {
    load_with(files, None)
}

/// Loads files and holds customers' looks to the drawings that there are; without a list, names are taken as they are.
#[must_use]
pub fn load_with(files: &[SourceFile], drawings: Option<&Drawings>) -> Loaded {
    let mut found = Vec::new();
    let mut trees: BTreeMap<FileKind, Vec<(FileId, Value)>> = BTreeMap::new();
    for (index, file) in files.iter().enumerate() {
        if let Some((kind, tree)) = read(FileId(index), file, &mut found) {
            trees.entry(kind).or_default().push((FileId(index), tree));
        }
    }
    let mut take = |kind| trees.remove(&kind).unwrap_or_default();

    let catalogue: Option<Catalogue> =
        take(FileKind::Catalogue).first().and_then(|(file, tree)| {
            read::catalogue::catalogue(&mut reader(files, *file, &mut found), tree)
        });
    let tuning: Option<Tuning> = take(FileKind::Model)
        .first()
        .and_then(|(file, tree)| read::tuning::tuning(&mut reader(files, *file, &mut found), tree));
    let mut customers = Vec::new();
    for (file, tree) in take(FileKind::Customer) {
        let before = found.len();
        let mut reader = Reader {
            drawings,
            ..reader(files, file, &mut found)
        };
        let customer = read::customers::customer(&mut reader, &tree);
        if let Some(customer) = customer.filter(|_| clean_since(&found, before)) {
            customers.push((file, tree.span, Arc::new(customer)));
        }
    }
    customers.sort_by(|a, b| a.2.id.cmp(&b.2.id));
    report_twins(&mut found, &mut customers, |customer| &customer.id);
    customers.truncate(usize::from(u8::MAX));
    let types: Vec<String> = customers.iter().map(|c| c.2.id.clone()).collect();

    let fallback = Catalogue::default();
    let known = Known {
        catalogue: catalogue.as_ref().unwrap_or(&fallback),
        types: &types,
    };
    let mut forms = Vec::new();
    for (file, tree) in take(FileKind::Form) {
        forms.extend(read::catalogue::form(
            &mut reader(files, file, &mut found),
            &tree,
            known.catalogue,
        ));
    }
    let mut scenarios = Vec::new();
    for (file, tree) in take(FileKind::Scenario) {
        scenarios.extend(scenario(files, file, &Arc::new(tree), known, &mut found));
    }
    scenarios.sort_by(|a, b| a.2.scenario.id.cmp(&b.2.scenario.id));
    report_twins(&mut found, &mut scenarios, |loaded| &loaded.scenario.id);
    leave_out_consequences(&mut found);
    sort(&mut found);
    let places = customers.iter().map(|c| (c.0, c.1.clone())).collect();
    let library = catalogue.zip(tuning).map(|(catalogue, tuning)| Library {
        rules: Arc::new(Rules {
            catalogue: Arc::new(catalogue),
            tuning,
        }),
        customers: customers.into_iter().map(|c| c.2).collect(),
        scenarios: scenarios
            .iter()
            .map(|s| Arc::clone(&s.2.scenario))
            .collect(),
        forms,
    });
    Loaded {
        library,
        scenarios: scenarios.into_iter().map(|s| s.2).collect(),
        customers: places,
        diagnostics: found,
    }
}

/// Leaves out what only follows from a syntax error: things that lack because they stand in what could not be read.
fn leave_out_consequences(found: &mut Vec<Diagnostic>) {
    let mut first: BTreeMap<FileId, usize> = BTreeMap::new();
    for finding in found.iter().filter(|finding| finding.code == Code::SYNTAX) {
        let start = finding.primary.span.start;
        let earliest = first.entry(finding.primary.file).or_insert(start);
        *earliest = start.min(*earliest);
    }
    found.retain(|finding| {
        let Some(start) = first.get(&finding.primary.file) else {
            return true;
        };
        let tells_lack = [
            Code::MISSING_FIELD,
            Code::MISSING_TRANSLATION,
            Code::CHOICE_COUNT,
            Code::NO_PLAIN_WORDING,
            Code::ALL_LOCKED,
            Code::UNKNOWN_NODE,
            Code::UNKNOWN_FLAG,
            Code::UNKNOWN_PLACEHOLDER,
            Code::UNEVEN_VARIANTS,
        ];
        let holds_error = finding.primary.span.contains(start);
        finding.code == Code::SYNTAX || !holds_error && !tells_lack.contains(&finding.code)
    });
}

/// Errors that leave out a part of a scenario: what its paths are is not known until they are mended.
const LEAVE_PATHS_OPEN: [&Code; 5] = [
    Code::UNKNOWN_FIELD,
    Code::WRONG_TYPE,
    Code::UNKNOWN_NODE,
    Code::DUPLICATE_KEY,
    Code::MISSING_FIELD,
];

/// What is found only because a field is left out whose name cannot be read; told as soon as the name is mended.
fn follow_from(field: &str) -> &'static [&'static Code] {
    match field {
        "nodes" => &[Code::UNKNOWN_NODE],
        "customers" => &[Code::UNKNOWN_TYPE],
        "flags" => &[Code::UNKNOWN_FLAG],
        "variants" => &[Code::UNKNOWN_PLACEHOLDER],
        "says" | "when" => &[Code::NO_PLAIN_WORDING],
        "choices" => &[Code::CHOICE_COUNT],
        "needs" => &[Code::ALL_LOCKED],
        "tactic" | "counters" | "bites" => &[Code::ANSWER_WITHOUT_TACTIC],
        "phase" | "weight" => &[Code::SLOT_MISMATCH],
        _ => &[],
    }
}

/// Something loaded, with its file and the place of its outermost struct.
type Entry<T> = (FileId, std::ops::Range<usize>, T);

/// Reports a second file with the same id and leaves it out.
fn report_twins<T>(
    found: &mut Vec<Diagnostic>,
    entries: &mut Vec<Entry<T>>,
    id: impl Fn(&T) -> &str,
) {
    let mut kept: Vec<Entry<T>> = Vec::with_capacity(entries.len());
    for (file, span, entry) in entries.drain(..) {
        match kept.last() {
            Some((first, first_span, last)) if id(last) == id(&entry) => {
                let message = words!(
                    "标识 `{}` 已经被另一个文件用了",
                    "the id `{}` is taken by another file",
                    id(&entry)
                );
                found.push(
                    Diagnostic::new(
                        Code::DUPLICATE_KEY,
                        file,
                        span.start..span.start + 1,
                        message,
                    )
                    .elsewhere(
                        *first,
                        first_span.start..first_span.start + 1,
                        Both::new("用在这里", "taken here"),
                    ),
                );
            }
            _ => kept.push((file, span, entry)),
        }
    }
    *entries = kept;
}

fn reader<'a>(files: &'a [SourceFile], file: FileId, found: &'a mut Vec<Diagnostic>) -> Reader<'a> {
    let text = files.get(file.0).map_or("", |source| source.text.as_str());
    Reader {
        file,
        text,
        found,
        errors: 0,
        drawings: None,
        left_out: BTreeSet::new(),
    }
}

/// Whether no error has been found since a mark.
fn clean_since(found: &[Diagnostic], mark: usize) -> bool {
    found[mark..]
        .iter()
        .all(|finding| finding.code.severity < Severity::Error)
}

/// Reads a text to a tree and tells what kind of file it is.
fn read(
    file: FileId,
    source: &SourceFile,
    found: &mut Vec<Diagnostic>,
) -> Option<(FileKind, Value)> {
    let (tree, errors) = syntax::parse(&source.text);
    let sound = errors.is_empty();
    found.extend(errors.into_iter().map(|error| syntax_finding(file, error)));
    style::steering::check(file, &source.text, &tree, found);
    let name = match &tree.kind {
        ValueKind::Struct(Some(name), _) | ValueKind::Tuple(Some(name), _) => name.text.as_str(),
        _ => "",
    };
    let kind = match name {
        "Catalogue" => FileKind::Catalogue,
        "Model" => FileKind::Model,
        "Customer" => FileKind::Customer,
        "Form" => FileKind::Form,
        "Scenario" => FileKind::Scenario,
        _ => {
            if sound {
                let first = source.text[tree.span.start..].chars().next();
                let end = tree.span.start + first.map_or(0, char::len_utf8);
                let finding = Diagnostic::new(
                    Code::WRONG_TYPE,
                    file,
                    tree.span.start..end,
                    Both::new(
                        "数据文件要以 `Scenario(`、`Customer(`、`Catalogue(`、`Model(` 或 `Form(` 开头",
                        "a data file begins with `Scenario(`, `Customer(`, `Catalogue(`, `Model(` or `Form(`",
                    ),
                );
                found.push(finding);
            }
            return None;
        }
    };
    Some((kind, tree))
}

/// What is said about a place that is not RON.
fn syntax_finding(file: FileId, error: SyntaxError) -> Diagnostic {
    let mut finding = Diagnostic::new(Code::SYNTAX, file, error.span, error.message);
    if let Some(opened) = error.opened {
        finding = finding.other(opened, Both::new("在这里打开", "opened here"));
    }
    match error.comma {
        Some(at) => finding.remedy(
            Both::new("补上逗号", "put in the comma"),
            vec![Patch::new(at..at, ",")],
        ),
        None => finding,
    }
}

/// A file in the house style, or what keeps it from being read.
///
/// # Errors
/// When the text is not well-formed: the findings that say where.
pub fn format_file(file: FileId, source: &SourceFile) -> Result<String, Vec<Diagnostic>> {
    format(&source.text).map_err(|errors| {
        let findings = errors.into_iter();
        findings.map(|error| syntax_finding(file, error)).collect()
    })
}

/// Reads and checks one scenario; none if it has an error.
fn scenario(
    files: &[SourceFile],
    file: FileId,
    tree: &Arc<Value>,
    known: Known<'_>,
    found: &mut Vec<Diagnostic>,
) -> Option<Entry<LoadedScenario>> {
    let before = found
        .iter()
        .filter(|finding| finding.primary.file == file)
        .count();
    let mark = found.len();
    let mut reader = reader(files, file, found);
    let raw = read::raw::scenario(&mut reader, tree)?;
    let (scenario, places) = check::names::resolve(&mut reader, &raw, known);
    let sound = before == 0 && clean_since(reader.found, mark);
    let told_by_field = std::mem::take(&mut reader.left_out);
    let follow: Vec<&Code> = told_by_field
        .into_iter()
        .flat_map(follow_from)
        .copied()
        .collect();
    let mut index = 0;
    reader.found.retain(|finding| {
        index += 1;
        index <= mark || !follow.contains(&finding.code)
    });
    // Paths are looked at as soon as all names resolve, so that an author sees everything in one run.
    let unresolved = reader.found[mark..]
        .iter()
        .any(|finding| LEAVE_PATHS_OPEN.contains(&finding.code));
    let scenario = scenario?;
    if !scenario.nodes.is_empty() && !unresolved && before == 0 {
        check::structure::check(&mut reader, &scenario, &places);
    }
    if !(sound && clean_since(reader.found, mark)) {
        return None;
    }
    let loaded = LoadedScenario {
        scenario: Arc::new(scenario),
        file,
        places,
        tree: Arc::clone(tree),
    };
    Some((file, tree.span.clone(), loaded))
}
