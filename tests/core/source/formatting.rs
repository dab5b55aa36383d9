//! The house style: shipped files are in it, nothing but layout changes, and damaged layout comes back.

use std::cell::Cell;
use std::fs;

use composure::source::format;
use composure::source::syntax::{Value, ValueKind, parse};
use proptest::prelude::*;

use super::fixtures::fixtures;
use super::mutations::any_damaged;
use crate::properties::holds;
use crate::support::{Dice, root, share};

/// The shipped scenarios and customers.
fn shipped() -> Vec<(String, String)> {
    let mut out = Vec::new();
    for folder in ["scenarios/complaints", "scenarios/customers"] {
        for entry in fs::read_dir(root().join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|end| end == "ron") {
                let text = fs::read_to_string(&path).unwrap();
                out.push((path.to_string_lossy().into_owned(), text));
            }
        }
    }
    out.sort();
    assert!(out.len() >= 8);
    out
}

/// What a value says, without places.
fn said(value: &Value) -> String {
    let all = |items: &[Value]| items.iter().map(said).collect::<Vec<_>>().join(" ");
    let name = |word: &Option<composure::source::syntax::Word>| {
        word.as_ref()
            .map_or(String::new(), |word| word.text.clone())
    };
    match &value.kind {
        ValueKind::List(items) => format!("[{}]", all(items)),
        ValueKind::Tuple(word, items) => format!("{}({})", name(word), all(items)),
        ValueKind::Map(entries) => {
            let entries = entries
                .iter()
                .map(|(key, value)| said(key) + ":" + &said(value));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(" "))
        }
        ValueKind::Struct(word, fields) => {
            let fields = fields
                .iter()
                .map(|(key, value)| format!("{}:{}", key.text, said(value)));
            format!("{}({})", name(word), fields.collect::<Vec<_>>().join(" "))
        }
        other => format!("{other:?}"),
    }
}

/// The comments of a text without raw texts, each without blanks at the ends of its lines.
fn comments(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['"', '/', '\'']) {
        rest = &rest[at..];
        let length = if rest.starts_with("//") {
            let length = rest.find('\n').unwrap_or(rest.len());
            out.push(rest[..length].trim_end().to_owned());
            length
        } else if rest.starts_with("/*") {
            let length = rest.find("*/").map_or(rest.len(), |end| end + 2);
            out.push(rest[..length].replace('\r', ""));
            length
        } else if let Some(inside) = rest.strip_prefix('"') {
            let mut escaped = false;
            let end = inside.find(|c| {
                let ends = c == '"' && !escaped;
                escaped = c == '\\' && !escaped;
                ends
            });
            end.map_or(rest.len(), |end| end + 2)
        } else {
            1
        };
        rest = &rest[length..];
    }
    out
}

#[test]
fn shipped_scenarios_and_customers_are_in_the_house_style() {
    for (path, text) in shipped() {
        assert!(
            format(&text).unwrap() == text,
            "{path}: run `composure fmt`"
        );
    }
}

#[test]
fn layout_is_repaired_as_in_the_table() {
    for (before, after) in [
        ("(a:1,b :2)", "(a: 1, b: 2)\n"),
        ("(\na:1,b :2)", "(\n    a: 1,\n    b: 2,\n)\n"),
        ("(a: 1,\nb: 2,\n)", "(a: 1, b: 2)\n"),
        ("[\n\n\n1,\n\n\n2\n\n]\n\n\n", "[\n    1,\n\n    2,\n]\n"),
        ("( )", "()\n"),
        ("[\n]", "[]\n"),
        ("N (x : Some( 1 ) , )", "N(x: Some(1))\n"),
        // A bracket may stand on the line of the one around it.
        ("(a: [(\nb: 1)])", "(a: [(\n    b: 1,\n)])\n"),
        // Comments stay where they are.
        (
            "// a\n\n\n// b\n( // c\na: 1 // d\n, // e\n// f\n) // g",
            "// a\n\n// b\n( // c\n    a: 1, // d\n    // e\n    // f\n) // g\n",
        ),
        (
            "(a: 1, // why\nb: 2)",
            "(\n    a: 1, // why\n    b: 2,\n)\n",
        ),
        ("[1,/* one */2 /* two */]", "[1, /* one */ 2 /* two */]\n"),
        ("[/* none */]", "[/* none */]\n"),
        ("(\n// nothing\n)", "(\n    // nothing\n)\n"),
        ("(\na: /* x\r\n y */ 1)", "(\n    a: /* x\n y */ 1,\n)\n"),
        // Texts stay as they are.
        (
            "{\n\"a  b\":\"c,d:e // f\"}",
            "{\n    \"a  b\": \"c,d:e // f\",\n}\n",
        ),
        ("[\nr#\"a\r\n  b\"#]\n", "[\n    r#\"a\r\n  b\"#,\n]\n"),
        // Most lines decide about the line end.
        ("[\r\n1,\r\n2,\n]", "[\r\n    1,\r\n    2,\r\n]\r\n"),
        ("\u{feff}[1]", "[1]\n"),
        (
            "#![enable(implicit_some)]\n(a: 1)",
            "#![enable(implicit_some)]\n(a: 1)\n",
        ),
    ] {
        let once = format(before).unwrap();
        assert_eq!(once, after, "{before}");
        assert_eq!(format(&once).unwrap(), once, "{before}");
    }
}

