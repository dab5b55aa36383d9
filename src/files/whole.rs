//! Writes a file whole or not at all, and says so only once it is on the disk. Does not know what is in it.
//!
//! A text goes to a temporary file beside its place, under a name that no other writer has, and from there to its place
//! in one step. The writer holds a lock on the temporary file, so that [`clear_leftovers`] can tell one that is being
//! written from one whose writer was killed.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions, Permissions};
use std::hash::{BuildHasher, RandomState};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

/// Ending of temporary files; they begin with a dot.
const PART: &str = "part";
/// How often a file is written again whose temporary file a clean-up took before it was locked.
const MOST_TRIES: usize = 100;

/// What becomes of a file that is already there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existing {
    /// It is replaced.
    Replace,
    /// It stays, and writing ends with [`ErrorKind::AlreadyExists`].
    Keep,
}

/// Who may read a file.
#[derive(Clone, Debug)]
pub enum Access {
    /// As the system has it for new files.
    Usual,
    /// Its owner alone (where the system knows owners).
    Owner,
    /// As another file has it.
    As(Permissions),
}

/// Writes a file: to a new one beside it, flushed to the disk, then put in its place at once; then the folder is flushed
/// too. Nothing is left behind when it fails.
///
/// # Errors
/// When the disk says no, or a file is there that is to be kept; what was there is untouched then.
pub fn write_whole(
    path: &Path,
    parts: &[&[u8]],
    existing: Existing,
    access: &Access,
) -> io::Result<()> {
    let mut tries = 0;
    loop {
        let (beside, file) = temporary(path, access)?;
        let done = fill(file, parts, access).and_then(|_lock| place(&beside, path, existing));
        match done {
            Ok(()) => return flush_folder(path),
            Err(error) if error.kind() == ErrorKind::NotFound && tries < MOST_TRIES => tries += 1,
            Err(error) => {
                // Nothing more can be done if this fails too; the next start clears it.
                drop(fs::remove_file(&beside));
                return Err(error);
            }
        }
    }
}

/// Moves a file to a name that nothing has.
///
/// # Errors
/// When the name is taken ([`ErrorKind::AlreadyExists`]) or the disk says no; nothing is moved then.
pub(super) fn move_to_free(from: &Path, to: &Path) -> io::Result<()> {
    place(from, to, Existing::Keep)
}

/// Removes the temporary files of a folder that nobody is writing any more. What cannot be removed stays.
pub(super) fn clear_leftovers(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
        let hidden = path
            .file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with('.'));
        let is_part = path.extension().is_some_and(|end| end == PART);
        // A file that is being written is locked by its writer.
        if hidden
            && is_part
            && let Ok(file) = File::open(&path)
            && file.try_lock().is_ok()
        {
            drop(fs::remove_file(&path));
        }
    }
}

/// A number that no other writer has: neither in this program nor, but for a chance of 2⁻⁶⁴, in another.
#[must_use]
pub fn random_number() -> u64 {
    // The system's randomness, by way of the seed of the standard library's hashes.
    RandomState::new().hash_one(std::process::id())
}

/// A new temporary file beside a path, locked.
fn temporary(path: &Path, access: &Access) -> io::Result<(PathBuf, File)> {
    static COUNTER: AtomicU64 = AtomicU64::new(0);
    let count = COUNTER.fetch_add(1, Ordering::Relaxed);
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    let process = std::process::id();
    name.push(format!(".{process}-{count}-{:x}.{PART}", random_number()));
    let beside = path.with_file_name(name);
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    if matches!(access, Access::Owner) {
        for_owner(&mut options);
    }
    let file = options.open(&beside)?;
    // Where locks are unknown nothing is cleared either.
    drop(file.lock());
    Ok((beside, file))
}

/// Writes and flushes; the file is returned because it holds the lock.
fn fill(mut file: File, parts: &[&[u8]], access: &Access) -> io::Result<File> {
    for part in parts {
        file.write_all(part)?;
    }
    if let Access::As(permissions) = access {
        file.set_permissions(permissions.clone())?;
    }
    file.sync_all()?;
    Ok(file)
}

/// Gives a file its name. A link fails where a name is taken, which a rename does not.
fn place(beside: &Path, path: &Path, existing: Existing) -> io::Result<()> {
    if existing == Existing::Replace {
        return fs::rename(beside, path);
    }
    match fs::hard_link(beside, path) {
        Ok(()) => {
            // The file is in its place; a second name that stays is cleared at the next start.
            drop(fs::remove_file(beside));
            Ok(())
        }
        Err(error) if matches!(error.kind(), ErrorKind::AlreadyExists | ErrorKind::NotFound) => {
            Err(error)
        }
        // A disk without links: the name is taken first, by an empty file that the rename replaces.
        Err(_) => {
            OpenOptions::new().write(true).create_new(true).open(path)?;
            fs::rename(beside, path).inspect_err(|_| drop(fs::remove_file(path)))
        }
    }
}

/// Flushes the names in a file's folder.
#[cfg(unix)]
fn flush_folder(path: &Path) -> io::Result<()> {
    let folder = path.parent().filter(|folder| *folder != Path::new(""));
    File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
}

/// Folders cannot be flushed here.
#[cfg(not(unix))]
#[expect(
    clippy::unnecessary_wraps,
    reason = "it has the shape of the other one"
)]
fn flush_folder(_path: &Path) -> io::Result<()> {
    Ok(())
}

/// The file to be made is its owner's alone.
#[cfg(unix)]
fn for_owner(options: &mut OpenOptions) {
    use std::os::unix::fs::OpenOptionsExt;
    options.mode(0o600);
}

/// The folder of application data is its owner's alone here already.
#[cfg(not(unix))]
fn for_owner(_options: &mut OpenOptions) {}

/// Makes a folder, and those above it that are not there, for their owner alone.
///
/// # Errors
/// When the disk says no; [`ErrorKind::NotADirectory`] where a file has the name.
pub(super) fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(|error| match error.kind() {
        // Whoever looks for a free name must not take this for a taken one.
        ErrorKind::AlreadyExists => ErrorKind::NotADirectory.into(),
        _ => error,
    })
}

/// Takes everybody but the owner the right to look into a file or folder. What is not there or not ours stays.
#[cfg(unix)]
pub(super) fn close_to_others(path: &Path) {
    use std::os::unix::fs::PermissionsExt;
    let Ok(about) = fs::metadata(path) else {
        return;
    };
    let mode = about.permissions().mode();
    if mode & 0o077 != 0 {
        drop(fs::set_permissions(
            path,
            Permissions::from_mode(mode & 0o700),
        ));
    }
}

/// The folder of application data is its owner's alone here already.
#[cfg(not(unix))]
pub(super) fn close_to_others(_path: &Path) {}
