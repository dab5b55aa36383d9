//! The rules of the house, checked on the source text: arrows between layers, purity, headers, lengths, leftovers.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::support::root;

/// One source file.
struct Source {
    /// From the package, with `/`.
    path: String,
    /// As written.
    text: String,
    /// Line by line, without comments and without the contents of quoted texts.
    code: Vec<String>,
}

impl Source {
    /// The layer it belongs to; none for the roots of the package.
    fn layer(&self) -> Option<&str> {
        let inside = self.path.strip_prefix("src/")?;
        let layer = inside.split('/').next()?.trim_end_matches(".rs");
        (!matches!(layer, "lib" | "main")).then_some(layer)
    }
}

fn collect(folder: &Path, out: &mut Vec<Source>) {
    let mut paths: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            collect(&path, out);
        } else if path.extension().is_some_and(|end| end == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            let path = path
                .strip_prefix(root())
                .unwrap()
                .to_string_lossy()
                .replace('\\', "/");
            let code = code_lines(&text);
            out.push(Source { path, text, code });
        }
    }
}

/// The code of a text by line: comments and what stands in quotes left out. Knows as much Rust as this house writes.
fn code_lines(text: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    let mut chars = text.chars().peekable();
    let mut previous = ' ';
    while let Some(c) = chars.next() {
        let next = chars.peek().copied().unwrap_or(' ');
        match c {
            '\n' => out.push(String::new()),
            '/' if next == '/' => {
                while chars.peek().is_some_and(|&c| c != '\n') {
                    chars.next();
                }
            }
            '"' => skip_text(&mut chars, previous == 'r' || previous == '#', &mut out),
            '\'' => skip_character(&mut chars, next),
            _ => out.last_mut().unwrap().push(c),
        }
        previous = c;
    }
    out
}

fn skip_text(
    chars: &mut std::iter::Peekable<std::str::Chars<'_>>,
    raw: bool,
    out: &mut Vec<String>,
) {
    out.last_mut().unwrap().push('"');
    while let Some(c) = chars.next() {
        match c {
            '\n' => out.push(String::new()),
            '\\' if !raw && chars.next() == Some('\n') => {
                out.push(String::new());
            }
            '"' if !raw || chars.peek() != Some(&'"') => break,
            _ => {}
        }
    }
}

/// A character in quotes; a lifetime is left alone.
fn skip_character(chars: &mut std::iter::Peekable<std::str::Chars<'_>>, next: char) {
    if next == '\\' {
        chars.next();
        chars.next();
        while chars.next_if(|&c| c != '\'').is_some() {}
        chars.next();
    } else {
        let mut ahead = chars.clone();
        ahead.next();
        if ahead.peek() == Some(&'\'') {
            chars.next();
            chars.next();
        }
    }
}

fn sources(folder: &str) -> Vec<Source> {
    let mut out = Vec::new();
    collect(&root().join(folder), &mut out);
    assert!(!out.is_empty());
    out
}

/// The table of `docs/architecture.md`: which layers each may name.
fn table() -> BTreeMap<String, BTreeSet<String>> {
    let text = fs::read_to_string(root().join("docs/architecture.md")).unwrap();
    let mut out = BTreeMap::new();
    for line in text.lines() {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        if let ["", layer, _, names, ""] = cells[..]
            && layer.starts_with('`')
        {
            let named = names
                .split('`')
                .skip(1)
                .step_by(2)
                .map(str::to_owned)
                .collect();
            out.insert(layer.trim_matches('`').to_owned(), named);
        }
    }
    assert!(out.len() > 10, "the table of layers cannot be read");
    out
}

/// Layers named by a file as `crate::layer` (or `composure::layer`), with the line.
fn named_layers(source: &Source) -> Vec<(usize, String)> {
    let mut out = Vec::new();
    let joined = source.code.join("\n");
    for (at, _) in joined.match_indices("crate::") {
        let line = joined[..at].matches('\n').count() + 1;
        let rest = &joined[at + "crate::".len()..];
        if let Some(inside) = rest.strip_prefix('{') {
            for (name, outermost) in names_in_braces(inside) {
                if outermost {
                    out.push((line, name));
                }
            }
        } else {
            out.push((line, word(rest)));
        }
    }
    out
}

fn word(text: &str) -> String {
    text.chars()
        .take_while(|&c| c == '_' || c.is_ascii_alphanumeric())
        .collect()
}

