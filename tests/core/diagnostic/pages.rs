//! Every page is complete, its snippets are what they say, and the manual is what the tables say.

use std::collections::BTreeSet;
use std::fs;

use composure::diagnostic::{CODES, Code, HEADINGS, find_code, manual, page, table};
use composure::lint::RULES;
use composure::model::Lang;
use composure::source::syntax::parse;

use crate::support::{golden, root};

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
        for text in [code.finds.en, code.why.en, code.remedy.en] {
            assert!(text.len() > 15, "{}: {text}", code.id);
            assert!(text.ends_with('.'), "{}: {text}", code.id);
        }
        assert!(
            !code.wrong.en.is_empty() && !code.right.en.is_empty(),
            "{}",
            code.id
        );
        assert_ne!(code.wrong, code.right, "{}", code.id);
    }
}

#[test]
fn right_snippets_can_be_read_and_wrong_ones_too_but_for_the_syntax() {
    for code in CODES {
        for &lang in Lang::ALL {
            assert!(parses(code.right.get(lang)), "{}", code.id);
            let is_syntax = *code == Code::SYNTAX;
            assert_eq!(parses(code.wrong.get(lang)), !is_syntax, "{}", code.id);
        }
    }
}

/// Columns on a terminal: a Chinese character or mark is two wide.
fn columns(line: &str) -> usize {
    line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

#[test]
fn a_page_has_all_headings_in_order_and_no_line_too_long() {
    for (code, lang) in all()
        .into_iter()
        .flat_map(|code| Lang::ALL.iter().map(move |&lang| (code, lang)))
    {
        let page = page(code, lang);
        let places: Vec<usize> = HEADINGS
            .iter()
            .map(|heading| page.find(&format!("\n{}\n", heading.get(lang))).unwrap())
            .collect();
        assert!(places.is_sorted(), "{page}");
        let prose = &page[..places[3]];
        let width = |line: &str| match lang {
            Lang::Zh => columns(line),
            Lang::En => line.chars().count(),
        };
        assert!(prose.lines().all(|line| width(line) <= 90), "{page}");
    }
}

#[test]
fn chinese_prose_is_broken_before_no_closing_mark() {
    let mut broken = 0;
    for code in CODES {
        let page = page(code, Lang::Zh);
        let begins: Vec<char> = page
            .lines()
            .filter_map(|line| line.strip_prefix("  ")?.chars().next())
            .collect();
        assert!(
            !begins
                .iter()
                .any(|first| "，。、：；？）”".contains(*first)),
            "{page}"
        );
        broken += page.lines().filter(|line| columns(line) > 80).count();
    }
    assert!(broken > 20, "{broken}");
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

/// What the benchmark of mistakes comes to: its words and the figures in them.
fn mistakes() -> (String, Vec<String>) {
    let text = fs::read_to_string(root().join("docs/mistakes.md")).unwrap();
    let mark = "<!-- mistakes -->\n";
    let share = text.split_once(mark).unwrap().1.lines().next().unwrap();
    let figures = share.split(|c: char| !c.is_ascii_digit() && c != '.');
    let figures = figures.map(|figure| figure.trim_matches('.'));
    let figures = figures.filter(|figure| !figure.is_empty());
    (share.to_owned(), figures.map(str::to_owned).collect())
}

#[test]
fn the_manual_is_what_the_tables_say() {
    let (share, _) = mistakes();
    let made = format!(
        "{}\n## Mistakes that are caught\n\n{share} What they are: [mistakes.md](mistakes.md).\n",
        manual(&all(), Lang::En)
    );
    golden("docs/lints.md", &made);
}

#[test]
fn the_chinese_manual_is_what_the_tables_say() {
    let (share, figures) = mistakes();
    let [kinds, made, caught, shown, main] = &figures[..] else {
        panic!("other figures: {share}");
    };
    let text = format!(
        "{}\n## 能发现的错误\n\n试了 {kinds} 种错误，一共 {made} 处：开始玩之前就发现的有 {caught} %；\
         第一条问题就指出改动的那一行的有 {shown} %（其中作为主要位置的有 {main} %）。\
         都是哪些错误：[mistakes.md](mistakes.md)（英文）。\n",
        manual(&all(), Lang::Zh)
    );
    golden("docs/lints.zh.md", &text);
}
