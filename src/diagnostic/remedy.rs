//! Applies remedies to texts. **Does not** read or write files, and changes nothing outside the patches.

use std::ops::Range;

use crate::model::Text;

use super::{Code, Diagnostic, FileId, Lines, Patch, Place, Remedy, SourceFile};

/// After so many rounds something goes in circles.
const MOST_ROUNDS: usize = 16;

/// A remedy that was applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applied {
    /// The file.
    pub file: FileId,
    /// Where the finding stood when it was applied.
    pub place: Place,
    /// The rule.
    pub code: &'static Code,
    /// What was done.
    pub title: Text,
}

/// What applying all remedies came to.
#[derive(Clone, Debug, Default)]
pub struct AllApplied {
    /// What was applied, in order.
    pub applied: Vec<Applied>,
    /// What is still found afterwards.
    pub left: Vec<Diagnostic>,
}

/// Applies the remedies that do not touch one another, the first ones first. Returns the new text and which were applied.
/// A remedy whose patches do not lie in the text in order is left out.
#[must_use]
pub fn apply(text: &str, remedies: &[&Remedy]) -> (String, Vec<usize>) {
    let mut taken: Vec<(&Range<usize>, &str)> = Vec::new();
    let mut applied = Vec::new();
    for (index, remedy) in remedies.iter().enumerate() {
        let is_free = |span: &Range<usize>| {
            taken
                .iter()
                .all(|(other, _)| span.end < other.start || other.end < span.start)
        };
        let is_sound = remedy
            .patches
            .iter()
            .all(|patch| text.get(patch.span.clone()).is_some() && is_free(&patch.span))
            && remedy
                .patches
                .windows(2)
                .all(|pair| pair[0].span.end <= pair[1].span.start);
        if is_sound && !remedy.patches.is_empty() {
            taken.extend(
                remedy
                    .patches
                    .iter()
                    .map(|patch| (&patch.span, &*patch.text)),
            );
            applied.push(index);
        }
    }
    // Stable: two insertions of one remedy at one place keep their order.
    taken.sort_by_key(|(span, _)| (span.start, span.end));
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for (span, new) in taken {
        out.push_str(&text[at..span.start]);
        out.push_str(new);
        at = span.end;
    }
    out.push_str(&text[at..]);
    (out, applied)
}

impl Patch {
    /// Puts other text in place of some bytes.
    #[must_use]
    pub fn new(span: Range<usize>, text: impl Into<String>) -> Self {
        let text = text.into();
        Self { span, text }
    }

    /// Removes an item of a list, map or struct: with the comma behind it, or before it if it is the last, and with its
    /// line if nothing is left on it.
    #[must_use]
    pub fn removal(source: &str, item: Range<usize>) -> Self {
        let (before, after) = (&source[..item.start], &source[item.end..]);
        let gap = after.len() - after.trim_start().len();
        let (mut start, mut end) = (item.start, item.end);
        if after[gap..].starts_with(',') {
            end += gap + 1;
        } else if before.trim_end().ends_with(',') {
            start = before.trim_end().len() - 1;
        }
        let line = source[..start].rfind('\n').map_or(0, |at| at + 1);
        let rest = source[end..]
            .find('\n')
            .map_or(source.len(), |at| end + at + 1);
        let ends_line = source[end..rest].trim().is_empty();
        if ends_line && source[line..start].trim().is_empty() {
            (start, end) = (line, rest);
        } else if ends_line {
            start = source[..start].trim_end_matches([' ', '\t']).len();
        } else if start == item.start {
            let blank = &source[end..];
            end += blank.len() - blank.trim_start_matches(' ').len();
        }
        Self::new(start..end, "")
    }
}

/// The patches that take a remedy back, for the text that [`apply`] has made of `text` with this remedy alone.
#[must_use]
pub fn inverse(text: &str, remedy: &Remedy) -> Vec<Patch> {
    let (mut gone, mut come) = (0, 0);
    remedy
        .patches
        .iter()
        .map(|patch| {
            let start = (patch.span.start + come).saturating_sub(gone);
            gone += patch.span.len();
            come += patch.text.len();
            let old = text.get(patch.span.clone()).unwrap_or_default();
            Patch::new(start..start + patch.text.len(), old)
        })
        .collect()
}

/// Applies remedies and checks again until nothing more can be done. Only files for which `may_change` holds are changed.
pub fn apply_all(
    files: &mut [SourceFile],
    may_change: impl Fn(FileId) -> bool,
    mut check: impl FnMut(&[SourceFile]) -> Vec<Diagnostic>,
) -> AllApplied {
    let mut out = AllApplied {
        applied: Vec::new(),
        left: check(files),
    };
    for _ in 0..MOST_ROUNDS {
        let mut changed = false;
        for (index, file) in files.iter_mut().enumerate() {
            let id = FileId(index);
            let findings: Vec<(&Diagnostic, &Remedy)> = out
                .left
                .iter()
                .filter(|finding| finding.primary.file == id && may_change(id))
                .filter_map(|finding| Some((finding, finding.remedy.as_ref()?)))
                .collect();
            let remedies: Vec<&Remedy> = findings.iter().map(|(_, remedy)| *remedy).collect();
            let (text, applied) = apply(&file.text, &remedies);
            if text == file.text {
                continue;
            }
            let lines = Lines::of(&file.text);
            for index in applied {
                let (finding, remedy) = findings[index];
                out.applied.push(Applied {
                    file: id,
                    place: lines.place(&file.text, finding.primary.span.start),
                    code: finding.code,
                    title: remedy.title.clone(),
                });
            }
            file.text = text;
            changed = true;
        }
        if !changed {
            break;
        }
        out.left = check(files);
    }
    out
}
