//! The trainee's own files: settings, the talk in progress, finished runs. Written whole or not at all, and readable by
//! their owner alone. Several programs may use one folder at the same time.

use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::whole::{
    Access, Existing, clear_leftovers, close_to_others, make_folder, move_to_free, write_whole,
};
use crate::model::{Text, words};

/// Largest file of one's own that is read back.
const LARGEST_BYTES: u64 = 16 * 1024 * 1024;
/// The file that is locked while another is read and written again.
const LOCK: &str = ".lock";

/// Why a file of one's own could not be read or written.
#[derive(Debug, Error)]
pub enum UserFilesError {
    /// Not a text file of a size that this program writes.
    Foreign {
        /// Which file.
        path: String,
    },
    /// The disk said no.
    Disk {
        /// Which file.
        path: String,
        /// What the system says.
        error: io::Error,
    },
}

impl UserFilesError {
    /// What is told.
    #[must_use]
    pub fn text(&self) -> Text {
        match self {
            Self::Foreign { path } => words!(
                "{path}：这不是本程序写的文件",
                "{path}: this is not a file that this program wrote"
            ),
            Self::Disk { path, error } => words!(
                "{path}：{error}。请看看磁盘是不是满了，那里能不能写",
                "{path}: {error}. Check that the disk is not full and that you may write there"
            ),
        }
    }
}

impl fmt::Display for UserFilesError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.text().en)
    }
}

