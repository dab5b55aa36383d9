//! `composure check`: pages, levels, baseline, SARIF, silencing comments.

use std::fs;

use crate::{composure, err, file, json, out};

/// A shipped scenario with a part replaced, as a file of its own.
pub fn changed(old: &str, new: &str) -> (tempfile::TempDir, String) {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/scenarios/complaints/late-delivery.ron"
    );
    let text = fs::read_to_string(path).expect("it ships");
    assert!(text.contains(old), "{old}");
    let text = text.replacen("id: \"late-delivery\"", "id: \"mine\"", 1);
    file(text.replacen(old, new, 1).as_bytes())
}

#[test]
fn a_rule_is_explained_under_fixed_headings_by_code_or_name() {
    let page = out(&composure(&["check", "--explain", "C0201"]));
    for heading in [
        "What it finds",
        "Why it matters",
        "What to do",
        "Wrong",
        "Right",
    ] {
        assert!(page.contains(heading), "{page}");
    }
    assert_eq!(
        out(&composure(&["check", "--explain", "unreachable-node"])),
        page
    );
    let list = out(&composure(&["check", "--explain", "list"]));
    assert!(
        list.lines().count() > 30 && list.contains("C0201"),
        "{list}"
    );
    assert!(out(&composure(&["check", "--explain", "all"])).contains(&page));
    let unknown = composure(&["check", "--explain", "unreachable-nod"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(err(&unknown).contains("did you mean unreachable-node?"));
}

#[test]
fn levels_decide_what_fails() {
    let (_folder, path) = changed(
        "    difficulty: 3,",
        "    difficulty: 3, // allow C0302: none\n",
    );
    let code = |more: &[&str]| {
        let output = composure(&[&["check", path.as_str()], more].concat());
        (output.status.code(), out(&output) + &err(&output))
    };
    assert_eq!(code(&[]).0, Some(0));
    assert_eq!(code(&["--deny", "warning"]).0, Some(1));
    assert_eq!(code(&["--error", "unused-suppression"]).0, Some(1));
    assert_eq!(code(&["--deny", "warning", "--note", "C0303"]).0, Some(0));
    let (status, said) = code(&["--deny", "warning", "--quiet", "c03"]);
    assert_eq!(status, Some(0));
    assert!(said.contains("0 errors, 0 warnings"), "{said}");
    let (status, said) = code(&["--warn", "C0101"]);
    assert_eq!(status, Some(2));
    assert!(said.contains("cannot be lowered"), "{said}");
    assert_eq!(code(&["--warn", "C9"]).0, Some(2));
}

#[test]
fn a_baseline_hides_what_it_lists_even_when_lines_move() {
    let (folder, path) = changed("    difficulty: 3,", "    difficulty: 9,");
    let baseline = folder
        .path()
        .join("known.json")
        .to_string_lossy()
        .into_owned();
    let written = composure(&["check", &path, "--write-baseline", &baseline]);
    assert_eq!(written.status.code(), Some(0), "{}", err(&written));
    assert!(
        err(&written).contains("1 findings are listed"),
        "{}",
        err(&written)
    );
    let once = fs::read_to_string(&baseline).expect("it was written");
    composure(&["check", &path, "--write-baseline", &baseline]);
    assert_eq!(fs::read_to_string(&baseline).expect("again"), once);

    let text = fs::read_to_string(&path).expect("a file");
    fs::write(&path, format!("// A word in front.\n\n{text}")).expect("a file");
    let hidden = composure(&["check", &path, "--baseline", &baseline]);
    assert_eq!(hidden.status.code(), Some(0), "{}", out(&hidden));
    assert!(out(&hidden).is_empty());

    let more = text.replacen("room: lounge", "room: longe", 1);
    fs::write(&path, more).expect("a file");
    let new = composure(&["check", &path, "--baseline", &baseline]);
    assert_eq!(new.status.code(), Some(1));
    assert!(
        out(&new).contains("C0006") && !out(&new).contains("C0007"),
        "{}",
        out(&new)
    );

    fs::write(&path, text.replacen("difficulty: 9", "difficulty: 3", 1)).expect("a file");
    let stale = composure(&["check", &path, "--baseline", &baseline]);
    assert_eq!(stale.status.code(), Some(0));
    assert!(
        err(&stale).contains("the baseline lists 1 more of C0007"),
        "{}",
        err(&stale)
    );
}

#[test]
fn a_broken_baseline_is_no_empty_one() {
    let (_folder, path) = file(b"{\"version\": 1, \"findings\": [{}]}");
    let output = composure(&["check", "--baseline", &path]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("no baseline"), "{}", err(&output));
    let output = composure(&["check", "--baseline", "/nonexistent/known.json"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("cannot be read"), "{}", err(&output));
    let output = composure(&["check", "--write-baseline", "/nonexistent/known.json"]);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn sarif_holds_findings_reasons_and_files_that_cannot_be_read() {
    let (folder, path) = changed(
        "    difficulty: 3,",
        "    // allow C0302: of a newer program\n    difficulty: 3, // allow L9999: there\n    rom: lounge,",
    );
    fs::write(folder.path().join("bad.ron"), b"\xff").expect("a file");
    let folder = folder.path().to_string_lossy().into_owned();
    let output = composure(&["check", &folder, "--format", "sarif"]);
    assert_eq!(output.status.code(), Some(2));
    let document = json(&output);
    let run = &document["runs"][0];
    assert_eq!(run["invocations"][0]["executionSuccessful"], false);
    let results = run["results"].as_array().expect("a list");
    let of = |code: &str| {
        results
            .iter()
            .find(|r| r["ruleId"] == code)
            .expect("a finding")
    };
    let unknown = of("C0002");
    let place = &unknown["locations"][0]["physicalLocation"];
    assert_eq!(place["region"]["startColumn"], 5);
    let uri = place["artifactLocation"]["uri"].as_str().expect("a URI");
    assert!(
        uri.starts_with("file:///") && uri.ends_with("/mine.ron"),
        "{uri} {path}"
    );
    assert_eq!(
        of("C0302")["suppressions"][0]["justification"],
        "of a newer program"
    );
}

#[test]
fn json_tells_the_remedy_with_its_bytes() {
    let (_folder, path) = changed("goto: \"facts\"", "goto: \"fcats\"");
    let document = json(&composure(&["check", "--format", "json", &path]));
    let finding = &document["findings"][0];
    assert_eq!(finding["fix"]["title"], "write `facts`");
    let patch = &finding["fix"]["patches"][0];
    assert_eq!(patch["text"], "\"facts\"");
    assert_eq!(patch["bytes"], finding["place"]["bytes"]);
    assert_eq!(patch["start"], finding["place"]["start"]);
}
