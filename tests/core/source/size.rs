//! Reading costs in proportion to a file's size, whatever stands in it: each text here is small, but would take minutes or
//! the whole memory if a part were gone through again for every other part.

use composure::diagnostic::{CODES, Code, SourceFile, to_json, to_text};
use composure::model::Lang;
use composure::source::{load, sift};

/// Bytes of each text, about. What is read twice for every byte costs forty thousand million steps.
const SIZE: usize = 200_000;

/// Reads a text as `check` does, and returns the codes that are found.
fn codes_in(text: String) -> Vec<&'static str> {
    let files = [SourceFile {
        path: "odd.ron".to_owned(),
        text,
    }];
    let found = sift(&files, load(&files).diagnostics, CODES).reported;
    assert!(to_json(&found, &files).len() < 100 * SIZE);
    assert!(to_text(&found, &files, Lang::En, false).len() < 100 * SIZE);
    found.iter().map(|finding| finding.code.id).collect()
}

fn filled(before: &str, part: &str, after: &str) -> String {
    format!("{before}{}{after}", part.repeat(SIZE / part.len()))
}

#[test]
fn signs_without_end_are_read_once() {
    for part in [
        "\"",
        "\"\\\"\n",
        "\\\"\n",
        "\"\\q",
        "\"\\u{",
        "'\\u{",
        "r#\"",
        "r##",
        "#",
        "'",
        "(",
        "[",
        "{",
        "[]",
        ")",
        "/*",
        "// x\n",
        "9",
        "a",
        "a ",
        " ",
        "\n",
        "\0",
        "\u{202e}",
        "，",
        "(\n b: [\n",
    ] {
        assert!(!codes_in(filled("", part, "")).is_empty(), "{part:?}");
        assert!(
            !codes_in(filled("Scenario(\"", part, "")).is_empty(),
            "{part:?}"
        );
    }
}

#[test]
fn entries_without_end_are_told_up_to_a_limit() {
    for (before, part, after) in [
        ("Scenario(", "id: \"a\", ", ")"),
        ("Scenario(", "idd: 1,\n", ")"),
        ("Scenario(format: 1, nodes: {", "\"a\": (), ", "})"),
        ("Scenario(format: 1, customers: [", "\"x\", ", "])"),
        ("Scenario(format: 1, brief: (facts: [", "{}, ", "]))"),
        (
            "Scenario(format: 1, nodes: {\"a\": (says: [",
            "(), ",
            "])})",
        ),
        ("Catalogue(format: 1, principles: [", "(), ", "])"),
        ("Form(format: 1, items: [", "(), ", "])"),
    ] {
        let codes = codes_in(filled(before, part, after));
        let told = codes.contains(&Code::TOO_MANY_ERRORS.id);
        assert!(
            told && codes.len() < 2000,
            "{before}{part}: {}",
            codes.len()
        );
    }
    let braces = filled(
        "Scenario(format: 1, summary: {\"zh\": \"",
        "{x}{",
        "\", \"en\": \"\"})",
    );
    assert!(codes_in(braces).len() < 100);
}

#[test]
fn comments_without_end_are_told_up_to_a_limit() {
    for part in [
        "// allow C0301: why\n",
        "// allow C9999: why\n",
        "// allow C0301\n",
        "// allow C0001: why\n",
        "/* allow C0301: why */ ",
    ] {
        let codes = codes_in(filled("Scenario(format: 1,\n", part, ")"));
        assert!(codes.len() < 1100, "{part}: {}", codes.len());
    }
}
