//! The baseline: findings that were there before and are not reported again. Does not read or write files.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::model::{Text, words};

use super::key::{line_key, plain_path};
use super::{Diagnostic, SourceFile};

/// The only version of the form there is.
const VERSION: u32 = 1;

/// Known findings, as kept in a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    version: u32,
    findings: Vec<Entry>,
}

/// Findings of one code on equal lines of one file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    path: String,
    code: String,
    /// Made of the code and of what stands on the line, so that lines may move.
    key: String,
    count: usize,
    /// For people; not compared.
    message: String,
}

/// A known finding that is no longer there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stale {
    /// The file it was in.
    pub path: String,
    /// Its code.
    pub code: String,
    /// What it said.
    pub message: String,
    /// How many of it are gone.
    pub count: usize,
}

/// Why a text is no baseline.
#[derive(Debug, Error)]
pub enum BaselineError {
    /// Not JSON, or JSON of another shape.
    Malformed(#[from] serde_json::Error),
    /// Written by a newer program.
    Version(u32),
}

impl BaselineError {
    /// What is told.
    #[must_use]
    pub fn text(&self) -> Text {
        match self {
            Self::Malformed(error) => words!(
                "这不是基线文件：{error}。请用 --write-baseline 重新写一份",
                "this is no baseline: {error}. Write it anew with --write-baseline"
            ),
            Self::Version(version) => words!(
                "这份基线是第 {version} 版，本程序读的是第 {VERSION} 版。请用 --write-baseline 重新写一份",
                "this baseline is of version {version}; this program reads version {VERSION}. Write it anew with --write-baseline"
            ),
        }
    }
}

impl fmt::Display for BaselineError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.text().en)
    }
}

/// Entries are told apart by path, code and key.
type Known = (String, String, String);

impl Baseline {
    /// The findings of today as a baseline.
    #[must_use]
    pub fn of(findings: &[Diagnostic], files: &[SourceFile]) -> Self {
        let mut entries: BTreeMap<Known, (usize, &str)> = BTreeMap::new();
        for finding in findings {
            entries
                .entry(known(finding, files))
                .or_insert((0, &finding.message.en))
                .0 += 1;
        }
        let entry = |((path, code, key), (count, message)): (Known, (usize, &str))| Entry {
            path,
            code,
            key,
            count,
            message: message.to_owned(),
        };
        Self {
            version: VERSION,
            findings: entries.into_iter().map(entry).collect(),
        }
    }

    /// Reads a baseline.
    ///
    /// # Errors
    /// When the text is no baseline, or one of another version.
    pub fn read(text: &str) -> Result<Self, BaselineError> {
        /// The version alone: the rest of a newer baseline may look different.
        #[derive(Deserialize)]
        struct Head {
            version: u32,
        }
        let head: Head = serde_json::from_str(text)?;
        if head.version != VERSION {
            return Err(BaselineError::Version(head.version));
        }
        Ok(serde_json::from_str(text)?)
    }

    /// The text of the file: the same for the same findings, one line end at the end.
    #[must_use]
    pub fn write(&self) -> String {
        // Strings and numbers always have a JSON form.
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }

    /// How many findings it lists.
    #[must_use]
    pub fn count(&self) -> usize {
        self.findings.iter().map(|entry| entry.count).sum()
    }

    /// Findings that are not listed, and what is listed but gone. Only entries about files for which `looked_at` holds
    /// can be gone.
    #[must_use]
    pub fn sift(
        &self,
        findings: Vec<Diagnostic>,
        files: &[SourceFile],
        looked_at: impl Fn(&str) -> bool,
    ) -> (Vec<Diagnostic>, Vec<Stale>) {
        let mut open: BTreeMap<Known, (usize, &str)> = BTreeMap::new();
        for entry in &self.findings {
            let known = (
                plain_path(&entry.path),
                entry.code.clone(),
                entry.key.clone(),
            );
            open.entry(known).or_insert((0, &entry.message)).0 += entry.count;
        }
        let mut is_listed = |finding: &Diagnostic| match open.get_mut(&known(finding, files)) {
            Some((count, _)) if *count > 0 => {
                *count -= 1;
                true
            }
            _ => false,
        };
        let kept: Vec<Diagnostic> = findings
            .into_iter()
            .filter(|finding| !is_listed(finding))
            .collect();
        let stale = open
            .into_iter()
            .filter(|((path, _, _), (count, _))| *count > 0 && looked_at(path))
            .map(|((path, code, _), (count, message))| Stale {
                path,
                code,
                message: message.to_owned(),
                count,
            })
            .collect();
        (kept, stale)
    }
}

fn known(finding: &Diagnostic, files: &[SourceFile]) -> Known {
    let path = files
        .get(finding.primary.file.0)
        .map_or("", |file| file.path.as_str());
    (
        plain_path(path),
        finding.code.id.to_owned(),
        line_key(finding, files),
    )
}
