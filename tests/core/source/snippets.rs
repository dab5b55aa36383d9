//! Writes editors/vscode/composure.code-snippets from the table of fields and the catalogue, and holds the file to them:
//! what a snippet gives is read without a finding about fields, words or names. `UPDATE_GOLDEN=1` rewrites it.

use std::fmt::Write;
use std::fs;

use composure::diagnostic::SourceFile;
use composure::model::{Event, Gesture, Named, Outcome, Phase, Room, Speaker, Tactic, Variable};
use composure::source::load_beside;
use composure::source::shape::{BRIEF, CHOICE, Kind, NODE, Need, SAYING, Shape};
use serde_json::{Value, json};

use crate::support::{golden, library, root};

/// A snippet under construction: its text and the number of the next place to fill.
struct Body {
    text: String,
    next: usize,
}

impl Body {
    /// A snippet that begins with this.
    fn new(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            next: 1,
        }
    }

    /// A place with a text to write over.
    fn place(&mut self, text: &str) {
        let _ = write!(self.text, "${{{}:{text}}}", self.next);
        self.next += 1;
    }

    /// A place with a list to pick from.
    fn pick<S: AsRef<str>>(&mut self, words: impl IntoIterator<Item = S>) {
        let words: Vec<String> = words
            .into_iter()
            .map(|word| word.as_ref().to_owned())
            .collect();
        let _ = write!(self.text, "${{{}|{}|}}", self.next, words.join(","));
        self.next += 1;
    }

    /// A text in both languages.
    fn both(&mut self) {
        self.text.push_str("{\"zh\": \"");
        self.place("中文");
        self.text.push_str("\", \"en\": \"");
        self.place("English");
        self.text.push_str("\"}");
    }

    /// What a field of a kind holds, to be filled.
    fn value(&mut self, kind: &Kind, depth: usize) {
        match kind {
            Kind::Id | Kind::String(_) => self.quoted("id"),
            Kind::Target => self.quoted("next-node"),
            Kind::Text => self.both(),
            Kind::Integer(low, high) => self.place(&(*low).max(1).min(*high).to_string()),
            Kind::Boolean => self.pick(["true", "false"]),
            Kind::Word(name) => self.pick(words(name)),
            Kind::Condition => self.condition(),
            Kind::One(shape) => self.shape(shape, depth, &[]),
            Kind::List(inner) => {
                self.text.push('[');
                self.value(inner, depth);
                self.text.push(']');
            }
            Kind::Map(_, inner) => {
                self.text.push('{');
                if **inner == Kind::Integer(-2, 2) {
                    self.text.push('"');
                    let principles = &library().rules.catalogue.principles;
                    self.pick(principles.iter().map(|principle| principle.id.as_str()));
                    self.text.push_str("\": ");
                    self.pick(["2", "1", "-1", "-2"]);
                }
                self.text.push('}');
            }
        }
    }

    fn quoted(&mut self, text: &str) {
        self.text.push('"');
        self.place(text);
        self.text.push('"');
    }

    fn condition(&mut self) {
        self.pick(["at_least", "at_most"]);
        self.text.push('(');
        self.pick(names::<Variable>());
        self.text.push_str(", ");
        self.place("60");
        self.text.push(')');
    }

    /// A struct with its required fields and some others.
    fn shape(&mut self, shape: &Shape, depth: usize, others: &[&str]) {
        self.text.push('(');
        for field in shape.fields {
            if field.need != Need::Required && !others.contains(&field.name) {
                continue;
            }
            let _ = write!(self.text, "\n{}{}: ", "    ".repeat(depth + 1), field.name);
            self.value(&field.kind, depth + 1);
            self.text.push(',');
        }
        let _ = write!(self.text, "\n{})", "    ".repeat(depth));
    }
}

fn names<T: Named>() -> Vec<&'static str> {
    T::all().iter().map(|word| word.word()).collect()
}

/// The words of an enum by its name in the model.
fn words(name: &str) -> Vec<&'static str> {
    match name {
        "Event" => names::<Event>(),
        "Room" => names::<Room>(),
        "Phase" => names::<Phase>(),
        "Speaker" => names::<Speaker>(),
        "Tactic" => names::<Tactic>(),
        "Gesture" => names::<Gesture>(),
        "Outcome" => names::<Outcome>(),
        other => panic!("no snippet has needed {other} so far"),
    }
}

