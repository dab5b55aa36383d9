//! Every text about a finding is there in both languages: both say the same names and numbers, the Chinese is Chinese.

use std::collections::BTreeSet;

use composure::diagnostic::{CODES, Code, Diagnostic, HEADINGS, Severity};
use composure::lint::RULES;
use composure::model::{Both, Text};

use crate::lint::case_findings;
use crate::source::fixtures::checked;

/// Characters of the bundled font, as runs in hexadecimal.
const COVERAGE: &str = include_str!("../../../assets/fonts/coverage.txt");

const fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}')
}

fn is_drawn(c: char) -> bool {
    let number = |text| u32::from_str_radix(text, 16).unwrap();
    COVERAGE.split_ascii_whitespace().any(|run| {
        let (first, last) = run.split_once('-').unwrap_or((run, run));
        (number(first)..=number(last)).contains(&u32::from(c))
    })
}

/// What stands in back quotes, and what stands outside.
fn quoted(text: &str) -> (Vec<&str>, String) {
    let names = text.split('`').skip(1).step_by(2).collect();
    (names, text.split('`').step_by(2).collect())
}

/// Numbers outside back quotes.
fn numbers(text: &str) -> Vec<String> {
    let (_, outside) = quoted(text);
    let parts = outside.split(|c: char| !c.is_ascii_digit());
    let mut out: Vec<String> = parts
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect();
    out.sort_unstable();
    out
}

/// Half-width marks right behind a Chinese character.
fn half_width(text: &str) -> bool {
    let pairs = text.chars().zip(text.chars().skip(1));
    pairs
        .into_iter()
        .any(|(before, mark)| is_han(before) && ",.;:?!()".contains(mark))
}

/// Whether the Chinese puts all names in back quotes that the English does, and no others but words of the English.
fn same_names(zh: &str, en: &str) -> bool {
    let (mut more, _) = quoted(zh);
    for name in quoted(en).0 {
        match more.iter().position(|other| *other == name) {
            Some(at) => drop(more.remove(at)),
            None => return false,
        }
    }
    more.iter().all(|name| en.contains(name))
}

/// What is wrong with the two languages of a text.
fn faults(zh: &str, en: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut note = |is_wrong: bool, what: &str| {
        if is_wrong {
            out.push(format!("{what}\n    {zh}\n    {en}"));
        }
    };
    note(zh.is_empty() || en.is_empty(), "a language is missing");
    note(zh == en, "both are the same");
    note(!zh.contains(is_han), "no Chinese in the Chinese");
    note(half_width(zh), "half-width marks behind Chinese");
    note(!same_names(zh, en), "other names in back quotes");
    note(numbers(zh) != numbers(en), "other numbers");
    // What the English has, too, is a name or the character that the finding is about.
    let is_strange = |c: char| !is_drawn(c) && !en.contains(c);
    note(
        zh.contains(is_strange),
        "a character that the font does not have",
    );
    out
}

/// The texts of findings, each once.
fn texts<'a>(found: &'a [Diagnostic], out: &mut BTreeSet<(&'static str, &'a str, &'a str)>) {
    for finding in found {
        let labels = std::iter::once(&finding.primary).chain(&finding.others);
        let labels = labels
            .map(|label| &label.text)
            .filter(|text| !text.is_empty());
        let remedy = finding.remedy.as_ref().map(|remedy| &remedy.title);
        let rest: Vec<&Text> = labels.chain(&finding.help).chain(remedy).collect();
        for text in std::iter::once(&finding.message).chain(rest) {
            out.insert((finding.code.id, &text.zh, &text.en));
        }
    }
}

#[test]
fn every_finding_says_the_same_in_both_languages() {
    let mut findings: Vec<Diagnostic> = case_findings();
    for (found, _) in checked() {
        findings.extend_from_slice(found);
    }
    let mut all = BTreeSet::new();
    texts(&findings, &mut all);
    assert!(all.len() > 300, "{}", all.len());
    let told: Vec<String> = all
        .iter()
        .flat_map(|(id, zh, en)| {
            let tell = |fault: String| format!("{id}: {fault}");
            faults(zh, en).into_iter().map(tell).collect::<Vec<_>>()
        })
        .collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[test]
fn every_page_says_the_same_in_both_languages() {
    let rules = RULES.iter().map(|rule| rule.code);
    let codes: Vec<&Code> = CODES.iter().copied().chain(rules).collect();
    let mut told = Vec::new();
    for code in codes {
        for Both { zh, en } in [code.finds, code.why, code.remedy] {
            let tell = |fault: String| format!("{}: {fault}", code.id);
            told.extend(faults(zh, en).into_iter().map(tell));
            if !zh.ends_with('。') {
                told.push(format!("{}: no full stop: {zh}", code.id));
            }
        }
        for Both { zh, en } in [code.wrong, code.right] {
            if zh != en && !zh.contains(is_han) {
                told.push(format!("{}: no Chinese in a sample: {zh}", code.id));
            }
        }
    }
    for heading in HEADINGS {
        told.extend(faults(heading.zh, heading.en));
    }
    for severity in [Severity::Error, Severity::Warning, Severity::Note] {
        let title = severity.title();
        assert_eq!(title.en, severity.name());
        told.extend(faults(title.zh, title.en));
    }
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[test]
fn faults_of_languages_are_seen() {
    let count = |zh, en| faults(zh, en).len();
    assert_eq!(count("节点 `a` 有 3 处", "the node `a` has 3 of them"), 0);
    assert_eq!(count("节点 `a` 有 3 处", "the node `b` has 3 of them"), 1);
    assert_eq!(count("阶段 `a` 有 `b`", "phase `a` has b"), 0);
    assert_eq!(count("阶段 `a` 有 `c`", "phase `a` has b"), 1);
    assert_eq!(count("节点 `a` 有 2 处", "the node `a` has 3 of them"), 1);
    assert_eq!(count("没有,节点", "no node"), 1);
    assert_eq!(count("", "no node"), 2);
    assert_eq!(count("no node", "no node"), 2);
}
