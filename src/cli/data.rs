//! Loads what a command needs: the standard data, and the files that the user named over it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Result, anyhow};

use super::out::tell;
use super::refuse;
use crate::diagnostic::{Diagnostic, FileId, suggestion, to_text};
use crate::files::{DataFolder, NO_DATA, ReadProblem, data_root, shown};
use crate::model::{Lang, Library, Scenario, Text, TypeId, words};
use crate::source::Loaded;

/// Reads the files that the user named, over the standard data, without loading them.
pub(super) fn read(paths: &[PathBuf], lang: Lang) -> Result<DataFolder> {
    Ok(DataFolder::read(&root(lang)?, paths))
}

/// The folder of the standard data.
pub(super) fn root(lang: Lang) -> Result<PathBuf> {
    data_root().ok_or_else(|| anyhow!(NO_DATA.get(lang)))
}

/// Tells which files could not be read, and why.
pub(super) fn tell_problems(folder: &DataFolder, lang: Lang) {
    for problem in &folder.problems {
        tell!("composure: {}: {}", problem.path, problem.message.get(lang));
    }
}

/// What was loaded for a command.
pub(super) struct Data {
    /// The data folder, with the files that the user named over it.
    pub folder: DataFolder,
    /// What they came to.
    pub loaded: Loaded,
    /// The user's language.
    pub lang: Lang,
}

impl Data {
    /// Loads the files that the user named, over the standard data.
    pub fn load(paths: &[PathBuf], lang: Lang) -> Result<Self> {
        let folder = read(paths, lang)?;
        Ok(Self {
            loaded: folder.load(),
            folder,
            lang,
        })
    }

    /// Findings about the files that the user named; about all if none was named.
    pub fn findings(&self) -> Vec<Diagnostic> {
        let of_named = |finding: &&Diagnostic| self.folder.is_named(finding.primary.file);
        self.loaded
            .diagnostics
            .iter()
            .filter(of_named)
            .cloned()
            .collect()
    }

    /// The library, or an error that shows why there is none.
    pub fn library(&self) -> Result<&Library> {
        if let Some(library) = &self.loaded.library {
            return Ok(library);
        }
        let text = to_text(
            &self.loaded.diagnostics,
            &self.folder.files,
            self.lang,
            false,
        );
        refuse!(
            self.lang,
            "原则库或数值表不能用\n{text}",
            "the catalogue or the tables cannot be used\n{text}"
        );
    }

    /// The scenario that the user means: by file or by id.
    pub fn scenario(&self, meant: &Path) -> Result<Arc<Scenario>> {
        let library = self.library()?;
        let of_file = self
            .loaded
            .scenarios
            .iter()
            .find(|loaded| loaded.file < FileId(self.folder.named));
        if let Some(loaded) = of_file {
            return Ok(Arc::clone(&loaded.scenario));
        }
        let id = meant.to_string_lossy();
        if self.folder.named == 0
            && let Some(scenario) = library.scenario(&id)
        {
            return Ok(Arc::clone(scenario));
        }
        if self.folder.named > 0 {
            let shown = meant.display();
            let text = to_text(&self.findings(), &self.folder.files, self.lang, false);
            refuse!(
                self.lang,
                "{shown} 不能玩\n{text}",
                "{shown} cannot be played\n{text}"
            );
        }
        let of_file = |problem: &&ReadProblem| problem.path == shown(meant);
        if let Some(problem) = self.folder.problems.iter().find(of_file) {
            let message = problem.message.get(self.lang);
            anyhow::bail!("{}: {message}", problem.path);
        }
        if meant.is_dir() {
            refuse!(
                self.lang,
                "{id} 是文件夹；请给出场景的文件或标识",
                "{id} is a folder; name a scenario's file or id"
            );
        }
        let known: Vec<&str> = library.scenarios.iter().map(|s| s.id.as_str()).collect();
        let rest = known_are(&id, &known);
        refuse!(
            self.lang,
            "没有场景 {id}。{rest}",
            "there is no scenario {id}.{rest}",
            id = Text::same(id.as_ref()),
            rest = rest
        );
    }

    /// The customer type that the user means, or the scenario's first.
    pub fn customer(&self, scenario: &Scenario, meant: Option<&str>) -> Result<TypeId> {
        let library = self.library()?;
        let offered: Vec<&str> = scenario
            .customers
            .iter()
            .map(|&id| library.customer_type(id).id.as_str())
            .collect();
        let Some(meant) = meant else {
            let Some(&first) = scenario.customers.first() else {
                refuse!(
                    self.lang,
                    "这个场景没有提供客户类型",
                    "the scenario offers no customer type"
                );
            };
            return Ok(first);
        };
        let found = scenario
            .customers
            .iter()
            .copied()
            .find(|&id| library.customer_type(id).id == meant);
        let Some(found) = found else {
            refuse!(
                self.lang,
                "{} 不能和 {} 玩；它提供的有 {}",
                "{} cannot be played with {}; it offers {}",
                scenario.id,
                meant,
                offered.join(", ")
            );
        };
        Ok(found)
    }
}

/// What may be meant by a name that nothing has, and all names that there are.
pub(super) fn known_are(given: &str, known: &[&str]) -> Text {
    let close = suggestion(given, known.iter().copied());
    let close = close.map_or_else(Text::default, |close| {
        words!("是不是想写 {close}？", " Did you mean {close}?")
    });
    let all = Text::new(known.join("、"), known.join(", "));
    words!(
        "{close}现有：{all}",
        "{close} Known are: {all}",
        close = close,
        all = all
    )
}

/// The file that the user named, if there is one; nothing if a scenario's id is meant.
pub(super) fn as_files(meant: &Path) -> Vec<PathBuf> {
    // A link that leads nowhere is a file whose problem is to be told.
    if meant.symlink_metadata().is_ok() && !meant.is_dir() {
        vec![meant.to_owned()]
    } else {
        Vec::new()
    }
}
