//! Every page is complete, its snippets are what they say, and the manual is what the tables say.

use std::collections::BTreeSet;
use std::fs;

use composure::diagnostic::{CODES, Code, HEADINGS, find_code, manual, page, table};
use composure::source::syntax::parse;

use crate::support::root;

/// A snippet as a file that could hold it.
fn parses(snippet: &str) -> bool {
    ["(", "{", "[", ""]
        .iter()
        .zip([")", "}", "]", ""])
        .any(|(open, close)| {
            let (_, errors) = parse(&format!("{open}\n{snippet}\n{close}"));
            errors.is_empty()
        })
}

#[test]
fn every_page_is_complete_and_its_snippets_differ() {
    for code in CODES {
        let page = &code.explanation;
        for text in [page.finds, page.why, page.remedy] {
            assert!(text.len() > 30, "{}: {text}", code.id);
            assert!(text.ends_with('.'), "{}: {text}", code.id);
        }
        assert!(
            !page.wrong.is_empty() && !page.right.is_empty(),
            "{}",
            code.id
        );
        assert_ne!(page.wrong, page.right, "{}", code.id);
    }
}

#[test]
fn right_snippets_can_be_read_and_wrong_ones_too_but_for_the_syntax() {
    for code in CODES {
        assert!(parses(code.explanation.right), "{}", code.id);
        let is_syntax = *code == Code::SYNTAX;
        assert_eq!(parses(code.explanation.wrong), !is_syntax, "{}", code.id);
    }
}

#[test]
fn a_page_has_all_headings_in_order_and_no_line_too_long() {
    for code in CODES {
        let page = page(code);
        let places: Vec<usize> = HEADINGS
            .iter()
            .map(|heading| page.find(&format!("\n{heading}\n")).unwrap())
            .collect();
        assert!(places.is_sorted(), "{page}");
        let prose = &page[..places[3]];
        assert!(
            prose.lines().all(|line| line.chars().count() <= 90),
            "{page}"
        );
    }
}

#[test]
fn rules_are_found_by_code_and_name_and_listed_once() {
    for code in CODES {
        assert_eq!(find_code(CODES, code.name), Some(*code));
        assert_eq!(find_code(CODES, &code.id.to_lowercase()), Some(*code));
    }
    assert_eq!(find_code(CODES, "C"), None);
    let lines: BTreeSet<String> = table(CODES).lines().map(str::to_owned).collect();
    assert_eq!(lines.len(), CODES.len());
}

#[test]
fn the_manual_is_what_the_tables_say() {
    let path = root().join("docs/lints.md");
    let made = manual(CODES);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, &made).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap();
    assert!(
        kept == made,
        "docs/lints.md is not up to date: run the tests with UPDATE_GOLDEN=1"
    );
}
