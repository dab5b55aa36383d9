//! Everything that the Workshop shows of the data folder: documents, findings, the library. Does not read files: the
//! caller hands over texts. Made off the drawing thread.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::{CODES, Code, Diagnostic, FileId, Severity, SourceFile, sort};
use crate::lint::RULES;
use crate::model::{Library, Scenario, Text, words};
use crate::source::{Loaded, LoadedScenario, load, sift};

use super::document::{Counts, Document, version};

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
    /// By the path of each scenario that was judged: the version of its text, and what the rules about content found.
    verdicts: BTreeMap<String, (u64, Vec<Diagnostic>)>,
}

impl Material {
    /// Loads files and arranges what is found. `problems` are files that could not be read, with the reason.
    #[must_use]
    pub fn new(files: Vec<SourceFile>, problems: Vec<(String, Text)>) -> Self {
        let loaded = load(&files);
        Self::judged(files, problems, loaded, &Self::default(), |_, _, _| {
            Vec::new()
        })
    }

    /// Arranges what files came to, with the findings of rules about their content. `judge` gives those of the files that
    /// are asked for; of scenarios whose text, catalogue, tables and customers are those of `before`, the findings of
    /// `before` are taken over.
    #[must_use]
    pub fn judged(
        files: Vec<SourceFile>,
        problems: Vec<(String, Text)>,
        loaded: Loaded,
        before: &Self,
        judge: impl FnOnce(&Loaded, &[SourceFile], &dyn Fn(FileId) -> bool) -> Vec<Diagnostic>,
    ) -> Self {
        let kept = before.kept_verdicts(&loaded, &files);
        let judged = judge(&loaded, &files, &|file| !kept.contains_key(&file));
        let mut verdicts = BTreeMap::new();
        for scenario in &loaded.scenarios {
            let file = &files[scenario.file.0];
            let own = |finding: &&Diagnostic| finding.primary.file == scenario.file;
            let found = kept
                .get(&scenario.file)
                .cloned()
                .unwrap_or_else(|| judged.iter().filter(own).cloned().collect());
            verdicts.insert(file.path.clone(), (version(&file.text), found));
        }
        let mut findings = loaded.diagnostics;
        findings.extend(kept.into_values().flatten());
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
            verdicts,
        }
    }

    /// What was found in scenarios that need not be judged again: nothing that they are judged by has changed.
    fn kept_verdicts(
        &self,
        loaded: &Loaded,
        files: &[SourceFile],
    ) -> BTreeMap<FileId, Vec<Diagnostic>> {
        let libraries = self.library.as_deref().zip(loaded.library.as_ref());
        let is_same = libraries
            .is_some_and(|(old, new)| old.rules == new.rules && old.customers == new.customers);
        let scenarios = loaded.scenarios.iter().filter(|_| is_same);
        let kept = scenarios.filter_map(|scenario| {
            let file = files.get(scenario.file.0)?;
            let (known, found) = self.verdicts.get(&file.path)?;
            let mut found = found.clone();
            // Other files may have come or gone; a rule about a scenario points into its own file alone.
            for finding in &mut found {
                finding.primary.file = scenario.file;
                finding
                    .others
                    .iter_mut()
                    .for_each(|other| other.file = scenario.file);
            }
            (*known == version(&file.text)).then_some((scenario.file, found))
        });
        kept.collect()
    }

    /// Whether the same files with the same texts were read.
    #[must_use]
    pub fn has_same_texts(&self, other: &Self) -> bool {
        let texts = |material: &Self| -> Vec<(String, u64)> {
            let documents = material.documents.iter();
            documents
                .map(|document| (document.path.clone(), document.version))
                .collect()
        };
        texts(self) == texts(other)
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

    /// The same, with those that say the same in a row of their own; each row in order of place, and the rows in order of
    /// their first.
    #[must_use]
    pub fn grouped(&self, path: Option<&str>, severity: Option<Severity>) -> Vec<Vec<usize>> {
        let mut groups: Vec<Vec<usize>> = Vec::new();
        let mut known: BTreeMap<(&str, &str, &str), usize> = BTreeMap::new();
        for index in self.filtered(path, severity) {
            let finding = &self.findings[index];
            let message = &finding.message;
            let said = (finding.code.id, message.zh.as_str(), message.en.as_str());
            let group = *known.entry(said).or_insert(groups.len());
            if group == groups.len() {
                groups.push(Vec::new());
            }
            groups[group].push(index);
        }
        groups
    }

    /// The id of the node in which a finding stands, if it is in one.
    #[must_use]
    pub fn node_of(&self, finding: &Diagnostic) -> Option<&str> {
        let document = self.documents.get(finding.primary.file.0)?;
        let node = document.node_at(finding.primary.span.start)?;
        let scenario = self.scenario(document.scenario.as_deref()?)?;
        Some(scenario.nodes.get(node)?.id.as_str())
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Both;
    use crate::source::{Beginning, skeleton};

    /// Catalogue, tables and customers as shipped, and two scenarios.
    fn files() -> Vec<SourceFile> {
        let file = |path: &str, text: &str| SourceFile {
            path: path.to_owned(),
            text: text.to_owned(),
        };
        let scenario = |id: &str| {
            let text = skeleton(&Beginning {
                id: id.to_owned(),
                path: format!("{id}.ron"),
                title_zh: None,
                title_en: None,
                event: crate::model::Event::AfterSales,
                customers: vec!["aggressive".to_owned()],
            });
            file(&format!("{id}.ron"), &text)
        };
        vec![
            file(
                "principles.ron",
                include_str!("../../assets/principles.ron"),
            ),
            file("model.ron", include_str!("../../assets/model.ron")),
            file(
                "aggressive.ron",
                include_str!("../../scenarios/customers/aggressive.ron"),
            ),
            scenario("one"),
            scenario("two"),
        ]
    }

    /// Material in which every scenario judged has one finding, and the paths of those that were judged.
    fn judged(files: Vec<SourceFile>, before: &Material) -> (Material, Vec<String>) {
        let mut paths = Vec::new();
        let loaded = load(&files);
        let judge = |loaded: &Loaded, files: &[SourceFile], is_wanted: &dyn Fn(FileId) -> bool| {
            let scenarios = loaded.scenarios.iter().map(|scenario| scenario.file);
            let wanted: Vec<FileId> = scenarios.filter(|file| is_wanted(*file)).collect();
            paths.extend(wanted.iter().map(|file| files[file.0].path.clone()));
            let found = |file: FileId| {
                let said = Both::new("一", "one");
                Diagnostic::new(RULES[0].code, file, 0..1, said).other(1..2, said)
            };
            wanted.into_iter().map(found).collect()
        };
        let material = Material::judged(files, Vec::new(), loaded, before, judge);
        (material, paths)
    }

    #[test]
    fn a_save_has_only_what_changed_judged_again() {
        let (first, paths) = judged(files(), &Material::default());
        assert_eq!(paths, ["one.ron", "two.ron"]);
        let (same, paths) = judged(files(), &first);
        assert!(paths.is_empty(), "{paths:?}");
        assert_eq!(same.findings, first.findings);

        let mut one_edited = files();
        one_edited[3].text.push_str("\n// A note.\n");
        one_edited.insert(
            0,
            SourceFile {
                path: "a-broken-file.ron".to_owned(),
                text: "(".to_owned(),
            },
        );
        let (edited, paths) = judged(one_edited, &same);
        assert_eq!(paths, ["one.ron"]);
        let two = edited.document("two.ron").into_iter();
        let own = two.flat_map(|document| &document.findings);
        let own = own.map(|&index| &edited.findings[index]);
        let labels: Vec<usize> = own
            .flat_map(|found| [found.primary.file.0, found.others[0].file.0])
            .collect();
        assert_eq!(
            labels,
            [5, 5],
            "kept, and it points at its file's new place"
        );

        for at in 0..3 {
            let mut shared = files();
            let (old, new) = [
                ("weight: 2", "weight: 1"),
                ("cap_total: 80", "cap_total: 70"),
                ("boiling: 94", "boiling: 93"),
            ][at];
            assert!(shared[at].text.contains(old), "{old}");
            shared[at].text = shared[at].text.replacen(old, new, 1);
            let (_, paths) = judged(shared, &first);
            assert_eq!(paths.len(), 2, "all are judged by {}", files()[at].path);
        }
        assert_eq!(judged(files(), &edited).1, ["one.ron"], "and back");
    }
}
