//! Records of finished talks: those of this machine, or those that the user named. One that cannot be read is told with
//! the remedy and leaves the others alone.

use std::path::{Path, PathBuf};

use super::out::tell;
use crate::files::{json_files, read_text, user_folder};
use crate::model::{Lang, Text, words};
use crate::record::Record;

/// What was read.
#[derive(Default)]
pub(super) struct Records {
    /// Records, each with the path of its file.
    pub found: Vec<(String, Record)>,
    /// Something could not be read.
    pub failed: bool,
}

impl Records {
    /// Reads records and folders of records; without any, those of this machine.
    pub fn read(named: &[PathBuf], lang: Lang) -> Self {
        let mut records = Self::default();
        if named.is_empty() {
            records.add_folder(&user_folder().join("runs"), lang);
        }
        for path in named {
            if path.is_dir() {
                records.add_folder(path, lang);
            } else {
                records.add_file(path, lang);
            }
        }
        records
    }

    fn add_folder(&mut self, folder: &Path, lang: Lang) {
        match json_files(folder) {
            Ok(paths) => paths.iter().for_each(|path| self.add_file(path, lang)),
            Err(error) => {
                let told = words!(
                    "文件夹读不了：{error}",
                    "the folder cannot be read: {error}"
                );
                self.fail(folder, &told, lang);
            }
        }
    }

    fn add_file(&mut self, path: &Path, lang: Lang) {
        match read_text(path).and_then(|text| parsed(&text)) {
            Ok(record) => self.found.push((path.display().to_string(), record)),
            Err(why) => self.fail(path, &why, lang),
        }
    }

    fn fail(&mut self, path: &Path, why: &Text, lang: Lang) {
        tell!("composure: {}: {}", path.display(), why.get(lang));
        self.failed = true;
    }
}

/// A record, or why a text is none.
pub(super) fn parsed(text: &str) -> Result<Record, Text> {
    Record::from_json(text).map_err(|error| error.text())
}
