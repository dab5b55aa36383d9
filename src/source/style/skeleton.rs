//! The text of a new scenario: a small whole conversation with everything still to be written in it.
//!
//! **Does not** write files, and does not know which ids are taken.

use crate::model::Event;

/// The scenario with places to be filled, each between two `@`.
const TEMPLATE: &str = include_str!("../../../assets/new-scenario.ron");

/// What is known of a new scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beginning {
    /// Its id, well formed.
    pub id: String,
    /// Where it will lie, as its author writes the path.
    pub path: String,
    /// Title in Chinese; none if it is still to be found.
    pub title_zh: Option<String>,
    /// Title in English; none if it is still to be found.
    pub title_en: Option<String>,
    /// What the complaint is about.
    pub event: Event,
    /// Ids of customer types, at least one.
    pub customers: Vec<String>,
}

/// The text of the new scenario. It loads as it is if id and customer types are sound and no title holds braces.
#[must_use]
pub fn skeleton(beginning: &Beginning) -> String {
    let quoted: Vec<String> = beginning
        .customers
        .iter()
        .map(|id| format!("\"{id}\""))
        .collect();
    let first = beginning.customers.first().map_or("", String::as_str);
    let title = |given: &Option<String>, otherwise: &str| {
        given
            .as_deref()
            .map_or_else(|| otherwise.to_owned(), escaped)
    };
    let filled = [
        ("id", beginning.id.clone()),
        ("path", one_line(&beginning.path)),
        ("title_zh", title(&beginning.title_zh, "TODO 标题")),
        ("title_en", title(&beginning.title_en, "TODO title")),
        ("event", beginning.event.name().to_owned()),
        ("customers", quoted.join(", ")),
        ("first", first.to_owned()),
    ];
    // With a single type a wording for it alone would always be said.
    let alone = beginning.customers.len() < 2;
    let template: String = TEMPLATE
        .split_inclusive('\n')
        .filter(|line| !(alone && line.contains("customer(\"@first@\")")))
        .collect();
    let mut out = String::with_capacity(template.len() + 256);
    // Odd pieces are names of places, even ones the text between them.
    for (at, piece) in template.split('@').enumerate() {
        if at % 2 == 0 {
            out.push_str(piece);
        } else if let Some((_, value)) = filled.iter().find(|(name, _)| *name == piece) {
            out.push_str(value);
        }
    }
    out
}

/// A text as it stands between double quotes.
fn escaped(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '"' => "\\\"".to_owned(),
            '\\' => "\\\\".to_owned(),
            c if c.is_control() => " ".to_owned(),
            c => c.to_string(),
        })
        .collect()
}

/// A text that cannot leave its comment line.
fn one_line(text: &str) -> String {
    text.replace(['\n', '\r'], " ")
}
