//! Changes texts the way a hasty author would: whole values, fields and entries moved, doubled, lost or put elsewhere.
//!
//! **Does not** know the format: what makes sense is up to the readers that are tried with it.

use std::ops::Range;

use composure::source::syntax::{Value, ValueKind, parse};

/// Small numbers without any outside chance (`SplitMix64`).
pub struct Dice(pub u64);

impl Dice {
    /// The next 64 bits.
    pub fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    /// A number below a limit; 0 if the limit is 0.
    pub fn below(&mut self, limit: usize) -> usize {
        let limit = u64::try_from(limit).unwrap_or(u64::MAX).max(1);
        usize::try_from(self.roll() % limit).unwrap_or(0)
    }
}

/// Values and pieces of RON to put in.
const PIECES: [&str; 64] = [
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    "\"",
    "'",
    "\\",
    "/",
    "//",
    "/*",
    "*/",
    "#",
    "!",
    "-",
    ".",
    "0x",
    "_",
    "r#\"",
    "\"#",
    " ",
    "\n",
    "0",
    "1",
    "-1",
    "2",
    "3",
    "100",
    "101",
    "1_000_000",
    "9223372036854775807",
    "-9223372036854775808",
    "1.5",
    "true",
    "false",
    "None",
    "Some(1)",
    "()",
    "[]",
    "{}",
    "end",
    "\"\"",
    "\"end\"",
    "\"first\"",
    "{\"zh\": \"字\", \"en\": \"A {car}\"}",
    "at_least(anger, 60)",
    "at_most(trust, 0)",
    "flag(\"ready\")",
    "no_flag(\"ready\")",
    "customer(\"confused\")",
    "soothe",
    "stuck",
    "threat",
    "refused: end, ",
    "slot: \"calm\", ",
    "needs: [\"ready\"], ",
    "tags_for: {\"confused\": {}}, ",
    "\\u{41}",
    "从",
    "😀",
    "\u{feff}",
];

/// A text with one to four changes.
#[must_use]
pub fn mutated(text: &str, dice: &mut Dice) -> String {
    let mut out = text.to_owned();
    for _ in 0..=dice.below(4) {
        out = changed(&out, dice);
    }
    out
}

fn changed(text: &str, dice: &mut Dice) -> String {
    let (tree, _) = parse(text);
    let mut parts = Parts::default();
    parts.collect(&tree);
    let kind = dice.below(10);
    let value = pick(&parts.values, dice);
    let element = pick(&parts.elements, dice);
    let piece = PIECES[dice.below(PIECES.len())];
    match (kind, value, element) {
        (0, Some(value), _) => {
            let other = pick(&parts.values, dice).unwrap_or(0..0);
            spliced(text, value, &text[other])
        }
        (1, Some(value), _) => spliced(text, value, piece),
        (2, _, Some(element)) => spliced(text, with_comma(text, &element), ""),
        (3, _, Some(element)) => {
            let times = [1, 1, 2, 12][dice.below(4)];
            let copies = format!("{}, ", &text[element.clone()]).repeat(times);
            spliced(text, element.start..element.start, &copies)
        }
        (4, _, Some(element)) => {
            let other = pick(&parts.elements, dice).unwrap_or(0..0);
            let moved = format!("{}, ", &text[other]);
            spliced(text, element.start..element.start, &moved)
        }
        (5, Some(value), _) => {
            let around = [("Some(", ")"), ("[", "]"), ("(", ")"), ("{1: ", "}")][dice.below(4)];
            let wrapped = format!("{}{}{}", around.0, &text[value.clone()], around.1);
            spliced(text, value, &wrapped)
        }
        (6, _, Some(element)) => spliced(text, element.start..element.start, piece),
        (7, _, _) if dice.below(8) == 0 => text[..boundary(text, dice)].to_owned(),
        (8, _, _) => {
            let at = boundary(text, dice);
            let gone = text[at..].chars().take(dice.below(4)).map(char::len_utf8);
            let end = at + gone.sum::<usize>();
            spliced(text, at..end, piece)
        }
        _ => {
            let at = boundary(text, dice);
            spliced(text, at..at, piece)
        }
    }
}

/// Places of a tree.
#[derive(Default)]
struct Parts {
    /// Values, field names and words.
    values: Vec<Range<usize>>,
    /// Items of lists, entries of maps, fields with their names.
    elements: Vec<Range<usize>>,
}

impl Parts {
    fn collect(&mut self, value: &Value) {
        self.values.push(value.span.clone());
        match &value.kind {
            ValueKind::List(items) | ValueKind::Tuple(_, items) => {
                for item in items {
                    self.elements.push(item.span.clone());
                    self.collect(item);
                }
            }
            ValueKind::Map(entries) => {
                for (key, item) in entries {
                    self.elements.push(key.span.start..item.span.end);
                    self.collect(key);
                    self.collect(item);
                }
            }
            ValueKind::Struct(_, fields) => {
                for (name, item) in fields {
                    self.elements.push(name.span.start..item.span.end);
                    self.values.push(name.span.clone());
                    self.collect(item);
                }
            }
            _ => {}
        }
    }
}

fn pick(places: &[Range<usize>], dice: &mut Dice) -> Option<Range<usize>> {
    places.get(dice.below(places.len())).cloned()
}

/// A place in a text where a character begins.
fn boundary(text: &str, dice: &mut Dice) -> usize {
    let mut at = dice.below(text.len() + 1);
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// An element with the comma behind it.
fn with_comma(text: &str, element: &Range<usize>) -> Range<usize> {
    let rest = &text[element.end..];
    let comma = rest.starts_with(',');
    element.start..element.end + usize::from(comma)
}

fn spliced(text: &str, place: Range<usize>, new: &str) -> String {
    format!("{}{new}{}", &text[..place.start], &text[place.end..])
}