/// Names that begin an item of a `{…}` list, and whether they stand on its outermost level.
fn names_in_braces(inside: &str) -> Vec<(String, bool)> {
    let mut out = Vec::new();
    let (mut depth, mut begins) = (1, true);
    for (at, c) in inside.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' => begins = true,
            c if c.is_whitespace() => {}
            _ if begins => {
                out.push((word(&inside[at..]), depth == 1));
                begins = false;
            }
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    out
}

fn report(offences: &[String]) {
    assert!(
        offences.is_empty(),
        "{} offences:\n{}",
        offences.len(),
        offences.join("\n")
    );
}

#[test]
fn layers_name_only_what_the_table_allows() {
    let table = table();
    let mut offences = Vec::new();
    for source in sources("src") {
        let Some(layer) = source.layer() else {
            continue;
        };
        let Some(allowed) = table.get(layer) else {
            offences.push(format!(
                "{}: the layer `{layer}` is not in docs/architecture.md",
                source.path
            ));
            continue;
        };
        for (line, named) in named_layers(&source) {
            let is_layer = table.contains_key(&named);
            if is_layer && named != layer && !allowed.contains(&named) {
                offences.push(format!("{}:{line}: `{layer}` names `{named}`", source.path));
            }
        }
    }
    report(&offences);
}

#[test]
fn the_table_has_no_circle() {
    let table = table();
    let mut settled: BTreeSet<&str> = BTreeSet::new();
    while settled.len() < table.len() {
        let before = settled.len();
        for (layer, named) in &table {
            assert!(
                named.iter().all(|name| table.contains_key(name)),
                "{layer} names an unknown layer"
            );
            if named.iter().all(|name| settled.contains(name.as_str())) {
                settled.insert(layer);
            }
        }
        assert!(
            settled.len() > before,
            "a circle among the rest of {settled:?}"
        );
    }
}

/// Layers that may touch the world outside.
const SHELLS: [&str; 6] = ["files", "jobs", "ui", "app", "server", "cli"];

fn has_word(line: &str, wanted: &str) -> bool {
    let boundary = |c: Option<char>| c.is_none_or(|c| c != '_' && !c.is_ascii_alphanumeric());
    line.match_indices(wanted).any(|(at, _)| {
        boundary(line[..at].chars().next_back())
            && boundary(line[at + wanted.len()..].chars().next())
    })
}

fn lines_with(source: &Source, words: &[&str]) -> Vec<String> {
    let mut out = Vec::new();
    for (number, line) in (1..).zip(&source.code) {
        for wanted in words {
            if has_word(line, wanted) {
                out.push(format!("{}:{number}: {wanted}", source.path));
            }
        }
    }
    out
}

#[test]
fn pure_layers_are_pure() {
    let impure = [
        "std::fs",
        "std::net",
        "std::env",
        "std::thread",
        "std::process",
        "SystemTime",
        "Instant",
        "println",
        "eprintln",
        "print",
        "eprint",
        "dbg",
        "HashMap",
        "HashSet",
        "bevy",
        "egui",
        "tokio",
        "clap",
        "fs::read",
        "thread_rng",
        "static mut",
        "thread_local",
    ];
    let mut offences = Vec::new();
    for source in sources("src") {
        if source.layer().is_some_and(|layer| !SHELLS.contains(&layer)) {
            offences.extend(lines_with(&source, &impure));
        }
    }
    report(&offences);
}

#[test]
fn engine_and_score_know_no_floating_point() {
    let mut offences = Vec::new();
    for source in sources("src") {
        if matches!(source.layer(), Some("engine" | "score")) {
            offences.extend(lines_with(&source, &["f32", "f64", "to_f64", "to_f32"]));
        }
    }
    // The one helper, for plots.
    offences.retain(|offence| !offence.starts_with("src/score/mod.rs:"));
    report(&offences);
    let score = fs::read_to_string(root().join("src/score/mod.rs")).unwrap();
    assert_eq!(
        score.matches("f64").count(),
        2,
        "`approximate` is the only helper with floating point"
    );
}

#[test]
fn the_screens_know_no_window_and_the_window_only_is_bevy() {
    let mut offences = Vec::new();
    for source in sources("src") {
        let foreign: &[&str] = match source.layer() {
            Some("ui") => &["bevy", "std::fs", "clap", "tokio"],
            Some("app") => &["clap"],
            Some("files" | "cli") => &["bevy", "egui"],
            _ => &[],
        };
        offences.extend(lines_with(&source, foreign));
    }
    report(&offences);
}

