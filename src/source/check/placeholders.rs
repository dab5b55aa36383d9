//! Checks the placeholders of a scenario's texts against its variants. Does not fill them: the engine's wording does.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic, Patch, did_you_mean, only_suggestion, suggestion};
use crate::model::{Both, Lang, words};
use crate::source::read::raw::RawScenario;
use crate::source::read::reader::Reader;

/// So many unknown placeholders are told of one text.
const MOST_OF_A_TEXT: usize = 20;

/// Reports variants that fill different placeholders, and placeholders that none fills.
pub(crate) fn check(reader: &mut Reader<'_>, raw: &RawScenario) {
    let mut names: BTreeSet<&str> = BTreeSet::from(["customer"]);
    if let Some(first) = raw.variants.first() {
        names.extend(first.value.keys().map(String::as_str));
        for other in &raw.variants[1..] {
            if other.value.keys().ne(first.value.keys()) {
                let finding = reader
                    .at(
                        Code::UNEVEN_VARIANTS,
                        &other.span,
                        Both::new(
                            "这个文字版本填的占位符和第一个版本不一样",
                            "this variant fills other placeholders than the first",
                        ),
                    )
                    .other(
                        first.span.clone(),
                        Both::new("第一个版本", "the first variant"),
                    );
                reader.report(finding);
            }
        }
    }
    for text in &raw.texts {
        if reader.is_full() {
            return;
        }
        for &lang in Lang::ALL {
            let used: BTreeSet<&str> = placeholders(text.value.get(lang)).collect();
            for name in used.difference(&names).take(MOST_OF_A_TEXT) {
                let help = suggestion(name, names.iter().copied())
                    .map(|close| did_you_mean(&format!("{{{close}}}")));
                let shown = name.escape_debug();
                let message = words!(
                    "没有一个文字版本填 `{{{shown}}}`",
                    "no variant fills `{{{shown}}}`"
                );
                let finding = reader
                    .at(Code::UNKNOWN_PLACEHOLDER, &text.span, message)
                    .maybe_help(help);
                let finding = match only_suggestion(name, names.iter().copied()) {
                    Some(meant) => renamed(reader.text, finding, name, meant),
                    None => finding,
                };
                reader.report(finding);
            }
        }
    }
}

/// Puts another name into the braces, wherever the text has it.
fn renamed(source: &str, finding: Diagnostic, name: &str, meant: &str) -> Diagnostic {
    let span = finding.primary.span.clone();
    let Some(written) = source.get(span.clone()) else {
        return finding;
    };
    let patches: Vec<Patch> = written
        .match_indices(&format!("{{{name}}}"))
        .map(|(at, found)| Patch {
            span: span.start + at..span.start + at + found.len(),
            text: format!("{{{meant}}}"),
        })
        .collect();
    if patches.is_empty() {
        return finding;
    }
    finding.remedy(words!("改成 `{{{meant}}}`", "write `{{{meant}}}`"), patches)
}

/// The names in braces in a text.
fn placeholders(text: &str) -> impl Iterator<Item = &str> {
    text.split('{')
        .skip(1)
        .map(|rest| rest.split_once('}').map_or(rest, |(name, _)| name))
}
