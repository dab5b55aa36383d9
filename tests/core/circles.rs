//! No circles inside layers: within every folder, its files and folders name each other in one direction only.
//!
//! The parts of a folder are its files and the folders below it, each with everything in it; `mod.rs` is a part of its own
//! where others name what it holds itself. A part names another by a path that begins with `crate`, `super` or `self`; what
//! a `mod.rs` re-exports is where it comes from. Tests inside files do not count.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::support::root;

/// A module by its path from the crate.
type Module = Vec<String>;

/// The modules of a crate: for each, what it re-exports from modules below it, and the paths that it names.
#[derive(Default)]
struct Modules {
    exports: BTreeMap<Module, BTreeMap<String, Module>>,
    named: BTreeMap<Module, Vec<Vec<String>>>,
}

/// The code of a text without comments, quoted texts and the tests at its end.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    let without = |line: &str| line.split("//").next().unwrap_or_default().to_owned();
    let lines: Vec<String> = text.lines().map(without).collect();
    let parts = lines.join("\n");
    parts
        .split('"')
        .step_by(2)
        .collect::<Vec<&str>>()
        .join("\"")
}

fn is_word(c: char) -> bool {
    c == '_' || c.is_ascii_alphanumeric()
}

/// The paths in a list as it stands behind `use`, or a single path, each with what stands before it.
fn paths(text: &str, before: &[String], out: &mut Vec<Vec<String>>) {
    let mut path = before.to_vec();
    let mut rest = text.trim_start();
    loop {
        let word: String = rest.chars().take_while(|&c| is_word(c)).collect();
        rest = &rest[word.len()..];
        if !word.is_empty() {
            path.push(word);
        }
        if let Some(next) = rest.strip_prefix("::") {
            rest = next;
        } else {
            break;
        }
    }
    let Some(list) = rest.strip_prefix('{') else {
        out.push(path);
        return;
    };
    let (mut depth, mut from) = (0, 0);
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            ',' if depth == 0 => {
                paths(&list[from..at], &path, out);
                from = at + 1;
            }
            '}' if depth == 0 => {
                paths(&list[from..at], &path, out);
                return;
            }
            '}' => depth -= 1,
            _ => {}
        }
    }
}

impl Modules {
    /// Takes a module in.
    fn add(&mut self, module: Module, text: &str) {
        let code = code(text);
        let mut named = Vec::new();
        for start in ["crate::", "super::", "self::"] {
            for (at, _) in code.match_indices(start) {
                let before = code[..at].chars().next_back().unwrap_or(' ');
                if !is_word(before) && before != ':' {
                    paths(&code[at..], &[], &mut named);
                }
            }
        }
        let mut exports = BTreeMap::new();
        for (at, _) in code.match_indices("pub") {
            let line = &code[at..code[at..].find(';').map_or(code.len(), |end| at + end)];
            let Some((head, list)) = line.split_once("use ") else {
                continue;
            };
            if head.contains(['\n', '{', '=']) {
                continue;
            }
            let mut listed = Vec::new();
            paths(list, &[], &mut listed);
            for path in listed.into_iter().filter(|path| path.len() > 1) {
                let from = path[..path.len() - 1].iter().filter(|word| *word != "self");
                let from = module.iter().chain(from).cloned().collect();
                exports.insert(path[path.len() - 1].clone(), from);
            }
        }
        self.exports.insert(module.clone(), exports);
        self.named.insert(module, named);
    }

    fn read(&mut self, folder: &Path, module: &Module) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            let is_root = matches!(name.as_str(), "mod" | "lib" | "main");
            let own: Module = module.iter().cloned().chain([name]).collect();
            if path.is_dir() {
                self.read(&path, &own);
            } else if path.extension().is_some_and(|end| end == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                self.add(if is_root { module.clone() } else { own }, &text);
            }
        }
    }

    /// The module that a path leads to.
    fn resolved(&self, from: &Module, path: &[String]) -> Module {
        let mut at = from.clone();
        for (place, word) in path.iter().enumerate() {
            match word.as_str() {
                "crate" => at.clear(),
                "self" if place == 0 => {}
                "super" => {
                    at.pop();
                }
                _ => {
                    let below: Module = at.iter().cloned().chain([word.clone()]).collect();
                    if self.named.contains_key(&below) {
                        at = below;
                    } else if let Some(from) = self.exports.get(&at).and_then(|all| all.get(word)) {
                        at.clone_from(from);
                    } else {
                        return at;
                    }
                }
            }
        }
        at
    }

    /// The part of a folder to which a module belongs; an empty name for the folder's own file.
    fn part<'a>(folder: &Module, module: &'a Module) -> Option<&'a str> {
        let inside = module.strip_prefix(folder.as_slice())?;
        Some(inside.first().map_or("", String::as_str))
    }

    /// Which parts of a folder name which, with the modules that do.
    fn arrows(&self, folder: &Module) -> BTreeMap<(&str, String), String> {
        let mut out = BTreeMap::new();
        for (module, named) in &self.named {
            let Some(from) = Self::part(folder, module) else {
                continue;
            };
            for path in named {
                let target = self.resolved(module, path);
                if let Some(to) = Self::part(folder, &target).filter(|to| *to != from) {
                    let shown = format!("{} -> {}", module.join("/"), target.join("/"));
                    out.entry((from, to.to_owned())).or_insert(shown);
                }
            }
        }
        out
    }

    /// A circle in a folder, as the arrows of the way around.
    fn circle(&self, folder: &Module) -> Option<Vec<String>> {
        let arrows = self.arrows(folder);
        let starts: BTreeSet<&str> = arrows.keys().map(|(from, _)| *from).collect();
        for start in starts {
            // The shortest way from the start back to it.
            let mut ways: Vec<(String, Vec<String>)> = vec![(start.to_owned(), Vec::new())];
            let mut seen = BTreeSet::new();
            let mut next = 0;
            while let Some((at, way)) = ways.get(next).cloned() {
                next += 1;
                for ((from, to), shown) in &arrows {
                    if *from != at || !seen.insert((from.to_owned(), to.clone())) {
                        continue;
                    }
                    let mut way = way.clone();
                    way.push(shown.clone());
                    if to == start {
                        return Some(way);
                    }
                    ways.push((to.clone(), way));
                }
            }
        }
        None
    }
}

#[test]
fn modules_of_a_folder_name_each_other_in_one_direction() {
    let mut modules = Modules::default();
    modules.read(&root().join("src"), &Module::new());
    let folders: BTreeSet<Module> = modules
        .named
        .keys()
        .flat_map(|module| (1..module.len()).map(|length| module[..length].to_vec()))
        .collect();
    assert!(folders.len() > 20, "the folders cannot be read");
    for folder in &folders {
        let way = modules.circle(folder).map(|way| way.join("\n  "));
        assert_eq!(way, None, "a circle in {}", folder.join("/"));
    }
}

#[test]
fn a_circle_through_a_re_export_is_found() {
    let module = |path: &str| -> Module { path.split('/').map(str::to_owned).collect() };
    let made = |second: &str| {
        let mut modules = Modules::default();
        modules.add(
            module("a"),
            "mod one;\nmod two;\npub use two::{Two, twice};",
        );
        modules.add(module("a/one"), "use crate::{b, a::Two};");
        modules.add(module("a/two"), second);
        modules.circle(&module("a"))
    };
    assert_eq!(made("use crate::b::One; // super::one"), None);
    let way = made("fn two() { super::one::one() }");
    assert_eq!(
        way,
        Some(vec![
            "a/one -> a/two".to_owned(),
            "a/two -> a/one".to_owned()
        ])
    );
}
