//! The tutorial does what it says: every block of docs/authoring.md is carried out in a copy of the product's data, and
//! what it shows is compared with what the program prints. `UPDATE_GOLDEN=1` writes the shown output anew.
//!
//! | block | what is done |
//! | --- | --- |
//! | `console` | lines after `$` are run (`composure …`, `cp A B`); the rest must be what they print, `…` for any lines |
//! | `ron file=F replace=a/b` | the value of field `a`, entry `b` in file F becomes this |
//! | `diff file=F` | lines after `-` are replaced by lines after `+` |
//! | `text`, others | shown only |

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use composure::source::syntax::{Value, ValueKind, parse};

use crate::product::{composure, product, told};

/// Carries out a block and returns what should stand in it.
fn carried_out(folder: &Path, info: &str, body: &str) -> String {
    let mut words = info.split(' ');
    let kind = words.next().unwrap_or_default();
    let option = |name: &str| {
        let found = info
            .split(' ')
            .find_map(|word| word.strip_prefix(name)?.strip_prefix('='));
        found.map(str::to_owned)
    };
    match (kind, option("file")) {
        ("console", _) => console(folder, body),
        ("ron", Some(file)) => {
            let path = folder.join(&file);
            let text = fs::read_to_string(&path).expect(&file);
            let place = option("replace").expect("what is replaced");
            let (tree, _) = parse(&text);
            let span = place
                .split('/')
                .fold(&tree, |value, name| inside(value, name))
                .span
                .clone();
            let new = format!(
                "{}{}{}",
                &text[..span.start],
                body.trim_end(),
                &text[span.end..]
            );
            fs::write(&path, new).expect(&file);
            body.to_owned()
        }
        ("diff", Some(file)) => {
            let path = folder.join(&file);
            let lines = |sign: char| {
                let lines = body.lines().filter_map(move |line| line.strip_prefix(sign));
                lines.map(str::trim).collect::<Vec<_>>().join("\n")
            };
            let text = fs::read_to_string(&path).expect(&file);
            let (old, new) = (lines('-'), lines('+'));
            assert_eq!(text.matches(&old).count(), 1, "{file}: {old}");
            fs::write(&path, text.replace(&old, &new)).expect(&file);
            body.to_owned()
        }
        _ => body.to_owned(),
    }
}

/// A field of a struct or an entry of a map.
fn inside<'a>(value: &'a Value, name: &str) -> &'a Value {
    let found = match &value.kind {
        ValueKind::Struct(_, fields) => fields
            .iter()
            .find(|(word, _)| word.text == name)
            .map(|f| &f.1),
        ValueKind::Map(entries) => {
            let named = |key: &Value| matches!(&key.kind, ValueKind::Text(text) | ValueKind::Bare(text) if text == name);
            entries
                .iter()
                .find(|(key, _)| named(key))
                .map(|entry| &entry.1)
        }
        _ => None,
    };
    found.expect(name)
}

/// Runs the commands of a block and puts their output below each, as much of it as is shown.
fn console(folder: &Path, body: &str) -> String {
    let mut out = String::new();
    let mut commands: Vec<(String, Vec<&str>)> = Vec::new();
    for line in body.lines() {
        if let Some(command) = line.strip_prefix("$ ") {
            commands.push((command.to_owned(), Vec::new()));
        } else if let Some((_, shown)) = commands.last_mut() {
            shown.push(line);
        }
    }
    for (command, shown) in commands {
        let printed = run(folder, &command);
        let printed: Vec<&str> = printed.trim_end().lines().map(str::trim_end).collect();
        let _ = writeln!(out, "$ {command}");
        let kept = match shown.iter().position(|line| *line == "…") {
            Some(before) if printed.len() > shown.len() => {
                let after = printed.len() - (shown.len() - before - 1);
                [&printed[..before], &["…"], &printed[after..]].concat()
            }
            _ => printed,
        };
        for line in kept {
            let _ = writeln!(out, "{line}");
        }
    }
    out
}

fn run(folder: &Path, command: &str) -> String {
    let words = words(command);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words[..] {
        ["cp", from, to] => {
            fs::copy(folder.join(from), folder.join(to)).expect(command);
            String::new()
        }
        ["composure", ref arguments @ ..] => told(&composure(folder, arguments)),
        _ => format!("not a command of the tutorial: {command}"),
    }
}

/// The words of a command; double quotes hold some together.
fn words(command: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    let mut quoted = false;
    for c in command.chars() {
        match c {
            '"' => quoted = !quoted,
            ' ' if !quoted => out.push(String::new()),
            c => out.last_mut().expect("a word").push(c),
        }
    }
    out.retain(|word| !word.is_empty());
    out
}

/// The tutorial with every block carried out.
fn fresh(text: &str, folder: &Path) -> String {
    let mut out = String::new();
    let mut block: Option<(String, String)> = None;
    for line in text.lines() {
        match &mut block {
            Some((info, body)) if line == "```" => {
                out.push_str(&carried_out(folder, info, body));
                out.push_str("```\n");
                block = None;
            }
            Some((_, body)) => {
                let _ = writeln!(body, "{line}");
            }
            None => {
                let _ = writeln!(out, "{line}");
                if let Some(info) = line.strip_prefix("```") {
                    block = Some((info.to_owned(), String::new()));
                }
            }
        }
    }
    assert!(block.is_none(), "a block is not closed");
    out
}

#[test]
fn everything_that_the_tutorial_shows_happens() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/authoring.md");
    let kept = fs::read_to_string(&path).expect("the tutorial");
    let folder = product();
    let fresh = fresh(&kept, folder.path());
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, &fresh).expect("the tutorial");
    }
    let kept = fs::read_to_string(&path).expect("the tutorial");
    let differs: Vec<_> = fresh
        .lines()
        .zip(kept.lines())
        .filter(|(new, old)| new != old)
        .take(3)
        .collect();
    assert!(
        fresh == kept,
        "docs/authoring.md is out of date (UPDATE_GOLDEN=1 rewrites it): {differs:#?}"
    );
}

#[test]
fn the_tutorial_shows_every_command_that_an_author_needs() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/authoring.md");
    let text = fs::read_to_string(path).expect("the tutorial");
    let shown: BTreeSet<&str> = text
        .lines()
        .filter_map(|line| line.strip_prefix("$ composure ")?.split(' ').next())
        .collect();
    for command in ["new", "check", "fmt", "play", "analyze", "graph", "diff"] {
        assert!(shown.contains(command), "{command} is not shown");
    }
}