#[test]
fn no_action_of_a_screen_is_swallowed() {
    let mut offences = Vec::new();
    let mut carried_out = 0;
    for source in sources("src/ui") {
        let file = source.path.rsplit('/').next().unwrap_or_default();
        if !(file.starts_with("update") || ["mod.rs", "shared.rs", "shell.rs"].contains(&file)) {
            continue;
        }
        carried_out += usize::from(file.starts_with("update"));
        for (number, line) in (1..).zip(&source.code) {
            for arm in ["_ => {}", "_ => ()", "other =>"] {
                if line.contains(arm) {
                    offences.push(format!("{}:{number}: {arm}", source.path));
                }
            }
        }
    }
    assert!(
        carried_out >= 5,
        "the screens are not where they are looked for"
    );
    report(&offences);
}

#[test]
fn every_file_says_what_it_is_for() {
    let mut offences = Vec::new();
    for source in sources("src").into_iter().chain(sources("tests")) {
        if !source.text.starts_with("//! ") {
            offences.push(format!("{}: does not begin with `//!`", source.path));
        }
    }
    report(&offences);
}

/// Most lines of a file, with the exception of tables.
const LONGEST_FILE: usize = 500;
/// Most lines of a function, and of one that draws.
const LONGEST_FUNCTION: usize = 80;
const LONGEST_DRAWING: usize = 100;

#[test]
fn files_and_functions_are_short() {
    let mut offences = Vec::new();
    for source in sources("src").into_iter().chain(sources("tests")) {
        let lines = source.code.len();
        if lines > LONGEST_FILE + 1 {
            offences.push(format!("{}: {lines} lines", source.path));
        }
        let most = match source.layer() {
            Some("ui" | "app") => LONGEST_DRAWING,
            _ => LONGEST_FUNCTION,
        };
        for (line, length) in functions(&source.code) {
            if length > most {
                offences.push(format!(
                    "{}:{line}: a function of {length} lines",
                    source.path
                ));
            }
        }
    }
    report(&offences);
}

/// Where functions begin, and how many lines they have.
fn functions(code: &[String]) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    for (start, line) in code.iter().enumerate() {
        let declares = line.split_whitespace().take(5).any(|word| word == "fn");
        if !declares || line.trim_end().ends_with(';') {
            continue;
        }
        let (mut depth, mut opened) = (0_i32, false);
        for (offset, line) in code[start..].iter().enumerate() {
            for c in line.chars() {
                match c {
                    '{' => (depth, opened) = (depth + 1, true),
                    '}' => depth -= 1,
                    _ => {}
                }
            }
            let declared_only = !opened && line.trim_end().ends_with(';');
            if declared_only || opened && depth <= 0 {
                out.push((start + 1, offset + 1));
                break;
            }
        }
    }
    out
}

#[test]
fn nothing_is_left_undone_or_unhandled() {
    let mut offences = Vec::new();
    for source in sources("src").into_iter().chain(sources("tests")) {
        let mut words = vec!["todo!", "unimplemented!", "#[ignore", "should_panic"];
        if source.path.starts_with("src/") {
            words.extend([".unwrap()", ".expect(", "panic!", "unreachable!"]);
        }
        for (number, line) in (1..).zip(&source.code) {
            for wanted in &words {
                if line.contains(wanted) {
                    offences.push(format!("{}:{number}: {wanted}", source.path));
                }
            }
        }
        for (number, line) in (1..).zip(source.text.lines()) {
            let comment = line.split_once("//").map_or("", |(_, comment)| comment);
            if ["TODO", "FIXME", "XXX"]
                .iter()
                .any(|left| has_word(comment, left))
            {
                offences.push(format!("{}:{number}: something is left to do", source.path));
            }
        }
    }
    // The words stand here to be looked for.
    offences.retain(|offence| !offence.starts_with("tests/core/house.rs"));
    report(&offences);
}

#[test]
fn the_reader_of_code_leaves_out_comments_and_texts() {
    let text = "let a = \"HashMap\"; // HashMap\nlet b = 'x'; let c: &'a str = r\"HashMap\";\n\"two\nlines\"";
    let code = code_lines(text);
    assert_eq!(code.len(), 4);
    assert!(
        code.iter().all(|line| !line.contains("HashMap")),
        "{code:?}"
    );
    let made = |line: &str| Source {
        path: "src/engine/x.rs".to_owned(),
        text: line.to_owned(),
        code: code_lines(line),
    };
    let names = |line: &str| {
        named_layers(&made(line))
            .into_iter()
            .map(|(_, name)| name)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        names("use crate::{score, model::{Text, ui}};"),
        ["score", "model"]
    );
    assert_eq!(names("let x = crate::ui::words();"), ["ui"]);
    assert!(has_word("use std::fs;", "std::fs") && !has_word("let prints = 1;", "print"));
}
