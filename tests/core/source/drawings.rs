//! The list of drawings that the loader knows is what lies in `assets/art`.

use std::fs;
use std::path::Path;

use crate::support::{golden, root};

/// Names of all drawings in a folder and those in it, with the folders' names in front and without ending.
fn drawings(folder: &Path, before: &str, out: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let name = entry.file_name().into_string().unwrap();
        if entry.file_type().unwrap().is_dir() {
            drawings(&entry.path(), &format!("{before}{name}/"), out);
        } else if let Some(drawing) = name.strip_suffix(".svg") {
            out.push(format!("{before}{drawing}"));
        }
    }
}

#[test]
fn the_list_of_drawings_is_made_from_the_folder() {
    let mut names = Vec::new();
    drawings(&root().join("assets/art"), "", &mut names);
    names.sort();
    assert!(names.len() > 100, "{}", names.len());
    golden("assets/art/drawings.txt", &(names.join("\n") + "\n"));
}
