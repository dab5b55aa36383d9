//! Nothing that stands in files or their names steers the terminal.

use super::{composure, err, out};

/// Characters that clear, ring, turn or overwrite: C0, DEL, C1, directions.
const STEERING: &str =
    "\u{1b}[31m\r\u{7}\u{8}\u{7f}\u{85}\u{9b}\u{61c}\u{200f}\u{2028}\u{202e}\u{2066}";

fn shows_none(arguments: &[&str]) {
    let output = composure(arguments);
    for text in [out(&output), err(&output)] {
        let bad = text
            .chars()
            .find(|&c| STEERING.contains(c) && !"[31m".contains(c));
        assert_eq!(bad, None, "{arguments:?}: {text:?}");
    }
}

#[test]
fn names_ids_comments_and_texts_do_not_steer_the_terminal() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(format!("a{STEERING}b.ron"));
    let path = path.to_string_lossy().into_owned();
    let shipped =
        std::fs::read_to_string("scenarios/complaints/late-delivery.ron").expect("it ships");
    let ids = format!(
        "Scenario(format: 1, id: \"x{STEERING}\", title: {{\"zh\": \"{STEERING}\\0\"}}, start: \"{STEERING}\") // {STEERING}\n"
    );
    let comments = format!("// {STEERING}\n{shipped}");
    let signs = format!("Scenario({STEERING}\0");
    for text in [ids, comments, signs, String::new()] {
        std::fs::write(&path, text).expect("a file");
        for format in ["text", "json", "sarif"] {
            shows_none(&["check", "--format", format, &path]);
        }
        for command in ["analyze", "play", "graph"] {
            shows_none(&[command, &path]);
        }
        shows_none(&["check", "--diff", &path]);
        shows_none(&["fmt", "--diff", &path]);
        shows_none(&["diff", &path, &path]);
    }
    std::fs::remove_file(&path).expect("it is there");
    shows_none(&["check", &path]);
    shows_none(&["replay", STEERING]);
    shows_none(&["check", "--explain", STEERING]);
}
