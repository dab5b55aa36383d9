//! Files with random damage: the reader neither panics nor hangs, its places lie in the text, and it accepts what the
//! `ron` crate accepts.

use composure::diagnostic::{SourceFile, to_text};
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
        "[1, -0x1F, 0b10, 0o17, 1_000, +3, .5, 2., r#\"raw \"text\"\"#, /* a /* b */ c */ \"\\u{4ece}\\x41\"]",
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

fn any_damaged() -> impl Strategy<Value = String> {
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

/// Where the two may disagree.
fn differs_on_purpose(_text: &str, _value: &Value) -> bool {
    false
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
        let rendered = to_text(&found, &files, false);
        if found.is_empty() || rendered.contains("damaged.ron") {
            Ok(())
        } else {
            Err(rendered)
        }
    });
}
#[test]
fn zz_list() {
    use std::cell::RefCell;
    let seen: RefCell<std::collections::BTreeMap<String, String>> = RefCell::default();
    holds("agreement", &any_damaged(), |text| {
        let (_, errors) = parse(text);
        let theirs = ron_accepts(text);
        if errors.is_empty() != theirs.is_ok() {
            let (span, key) = match errors.first() {
                Some(e) => (
                    e.span.clone(),
                    e.message.chars().take(60).collect::<String>(),
                ),
                None => {
                    let t = theirs.clone().unwrap_err();
                    let mut it = t.splitn(3, ':');
                    let l: usize = it.next().unwrap().parse().unwrap_or(1);
                    let c: usize = it
                        .next()
                        .unwrap()
                        .split('-')
                        .next()
                        .unwrap()
                        .parse()
                        .unwrap_or(1);
                    let off: usize = text
                        .split_inclusive('\n')
                        .take(l - 1)
                        .map(str::len)
                        .sum::<usize>();
                    let line = &text[off..];
                    let at = off
                        + line
                            .chars()
                            .take(c.saturating_sub(1))
                            .map(char::len_utf8)
                            .sum::<usize>();
                    (at..at, it.next().unwrap_or("").chars().take(80).collect())
                }
            };
            let from = text[..span.start.min(text.len())]
                .char_indices()
                .rev()
                .nth(25)
                .map_or(0, |x| x.0);
            let ctx: String = text[from..].chars().take(60).collect();
            seen.borrow_mut().insert(
                key,
                format!(
                    "{ctx} || {theirs:?} {:?}",
                    (text.len() < 200).then_some(text)
                ),
            );
        }
        Ok(())
    });
    for (k, v) in seen.borrow().iter() {
        println!("@@ {k} ## {v:?}");
    }
}
