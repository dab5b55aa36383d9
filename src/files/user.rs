//! The trainee's own files: settings, the talk in progress, finished runs. Written whole or not at all.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use thiserror::Error;

/// Largest file of one's own that is read back.
const LARGEST_BYTES: u64 = 16 * 1024 * 1024;

/// Why a file of one's own could not be read or written.
#[derive(Debug, Error)]
pub enum UserFilesError {
    /// Not a text file of a size that this program writes.
    #[error("{path}: this is not a file that this program wrote")]
    Foreign {
        /// Which file.
        path: String,
    },
    /// The disk said no.
    #[error("{path}: {error}. Check that the disk is not full and that you may write there")]
    Disk {
        /// Which file.
        path: String,
        /// What the system says.
        error: std::io::Error,
    },
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
        let disk = |error| UserFilesError::Disk {
            path: path.display().to_string(),
            error,
        };
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

    /// Writes a file whole: to a new file beside it, flushed to the disk, then renamed over it.
    ///
    /// # Errors
    /// When the disk says no; the old file is untouched then.
    pub fn write(&self, name: &str, text: &str) -> Result<(), UserFilesError> {
        let path = self.folder.join(name);
        let beside = path.with_extension("new");
        let write = || -> std::io::Result<()> {
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder)?;
            }
            let mut file = fs::File::create(&beside)?;
            file.write_all(text.as_bytes())?;
            file.sync_all()?;
            fs::rename(&beside, &path)
        };
        write().map_err(|error| UserFilesError::Disk {
            path: path.display().to_string(),
            error,
        })
    }

    /// Removes a file, if it is there.
    ///
    /// # Errors
    /// When the disk says no.
    pub fn remove(&self, name: &str) -> Result<(), UserFilesError> {
        let path = self.folder.join(name);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(UserFilesError::Disk {
                path: path.display().to_string(),
                error,
            }),
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
        let (aside, free) = loop {
            let aside = format!("{name}.unreadable-{number}");
            let free = self.folder.join(&aside);
            if !free.exists() {
                break (aside, free);
            }
            number += 1;
        };
        fs::rename(&path, &free).map_err(|error| UserFilesError::Disk {
            path: path.display().to_string(),
            error,
        })?;
        Ok(aside)
    }

    /// Names of the files in a folder below this one that end in `.json`, in order.
    ///
    /// # Errors
    /// When there is such a folder but it cannot be read.
    pub fn list(&self, below: &str) -> Result<Vec<String>, UserFilesError> {
        let folder = self.folder.join(below);
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => {
                return Err(UserFilesError::Disk {
                    path: folder.display().to_string(),
                    error,
                });
            }
        };
        let mut names: Vec<String> = entries
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .filter(|name| Path::new(name).extension().is_some_and(|end| end == "json"))
            .map(|name| format!("{below}/{name}"))
            .collect();
        names.sort();
        Ok(names)
    }
}

/// Neither the file nor, perhaps, its folder is there.
fn is_absent(error: &std::io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}
