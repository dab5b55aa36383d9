//! Comments that silence findings: which lines they are about, and what is left alone.

use composure::diagnostic::{CODES, Code, Diagnostic, FileId, Severity, SourceFile};
use composure::model::Both;
use composure::source::{Sifted, sift};

/// What every finding here says.
const FOUND: Both = Both::new("发现了", "found");

const DULL: &Code = &Code {
    id: "L0901",
    name: "dull-line",
    severity: Severity::Warning,
    finds: Both::same(""),
    why: Both::same(""),
    remedy: Both::same(""),
    wrong: Both::same(""),
    right: Both::same(""),
};
const LONG: &Code = &Code {
    id: "L0902",
    name: "long-line",
    severity: Severity::Note,
    ..*DULL
};

/// Sifts findings about each `@` (dull) and `%` (long) of a text.
fn sifted(text: &str) -> Sifted {
    let files = [SourceFile {
        path: "a.ron".to_owned(),
        text: text.to_owned(),
    }];
    let mut codes = CODES.to_vec();
    codes.extend([DULL, LONG]);
    let of = |sign: char, code| {
        let places = text.match_indices(sign);
        places.map(move |(at, _)| Diagnostic::new(code, FileId(0), at..at + 1, FOUND))
    };
    sift(&files, of('@', DULL).chain(of('%', LONG)).collect(), &codes)
}

/// What is reported, as code and line.
fn reported(text: &str) -> Vec<(&'static str, usize)> {
    let line = |at: usize| text[..at].matches('\n').count() + 1;
    sifted(text)
        .reported
        .iter()
        .map(|finding| (finding.code.id, line(finding.primary.span.start)))
        .collect()
}

#[test]
fn a_comment_is_about_its_line_or_the_one_below() {
    let cases: &[(&str, &[(&str, usize)])] = &[
        ("a: \"@\", // allow L0901: so be it", &[]),
        ("// allow L0901: so be it\na: \"@\",", &[]),
        ("// allow dull-line: by name\na: \"@\",", &[]),
        ("// allow l0901：全角冒号\na: \"@\",", &[]),
        ("/* allow L0901: a block */ a: \"@\",", &[]),
        // Between the two, further comments but no blank line.
        (
            "// allow L0901: so\n// a word\n/* and\nanother */\na: \"@\",",
            &[],
        ),
        (
            "// allow L0901: so\n\na: \"@\",",
            &[("C0303", 1), ("L0901", 3)],
        ),
        // Behind a line, it is about no other.
        (
            "b: 1, // allow L0901: so\na: \"@\",",
            &[("C0303", 1), ("L0901", 2)],
        ),
        (
            "a: \"@\",\n// allow L0901: so\n",
            &[("L0901", 1), ("C0303", 2)],
        ),
        // One comment, several rules.
        ("// allow L0901, L0902: so\na: \"@%\",", &[]),
        ("// allow L0901，long-line: so\na: \"@\",", &[("C0303", 1)]),
        ("// allow L0902: so\na: \"@%\",", &[("L0901", 2)]),
        // Every finding of the line.
        ("// allow L0901: so\na: \"@@\",", &[]),
        // The whole file.
        (
            "// allow-file L0901: a draft\n(a: \"@\",\nb: \"@%\")",
            &[("L0902", 3)],
        ),
        (
            "(a: \"@\",\n// allow-file L0901: late\nb: 1)",
            &[("L0901", 1), ("C0305", 2)],
        ),
        // Without a reason, nothing is silenced.
        ("// allow L0901\na: \"@\",", &[("C0301", 1), ("L0901", 2)]),
        (
            "// allow L0901:  \na: \"@\",",
            &[("C0301", 1), ("L0901", 2)],
        ),
        // Inside a text it is no comment.
        ("a: \"// allow L0901: so @\",", &[("L0901", 1)]),
        ("a: r#\"\n// allow L0901: so\n@\"#,", &[("L0901", 3)]),
        ("a: \"x\\\" // allow L0901: so @\",", &[("L0901", 1)]),
    ];
    for (text, expected) in cases {
        assert_eq!(reported(text), *expected, "{text}");
    }
}

#[test]
fn errors_are_never_silenced_and_hide_what_is_unused() {
    let text = "// allow C0101: later\n// allow L0901: so\nx";
    let files = [SourceFile {
        path: "a.ron".to_owned(),
        text: text.to_owned(),
    }];
    let at = text.len() - 1;
    let mut codes = CODES.to_vec();
    codes.push(DULL);
    let error = Diagnostic::new(Code::UNKNOWN_NODE, FileId(0), at..at + 1, FOUND);
    let ids = |found: Vec<Diagnostic>| -> Vec<&str> {
        let sifted = sift(&files, found, &codes);
        assert!(sifted.silenced.is_empty());
        sifted
            .reported
            .iter()
            .map(|finding| finding.code.id)
            .collect()
    };
    assert_eq!(ids(vec![error]), ["C0304", "C0101"]);
    // Without the error, the file has been looked at to the end.
    assert_eq!(ids(Vec::new()), ["C0304", "C0303"]);
}

#[test]
fn the_reason_is_kept_beside_what_is_silenced() {
    let sifted = sifted("// allow L0901:  for the next edition  \na: \"@\",");
    assert_eq!(sifted.silenced.len(), 1);
    assert_eq!(sifted.silenced[0].reason, "for the next edition");
    assert_eq!(sifted.silenced[0].finding.code, DULL);
}

#[test]
fn an_unused_comment_is_kept_where_it_may_only_have_to_move() {
    let found = sifted("// allow L0901: so\n\na: \"@\",").reported;
    assert_eq!(found[0].code, Code::UNUSED_SUPPRESSION);
    assert_eq!(found[0].remedy, None);
}

#[test]
fn an_unused_comment_is_removed_with_its_line_and_nothing_else() {
    for (before, after) in [
        ("a: 1,\n    // allow L0901: so\nb: 2,", "a: 1,\nb: 2,"),
        ("a: 1,\r\n    // allow L0901: so\r\nb: 2,", "a: 1,\r\nb: 2,"),
        ("a: 1, // allow L0901: so\nb: 2,", "a: 1,\nb: 2,"),
        ("a: 1, // allow L0901: so\r\nb: 2,", "a: 1,\r\nb: 2,"),
        ("a: 1, // allow L0901: so", "a: 1,"),
        ("/* allow L0901: so */ a: 1,", " a: 1,"),
    ] {
        let found = sifted(before).reported;
        assert_eq!(found[0].code, Code::UNUSED_SUPPRESSION);
        let remedy = found[0].remedy.as_ref().unwrap();
        assert_eq!(composure::diagnostic::apply(before, &[remedy]).0, after);
    }
}
