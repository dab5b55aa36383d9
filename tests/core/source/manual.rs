//! Writes docs/scenario-format.md from the table of fields, the comments of the model and the examples, and holds the
//! file to it. `UPDATE_GOLDEN=1` rewrites it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;

use composure::source::shape::{Field, Kind, Need, SHAPES, Shape};

use super::format::{EXAMPLES, Met, structs};
use crate::support::{golden, root};

/// What stands before the tables.
const INTRODUCTION: &str = include_str!("../../fixtures/format/introduction.md");

/// The comments of the model, read from its source text.
#[derive(Default)]
struct Comments {
    /// What a struct or enum is.
    items: BTreeMap<String, String>,
    /// What a field is, by struct and field.
    fields: BTreeMap<(String, String), String>,
    /// Words of an enum with what they mean, in order.
    words: BTreeMap<String, Vec<(String, String)>>,
}

impl Comments {
    fn read() -> Self {
        let mut out = Self::default();
        let folder = fs::read_dir(root().join("src/model")).unwrap();
        let mut paths: Vec<_> = folder.map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        for path in paths {
            out.read_file(&fs::read_to_string(path).unwrap());
        }
        out
    }

    fn read_file(&mut self, text: &str) {
        let mut comment = String::new();
        let mut item = String::new();
        for line in text.lines() {
            let line = line.trim();
            if let Some(words) = line.strip_prefix("/// ") {
                comment = format!("{comment} {words}");
                continue;
            }
            let told = plain(&std::mem::take(&mut comment));
            if let Some(rest) = line.strip_prefix("#[") {
                // An attribute between a comment and its item.
                assert!(!rest.is_empty());
                comment = told;
            } else if let Some((_, name)) = line
                .split_once("pub struct ")
                .or_else(|| line.split_once("pub enum "))
            {
                item = word(name);
                self.items.insert(item.clone(), told);
            } else if let Some(field) = line.strip_prefix("pub ").and_then(|l| l.split_once(": ")) {
                self.fields.insert((item.clone(), field.0.to_owned()), told);
            } else if let Some((_, word)) = line.split_once(" = \"").filter(|_| !told.is_empty()) {
                let word = word.split('"').next().unwrap_or_default().to_owned();
                self.words
                    .entry(item.clone())
                    .or_default()
                    .push((word, told));
            } else if line.ends_with('{') && !told.is_empty() && line.split(' ').count() == 2 {
                // The name of a `named_enum!`.
                item = word(line);
                self.items.insert(item.clone(), told);
            } else if let Some(variant) = line
                .split_once('(')
                .filter(|(name, _)| !told.is_empty() && !name.contains(' '))
            {
                let word = snake(variant.0);
                self.words
                    .entry(item.clone())
                    .or_default()
                    .push((word, told));
            }
        }
    }

    /// What a field means: its note, or the comment of the model.
    fn meaning(&self, shape: &Shape, field: &Field) -> String {
        if !field.note.is_empty() {
            return field.note.to_owned();
        }
        if shape.model == "Variable" {
            let words = &self.words["Variable"];
            let found = words.iter().find(|(word, _)| word == field.name);
            return found.unwrap().1.clone();
        }
        let key = (shape.model.to_owned(), field.name.to_owned());
        let told = self.fields.get(&key);
        told.unwrap_or_else(|| panic!("{key:?} is explained nowhere"))
            .clone()
    }
}

fn word(text: &str) -> String {
    text.chars()
        .take_while(char::is_ascii_alphanumeric)
        .collect()
}

/// `AtLeast` as it is written in files.
fn snake(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        if c.is_ascii_uppercase() && !out.is_empty() {
            out.push('_');
        }
        out.push(c.to_ascii_lowercase());
    }
    out
}

/// A comment without links and marks of the code.
fn plain(comment: &str) -> String {
    let text = comment.trim().replace("[`", "`").replace("`]", "`");
    text.replace("`super::", "`").replace('|', "\\|")
}

/// A link to a heading.
fn link(name: &str) -> String {
    format!("[{name}](#{})", name.to_lowercase())
}

/// What a map's keys are, with a link where they are words of an enum.
fn key(name: &str) -> String {
    match name {
        "phase" | "outcome" | "family" | "tactic" | "variable" => {
            let capital = name[..1].to_uppercase() + &name[1..];
            link(&capital)
        }
        other => other.to_owned(),
    }
}

fn kind(kind: &Kind) -> String {
    match kind {
        Kind::Id => "[id](#ids)".to_owned(),
        Kind::String(what) => format!("string: {what}"),
        Kind::Text => "[text](#texts)".to_owned(),
        Kind::Integer(low, high) if low == high => format!("{low}"),
        Kind::Integer(low, high) => format!("whole number, {low} to {high}"),
        Kind::Boolean => "`true` or `false`".to_owned(),
        Kind::Word(name) => format!("word of {}", link(name)),
        Kind::Target => "a node's id, or `end`".to_owned(),
        Kind::Condition => link("Condition"),
        Kind::One(shape) => link(shape.name),
        Kind::List(inner) => format!("list: {}", self::kind(inner)),
        Kind::Map(keys, inner) => format!("map: {} → {}", key(keys), self::kind(inner)),
    }
}

