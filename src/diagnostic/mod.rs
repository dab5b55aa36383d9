//! Findings about files: a stable code, a place, a message and a remedy; as text, JSON and SARIF; with their manual,
//! their levels, the list of known ones, how their remedies change a text, and where Chinese text may break.
//!
//! **Does not** find anything itself, read files, or decide what is done about a finding.

mod baseline;
mod code;
mod diff;
mod json;
mod key;
mod levels;
mod lines;
mod manual;
mod remedy;
mod render;
mod sarif;
mod visible;
mod wrap;

use std::ops::Range;

use crate::model::{Text, words};

pub use baseline::{Baseline, BaselineError, Stale};
pub(crate) use code::code;
pub use code::{CODES, Code, Severity};
pub use diff::unified_diff;
pub use json::to_json;
pub use levels::{LevelError, Levels, Wish};
pub use lines::{Lines, Place, place};
pub use manual::{HEADINGS, find_code, manual, page, table};
pub use remedy::{AllApplied, Applied, apply, apply_all, inverse};
pub use render::to_text;
pub use sarif::{Silenced, to_sarif};
pub use visible::{is_steering, steering, visible};
pub use wrap::{break_lines, is_square};

/// What stands in a text that an author has yet to write: put in by remedies, reported until it is replaced.
pub const TODO_MARK: &str = "TODO";

/// A file's name and text, as given by whoever read it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceFile {
    /// The path as the user knows it, with `/`.
    pub path: String,
    /// The whole text, without a byte order mark.
    pub text: String,
}

/// Index of a file in the list that was checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub usize);

/// A place with a word about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The file.
    pub file: FileId,
    /// Bytes of its text.
    pub span: Range<usize>,
    /// What is to be said about the place; may be empty.
    pub text: Text,
}

/// A replacement of some bytes of a file's text. An insertion has an empty span.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Patch {
    /// Bytes of the text.
    pub span: Range<usize>,
    /// What stands there afterwards.
    pub text: String,
}

/// A safe remedy for a finding, in the file of its primary place. Everything outside the patches stays as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remedy {
    /// What it does, as an order: "rename to `arrival`".
    pub title: Text,
    /// In order of place, not overlapping.
    pub patches: Vec<Patch>,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which rule.
    pub code: &'static Code,
    /// How bad it is: the rule's own severity, unless the user gave it another.
    pub severity: Severity,
    /// What is wrong, in one sentence.
    pub message: Text,
    /// Where; the first thing underlined.
    pub primary: Label,
    /// Other places that matter.
    pub others: Vec<Label>,
    /// What to do.
    pub help: Option<Text>,
    /// The one safe remedy, if there is one.
    pub remedy: Option<Remedy>,
}

impl Diagnostic {
    /// A finding of a rule at a place.
    #[must_use]
    pub fn new(
        code: &'static Code,
        file: FileId,
        span: Range<usize>,
        message: impl Into<Text>,
    ) -> Self {
        Self {
            code,
            severity: code.severity,
            message: message.into(),
            primary: Label {
                file,
                span,
                text: Text::default(),
            },
            others: Vec::new(),
            help: None,
            remedy: None,
        }
    }

    /// Says something under the primary place.
    #[must_use]
    pub fn label(mut self, text: impl Into<Text>) -> Self {
        self.primary.text = text.into();
        self
    }

    /// Adds a second place in the same file.
    #[must_use]
    pub fn other(self, span: Range<usize>, text: impl Into<Text>) -> Self {
        let file = self.primary.file;
        self.elsewhere(file, span, text)
    }

    /// Adds a second place in any file.
    #[must_use]
    pub fn elsewhere(mut self, file: FileId, span: Range<usize>, text: impl Into<Text>) -> Self {
        self.others.push(Label {
            file,
            span,
            text: text.into(),
        });
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, text: impl Into<Text>) -> Self {
        self.help = Some(text.into());
        self
    }

    /// Adds the one safe remedy.
    #[must_use]
    pub fn remedy(mut self, title: impl Into<Text>, patches: Vec<Patch>) -> Self {
        self.remedy = Some(Remedy {
            title: title.into(),
            patches,
        });
        self
    }

    /// Adds a remedy if there is one.
    #[must_use]
    pub fn maybe_help(mut self, text: Option<Text>) -> Self {
        self.help = text.or(self.help);
        self
    }
}

/// Sorts by file, place, code and English message, so that a run depends neither on the order of checks nor on the
/// language.
pub fn sort(diagnostics: &mut [Diagnostic]) {
    diagnostics.sort_by(|a, b| {
        let key = |d: &Diagnostic| (d.primary.file, d.primary.span.start, d.primary.span.end);
        key(a)
            .cmp(&key(b))
            .then_with(|| a.code.id.cmp(b.code.id))
            .then_with(|| a.message.en.cmp(&b.message.en))
    });
}

/// Longest name for which a close one is looked for, in bytes: comparing takes the product of both lengths.
const LONGEST_NAME: usize = 64;
/// So many known names are looked at: thousands of slips among thousands of names would take minutes.
const MOST_NAMES: usize = 500;

/// "did you mean": the known name closest to a mistyped one, if one is close enough.
#[must_use]
pub fn suggestion<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    near(typed, known).first().map(|name| (*name).to_owned())
}

/// The question whether a name is meant, as a help.
#[must_use]
pub fn did_you_mean(close: &str) -> Text {
    words!("是不是想写 `{close}`？", "did you mean `{close}`?")
}

/// The same as the end of a sentence on the command line; nothing if no name is close.
#[must_use]
pub fn or_did_you_mean(close: Option<&str>) -> Text {
    close.map_or_else(Text::default, |close| {
        words!("；是不是想写 {close}？", "; did you mean {close}?")
    })
}

/// The known name meant by a mistyped one, if exactly one is close enough: sure enough to be put in unasked.
#[must_use]
pub fn only_suggestion<'a>(
    typed: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let known: Vec<&str> = known.into_iter().take(MOST_NAMES + 1).collect();
    if known.len() > MOST_NAMES {
        // A second name could be close among those that are not looked at.
        return None;
    }
    match near(typed, known)[..] {
        [only] => Some(only),
        _ => None,
    }
}

/// The known names close to a mistyped one, the closest first.
fn near<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    if typed.len() > LONGEST_NAME {
        return Vec::new();
    }
    let folded = typed.to_lowercase().replace('_', "-");
    let length = folded.chars().count();
    let mut close: Vec<(f64, usize, &str)> = known
        .into_iter()
        .take(MOST_NAMES)
        .filter(|name| name.len() <= LONGEST_NAME)
        .filter_map(|name| {
            // A name that is longer or shorter by more than may differ is not compared at all.
            let most = name.chars().count().div_ceil(3).max(1);
            if name.chars().count().abs_diff(length) > most {
                return None;
            }
            let distance = strsim::damerau_levenshtein(&folded, &name.replace('_', "-"));
            let likeness = strsim::jaro_winkler(&folded, &name.to_lowercase().replace('_', "-"));
            let is_close = distance <= 1 || likeness >= 0.85 && distance <= most;
            is_close.then_some((likeness, distance, name))
        })
        .collect();
    close.sort_by(|a, b| {
        a.1.cmp(&b.1)
            .then_with(|| b.0.total_cmp(&a.0))
            .then_with(|| a.2.cmp(b.2))
    });
    close.dedup_by(|a, b| a.2 == b.2);
    close.into_iter().map(|(_, _, name)| name).collect()
}
