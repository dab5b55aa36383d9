//! The table of characters that the font draws is the font's own.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;

use crate::support::{golden, root};

/// Characters of one of the fonts.
fn characters(name: &str) -> BTreeSet<u32> {
    let bytes = fs::read(root().join("assets/fonts").join(name)).unwrap();
    let face = ttf_parser::Face::parse(&bytes, 0).unwrap();
    let mut out = BTreeSet::new();
    let tables = face.tables().cmap.unwrap().subtables.into_iter();
    for table in tables.filter(ttf_parser::cmap::Subtable::is_unicode) {
        table.codepoints(|c| {
            if char::from_u32(c).is_some_and(|c| face.glyph_index(c).is_some()) {
                out.insert(c);
            }
        });
    }
    out
}

/// Runs of numbers in hexadecimal, some on a line.
fn runs(characters: &BTreeSet<u32>) -> String {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for &c in characters {
        match runs.last_mut() {
            Some(last) if last.1 + 1 == c => last.1 = c,
            _ => runs.push((c, c)),
        }
    }
    let mut out = String::new();
    for (at, (first, last)) in runs.iter().enumerate() {
        let end = if at % 12 == 11 || at + 1 == runs.len() {
            '\n'
        } else {
            ' '
        };
        if first == last {
            write!(out, "{first:x}{end}").unwrap();
        } else {
            write!(out, "{first:x}-{last:x}{end}").unwrap();
        }
    }
    out
}

#[test]
fn the_table_of_characters_is_made_from_the_font() {
    let regular = characters("ComposureSansSC-Regular.otf");
    let bold = characters("ComposureSansSC-Bold.otf");
    let both: BTreeSet<u32> = regular.intersection(&bold).copied().collect();
    assert!(both.len() > 7000, "{}", both.len());
    golden("assets/fonts/coverage.txt", &runs(&both));
}