/// The snippets: prefix, what it is, body.
fn snippets() -> Vec<(&'static str, &'static str, String)> {
    let mut node = Body::new("\"");
    node.place("node-id");
    node.text.push_str("\": ");
    node.shape(&NODE, 0, &["slot"]);
    node.text.push(',');
    let mut choice = Body::new("");
    choice.shape(&CHOICE, 0, &[]);
    choice.text.push(',');
    let mut wording = Body::new("");
    wording.shape(&SAYING, 0, &["when"]);
    wording.text.push(',');
    let mut condition = Body::new("");
    condition.condition();
    let mut text = Body::new("");
    text.both();
    let mut variant = Body::new("{\"");
    variant.place("car");
    variant.text.push_str("\": ");
    variant.both();
    variant.text.push_str("},");
    let mut brief = Body::new("brief: ");
    brief.shape(&BRIEF, 0, &[]);
    brief.text.push(',');
    vec![
        ("node", "a moment of the talk", node.text),
        ("choice", "a line of the trainee", choice.text),
        (
            "wording",
            "what is said while a condition holds",
            wording.text,
        ),
        ("condition", "what must hold for a wording", condition.text),
        ("text", "a text in both languages", text.text),
        ("variant", "what placeholders stand for", variant.text),
        (
            "brief",
            "what the trainee knows before the talk",
            brief.text,
        ),
    ]
}

fn document() -> String {
    let mut out = serde_json::Map::new();
    for (prefix, about, body) in snippets() {
        let lines: Vec<&str> = body.lines().collect();
        let snippet =
            json!({"scope": "ron,rust", "prefix": prefix, "description": about, "body": lines});
        out.insert(format!("composure {prefix}"), snippet);
    }
    serde_json::to_string_pretty(&Value::Object(out)).unwrap() + "\n"
}

#[test]
fn the_snippets_are_what_the_table_says() {
    golden("editors/vscode/composure.code-snippets", &document());
}

/// A snippet as an author leaves it who presses Tab through it: what stands in the places, the first of each list.
fn filled(body: &str) -> String {
    let mut out = String::new();
    let mut rest = body;
    while let Some((before, after)) = rest.split_once("${") {
        out.push_str(before);
        let (place, behind) = after.split_once('}').unwrap();
        let text = place.trim_start_matches(|c: char| c.is_ascii_digit());
        let first = match text.strip_prefix('|') {
            Some(list) => list.split([',', '|']).next().unwrap(),
            None => text.trim_start_matches(':'),
        };
        out.push_str(first);
        rest = behind;
    }
    out + rest
}

#[test]
fn what_a_snippet_gives_is_read_where_it_belongs() {
    let example = fs::read_to_string(root().join("tests/fixtures/format/scenario.ron")).unwrap();
    let behind = |mark: &str, new: &str| {
        assert!(example.contains(mark), "{mark}");
        example.replacen(mark, &format!("{mark}\n{new}"), 1)
    };
    for (prefix, _, body) in snippets() {
        let text = filled(&body).replace("next-node", "decide");
        let text = match prefix {
            "node" => behind("    nodes: {", &text),
            "choice" => behind("            choices: [", &text),
            "wording" => behind("            says: [\n", &text),
            "condition" => example.replace("flag(\"key-found\")", &text),
            "text" => example.replace(
                "{\"zh\": \"第二把钥匙\", \"en\": \"The Second Key\"}",
                &text,
            ),
            "variant" => behind("    variants: [", &text),
            _ => {
                let start = example.find("    brief: (").unwrap();
                let end = example.find("    customer_goals").unwrap();
                format!("{}{text}\n{}", &example[..start], &example[end..])
            }
        };
        assert_ne!(text, example, "{prefix}");
        let file = SourceFile {
            path: String::new(),
            text,
        };
        let found = load_beside(library(), &file).diagnostics;
        // Where a new node is reached from, and which slots it adds, is for the author to say.
        let told = found
            .iter()
            .find(|finding| !finding.code.id.starts_with("C02"));
        assert!(told.is_none(), "{prefix}: {told:?}\n{}", file.text);
    }
}
