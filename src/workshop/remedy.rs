//! Applies the remedies of findings to their files, takes them back and does them again. Does not write: the host does, and
//! only while the file is still what was read.

use std::collections::BTreeMap;

use crate::diagnostic::{Remedy, apply, inverse};
use crate::model::Text;

use super::document::version;
use super::material::Material;

/// Most remedies that can be taken back.
const MOST_KEPT: usize = 50;

/// A change of a file that can be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The file.
    pub path: String,
    /// The remedy that it makes or takes back.
    pub remedy: Remedy,
    /// Version of the text in which its patches lie.
    version: u64,
}

/// What a change is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// A remedy is applied.
    New,
    /// The last one is taken back.
    Undo,
    /// The one taken back last is applied again.
    Redo,
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
    /// The change.
    step: Step,
    kind: Kind,
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
pub struct Remedies {
    /// What takes the applied ones back, the last one at the end.
    undo: Vec<Step>,
    /// What applies those taken back again, the last one at the end.
    redo: Vec<Step>,
    /// Files that were written and not read again yet, with their texts and versions.
    written: BTreeMap<String, (String, u64)>,
    /// A file is being written.
    is_writing: bool,
}

impl Remedies {
    /// The remedy that was applied last.
    #[must_use]
    pub fn last(&self) -> Option<&Step> {
        self.undo.last()
    }

    /// The remedy that was taken back last and can be applied again.
    #[must_use]
    pub fn next(&self) -> Option<&Step> {
        self.redo.last()
    }

    /// Everything was read again.
    pub fn forget_written(&mut self) {
        self.written.clear();
    }

    /// Whether a file of a version was written since: its findings are those of the text before.
    #[must_use]
    pub fn is_ahead(&self, path: &str, version: u64) -> bool {
        self.written
            .get(path)
            .is_some_and(|(_, written)| *written != version)
    }

    /// Applies the remedy of a finding; none if there is none or its file is not what was read.
    #[must_use]
    pub fn apply(&mut self, material: &Material, finding: usize) -> Option<Rewrite> {
        let finding = material.findings.get(finding)?;
        let document = material.documents.get(finding.primary.file.0)?;
        if self.is_writing || self.is_ahead(&document.path, document.version) {
            return None;
        }
        let step = Step {
            path: document.path.clone(),
            remedy: finding.remedy.clone()?,
            version: document.version,
        };
        self.rewrite(&document.text, step, Kind::New)
    }

    /// Takes the last remedy back; none if there is none.
    ///
    /// # Errors
    /// With the remedy, which is forgotten, when its file is another than it left.
    pub fn undo(&mut self, material: &Material) -> Result<Option<Rewrite>, Box<Step>> {
        let step = if self.is_writing {
            None
        } else {
            self.undo.pop()
        };
        step.map_or(Ok(None), |step| {
            self.rewrite_again(material, step, Kind::Undo)
        })
    }

    /// Applies the remedy again that was taken back last; none if there is none.
    ///
    /// # Errors
    /// With the remedy, which is forgotten, when its file is another than taking it back left.
    pub fn redo(&mut self, material: &Material) -> Result<Option<Rewrite>, Box<Step>> {
        let step = if self.is_writing {
            None
        } else {
            self.redo.pop()
        };
        step.map_or(Ok(None), |step| {
            self.rewrite_again(material, step, Kind::Redo)
        })
    }

    /// Undoes or redoes a step: the rewrite of its file, on the text written last if that was not read again yet.
    ///
    /// # Errors
    /// With the step, when the file's text is not the one that its patches were made for.
    fn rewrite_again(
        &mut self,
        material: &Material,
        step: Step,
        kind: Kind,
    ) -> Result<Option<Rewrite>, Box<Step>> {
        let written = self.written.get(&step.path).map(|(text, _)| text.clone());
        let document = material.document(&step.path);
        let text = written.or(document.map(|document| document.text.clone()));
        // Patches lie at bytes of the text that they were made for.
        match text.filter(|text| version(text) == step.version) {
            Some(text) => Ok(self.rewrite(&text, step, kind)),
            None => Err(Box::new(step)),
        }
    }

    /// The rewrite that applies a step to a text; none if no patch of it fits. No other is made until it is written.
    fn rewrite(&mut self, text: &str, step: Step, kind: Kind) -> Option<Rewrite> {
        let (new, applied) = apply(text, &[&step.remedy]);
        if applied.is_empty() {
            return None;
        }
        self.is_writing = true;
        Some(Rewrite {
            path: step.path.clone(),
            old: text.to_owned(),
            new,
            step,
            kind,
        })
    }

    /// Takes note of whether a file was written.
    pub fn written(&mut self, rewrite: Rewrite, is_done: bool) {
        let Rewrite {
            path,
            old,
            new,
            step,
            kind,
        } = rewrite;
        self.is_writing = false;
        if !is_done {
            match kind {
                Kind::New => {}
                Kind::Undo => self.undo.push(step),
                Kind::Redo => self.redo.push(step),
            }
            return;
        }
        let back = Step {
            remedy: Remedy {
                title: step.remedy.title.clone(),
                patches: inverse(&old, &step.remedy),
            },
            version: version(&new),
            path: path.clone(),
        };
        self.written.insert(path, (new, back.version));
        match kind {
            Kind::Undo => self.redo.push(back),
            Kind::New | Kind::Redo => self.undo.push(back),
        }
        if kind == Kind::New {
            self.redo.clear();
        }
        let over = self.undo.len().saturating_sub(MOST_KEPT);
        self.undo.drain(..over);
    }
}

impl Step {
    /// What the remedy does, as told to the trainer.
    #[must_use]
    pub const fn title(&self) -> &Text {
        &self.remedy.title
    }
}
