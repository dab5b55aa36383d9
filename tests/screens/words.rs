//! The words: the same keys in both languages, every key used is there, every key there is used, every letter has a glyph.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use composure::model::{Lang, Pressure};
use composure::ui::{CHINESE_WORDS, ENGLISH_WORDS, Theme, Words};

fn keys(source: &str) -> BTreeSet<String> {
    let begins_a_message = |line: &&str| line.starts_with(|c: char| c.is_ascii_lowercase());
    let key = |line: &str| line.split('=').next().map(|key| key.trim().to_owned());
    source
        .lines()
        .filter(begins_a_message)
        .filter_map(key)
        .collect()
}

fn sources(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a source folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, out);
        } else {
            out.push(path);
        }
    }
}

/// All string literals of the interface that look like keys.
fn literals() -> BTreeSet<String> {
    let mut files = Vec::new();
    sources(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui"),
        &mut files,
    );
    let mut found = BTreeSet::new();
    for file in files {
        let text = fs::read_to_string(file).expect("a source file");
        found.extend(text.split('"').map(str::to_owned));
    }
    found
}

/// Keys that are put together from the names of an enum.
fn composed() -> BTreeSet<String> {
    let themes = Theme::ALL
        .iter()
        .map(|theme| format!("theme-{}", theme.name()));
    let pressures = Pressure::ALL.iter();
    let pressures = pressures.map(|pressure| format!("pressure-{}-line", pressure.name()));
    themes.chain(pressures).collect()
}

#[test]
fn both_languages_have_the_same_keys() {
    assert_eq!(keys(CHINESE_WORDS), keys(ENGLISH_WORDS));
}

#[test]
fn every_composed_key_is_there() {
    for lang in [Lang::Zh, Lang::En] {
        let words = Words::new(lang);
        for key in composed() {
            assert!(words.has(&key), "{key} in {}", lang.name());
        }
    }
}

#[test]
fn every_key_there_is_used() {
    let used = literals();
    let composed = composed();
    for key in keys(CHINESE_WORDS) {
        assert!(
            used.contains(&key) || composed.contains(&key),
            "{key} is used nowhere"
        );
    }
}

#[test]
fn every_key_used_is_there() {
    let known = keys(CHINESE_WORDS);
    let prefixes: BTreeSet<&str> = known
        .iter()
        .filter_map(|key| key.split('-').next())
        .collect();
    // Names of controls, not of words.
    let others = [
        "talk-focus",
        "talk-keys",
        "form-item",
        "form-shown",
        "home-screen",
    ];
    for literal in literals() {
        let looks_like_a_key = literal.contains('-')
            && literal.chars().all(|c| c.is_ascii_lowercase() || c == '-')
            && literal
                .split('-')
                .next()
                .is_some_and(|first| prefixes.contains(first))
            && literal.split('-').all(|part| !part.is_empty());
        if looks_like_a_key && !others.contains(&literal.as_str()) {
            assert!(known.contains(&literal), "no words for {literal}");
        }
    }
}

#[test]
fn placeholders_are_the_same_in_both_languages() {
    let values = |source: &str| -> Vec<(String, BTreeSet<String>)> {
        let mut out: Vec<(String, BTreeSet<String>)> = Vec::new();
        for line in source.lines().filter(|line| !line.starts_with('#')) {
            if line.starts_with(|c: char| c.is_ascii_lowercase()) {
                let key = line.split('=').next().unwrap_or_default().trim();
                out.push((key.to_owned(), BTreeSet::new()));
            }
            let names = line.split('$').skip(1).map(|rest| {
                rest.chars()
                    .take_while(char::is_ascii_alphanumeric)
                    .collect::<String>()
            });
            if let Some(last) = out.last_mut() {
                last.1.extend(names);
            }
        }
        out.sort();
        out
    };
    assert_eq!(values(CHINESE_WORDS), values(ENGLISH_WORDS));
}

#[test]
fn interface_words_keep_the_house_style() {
    for (lang, source) in [("zh", CHINESE_WORDS), ("en", ENGLISH_WORDS)] {
        for line in source
            .lines()
            .filter(|line| !line.starts_with('#') && line.contains('='))
        {
            let text = line.split_once('=').map_or("", |(_, text)| text.trim());
            let key = line.split('=').next().unwrap_or_default().trim();
            if key != "points-end" {
                assert!(
                    !text.ends_with(['.', '。']),
                    "{lang}: no full stop after {key}"
                );
            }
            if lang == "zh" {
                assert!(!text.contains(", "), "Chinese commas in {key}");
            }
        }
    }
}