/// The words that kinds refer to.
fn words_of(kind: &Kind, out: &mut BTreeSet<String>) {
    match kind {
        Kind::Word(name) => drop(out.insert((*name).to_owned())),
        Kind::List(inner) => words_of(inner, out),
        Kind::Map(keys, inner) => {
            if key(keys).starts_with('[') {
                out.insert(keys[..1].to_uppercase() + &keys[1..]);
            }
            words_of(inner, out);
        }
        _ => {}
    }
}

/// The example of a struct: the first in the files that has most of its fields, long inner parts left out.
fn example(shape: &Shape, files: &[(String, Vec<Met>)]) -> String {
    let all = files
        .iter()
        .flat_map(|(text, mets)| mets.iter().map(move |met| (text, met)))
        .filter(|(_, met)| met.shape.name == shape.name);
    let (text, met) = all
        .min_by_key(|(_, met)| usize::MAX - met.fields.len())
        .unwrap();
    let mut out = String::new();
    let mut at = met.span.start;
    for (_, _, value) in &met.fields {
        let written = &text[value.span.clone()];
        let brackets = written.chars().next().zip(written.chars().last());
        if let Some((open, close)) = brackets.filter(|_| written.lines().count() > 4) {
            out.push_str(&text[at..value.span.start]);
            let _ = write!(out, "{open}…{close}");
            at = value.span.end;
        }
    }
    out.push_str(&text[at..met.span.end]);
    dedented(&out)
}

/// Without the indentation that the last line has.
fn dedented(text: &str) -> String {
    let last = text.lines().last().unwrap();
    let blanks = last.len() - last.trim_start().len();
    let lines = text.lines().map(|line| {
        let own = line.len() - line.trim_start().len();
        &line[own.min(blanks)..]
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// What a struct is.
fn about(shape: &Shape, comments: &Comments) -> String {
    if shape.model == "Variable" {
        return "A mood: points from 0 to 100 for every dimension.".to_owned();
    }
    comments.items[shape.model].clone()
}

fn table(shape: &Shape, comments: &Comments) -> String {
    let mut out = String::from(
        "| field | what stands there | left out | meaning |\n| --- | --- | --- | --- |\n",
    );
    for field in shape.fields {
        let otherwise = match field.need {
            Need::Required => "**required**",
            Need::Optional(otherwise) => otherwise,
        };
        let _ = writeln!(
            out,
            "| `{}` | {} | {otherwise} | {} |",
            field.name,
            kind(&field.kind),
            comments.meaning(shape, field)
        );
    }
    out
}

fn manual() -> String {
    let comments = Comments::read();
    let files: Vec<(String, Vec<Met>)> = EXAMPLES
        .iter()
        .map(|(path, shape)| {
            let text = fs::read_to_string(root().join(path)).unwrap();
            let mets = structs(&text, shape);
            (text, mets)
        })
        .collect();
    let mut words = BTreeSet::from(["Condition".to_owned(), "Lang".to_owned()]);
    let mut out = INTRODUCTION.to_owned();
    let links: Vec<String> = SHAPES.iter().map(|shape| link(shape.name)).collect();
    let _ = write!(out, "\n## Structs\n\n{}\n", links.join(" · "));
    for shape in SHAPES {
        let _ = write!(
            out,
            "\n### {}\n\n{}\n\n{}\n```ron\n{}\n```\n",
            shape.name,
            about(shape, &comments),
            table(shape, &comments),
            example(shape, &files)
        );
        shape
            .fields
            .iter()
            .for_each(|field| words_of(&field.kind, &mut words));
    }
    out.push_str("\n## Words\n\nWords stand without quotes.\n");
    for name in &words {
        let _ = write!(
            out,
            "\n### {name}\n\n{}\n\n| word | meaning |\n| --- | --- |\n",
            comments.items[name]
        );
        for (word, told) in &comments.words[name] {
            let _ = writeln!(out, "| `{word}` | {told} |");
        }
    }
    out
}

#[test]
fn the_manual_of_the_format_is_what_the_code_says() {
    golden("docs/scenario-format.md", &manual());
}

#[test]
fn every_link_of_the_manual_leads_to_a_heading() {
    let text = manual();
    let headings: BTreeSet<String> = text
        .lines()
        .filter_map(|line| line.strip_prefix("##"))
        .map(|line| {
            line.trim_start_matches('#')
                .trim()
                .to_lowercase()
                .replace(' ', "-")
        })
        .collect();
    let mut links = 0;
    for piece in text.split("](#").skip(1) {
        let target = piece.split(')').next().unwrap();
        assert!(headings.contains(target), "{target}");
        links += 1;
    }
    assert!(links > 60, "{links}");
}
