//! The data folder, read and loaded in one place for window, command line and server: the standard data, with files that
//! somebody named over it. Does not look for the folder, and does not say what may be wrong with content.

use std::path::{Path, PathBuf};

use super::packs::{ReadProblem, drawing_names, read_sources, read_standard};
use crate::diagnostic::{FileId, SourceFile};
use crate::source::{Drawings, Loaded, load_with};

/// What was read of a data folder, and of files that were named over it.
#[derive(Clone, Debug, Default)]
pub struct DataFolder {
    /// All files, those that were named first.
    pub files: Vec<SourceFile>,
    /// What could not be read.
    pub problems: Vec<ReadProblem>,
    /// The drawings that there are; none where there are none at all.
    pub drawings: Option<Drawings>,
    /// How many of the files were named.
    pub named: usize,
    /// The folder.
    root: PathBuf,
    /// No file was named, which means all.
    all: bool,
}

impl DataFolder {
    /// Reads files and folders that were named, and the standard data but for what of it was named.
    #[must_use]
    pub fn read(root: &Path, named: &[PathBuf]) -> Self {
        let mut sources = read_sources(named);
        let count = sources.files.len();
        let real = |path: &Path| path.canonicalize().ok();
        let seen: Vec<PathBuf> = sources
            .files
            .iter()
            .filter_map(|file| real(Path::new(&file.path)))
            .collect();
        let standard = read_standard(root);
        let is_new = |file: &SourceFile| {
            real(&root.join(&file.path)).is_none_or(|path| !seen.contains(&path))
        };
        sources
            .files
            .extend(standard.files.into_iter().filter(is_new));
        sources.problems.extend(standard.problems);
        Self {
            files: sources.files,
            problems: sources.problems,
            drawings: drawing_names(root),
            named: count,
            root: root.to_owned(),
            all: named.is_empty(),
        }
    }

    /// What the files come to.
    #[must_use]
    pub fn load(&self) -> Loaded {
        load_with(&self.files, self.drawings.as_ref())
    }

    /// Whether a file is one that was named; all are if none was.
    #[must_use]
    pub fn is_named(&self, file: FileId) -> bool {
        self.all || file < FileId(self.named)
    }

    /// How many files are meant: those that were named, or all.
    #[must_use]
    pub const fn count(&self) -> usize {
        if self.all {
            self.files.len()
        } else {
            self.named
        }
    }

    /// Whether a file with this path is meant, or everything is.
    #[must_use]
    pub fn is_meant(&self, path: &str) -> bool {
        let named = self.files.iter().take(self.named);
        let mut shown = named.map(|file| file.path.trim_start_matches("./"));
        self.all || shown.any(|shown| shown == path)
    }

    /// Where a file stands on the disk.
    #[must_use]
    pub fn real_path(&self, file: FileId) -> PathBuf {
        let path = self.files.get(file.0).map_or("", |file| file.path.as_str());
        if file < FileId(self.named) {
            PathBuf::from(path)
        } else {
            self.root.join(path)
        }
    }
}
