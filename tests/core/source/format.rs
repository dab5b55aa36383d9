//! The table of fields against the reader: every row is read, asked for and ranged as the table says.

use std::collections::BTreeSet;
use std::fs;
use std::ops::Range;

use composure::diagnostic::{Code, Diagnostic, SourceFile};
use composure::model::Variable;
use composure::source::load_beside;
use composure::source::shape::{
    CATALOGUE, CUSTOMER, FORM, Field, Kind, MODEL, MOOD, Need, SCENARIO, SHAPES, Shape,
};
use composure::source::syntax::{Value, ValueKind, parse};

use crate::support::{library, root};

/// Files in which every field of every struct stands at least once.
pub const EXAMPLES: [(&str, &Shape); 5] = [
    ("tests/fixtures/format/scenario.ron", &SCENARIO),
    ("tests/fixtures/format/customer.ron", &CUSTOMER),
    ("assets/principles.ron", &CATALOGUE),
    ("assets/model.ron", &MODEL),
    ("assets/forms/calming.ron", &FORM),
];

/// A struct met in a file.
pub struct Met {
    /// What it is.
    pub shape: &'static Shape,
    /// The whole struct in the text.
    pub span: Range<usize>,
    /// Its fields: each with the place of name and value, and the value.
    pub fields: Vec<(&'static Field, Range<usize>, Value)>,
}

/// All structs of a file, outer ones first.
pub fn structs(text: &str, shape: &'static Shape) -> Vec<Met> {
    let (tree, errors) = parse(text);
    assert_eq!(errors, Vec::new());
    let mut out = Vec::new();
    walk(&tree, shape, &mut out);
    out
}

fn walk(value: &Value, shape: &'static Shape, out: &mut Vec<Met>) {
    let ValueKind::Struct(_, written) = &value.kind else {
        panic!("{}: {value:?}", shape.name);
    };
    let fields = written.iter().map(|(name, value)| {
        let field = shape.field(&name.text);
        let field = field.unwrap_or_else(|| panic!("{} has no {}", shape.name, name.text));
        (field, name.span.start..value.span.end, value.clone())
    });
    out.push(Met {
        shape,
        span: value.span.clone(),
        fields: fields.collect(),
    });
    for (name, value) in written {
        inside(value, &shape.field(&name.text).unwrap().kind, out);
    }
}

fn inside(value: &Value, kind: &Kind, out: &mut Vec<Met>) {
    match (kind, &value.kind) {
        (Kind::One(shape), _) => walk(value, shape, out),
        (Kind::List(inner), ValueKind::List(items)) => {
            for item in items {
                inside(item, inner, out);
            }
        }
        (Kind::Map(_, inner), ValueKind::Map(entries)) => {
            for (_, item) in entries {
                inside(item, inner, out);
            }
        }
        _ => {}
    }
}

/// Every field of every struct where it stands first: file, the file's text, the struct and the field's position in it.
fn every_field(mut each: impl FnMut(&str, &Met, usize)) {
    let mut open: BTreeSet<(&str, &str)> = SHAPES
        .iter()
        .flat_map(|shape| shape.fields.iter().map(|field| (shape.name, field.name)))
        .collect();
    for (path, shape) in EXAMPLES {
        let text = fs::read_to_string(root().join(path)).unwrap();
        for met in structs(&text, shape) {
            for (position, (field, _, _)) in met.fields.iter().enumerate() {
                if open.remove(&(met.shape.name, field.name)) {
                    each(&text, &met, position);
                }
            }
        }
    }
    assert!(open.is_empty(), "stand in no example: {open:?}");
}

fn findings(text: &str) -> Vec<Diagnostic> {
    let file = SourceFile {
        path: "example.ron".to_owned(),
        text: text.to_owned(),
    };
    load_beside(library(), &file).diagnostics
}

fn replaced(text: &str, place: &Range<usize>, new: &str) -> String {
    format!("{}{new}{}", &text[..place.start], &text[place.end..])
}

#[test]
fn the_examples_have_no_findings() {
    for (path, _) in EXAMPLES {
        let text = fs::read_to_string(root().join(path)).unwrap();
        assert_eq!(findings(&text), Vec::new(), "{path}");
    }
}

#[test]
fn every_field_is_read() {
    every_field(|text, met, position| {
        let (field, _, value) = &met.fields[position];
        // No field takes a character in single quotes: whoever reads it says so at its place.
        let found = findings(&replaced(text, &value.span, "'x'"));
        let told = found
            .iter()
            .any(|finding| finding.primary.span.start == value.span.start);
        assert!(told, "{}.{}: {found:?}", met.shape.name, field.name);
    });
}

#[test]
fn required_fields_are_missed_and_no_others() {
    every_field(|text, met, position| {
        let (field, place, _) = &met.fields[position];
        let comma = text[place.end..].starts_with(',');
        let place = place.start..place.end + usize::from(comma);
        let found = findings(&replaced(text, &place, ""));
        let name = format!("`{}`", field.name);
        let missed = found.iter().any(|finding| {
            finding.code == Code::MISSING_FIELD
                && met.span.contains(&finding.primary.span.start)
                && finding.message.en.contains(&name)
        });
        assert_eq!(
            missed,
            field.need == Need::Required,
            "{}.{}: {found:?}",
            met.shape.name,
            field.name
        );
    });
}

/// Places of whole numbers in a value, with their range.
fn numbers(value: &Value, kind: &Kind, out: &mut Vec<(Range<usize>, i64, i64)>) {
    match (kind, &value.kind) {
        (&Kind::Integer(low, high), _) => out.push((value.span.clone(), low, high)),
        (Kind::List(inner), ValueKind::List(items)) => {
            for item in items {
                numbers(item, inner, out);
            }
        }
        (Kind::Map(_, inner), ValueKind::Map(entries)) => {
            for (_, item) in entries {
                numbers(item, inner, out);
            }
        }
        _ => {}
    }
}

#[test]
fn numbers_have_the_ranges_of_the_table() {
    let mut tried = 0;
    every_field(|text, met, position| {
        let (field, _, value) = &met.fields[position];
        let mut places = Vec::new();
        numbers(value, &field.kind, &mut places);
        let Some((place, low, high)) = places.first() else {
            return;
        };
        if field.name == "format" {
            return;
        }
        for (number, inside) in [
            (low - 1, false),
            (*low, true),
            (*high, true),
            (high + 1, false),
        ] {
            let found = findings(&replaced(text, place, &number.to_string()));
            let told = found.iter().any(|finding| {
                let range = format!("{number} is outside {low} to {high}");
                finding.message.en == range && finding.primary.span.start == place.start
            });
            assert_eq!(
                told, !inside,
                "{}.{} = {number}: {found:?}",
                met.shape.name, field.name
            );
        }
        tried += 1;
    });
    assert!(tried > 40, "{tried}");
}

#[test]
fn the_fields_of_a_mood_are_the_variables() {
    let variables: Vec<&str> = Variable::ALL
        .iter()
        .map(|variable| variable.name())
        .collect();
    assert_eq!(MOOD.names(), variables);
}

#[test]
fn the_dictionary_of_the_fuzzer_knows_every_field() {
    let dictionary = fs::read_to_string(root().join("fuzz/ron.dict")).unwrap();
    for shape in SHAPES {
        for field in shape.fields {
            let entry = format!("\"{}\"\n", field.name);
            assert!(dictionary.contains(&entry), "{} is missing", field.name);
        }
    }
}
