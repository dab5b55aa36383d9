//! The `ron` crate as an independent oracle for the syntax reader: what it writes is read to the same values, and what
//! ships is accepted by both.

use std::collections::BTreeMap;

use composure::files::read_standard;
use composure::source::syntax::{Value, ValueKind, parse};
use proptest::collection::vec;
use proptest::prelude::*;
use ron::ser::PrettyConfig;
use serde::Serialize;

use crate::properties::holds;
use crate::support::root;

/// Whether the `ron` crate accepts a text.
pub fn ron_accepts(text: &str) -> Result<(), String> {
    ron::from_str::<ron::Value>(text)
        .map(|_| ())
        .map_err(|error| error.to_string())
}

#[test]
fn every_shipped_file_is_accepted_by_both() {
    let sources = read_standard(root());
    assert!(sources.files.len() > 6);
    for file in &sources.files {
        assert_eq!(ron_accepts(&file.text), Ok(()), "{}", file.path);
        assert_eq!(parse(&file.text).1, Vec::new(), "{}", file.path);
    }
}

/// A value that `ron` can write.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
enum Tree {
    Bool(bool),
    Integer(i64),
    Float(f64),
    Text(String),
    Char(char),
    Word(Word),
    List(Vec<Tree>),
    Map(BTreeMap<String, Tree>),
    Named(Named),
    Pair(Pair),
    Optional(Option<Box<Tree>>),
}

#[derive(Clone, Copy, Debug, Serialize)]
enum Word {
    DeliveryDate,
}

#[derive(Clone, Debug, Serialize)]
struct Named {
    first: Box<Tree>,
    r#second_field: Box<Tree>,
}

#[derive(Clone, Debug, Serialize)]
struct Pair(Box<Tree>, Box<Tree>);

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[ -~]{0,12}",
        "[\\\\\"'{}()\\[\\]:,#/*\\n\\t\\r\u{0}\u{7f}\u{85}\u{feff}\u{2028}从容😀]{0,8}",
    ]
}

fn any_tree() -> impl Strategy<Value = Tree> {
    let leaf = prop_oneof![
        any::<bool>().prop_map(Tree::Bool),
        any::<i64>().prop_map(Tree::Integer),
        // Infinity and NaN are words in RON; data files have no use for them.
        any::<f64>()
            .prop_filter("finite", |number| number.is_finite())
            .prop_map(Tree::Float),
        any_text().prop_map(Tree::Text),
        any::<char>().prop_map(Tree::Char),
        Just(Tree::Word(Word::DeliveryDate)),
        Just(Tree::Optional(None)),
    ];
    leaf.prop_recursive(5, 24, 4, |inner| {
        let boxed = || inner.clone().prop_map(Box::new);
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Tree::List),
            vec((any_text(), inner.clone()), 0..4)
                .prop_map(|entries| Tree::Map(entries.into_iter().collect())),
            (boxed(), boxed()).prop_map(|(first, second_field)| Tree::Named(Named {
                first,
                second_field
            })),
            (boxed(), boxed()).prop_map(|(first, second)| Tree::Pair(Pair(first, second))),
            boxed().prop_map(|inner| Tree::Optional(Some(inner))),
        ]
    })
}

/// Whether a value that was read is the one that was written.
fn same(written: &Tree, read: &Value) -> bool {
    match (written, &read.kind) {
        (Tree::Bool(a), ValueKind::Bool(b)) => a == b,
        (Tree::Integer(a), ValueKind::Integer(b)) => a == b,
        (Tree::Float(a), ValueKind::Float(b)) => a.to_bits() == b.to_bits(),
        (Tree::Text(a), ValueKind::Text(b)) => a == b,
        (Tree::Char(a), ValueKind::Char(b)) => a == b,
        (Tree::Word(Word::DeliveryDate), ValueKind::Bare(word)) => word == "DeliveryDate",
        (Tree::List(a), ValueKind::List(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        (Tree::Map(a), ValueKind::Map(b)) => {
            let key = |text: &str, value: &Value| matches!(&value.kind, ValueKind::Text(key) if key == text);
            a.len() == b.len()
                && a.iter()
                    .zip(b)
                    .all(|((key_a, a), (key_b, b))| key(key_a, key_b) && same(a, b))
        }
        (Tree::Named(named), ValueKind::Struct(name, fields)) => {
            let [(first, a), (second, b)] = &fields[..] else {
                return false;
            };
            name.as_ref().is_none_or(|name| name.text == "Named")
                && (first.text.as_str(), second.text.as_str()) == ("first", "second_field")
                && same(&named.first, a)
                && same(&named.second_field, b)
        }
        (Tree::Pair(pair), ValueKind::Tuple(name, items)) => {
            name.as_ref().is_none_or(|name| name.text == "Pair")
                && matches!(&items[..], [a, b] if same(&pair.0, a) && same(&pair.1, b))
        }
        (Tree::Optional(None), ValueKind::Bare(word)) => word == "None",
        (Tree::Optional(Some(inner)), ValueKind::Tuple(Some(name), items)) => {
            name.text == "Some" && matches!(&items[..], [item] if same(inner, item))
        }
        _ => false,
    }
}

#[test]
fn what_ron_writes_is_read_to_the_same_value() {
    let pretty = PrettyConfig::new().struct_names(true);
    let raw = PrettyConfig::new()
        .escape_strings(false)
        .compact_arrays(true);
    holds("ron oracle", &any_tree(), |tree| {
        let written = [
            ron::to_string(tree),
            ron::ser::to_string_pretty(tree, pretty.clone()),
            ron::ser::to_string_pretty(tree, raw.clone()),
        ];
        for text in written {
            let text = text.map_err(|error| error.to_string())?;
            let (value, errors) = parse(&text);
            if !errors.is_empty() || !same(tree, &value) {
                return Err(format!("{text}\nis read as {value:?} with {errors:?}"));
            }
        }
        Ok(())
    });
}
