//! Loads what a command needs: the standard data, and the files that the user named over it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result, bail};

use crate::diagnostic::{Diagnostic, FileId, SourceFile, to_text};
use crate::files::{ReadProblem, data_root, read_sources, read_standard};
use crate::model::{Lang, Library, Scenario, TypeId};
use crate::source::{Loaded, load};

/// What was loaded for a command.
pub(super) struct Data {
    /// All files, those that the user named first.
    pub files: Vec<SourceFile>,
    /// How many of them the user named.
    pub named: usize,
    /// What they came to.
    pub loaded: Loaded,
    /// Files that could not be read.
    pub problems: Vec<ReadProblem>,
    /// The folder of the standard data.
    root: PathBuf,
    /// The user named no file, which means all.
    all: bool,
}

impl Data {
    /// Loads the files that the user named, over the standard data.
    pub fn load(paths: &[PathBuf]) -> Result<Self> {
        let mut data = Self::read(paths)?;
        data.loaded = load(&data.files);
        Ok(data)
    }

    /// Reads the files that the user named, over the standard data, without loading them.
    pub fn read(paths: &[PathBuf]) -> Result<Self> {
        let root = data_root().context(
            "the program's data is not there: no folder with assets/principles.ron was found. \
             Start it in the project's folder or set COMPOSURE_DATA to that folder",
        )?;
        let mut sources = read_sources(paths);
        let named = sources.files.len();
        let seen: Vec<PathBuf> = sources
            .files
            .iter()
            .filter_map(|file| Path::new(&file.path).canonicalize().ok())
            .collect();
        let standard = read_standard(&root);
        let extra = standard.files.into_iter().filter(|file| {
            root.join(&file.path)
                .canonicalize()
                .map_or(true, |path| !seen.contains(&path))
        });
        sources.files.extend(extra);
        sources.problems.extend(standard.problems);
        Ok(Self {
            files: sources.files,
            named,
            loaded: Loaded::default(),
            problems: sources.problems,
            root,
            all: paths.is_empty(),
        })
    }

    /// Whether a file is one that the user named; all are if the user named none.
    pub fn is_named(&self, file: FileId) -> bool {
        self.all || file < FileId(self.named)
    }

    /// How many files a command is about.
    pub fn count(&self) -> usize {
        if self.all {
            self.files.len()
        } else {
            self.named
        }
    }

    /// Whether the command is about a file with this path, or about everything.
    pub fn is_looked_at(&self, path: &str) -> bool {
        let named = &self.files[..self.named];
        self.all
            || named
                .iter()
                .any(|file| file.path.trim_start_matches("./") == path)
    }

    /// Where a file stands on the disk.
    pub fn real_path(&self, file: FileId) -> PathBuf {
        let path = self.files.get(file.0).map_or("", |file| file.path.as_str());
        if file < FileId(self.named) {
            PathBuf::from(path)
        } else {
            self.root.join(path)
        }
    }

    /// Findings about the files that the user named; about all if none was named.
    pub fn findings(&self) -> Vec<Diagnostic> {
        let of_named = |finding: &&Diagnostic| self.is_named(finding.primary.file);
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
        let text = to_text(&self.loaded.diagnostics, &self.files, Lang::En, false);
        bail!("the catalogue or the tables cannot be used\n{text}");
    }

    /// The scenario that the user means: by file or by id.
    pub fn scenario(&self, meant: &Path) -> Result<Arc<Scenario>> {
        let library = self.library()?;
        let of_file = self
            .loaded
            .scenarios
            .iter()
            .find(|loaded| loaded.file < FileId(self.named));
        if let Some(loaded) = of_file {
            return Ok(Arc::clone(&loaded.scenario));
        }
        let id = meant.to_string_lossy();
        if self.named == 0
            && let Some(scenario) = library.scenario(&id)
        {
            return Ok(Arc::clone(scenario));
        }
        if self.named > 0 {
            let text = to_text(&self.findings(), &self.files, Lang::En, false);
            bail!("{} cannot be played\n{text}", meant.display());
        }
        let known: Vec<&str> = library.scenarios.iter().map(|s| s.id.as_str()).collect();
        let close = crate::diagnostic::suggestion(&id, known.iter().copied())
            .map(|close| format!(" Did you mean {close}?"))
            .unwrap_or_default();
        bail!(
            "there is no scenario {id}.{close} Known are: {}",
            known.join(", ")
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
            return scenario
                .customers
                .first()
                .copied()
                .context("the scenario offers no customer type");
        };
        let found = scenario
            .customers
            .iter()
            .copied()
            .find(|&id| library.customer_type(id).id == meant);
        found.with_context(|| {
            format!(
                "{} cannot be played with {meant}; it offers {}",
                scenario.id,
                offered.join(", ")
            )
        })
    }
}

/// The file that the user named, if there is one; nothing if a scenario's id is meant.
pub(super) fn as_files(meant: &Path) -> Vec<PathBuf> {
    if meant.exists() && !meant.is_dir() {
        vec![meant.to_owned()]
    } else {
        Vec::new()
    }
}
