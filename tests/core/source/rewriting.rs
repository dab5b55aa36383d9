//! Writing data files anew: only what was read is replaced, and nothing is left behind.

use std::fs;

use composure::files::{Mark, RewriteError, has_mark, rewrite};

#[test]
fn a_file_that_changed_meanwhile_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.ron");
    fs::write(&path, "somebody else wrote this").unwrap();
    let refused = rewrite(&path, "what was read", "what is meant", Mark::Keep);
    assert!(matches!(refused, Err(RewriteError::Changed)), "{refused:?}");
    assert_eq!(
        fs::read_to_string(&path).unwrap(),
        "somebody else wrote this"
    );
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    let gone = rewrite(&folder.path().join("b.ron"), "", "x", Mark::Keep);
    assert!(matches!(gone, Err(RewriteError::Disk(_))), "{gone:?}");
}

#[test]
fn a_byte_order_mark_stays_or_goes_as_asked() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.ron");
    fs::write(&path, "\u{feff}one").unwrap();
    rewrite(&path, "one", "two", Mark::Keep).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), "\u{feff}two");
    assert!(has_mark(&path));
    rewrite(&path, "two", "three", Mark::Remove).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), "three");
    assert!(!has_mark(&path));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}