/// The folder for the trainee's own files: `$COMPOSURE_HOME`, or the platform's place for application data.
#[must_use]
pub fn user_folder() -> PathBuf {
    let variable = |name: &str| {
        std::env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    if let Some(named) = variable("COMPOSURE_HOME") {
        return named;
    }
    if let Some(windows) = variable("APPDATA") {
        return windows.join("Composure");
    }
    let home = variable("HOME").unwrap_or_else(|| PathBuf::from("."));
    if cfg!(target_os = "macos") {
        return home.join("Library/Application Support/Composure");
    }
    variable("XDG_DATA_HOME")
        .unwrap_or_else(|| home.join(".local/share"))
        .join("composure")
}

/// A folder of one's own files.
#[derive(Clone, Debug)]
pub struct UserFiles {
    folder: PathBuf,
}

impl UserFiles {
    /// Files in a folder, which is made when the first one is written.
    #[must_use]
    pub const fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// The folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Reads a file; none if there is none.
    ///
    /// # Errors
    /// When it is there but cannot be read, is too large or is not text.
    pub fn read(&self, name: &str) -> Result<Option<String>, UserFilesError> {
        let path = self.folder.join(name);
        let disk = |error| told(&path, error);
        let foreign = || UserFilesError::Foreign {
            path: path.display().to_string(),
        };
        match fs::metadata(&path) {
            // Without a folder there is no file in it either.
            Err(error) if is_absent(&error) => return Ok(None),
            Err(error) => return Err(disk(error)),
            Ok(about) if !about.is_file() || about.len() > LARGEST_BYTES => return Err(foreign()),
            Ok(_) => {}
        }
        let bytes = fs::read(&path).map_err(disk)?;
        String::from_utf8(bytes).map(Some).map_err(|_| foreign())
    }

    /// Writes a file whole; one that is there is replaced.
    ///
    /// # Errors
    /// When the disk says no; the old file is untouched then.
    pub fn write(&self, name: &str, text: &str) -> Result<(), UserFilesError> {
        let path = self.folder.join(name);
        put(&path, text, Existing::Replace).map_err(|error| told(&path, error))
    }

    /// Keeps a text for good under a name below this folder, or under `name-again-2` and so on if that is taken by
    /// something else, and returns the name. `merged` is given what is there already: it answers what is to stand there,
    /// or none if that is something else.
    ///
    /// # Errors
    /// When the disk says no; nothing that was there is lost then.
    pub fn keep(
        &self,
        name: &str,
        text: &str,
        merged: impl Fn(&str) -> Option<String>,
    ) -> Result<String, UserFilesError> {
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "json"));
        let mut number = 1;
        loop {
            let name = match number {
                1 => format!("{stem}.{ending}"),
                _ => format!("{stem}-again-{number}.{ending}"),
            };
            let path = self.folder.join(&name);
            match put(&path, text, Existing::Keep) {
                Ok(()) => return Ok(name),
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => return Err(told(&path, error)),
            }
            // From reading to writing nobody else may write it.
            let lock = self.lock().map_err(|error| told(&path, error))?;
            if let Ok(Some(there)) = self.read(&name)
                && let Some(text) = merged(&there)
            {
                if text != there {
                    self.write(&name, &text)?;
                }
                return Ok(name);
            }
            drop(lock);
            number += 1;
        }
    }

    /// Waits until no other program changes what is there, and keeps others waiting until the file is dropped.
    fn lock(&self) -> io::Result<File> {
        make_folder(&self.folder)?;
        let mut options = OpenOptions::new();
        let path = self.folder.join(LOCK);
        let file = options
            .write(true)
            .create(true)
            .truncate(false)
            .open(path)?;
        // Where the disk knows no locks it goes on without.
        drop(file.lock());
        Ok(file)
    }

    /// Clears what a killed program has left, and closes the files to everybody but their owner: earlier versions left
    /// them open.
    pub fn tidy(&self, folders: &[&str]) {
        let below = folders.iter().map(|below| self.folder.join(below));
        for folder in below.chain([self.folder.clone()]) {
            clear_leftovers(&folder);
            close_to_others(&folder);
            let entries = fs::read_dir(&folder).into_iter().flatten();
            for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
                if path.is_file() {
                    close_to_others(&path);
                }
            }
        }
    }

    /// Removes a file, if it is there.
    ///
    /// # Errors
    /// When the disk says no.
    pub fn remove(&self, name: &str) -> Result<(), UserFilesError> {
        let path = self.folder.join(name);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(told(&path, error)),
            _ => Ok(()),
        }
    }

    /// Puts a file that cannot be used aside under a name that is free, and returns that name.
    ///
    /// # Errors
    /// When the disk says no.
    pub fn put_aside(&self, name: &str) -> Result<String, UserFilesError> {
        let path = self.folder.join(name);
        let mut number = 1;
        loop {
            let aside = format!("{name}.unreadable-{number}");
            match move_to_free(&path, &self.folder.join(&aside)) {
                Ok(()) => return Ok(aside),
                Err(error) if error.kind() == ErrorKind::AlreadyExists => number += 1,
                Err(error) => return Err(told(&path, error)),
            }
        }
    }

    /// Names of the files in a folder below this one that end in `.json`, in order.
    ///
    /// # Errors
    /// When there is such a folder but it cannot be read.
    pub fn list(&self, below: &str) -> Result<Vec<String>, UserFilesError> {
        let folder = self.folder.join(below);
        let paths = json_files(&folder).map_err(|error| told(&folder, error))?;
        let name = |path: &PathBuf| Some(format!("{below}/{}", path.file_name()?.to_str()?));
        Ok(paths.iter().filter_map(name).collect())
    }
}

/// The files of a folder that end in `.json`, in order; none if there is no such folder.
///
/// # Errors
/// When the folder cannot be read.
pub fn json_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let mut paths: Vec<PathBuf> = paths
        .filter(|path| path.extension().is_some_and(|end| end == "json"))
        .collect();
    paths.sort();
    Ok(paths)
}

/// What the disk said, with the path.
fn told(path: &Path, error: io::Error) -> UserFilesError {
    UserFilesError::Disk {
        path: path.display().to_string(),
        error,
    }
}

/// Writes a text whole, in a folder that is made if it is not there.
fn put(path: &Path, text: &str, existing: Existing) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        make_folder(folder)?;
    }
    write_whole(path, &[text.as_bytes()], existing, &Access::Owner)
}

/// Neither the file nor, perhaps, its folder is there.
fn is_absent(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}
