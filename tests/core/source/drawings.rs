//! Customers' looks are held to the drawings that lie in the data folder.

use std::fs;

use composure::diagnostic::Code;
use composure::files::DataFolder;

use crate::support::{base_files, drawings, root};

#[test]
fn a_drawing_of_ones_own_can_be_named_as_soon_as_it_is_there() {
    let folder = tempfile::tempdir().unwrap();
    for file in base_files() {
        let inside = file.path.strip_prefix(&format!("{}/", root().display()));
        let path = folder.path().join(inside.unwrap());
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let text = file
            .text
            .replace("outfit: \"vest\"", "outfit: \"raincoat\"");
        fs::write(path, text).unwrap();
    }
    let findings = || {
        let found = DataFolder::read(folder.path(), &[]).load().diagnostics;
        let codes: Vec<&Code> = found.iter().map(|finding| finding.code).collect();
        codes
    };
    assert_eq!(
        findings(),
        Vec::<&Code>::new(),
        "without a folder of drawings"
    );
    let art = folder.path().join("assets/art");
    for name in drawings() {
        let path = art.join(format!("{name}.svg"));
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "<svg/>").unwrap();
    }
    assert_eq!(findings(), [Code::UNKNOWN_DRAWING]);
    fs::write(art.join("outfits/raincoat.svg"), "<svg/>").unwrap();
    assert_eq!(findings(), Vec::<&Code>::new());
}
