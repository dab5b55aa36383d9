//! Files with random damage: the reader neither panics nor hangs, its places lie in the text, and it accepts what the
//! `ron` crate accepts.

use composure::diagnostic::{SourceFile, to_text};
use composure::model::Lang;
use composure::source::load;
use composure::source::syntax::{Value, ValueKind, parse};
use proptest::collection::vec;
use proptest::prelude::*;

use super::fixtures::fixtures;
use super::oracle::ron_accepts;
use crate::properties::holds;
use crate::support::base_files;

/// Pieces of RON to put in.
const PIECES: [&str; 44] = [
    "(", ")", "[", "]", "{", "}", ",", ":", "\"", "'", "\\", "/", "//", "/*", "*/", "#", "!", "-",
    "+", ".", "0x", "_", "e", "r\"", "r#\"", "\"#", " ", "\n", "1", "-5", "1.5", "true", "None",
    "Some(", "word", "field: ", "\"text\"", "\\n", "\\u{41}", "从", "😀", "\u{feff}", "\u{a0}",
    "\0",
];

/// One change: where (in 65536ths of the text), how much goes, what comes.
type Damage = (u16, usize, usize);

fn any_damage() -> impl Strategy<Value = Vec<Damage>> {
    vec((any::<u16>(), 0_usize..4, 0..=PIECES.len()), 1..4)
}

/// A text with characters taken out and pieces put in.
fn damaged(text: &str, damage: &[Damage]) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for &(place, gone, piece) in damage {
        let at = usize::from(place) * chars.len() / 65_536;
        let end = (at + gone).min(chars.len());
        let new = PIECES.get(piece).copied().unwrap_or("");
        chars.splice(at..end, new.chars());
    }
    chars.into_iter().collect()
}

/// Small files of every kind.
fn subjects() -> Vec<SourceFile> {
    let small = base_files()
        .iter()
        .filter(|file| file.text.len() < 8000)
        .cloned();
    let mut out: Vec<SourceFile> = small.chain(fixtures("ok")).collect();
    // The smaller the text, the likelier a change hits something that matters.
    for text in [
        "(a: 1, b: [true, \"x\\n\", 'c', 1.5e3], c: {\"k\": Some(N(x: 1, y: -2)), 7: ()}, d: None, e: P(1, 2))",
        "[1, -0x1F, 0b10, 0o17, 1_000, +3, .5, 2., r#\"raw \"text\"\"#, /* a /* b */ c */ \"\\u{4ece}\\n\"]",
    ] {
        out.push(SourceFile {
            path: String::new(),
            text: text.to_owned(),
        });
    }
    out
}

fn places_are_sound(text: &str, value: &Value) -> bool {
    let inside = text.get(value.span.clone()).is_some();
    inside
        && match &value.kind {
            ValueKind::List(items) | ValueKind::Tuple(_, items) => {
                items.iter().all(|item| places_are_sound(text, item))
            }
            ValueKind::Map(entries) => entries
                .iter()
                .all(|(key, item)| places_are_sound(text, key) && places_are_sound(text, item)),
            ValueKind::Struct(_, fields) => fields.iter().all(|(name, item)| {
                text.get(name.span.clone()) == Some(&name.text) && places_are_sound(text, item)
            }),
            _ => true,
        }
}

pub fn any_damaged() -> impl Strategy<Value = String> {
    let subjects = subjects();
    (0..subjects.len(), any_damage())
        .prop_map(move |(at, damage)| damaged(&subjects[at].text, &damage))
}

#[test]
fn damaged_texts_are_read_to_the_end_with_sound_places() {
    holds("mutations", &any_damaged(), |text| {
        let (value, errors) = parse(text);
        if !places_are_sound(text, &value) {
            return Err(format!("a place lies outside the text in {value:?}"));
        }
        for error in &errors {
            let inside = |span: &std::ops::Range<usize>| text.get(span.clone()).is_some();
            if !inside(&error.span) || !error.opened.as_ref().is_none_or(inside) {
                return Err(format!("{error:?} lies outside the text"));
            }
        }
        Ok(())
    });
}

#[test]
fn damaged_texts_are_accepted_as_ron_accepts_them() {
    holds("agreement", &any_damaged(), |text| {
        let (value, errors) = parse(text);
        let theirs = ron_accepts(text);
        if errors.is_empty() == theirs.is_ok() || differs_on_purpose(text, &value) {
            return Ok(());
        }
        Err(format!("ours: {errors:?}\nron: {theirs:?}\n{text}"))
    });
}

/// Where the two disagree, and why:
/// - `Some(field: 1)`, `Some(1, 2)`: `ron` knows that `Some` holds one value; ours reads a struct of that name, which no format has;
/// - `r#name`: raw identifiers, which no format has either;
/// - `.5..`: `ron` takes some runs of points for a number;
/// - `"\xe4\xbb\x8e"`: `ron` joins bytes to a character; ours asks for `\u{4ece}`.
fn differs_on_purpose(text: &str, value: &Value) -> bool {
    let raw_name = |rest: &str| rest.starts_with(|c: char| c == '_' || c.is_alphabetic());
    misuses_some(value)
        || text.split("r#").skip(1).any(raw_name)
        || text.contains("..")
        || text.contains("\\x")
}

fn misuses_some(value: &Value) -> bool {
    match &value.kind {
        ValueKind::Struct(name, fields) => {
            name.as_ref().is_some_and(|name| name.text == "Some")
                || fields.iter().any(|(_, item)| misuses_some(item))
        }
        ValueKind::Tuple(Some(name), items) if name.text == "Some" && items.len() != 1 => true,
        ValueKind::List(items) | ValueKind::Tuple(_, items) => items.iter().any(misuses_some),
        ValueKind::Map(entries) => entries
            .iter()
            .any(|(key, item)| misuses_some(key) || misuses_some(item)),
        _ => false,
    }
}

#[test]
fn any_bytes_at_all_are_read() {
    holds("noise", &any::<String>(), |text| {
        let (value, _) = parse(text);
        if places_are_sound(text, &value) {
            Ok(())
        } else {
            Err(format!("{value:?}"))
        }
    });
}

#[test]
fn damaged_files_are_checked_and_rendered_without_panic() {
    let fixtures = fixtures("ok");
    let strategy = (0..fixtures.len(), any_damage());
    // The catalogue is left out: reading it for each case would take most of the time and find nothing new.
    let types: Vec<SourceFile> = base_files()
        .iter()
        .filter(|file| file.text.len() < 8000)
        .cloned()
        .collect();
    holds("checked mutations", &strategy, |(at, damage)| {
        let mut files = vec![SourceFile {
            path: "damaged.ron".to_owned(),
            text: damaged(&fixtures[*at].text, damage),
        }];
        files.extend_from_slice(&types[..1]);
        let found = load(&files).diagnostics;
        let rendered = to_text(&found, &files, Lang::En, false);
        if found.is_empty() || rendered.contains("damaged.ron") {
            Ok(())
        } else {
            Err(rendered)
        }
    });
}
