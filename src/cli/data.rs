//! Loads what a command needs: the standard data, and the files that the user named over it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Result;

use super::out::tell;
use super::refuse;
use crate::diagnostic::{Diagnostic, FileId, SourceFile, suggestion, to_text};
use crate::files::{ReadProblem, data_root, read_sources, read_standard, shown};
use crate::model::{Lang, Library, Scenario, Text, TypeId, words};
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
    /// The user's language.
    pub lang: Lang,
    /// The folder of the standard data.
    root: PathBuf,
    /// The user named no file, which means all.
    all: bool,
}

impl Data {
    /// Loads the files that the user named, over the standard data.
    pub fn load(paths: &[PathBuf], lang: Lang) -> Result<Self> {
        let mut data = Self::read(paths, lang)?;
        data.loaded = load(&data.files);
        Ok(data)
    }

    /// Reads the files that the user named, over the standard data, without loading them.
    pub fn read(paths: &[PathBuf], lang: Lang) -> Result<Self> {
        let Some(root) = data_root() else {
            refuse!(
                lang,
                "找不到程序的数据：没有一个文件夹里有 assets/principles.ron。请在项目的文件夹里启动，\
                 或者把 COMPOSURE_DATA 设成那个文件夹",
                "the program's data is not there: no folder with assets/principles.ron was found. \
                 Start it in the project's folder or set COMPOSURE_DATA to that folder"
            );
        };
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
            lang,
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

    /// Tells which files could not be read, and why.
    pub fn tell_problems(&self) {
        for problem in &self.problems {
            let message = problem.message.get(self.lang);
            tell!("composure: {}: {message}", problem.path);
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
        let text = to_text(&self.loaded.diagnostics, &self.files, self.lang, false);
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
            let shown = meant.display();
            let text = to_text(&self.findings(), &self.files, self.lang, false);
            refuse!(
                self.lang,
                "{shown} 不能玩\n{text}",
                "{shown} cannot be played\n{text}"
            );
        }
        let of_file = |problem: &&ReadProblem| problem.path == shown(meant);
        if let Some(problem) = self.problems.iter().find(of_file) {
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
