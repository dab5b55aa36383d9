//! A copy of the product's data files in a folder of its own, and the program run in it. Does not test anything.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// A folder with the data that ships, without drawings and fonts.
pub fn product() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for part in ["assets", "scenarios", "docs"] {
        copy(
            &Path::new(env!("CARGO_MANIFEST_DIR")).join(part),
            &folder.path().join(part),
        );
    }
    folder
}

/// Copies the data files of a folder and those below it.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &target);
        } else if path.extension().is_some_and(|end| end == "ron") {
            fs::copy(&path, &target).expect("a file");
        }
    }
}

/// Runs the program in a folder, in English.
pub fn composure(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_composure"))
        .args(arguments)
        .current_dir(folder)
        .env_remove("COMPOSURE_DATA")
        .env("LC_ALL", "C")
        .stdin(Stdio::null())
        .output()
        .expect("the program runs")
}

/// What a command printed, standard output first.
pub fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}
