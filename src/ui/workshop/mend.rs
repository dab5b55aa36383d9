//! Applies the remedies of findings to their files and takes them back. Does not write: the host does, and only while the
//! file is still what was read.

use std::collections::BTreeMap;

use crate::diagnostic::{Fix, Patch, apply, inverse};
use crate::model::Text;
use crate::ui::shell::{Effect, Shell};

use super::document::version;

/// Most remedies that can be taken back.
const MOST_KEPT: usize = 50;

/// A remedy that was applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mend {
    /// The file.
    pub path: String,
    /// What was done.
    pub title: Text,
    /// What takes it back.
    back: Vec<Patch>,
    /// Version of the file with it.
    after: u64,
}

/// A data file to be written anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rewrite {
    /// Its path as shown.
    pub path: String,
    /// What must still stand there.
    pub old: String,
    /// What is to stand there.
    pub new: String,
    /// The remedy that is applied, or taken back.
    mend: Mend,
    /// It is taken back.
    is_back: bool,
}

/// Why a file was not written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unwritten {
    /// Somebody else has written it since it was read.
    Changed,
    /// The disk said no; what the system said.
    Disk(String),
}

/// The remedies of this session.
#[derive(Clone, Debug, Default)]
pub struct Mends {
    /// Those that can be taken back, the last one at the end.
    applied: Vec<Mend>,
    /// Files that were written and not read again yet, with their texts and versions.
    written: BTreeMap<String, (String, u64)>,
    /// A file is being written.
    is_writing: bool,
}

impl Mends {
    /// The remedy that was applied last.
    #[must_use]
    pub fn last(&self) -> Option<&Mend> {
        self.applied.last()
    }

    /// Everything was read again.
    pub(super) fn forget_written(&mut self) {
        self.written.clear();
    }

    /// Whether a file of a version was written since: its findings are those of the text before.
    #[must_use]
    pub fn is_ahead(&self, path: &str, version: u64) -> bool {
        self.written
            .get(path)
            .is_some_and(|(_, written)| *written != version)
    }
}

impl Shell {
    /// Applies the remedy of a finding.
    pub(in crate::ui) fn mend(&mut self, index: usize) {
        let workshop = &self.workshop;
        let Some(finding) = workshop.material.findings.get(index) else {
            return;
        };
        let document = workshop.material.documents.get(finding.primary.file.0);
        let (Some(fix), Some(document)) = (&finding.fix, document) else {
            return;
        };
        let mends = &workshop.mends;
        if mends.is_writing || mends.is_ahead(&document.path, document.version) {
            return;
        }
        let (new, applied) = apply(&document.text, &[fix]);
        if applied.is_empty() {
            return;
        }
        let rewrite = Rewrite {
            path: document.path.clone(),
            old: document.text.clone(),
            mend: Mend {
                path: document.path.clone(),
                title: fix.title.clone(),
                back: inverse(&document.text, fix),
                after: version(&new),
            },
            new,
            is_back: false,
        };
        self.ask_to_write(rewrite);
    }

    /// Takes the last remedy back.
    pub(in crate::ui) fn take_back(&mut self) {
        let workshop = &mut self.workshop;
        if workshop.mends.is_writing {
            return;
        }
        let Some(mend) = workshop.mends.applied.pop() else {
            return;
        };
        let document = workshop.material.document(&mend.path);
        let written = workshop.mends.written.get(&mend.path);
        let text = written.map(|(text, _)| text.as_str());
        let text = text.or(document.map(|document| document.text.as_str()));
        // Patches lie at bytes of the text that they were made for.
        let Some(text) = text.filter(|text| version(text) == mend.after) else {
            let values = [
                ("title", mend.title.get(self.words.lang()).into()),
                ("path", mend.path.into()),
            ];
            let told = self.words.with("mend-gone", &values);
            self.notify(told);
            return;
        };
        let fix = Fix {
            title: mend.title.clone(),
            patches: mend.back.clone(),
        };
        let rewrite = Rewrite {
            path: mend.path.clone(),
            old: text.to_owned(),
            new: apply(text, &[&fix]).0,
            mend,
            is_back: true,
        };
        self.ask_to_write(rewrite);
    }

    fn ask_to_write(&mut self, rewrite: Rewrite) {
        self.workshop.mends.is_writing = true;
        self.effects.push(Effect::Rewrite(rewrite));
    }

    /// Takes note of whether a file was written.
    pub fn rewritten(&mut self, rewrite: Rewrite, done: Result<(), Unwritten>) {
        let Rewrite {
            path,
            new,
            mend,
            is_back,
            ..
        } = rewrite;
        let mends = &mut self.workshop.mends;
        mends.is_writing = false;
        match done {
            Ok(()) => {
                let now = version(&new);
                mends.written.insert(path, (new, now));
                if !is_back {
                    mends.applied.push(mend);
                    let over = mends.applied.len().saturating_sub(MOST_KEPT);
                    mends.applied.drain(..over);
                }
            }
            Err(why) => {
                if is_back {
                    mends.applied.push(mend);
                }
                let told = match why {
                    Unwritten::Changed => self.words.with("mend-changed", &[("path", path.into())]),
                    Unwritten::Disk(reason) => {
                        let values = [("path", path.into()), ("reason", reason.into())];
                        self.words.with("mend-disk", &values)
                    }
                };
                self.notify(told);
            }
        }
    }
}
