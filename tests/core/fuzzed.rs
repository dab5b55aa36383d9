//! A short fuzz with a fixed seed, by the properties that the fuzz targets check; and every input that once broke one.
//!
//! **Does not** measure time and does not search for long: `scripts/fuzz` does.

use std::fs;
use std::panic::catch_unwind;
use std::path::PathBuf;

use crate::support::{root, share};

#[path = "../../fuzz/src/checks.rs"]
mod checks;
#[path = "../../fuzz/src/mutate.rs"]
mod mutate;

/// A target: its name, its property, where its seeds lie, how many cases a full run tries.
struct Target {
    name: &'static str,
    check: fn(&str),
    seeds: &'static [&'static str],
    cases: u32,
}

const TARGETS: [Target; 6] = [
    Target {
        name: "scenario",
        check: checks::scenario,
        seeds: &["tests/fixtures/check/ok", "tests/fixtures/check/err"],
        cases: 2000,
    },
    Target {
        name: "customer",
        check: checks::customer,
        seeds: &["scenarios/customers"],
        cases: 1000,
    },
    Target {
        name: "quiz",
        check: checks::quiz,
        seeds: &["assets/forms"],
        cases: 400,
    },
    Target {
        name: "run_string",
        check: checks::run_string,
        seeds: &["fuzz/corpus/run_string"],
        cases: 400,
    },
    Target {
        name: "save",
        check: checks::save,
        seeds: &["fuzz/corpus/save"],
        cases: 2000,
    },
    Target {
        name: "syntax",
        check: checks::syntax,
        seeds: &["fuzz/corpus/syntax", "tests/fixtures/check/ok"],
        cases: 3000,
    },
];

/// The texts of a folder in order of name; none if there is no such folder.
fn texts(folder: &str) -> Vec<(PathBuf, String)> {
    let Ok(entries) = fs::read_dir(root().join(folder)) else {
        return Vec::new();
    };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let is_rendering = |path: &PathBuf| path.extension().is_some_and(|end| end == "txt");
    paths.retain(|path| !is_rendering(path));
    paths
        .into_iter()
        .filter_map(|path| fs::read_to_string(&path).ok().map(|text| (path, text)))
        .collect()
}

#[test]
fn changed_files_break_no_property() {
    for target in &TARGETS {
        let seeds: Vec<String> = target
            .seeds
            .iter()
            .flat_map(|folder| texts(folder))
            .map(|(_, text)| text)
            .collect();
        assert!(!seeds.is_empty(), "{}: no seeds", target.name);
        let mut dice = mutate::Dice(20_261_124);
        for (case, seed) in (0..share(target.cases)).zip(seeds.iter().cycle()) {
            let text = mutate::mutated(seed, &mut dice);
            let outcome = catch_unwind(|| (target.check)(&text));
            assert!(outcome.is_ok(), "{}, case {case}:\n{text}", target.name);
        }
    }
}

#[test]
fn what_once_broke_a_property_breaks_none_any_more() {
    let mut walked = 0;
    for target in &TARGETS {
        for (path, text) in texts(&format!("tests/fixtures/fuzz/{}", target.name)) {
            let outcome = catch_unwind(|| (target.check)(&text));
            assert!(outcome.is_ok(), "{}", path.display());
            walked += 1;
        }
    }
    assert!(walked > 0, "there are no such inputs");
}

#[test]
fn the_mutator_changes_texts_and_keeps_many_of_them_sound() {
    let mut dice = mutate::Dice(1);
    let seeds = texts("tests/fixtures/check/ok");
    let mut sound = 0;
    let mut same = 0;
    for case in 0..400 {
        let (_, text) = &seeds[case % seeds.len()];
        let changed = mutate::mutated(text, &mut dice);
        sound += usize::from(composure::source::syntax::parse(&changed).1.is_empty());
        same += usize::from(changed == *text);
    }
    // Damage that never gets past the syntax would try only the lexer.
    assert!((100..390).contains(&sound), "{sound} of 400 are RON");
    assert!(same < 40, "{same} of 400 are unchanged");
}
