//! A mistyped field is told, and nothing that only follows from it.

use composure::diagnostic::{Code, SourceFile};
use composure::source::load;

use crate::support::base_files;

const BASE: &str = include_str!("../../fixtures/lint/base.ron");

/// The codes found in the base scenario with some words replaced, wherever they stand.
fn codes_with(from: &str, to: &str) -> Vec<&'static str> {
    assert!(BASE.contains(from), "{from}");
    let mut files = base_files().to_vec();
    files.push(SourceFile {
        path: "base.ron".to_owned(),
        text: BASE.replacen(from, to, 1),
    });
    let found = load(&files).diagnostics;
    found.iter().map(|finding| finding.code.id).collect()
}

#[test]
fn a_mistyped_field_is_told_alone() {
    for (from, to) in [
        ("    nodes:", "    node:"),
        ("    flags:", "    flag:"),
        ("    variants:", "    variant:"),
        ("    customers:", "    customer:"),
        ("    start:", "    strat:"),
        ("    endings:", "    endngs:"),
        ("            says:", "            say:"),
        ("            choices:", "            choies:"),
        ("            tactic:", "            tactics:"),
        ("            phase:", "            phas:"),
        ("            slot:", "            slott:"),
        ("            refused:", "            refusd:"),
        ("                    goto:", "                    got:"),
        ("                    goto:", "                    leads_to:"),
        (
            "                    counters:",
            "                    counter:",
        ),
        ("                    set:", "                    sets:"),
    ] {
        let codes = codes_with(from, to);
        // What a name that is near to none may have meant is missing, too.
        let expected: &[&str] = if to.contains("leads_to") {
            &[Code::UNKNOWN_FIELD.id, Code::MISSING_FIELD.id]
        } else {
            &[Code::UNKNOWN_FIELD.id]
        };
        let mut codes = codes;
        codes.sort_unstable();
        assert_eq!(codes, expected, "{from} -> {to}");
    }
}

#[test]
fn another_mistake_beside_it_is_told_too() {
    let codes = codes_with(
        "            phase: prepare,",
        "            phas: prepare,\n            gesture: wavee,",
    );
    assert_eq!(codes, [Code::UNKNOWN_FIELD.id, Code::UNKNOWN_WORD.id]);
}
