//! What a finding is known by when lines move: its code and what is written on its line. Does not look at line numbers.

use sha2::{Digest, Sha256};

use super::{Diagnostic, SourceFile};

/// Length of a key in characters: enough that two lines of one file never meet by chance.
const LENGTH: usize = 16;

/// A hash of a finding's code and of its line without blanks: the same after lines have moved or been indented otherwise.
/// Equal findings on equal lines have equal keys.
pub(super) fn line_key(finding: &Diagnostic, files: &[SourceFile]) -> String {
    let text = files
        .get(finding.primary.file.0)
        .map_or("", |file| file.text.as_str());
    let line: String = line_at(text, finding.primary.span.start)
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect();
    digest(&[finding.code.id, &line])
}

/// A short hash of some words.
pub(super) fn digest(words: &[&str]) -> String {
    let mut hash = Sha256::new();
    for word in words {
        hash.update(word.as_bytes());
        hash.update([0]);
    }
    let mut out = format!("{:x}", hash.finalize());
    out.truncate(LENGTH);
    out
}

/// The line that holds a byte.
fn line_at(text: &str, offset: usize) -> &str {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    let start = text[..offset].rfind('\n').map_or(0, |at| at + 1);
    let end = text[offset..]
        .find('\n')
        .map_or(text.len(), |at| offset + at);
    &text[start..end]
}

/// A file's name and path as it is compared: with `/`, without `./` in front.
pub(super) fn plain_path(path: &str) -> String {
    let path = path.replace('\\', "/");
    path.trim_start_matches("./").to_owned()
}