#[test]
fn broken_files_are_left_alone_with_their_places() {
    let errors = format("(a: 1\n b: ").unwrap_err();
    assert!(!errors.is_empty());
    assert!(format("").is_err());
    assert!(format("[1] /* open").is_err());
}

/// Formats once and says what went wrong, if anything did.
fn keeps_everything(text: &str, has_plain_quotes: bool) -> Result<(), String> {
    let Ok(once) = format(text) else {
        return Ok(());
    };
    let (tree, errors) = parse(&once);
    if !errors.is_empty() {
        return Err(format!("{errors:?}\n{once}"));
    }
    if said(&tree) != said(&parse(text).0) {
        return Err(format!("another meaning\n{once}"));
    }
    if has_plain_quotes && comments(&once) != comments(text) {
        return Err(format!("other comments\n{once}"));
    }
    let twice = format(&once).map_err(|errors| format!("{errors:?}"))?;
    if twice == once {
        Ok(())
    } else {
        Err(format!("not stable\n{once}\n---\n{twice}"))
    }
}

#[test]
fn fixtures_keep_their_meaning_and_comments() {
    for fixture in fixtures("err").iter().chain(&fixtures("ok")) {
        let plain = !fixture.text.contains("r#\"") && !fixture.text.contains("nested");
        keeps_everything(&fixture.text, plain).unwrap();
    }
}

#[test]
fn damaged_texts_that_can_still_be_read_keep_their_meaning() {
    let (tried, readable) = (Cell::new(0), Cell::new(0));
    holds("format mutations", &any_damaged(), |text| {
        tried.set(tried.get() + 1);
        readable.set(readable.get() + u32::from(format(text).is_ok()));
        keeps_everything(text, false)
    });
    assert!(
        readable.get() * 20 > tried.get(),
        "{readable:?} of {tried:?}"
    );
}

/// The same file with other blanks, line ends and commas, which the house style brings back.
fn other_layout(text: &str, seed: u64) -> String {
    let mut dice = Dice(seed);
    let blank = |dice: &mut Dice| [" ", "  ", "\t", " \t "][dice.place(4)].repeat(dice.place(3));
    let lines: Vec<&str> = text.lines().collect();
    let long_ends = dice.place(3) == 0;
    let mut out = String::new();
    for (at, line) in lines.iter().enumerate() {
        let rest = line.trim_start();
        let next = lines.get(at + 1).map_or("", |next| next.trim_start());
        let is_comment = rest.starts_with("//");
        out.push_str(&blank(&mut dice));
        let mut written = if is_comment {
            rest.to_owned()
        } else {
            loosened(rest, &mut dice)
        };
        let closes_next = next.starts_with([')', ']', '}']);
        if closes_next && written.ends_with(',') && !is_comment && dice.place(2) == 0 {
            written.pop();
        }
        out.push_str(&written);
        out.push_str(&blank(&mut dice));
        let may_join =
            !is_comment && rest.ends_with(',') && !next.is_empty() && !next.starts_with("//");
        if may_join && dice.place(4) == 0 {
            continue;
        }
        out.push_str(if long_ends { "\r\n" } else { "\n" });
        let is_edge = rest.ends_with(['(', '[', '{']) || closes_next || rest.is_empty();
        if is_edge {
            for _ in 0..dice.place(3) {
                out.push_str(&blank(&mut dice));
                out.push('\n');
            }
        }
    }
    out
}

/// A line of code with other blanks around its signs.
fn loosened(line: &str, dice: &mut Dice) -> String {
    let mut out = String::new();
    let (mut quoted, mut escaped) = (false, false);
    for c in line.chars() {
        let is_sign = !quoted && matches!(c, ',' | ':' | '(' | ')' | '[' | ']' | '{' | '}');
        if is_sign {
            out.push_str(&" ".repeat(dice.place(2)));
        }
        if c != ' ' || quoted || out.ends_with(|c: char| c.is_alphanumeric()) {
            out.push(c);
        }
        if is_sign {
            out.push_str(&" ".repeat(dice.place(3)));
        }
        quoted ^= c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
    }
    out.trim_end().to_owned()
}

#[test]
fn damaged_layout_of_shipped_files_comes_back() {
    for (path, text) in shipped() {
        for seed in 0..u64::from(share(40)) {
            let other = other_layout(&text, seed);
            assert_ne!(other, text);
            let back = format(&other).unwrap().replace("\r\n", "\n");
            if back != text {
                let at = back.lines().zip(text.lines()).position(|(a, b)| a != b);
                let line = at.unwrap_or_default();
                panic!(
                    "{path}, seed {seed}, line {}: {:?}",
                    line + 1,
                    back.lines().nth(line)
                );
            }
        }
    }
}

#[test]
fn any_text_at_all_is_formatted_or_refused() {
    holds("format noise", &any::<String>(), |text| {
        keeps_everything(text, false)
    });
}
