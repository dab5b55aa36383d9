//! Everything that the Workshop shows of the data folder: documents, findings, the library. Does not read files: the
//! caller hands over texts. Made off the drawing thread.

use std::sync::Arc;

use crate::diagnostic::{CODES, Code, Diagnostic, FileId, Severity, SourceFile, sort};
use crate::lint::RULES;
use crate::model::{Library, Scenario, Text, words};
use crate::source::{Loaded, LoadedScenario, load, sift};

use super::document::{Counts, Document};

/// A finding about a file, ready to be shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FindingView {
    /// `path:line:column`.
    pub place: String,
    /// Code and message.
    pub message: Text,
    /// What to do.
    pub help: Option<Text>,
    /// The file is left out because of it.
    pub serious: bool,
}

/// The data folder at one moment.
#[derive(Clone, Debug, Default)]
pub struct Material {
    /// Files in order of path.
    pub documents: Vec<Document>,
    /// What is wrong with them, in order of place.
    pub findings: Vec<Diagnostic>,
    /// What can be played; none if the catalogue or the tables could not be read.
    pub library: Option<Arc<Library>>,
}

impl Material {
    /// Loads files and arranges what is found. `problems` are files that could not be read, with the reason.
    #[must_use]
    pub fn new(files: Vec<SourceFile>, problems: Vec<(String, Text)>) -> Self {
        let loaded = load(&files);
        Self::judged(files, problems, loaded, Vec::new())
    }

    /// Arranges what files came to, with the findings of rules about their content.
    #[must_use]
    pub fn judged(
        files: Vec<SourceFile>,
        problems: Vec<(String, Text)>,
        loaded: Loaded,
        judged: Vec<Diagnostic>,
    ) -> Self {
        let mut findings = loaded.diagnostics;
        findings.extend(judged);
        let rules = RULES.iter().map(|rule| rule.code);
        let codes: Vec<&'static Code> = CODES.iter().copied().chain(rules).collect();
        // What the author has silenced with a reason stays silent here too.
        let mut findings = sift(&files, findings, &codes).reported;
        let mut documents: Vec<Document> = files
            .into_iter()
            .map(|file| Document::new(file.path, file.text))
            .collect();
        for (path, message) in problems {
            let file = FileId(documents.len());
            documents.push(Document::new(path, String::new()));
            findings.push(Diagnostic::new(Code::UNREADABLE_FILE, file, 0..0, message));
        }
        sort(&mut findings);
        for (index, finding) in findings.iter().enumerate() {
            if let Some(document) = documents.get_mut(finding.primary.file.0) {
                document.findings.push(index);
            }
        }
        for scenario in &loaded.scenarios {
            if let Some(document) = documents.get_mut(scenario.file.0) {
                document.scenario = Some(scenario.scenario.id.clone());
                document.nodes = node_spans(scenario);
            }
        }
        Self {
            documents,
            findings,
            library: loaded.library.map(Arc::new),
        }
    }

    /// A document by its path.
    #[must_use]
    pub fn document(&self, path: &str) -> Option<&Document> {
        self.documents.iter().find(|document| document.path == path)
    }

    /// The document that holds a scenario.
    #[must_use]
    pub fn document_of(&self, scenario: &str) -> Option<&Document> {
        let holds = |document: &&Document| document.scenario.as_deref() == Some(scenario);
        self.documents.iter().find(holds)
    }

    /// A scenario by its id.
    #[must_use]
    pub fn scenario(&self, id: &str) -> Option<&Arc<Scenario>> {
        self.library.as_ref()?.scenario(id)
    }

    /// How many findings of each severity a document has; all of them without one.
    #[must_use]
    pub fn counts(&self, document: Option<&Document>) -> Counts {
        let mut counts = Counts::default();
        let add = |finding: &Diagnostic| counts.add(finding.severity);
        match document {
            Some(document) => document
                .findings
                .iter()
                .filter_map(|&index| self.findings.get(index))
                .for_each(add),
            None => self.findings.iter().for_each(add),
        }
        counts
    }

    /// Indices of the findings of a document, or of all, of one severity, or of all.
    #[must_use]
    pub fn filtered(&self, path: Option<&str>, severity: Option<Severity>) -> Vec<usize> {
        let is_wanted = |(_, finding): &(usize, &Diagnostic)| {
            let document = self.documents.get(finding.primary.file.0);
            let here = path.is_none_or(|path| document.is_some_and(|d| d.path == path));
            here && severity.is_none_or(|wanted| finding.severity == wanted)
        };
        let found = self.findings.iter().enumerate().filter(is_wanted);
        found.map(|(index, _)| index).collect()
    }

    /// Where a finding stands, as `path:line:column`.
    #[must_use]
    pub fn place(&self, finding: &Diagnostic) -> String {
        let document = self.documents.get(finding.primary.file.0);
        document.map_or_else(String::new, |document| {
            if document.text.is_empty() {
                document.path.clone()
            } else {
                document.place(finding.primary.span.start)
            }
        })
    }

    /// The findings for the home screen: what keeps a file from being played.
    #[must_use]
    pub fn finding_views(&self) -> Vec<FindingView> {
        let serious = |finding: &&Diagnostic| finding.severity == Severity::Error;
        let view = |finding: &Diagnostic| {
            let id = finding.code.id;
            FindingView {
                place: self.place(finding),
                message: words!(
                    "{id}：{message}",
                    "{id}: {message}",
                    message = finding.message
                ),
                help: finding.help.clone(),
                serious: true,
            }
        };
        self.findings.iter().filter(serious).map(view).collect()
    }

    /// The finding that says the same as one of other material, if it is still there.
    #[must_use]
    pub fn same_finding(&self, old: &Self, index: usize) -> Option<usize> {
        let wanted = old.findings.get(index)?;
        let path = &old.documents.get(wanted.primary.file.0)?.path;
        let old_place = wanted.primary.span.start;
        (0..self.findings.len())
            .filter(|&at| {
                let finding = &self.findings[at];
                let document = self.documents.get(finding.primary.file.0);
                finding.code == wanted.code
                    && finding.message == wanted.message
                    && document.is_some_and(|document| document.path == *path)
            })
            .min_by_key(|&at| self.findings[at].primary.span.start.abs_diff(old_place))
    }
}

/// Where each node of a scenario stands: from its id to the end of its last choice.
fn node_spans(loaded: &LoadedScenario) -> Vec<std::ops::Range<usize>> {
    let places = &loaded.places;
    let end = |node: usize| {
        places
            .choices
            .get(node)
            .and_then(|choices| choices.last())
            .map(|last| last.end)
    };
    let span = |(node, id): (usize, &std::ops::Range<usize>)| id.start..end(node).unwrap_or(id.end);
    places.nodes.iter().enumerate().map(span).collect()
}
