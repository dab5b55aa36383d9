//! Tells whether the data files have changed on disk. Does not read them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// How deep folders are looked into.
const DEEPEST_FOLDER: usize = 8;

/// When a file was last changed, and how large it is.
type Stamp = (Option<SystemTime>, u64);

/// The data files as they are on disk at one moment; another moment's differ if anything has changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stamps(BTreeMap<PathBuf, Stamp>);

impl Stamps {
    /// Looks at all data files below a data folder: editors that write a new file and rename it, deleted and new folders
    /// all show.
    #[must_use]
    pub fn of(root: &Path) -> Self {
        let mut stamps = Self::default();
        for folder in ["assets", "scenarios"] {
            stamps.walk(&root.join(folder), 0);
        }
        stamps
    }

    fn walk(&mut self, folder: &Path, depth: usize) {
        let Ok(entries) = fs::read_dir(folder) else {
            return;
        };
        for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
            let Ok(about) = fs::metadata(&path) else {
                continue;
            };
            if about.is_dir() {
                if depth < DEEPEST_FOLDER {
                    self.walk(&path, depth + 1);
                }
            } else if path
                .extension()
                .is_some_and(|end| end == "ron" || end == "svg")
            {
                self.0.insert(path, (about.modified().ok(), about.len()));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_of_saving_shows() -> std::io::Result<()> {
        let root = std::env::temp_dir().join(format!("composure-watch-{}", std::process::id()));
        let pack = root.join("scenarios/mine");
        fs::create_dir_all(&pack)?;
        let file = pack.join("a.ron");
        let mut known = Stamps::of(&root);
        let mut changed = |what: &str| {
            let now = Stamps::of(&root);
            assert_ne!(now, known, "{what}");
            known = now;
        };
        fs::write(&file, "one")?;
        changed("a new file");
        fs::write(&file, "longer")?;
        changed("a file written over");
        let beside = pack.join(".a.ron.new");
        fs::write(&beside, "by rename")?;
        fs::rename(&beside, &file)?;
        changed("a file renamed over another");
        fs::remove_file(&file)?;
        changed("a deleted file");
        fs::create_dir_all(pack.join("deeper"))?;
        fs::write(pack.join("deeper/b.ron"), "b")?;
        changed("a new folder");
        fs::remove_dir_all(&pack)?;
        changed("a deleted folder");
        fs::create_dir_all(root.join("assets/art"))?;
        fs::write(root.join("assets/art/mine.svg"), "<svg/>")?;
        changed("a new drawing");
        assert_eq!(Stamps::of(&root), known, "nothing has changed since");
        fs::remove_dir_all(&root)
    }
}
