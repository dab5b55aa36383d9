//! Every page is complete, its snippets are what they say, and the manual is what the tables say.

use std::collections::BTreeSet;
use std::fs;

use composure::diagnostic::{CODES, Code, HEADINGS, find_code, manual, page, table};
use composure::lint::RULES;
use composure::model::Lang;
use composure::source::syntax::parse;

use crate::support::root;

/// Every code: those of the loader, then those of the rules about content.
fn all() -> Vec<&'static Code> {
    let rules = RULES.iter().map(|rule| rule.code);
    CODES.iter().copied().chain(rules).collect()
}

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
    for code in &all() {
        let page = &code.explanation;
        for text in [page.finds.en, page.why.en, page.remedy.en] {
            assert!(text.len() > 15, "{}: {text}", code.id);
            assert!(text.ends_with('.'), "{}: {text}", code.id);
        }
        assert!(
            !page.wrong.en.is_empty() && !page.right.en.is_empty(),
            "{}",
            code.id
        );
        assert_ne!(page.wrong, page.right, "{}", code.id);
    }
}

#[test]
fn right_snippets_can_be_read_and_wrong_ones_too_but_for_the_syntax() {
    for code in CODES {
        assert!(parses(code.explanation.right.en), "{}", code.id);
        let is_syntax = *code == Code::SYNTAX;
        assert_eq!(parses(code.explanation.wrong.en), !is_syntax, "{}", code.id);
    }
}

#[test]
fn a_page_has_all_headings_in_order_and_no_line_too_long() {
    for code in &all() {
        let page = page(code, Lang::En);
        let places: Vec<usize> = HEADINGS
            .iter()
            .map(|heading| page.find(&format!("\n{}\n", heading.en)).unwrap())
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
    for code in &all() {
        assert_eq!(find_code(&all(), code.name), Some(*code));
        assert_eq!(find_code(&all(), &code.id.to_lowercase()), Some(*code));
    }
    assert_eq!(find_code(&all(), "C"), None);
    let lines: BTreeSet<String> = table(&all(), Lang::En).lines().map(str::to_owned).collect();
    assert_eq!(lines.len(), all().len());
}

#[test]
fn the_manual_is_what_the_tables_say() {
    let path = root().join("docs/lints.md");
    // What the benchmark of mistakes comes to stands in the manual, too.
    let mistakes = fs::read_to_string(root().join("docs/mistakes.md")).unwrap();
    let mark = "<!-- mistakes -->\n";
    let share = mistakes.split_once(mark).unwrap().1.lines().next().unwrap();
    let made = format!(
        "{}\n## Mistakes that are caught\n\n{share} What they are: [mistakes.md](mistakes.md).\n",
        manual(&all(), Lang::En)
    );
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, &made).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap();
    assert!(
        kept == made,
        "docs/lints.md is not up to date: run the tests with UPDATE_GOLDEN=1"
    );
}
