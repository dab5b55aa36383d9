//! What reads a file: its text, and the findings so far. Does not know what stands in the file.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, FileId, Severity};
use crate::model::{Both, Text, words};

/// Something with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Spanned<T> {
    /// The thing.
    pub value: T,
    /// Bytes of the source.
    pub span: Range<usize>,
}

/// After so many errors in one file the rest is not worth reading, and thousands of findings not worth showing.
const MOST_ERRORS: usize = 1000;

/// What is said of the first of two things that may be there once.
pub(crate) const FIRST: Both = Both::new("第一次在这里", "first here");

/// Names of drawings below `assets/art`, without ending, such as `peeps/face/calm`.
pub type Drawings = BTreeSet<String>;

/// Reads the parts of one file and collects what is wrong with them.
pub(crate) struct Reader<'a> {
    /// The file, for places.
    pub file: FileId,
    /// Its text, for remedies.
    pub text: &'a str,
    /// Where findings go.
    pub found: &'a mut Vec<Diagnostic>,
    /// Errors of this file so far.
    pub errors: usize,
    /// Drawings that there are; none if nobody has looked.
    pub drawings: Option<&'a Drawings>,
    /// Fields that are left out because their names cannot be read.
    pub left_out: BTreeSet<&'static str>,
}

impl Reader<'_> {
    /// Reports a finding, unless the file has too many already, which is told instead.
    pub fn report(&mut self, finding: Diagnostic) {
        if self.is_full() {
            return;
        }
        self.errors += usize::from(finding.code.severity == Severity::Error);
        let span = finding.primary.span.clone();
        self.found.push(finding);
        if self.is_full() {
            let message = words!(
                "错误超过 {MOST_ERRORS} 个，这个文件后面的不再看",
                "more than {MOST_ERRORS} errors; the rest of this file is not looked at"
            );
            self.found
                .push(self.at(Code::TOO_MANY_ERRORS, &span, message));
        }
    }

    /// Whether so much is wrong with this file that no more of it is read.
    pub const fn is_full(&self) -> bool {
        self.errors >= MOST_ERRORS
    }

    /// A finding in this file.
    pub fn at(
        &self,
        code: &'static Code,
        span: &Range<usize>,
        message: impl Into<Text>,
    ) -> Diagnostic {
        Diagnostic::new(code, self.file, span.clone(), message)
    }
}
