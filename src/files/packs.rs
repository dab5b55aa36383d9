//! Finds and reads data files. Broken files are reported, never fatal.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::diagnostic::SourceFile;
use crate::model::{Both, Text, words};

/// Largest data file that is read.
const LARGEST_BYTES: u64 = 16 * 1024 * 1024;
/// How deep folders are searched.
const DEEPEST_FOLDER: usize = 8;

/// A file that could not be read, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadProblem {
    /// The file.
    pub path: String,
    /// Why, with the remedy.
    pub message: Text,
}

/// What was read.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// Files in order of path.
    pub files: Vec<SourceFile>,
    /// What could not be read.
    pub problems: Vec<ReadProblem>,
    /// Folders and files already seen, by their real path: links may lead in circles.
    seen: BTreeSet<PathBuf>,
}

impl Sources {
    /// Whether a path is met for the first time; one that cannot be resolved is, so that its problem is told.
    fn is_new(&mut self, path: &Path) -> bool {
        path.canonicalize()
            .map_or(true, |real| self.seen.insert(real))
    }
}

/// That there is no data folder, and what to do.
pub const NO_DATA: Both = Both::new(
    "找不到程序的数据：没有一个文件夹里有 assets/principles.ron。请在项目的文件夹里启动，\
     或者把 COMPOSURE_DATA 设成那个文件夹",
    "the program's data is not there: no folder with assets/principles.ron was found. \
     Start it in the project's folder or set COMPOSURE_DATA to that folder",
);

/// The folder that holds `assets/` and `scenarios/`: `$COMPOSURE_DATA`, the current folder or one above it, beside the
/// program or above it, or where the program was built. None if no such folder has `assets/principles.ron`.
#[must_use]
pub fn data_root() -> Option<PathBuf> {
    let holds_data = |folder: &Path| folder.join("assets/principles.ron").is_file();
    if let Some(named) = std::env::var_os("COMPOSURE_DATA") {
        let named = PathBuf::from(named);
        return holds_data(&named).then_some(named);
    }
    let current = std::env::current_dir().ok();
    let beside = std::env::current_exe()
        .ok()
        .and_then(|path| Some(path.parent()?.to_owned()));
    let built = Path::new(env!("CARGO_MANIFEST_DIR")).to_owned();
    current
        .iter()
        .chain(&beside)
        .flat_map(|start| start.ancestors())
        .chain([built.as_path()])
        .find(|folder| holds_data(folder))
        .map(Path::to_owned)
}

/// Reads the catalogue, the tables, the forms, and all packs below a data folder.
#[must_use]
pub fn read_standard(root: &Path) -> Sources {
    let mut sources = Sources::default();
    for name in ["assets/principles.ron", "assets/model.ron"] {
        read_file(&root.join(name), name.to_owned(), &mut sources);
    }
    for folder in ["assets/forms", "scenarios"] {
        walk(&root.join(folder), folder, 0, &mut sources);
    }
    sources
}

/// A path as it is shown and compared: with slashes.
#[must_use]
pub fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// Reads files and folders as the user named them.
#[must_use]
pub fn read_sources(paths: &[PathBuf]) -> Sources {
    let mut sources = Sources::default();
    for path in paths {
        let shown = shown(path);
        if path.is_dir() {
            let before = sources.files.len() + sources.problems.len();
            walk(path, shown.trim_end_matches('/'), 0, &mut sources);
            if sources.files.len() + sources.problems.len() == before {
                sources.problems.push(ReadProblem {
                    path: shown,
                    message: words!(
                        "这个文件夹里没有 .ron 文件",
                        "there is no .ron file in this folder"
                    ),
                });
            }
        } else {
            read_file(path, shown, &mut sources);
        }
    }
    sources
}

/// Reads drawings below a data folder by their names there, without folder and ending; those that cannot be read, and
/// those that a name or a link places outside the drawings' folder, are left out.
#[must_use]
pub fn read_drawings(
    root: &Path,
    names: impl IntoIterator<Item = String>,
) -> BTreeMap<String, String> {
    let folder = root.join("assets/art");
    let read = |name: String| {
        let text = read_text(&drawing_path(&folder, &name)?).ok()?;
        Some((name, text))
    };
    names.into_iter().filter_map(read).collect()
}

