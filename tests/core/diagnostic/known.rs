//! What the user says about findings: levels by rule, and the baseline of those known already.

use composure::diagnostic::{
    Baseline, CODES, Code, Diagnostic, FileId, LevelError, Levels, Severity, SourceFile, Wish,
};
use composure::model::Both;

fn file(path: &str, text: &str) -> SourceFile {
    SourceFile {
        path: path.to_owned(),
        text: text.to_owned(),
    }
}

fn finding(code: &'static Code, file: usize, at: usize) -> Diagnostic {
    Diagnostic::new(
        code,
        FileId(file),
        at..at + 1,
        Both::new("有问题", "something is wrong"),
    )
}

#[test]
fn lines_that_move_stay_known_and_new_ones_do_not() {
    let before = [file("a.ron", "one\ntwo\ntwo\n")];
    let known = [
        finding(Code::NO_REASON, 0, 4),
        finding(Code::NO_REASON, 0, 8),
        finding(Code::UNKNOWN_NODE, 0, 0),
    ];
    let baseline = Baseline::read(&Baseline::of(&known, &before).write()).unwrap();
    assert_eq!(baseline.count(), 3);
    let after = [file("./a.ron", "new\n\n    two\n  one\ntwo\ntwo\n")];
    let now = vec![
        finding(Code::NO_REASON, 0, 0),
        finding(Code::NO_REASON, 0, 9),
        finding(Code::UNUSED_SUPPRESSION, 0, 15),
        finding(Code::NO_REASON, 0, 19),
        finding(Code::NO_REASON, 0, 23),
    ];
    let (kept, stale) = baseline.sift(now, &after, |_| true);
    let left: Vec<(&str, usize)> = kept
        .iter()
        .map(|finding| (finding.code.id, finding.primary.span.start))
        .collect();
    // A new line, a rule that was not listed there, and a third `two` where two were listed.
    assert_eq!(left, [("C0301", 0), ("C0303", 15), ("C0301", 23)]);
    let gone: Vec<(&str, usize)> = stale.iter().map(|gone| (&*gone.code, gone.count)).collect();
    assert_eq!(gone, [("C0101", 1)]);
}

#[test]
fn files_that_were_not_looked_at_have_no_stale_entries() {
    let files = [file("a.ron", "one"), file("b.ron", "one")];
    let known = [
        finding(Code::NO_REASON, 0, 0),
        finding(Code::NO_REASON, 1, 0),
    ];
    let baseline = Baseline::of(&known, &files);
    let (kept, stale) = baseline.sift(Vec::new(), &files, |path| path == "b.ron");
    assert!(kept.is_empty());
    assert_eq!(stale.len(), 1);
    assert_eq!(stale[0].path, "b.ron");
}

#[test]
fn a_baseline_does_not_depend_on_the_order_of_findings() {
    let files = [file("a.ron", "one\ntwo"), file("b.ron", "one")];
    let mut known = vec![
        finding(Code::NO_REASON, 1, 0),
        finding(Code::NO_REASON, 0, 4),
        finding(Code::UNKNOWN_NODE, 0, 0),
    ];
    let one = Baseline::of(&known, &files).write();
    known.reverse();
    assert_eq!(Baseline::of(&known, &files).write(), one);
}

#[test]
fn what_is_no_baseline_is_told() {
    for (text, word) in [
        ("", "no baseline"),
        ("[]", "no baseline"),
        ("{\"version\": 1}", "findings"),
        (
            "{\"version\": 1, \"findings\": [{\"path\": 3}]}",
            "no baseline",
        ),
        ("{\"version\": 2, \"rules\": {}}", "version 2"),
    ] {
        let error = Baseline::read(text).unwrap_err().to_string();
        assert!(error.contains(word), "{text}: {error}");
        assert!(error.contains("--write-baseline"), "{error}");
    }
}

fn after(wishes: &[(&str, Wish)]) -> Vec<(&'static str, Severity)> {
    let mut findings: Vec<Diagnostic> = [
        Code::NO_REASON,
        Code::UNUSED_SUPPRESSION,
        Code::UNKNOWN_NODE,
    ]
    .iter()
    .map(|code| finding(code, 0, 0))
    .collect();
    let levels = Levels::new(CODES, wishes.iter().copied()).unwrap();
    levels.apply(&mut findings);
    findings.iter().map(|f| (f.code.id, f.severity)).collect()
}

#[test]
fn levels_are_given_by_code_name_and_beginning() {
    use Severity::{Error, Note, Warning};
    assert_eq!(
        after(&[]),
        [("C0301", Warning), ("C0303", Warning), ("C0101", Error)]
    );
    assert_eq!(
        after(&[
            ("c0301", Wish::As(Error)),
            ("unused-suppression", Wish::Silent)
        ]),
        [("C0301", Error), ("C0101", Error)]
    );
    // The longer beginning wins, in whatever order; errors are left alone by beginnings.
    let exact = ("C0303", Wish::As(Error));
    let broad = ("C", Wish::As(Note));
    let expected = [("C0301", Note), ("C0303", Error), ("C0101", Error)];
    assert_eq!(after(&[exact, broad]), expected);
    assert_eq!(after(&[broad, exact]), expected);
}

#[test]
fn wishes_that_cannot_be_met_are_refused() {
    let levels = |wishes: &[(&str, Wish)]| Levels::new(CODES, wishes.iter().copied()).unwrap_err();
    assert_eq!(
        levels(&[("C0101", Wish::Silent)]),
        LevelError::Lowered { id: "C0101" }
    );
    assert_eq!(
        levels(&[("C02", Wish::As(Severity::Note))]),
        LevelError::Lowered { id: "C0201" }
    );
    assert_eq!(
        levels(&[
            ("C0301", Wish::Silent),
            ("suppression-without-reason", Wish::As(Severity::Note)),
        ]),
        LevelError::Twice { id: "C0301" }
    );
    let unknown = levels(&[("unused-supression", Wish::Silent)]).to_string();
    assert!(
        unknown.ends_with("did you mean unused-suppression?"),
        "{unknown}"
    );
    assert!(
        levels(&[("", Wish::Silent)])
            .to_string()
            .contains("no code")
    );
}