/// Names of the drawings below a data folder, as [`read_drawings`] takes them; none where there are no drawings at all,
/// as in a copy of the data files alone.
pub(super) fn drawing_names(root: &Path) -> Option<BTreeSet<String>> {
    let folder = root.join("assets/art");
    let mut names = BTreeSet::new();
    let mut below = vec![(String::new(), 0)];
    while let Some((before, depth)) = below.pop() {
        let entries = fs::read_dir(folder.join(&before));
        for entry in entries.into_iter().flatten().filter_map(Result::ok) {
            let Ok(name) = entry.file_name().into_string() else {
                continue;
            };
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                if depth < DEEPEST_FOLDER {
                    below.push((format!("{before}{name}/"), depth + 1));
                }
            } else if let Some(name) = name.strip_suffix(".svg") {
                names.insert(format!("{before}{name}"));
            }
        }
    }
    names.retain(|name| drawing_path(&folder, name).is_some());
    (!names.is_empty()).then_some(names)
}

/// Where a drawing is, by its name below the drawings' folder without ending; none if it is not there, or if the name or
/// a link leads out of the folder.
#[must_use]
pub fn drawing_path(folder: &Path, name: &str) -> Option<PathBuf> {
    let folder = folder.canonicalize().ok()?;
    let path = folder.join(format!("{name}.svg")).canonicalize().ok()?;
    path.starts_with(&folder).then_some(path)
}

/// Reads all `.ron` files of a folder and those in it, in order of name.
fn walk(folder: &Path, shown: &str, depth: usize, sources: &mut Sources) {
    if !sources.is_new(folder) {
        return;
    }
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => {
            sources.problems.push(ReadProblem {
                path: shown.to_owned(),
                message: words!(
                    "文件夹读不了：{error}",
                    "the folder cannot be read: {error}"
                ),
            });
            return;
        }
    };
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    paths.sort();
    for path in paths {
        let Some(name) = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
        else {
            continue;
        };
        let shown = format!("{shown}/{name}");
        if path.is_dir() {
            if depth < DEEPEST_FOLDER && !name.starts_with('.') {
                walk(&path, &shown, depth + 1, sources);
            }
        } else if path.extension().is_some_and(|end| end == "ron") {
            read_file(&path, shown, sources);
        }
    }
}

/// Reads one file, without its byte order mark.
fn read_file(path: &Path, shown: String, sources: &mut Sources) {
    if !sources.is_new(path) {
        return;
    }
    match read_text(path) {
        Ok(text) => sources.files.push(SourceFile { path: shown, text }),
        Err(message) => sources.problems.push(ReadProblem {
            path: shown,
            message,
        }),
    }
}

/// The text of a file without its byte order mark.
///
/// # Errors
/// When it is no ordinary file, larger than data files are, not UTF-8, or the disk says no: why, for people.
pub fn read_text(path: &Path) -> Result<String, Text> {
    let unreadable = |error: Text| {
        words!(
            "文件读不了：{error}",
            "the file cannot be read: {error}",
            error = error
        )
    };
    let by_system = |error: std::io::Error| unreadable(Text::same(error.to_string()));
    let about = fs::metadata(path).map_err(by_system)?;
    if !about.is_file() {
        return Err(unreadable(words!(
            "它不是普通的文件",
            "it is no ordinary file"
        )));
    }
    if about.len() > LARGEST_BYTES {
        let most = LARGEST_BYTES / 1024 / 1024;
        return Err(unreadable(words!(
            "它超过了 {most} MiB，请拆成几个文件，或者删掉不要的部分",
            "it is larger than {most} MiB; split it or remove what is not needed"
        )));
    }
    let bytes = fs::read(path).map_err(by_system)?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        words!(
            "它不是 UTF-8（第 {at} 字节处），请另存为 UTF-8",
            "it is not UTF-8 (byte {at}); save it as UTF-8"
        )
    })?;
    Ok(match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    })
}
