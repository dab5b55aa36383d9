//! Properties that hold for any text whatever: nothing panics, places lie in the text, what loads can be played to an
//! end, what is written is read again.
//!
//! **Does not** measure time: the fuzzer stops what takes too long.

use std::sync::{Arc, OnceLock};

use composure::diagnostic::{Diagnostic, SourceFile, to_json, to_text};
use composure::engine::{Command, Run, RunError, RunForm, Saved, Script, StepError, Talk, Wording};
use composure::files::{data_root, read_standard};
use composure::lint::lint;
use composure::model::{ChoiceIndex, Lang, Library, Pressure, TypeId};
use composure::record::Record;
use composure::score::{Key, exact, review};
use composure::source::syntax::{Value, ValueKind, parse};
use composure::source::{Loaded, format, load, load_beside};

use super::mutate::Dice;

/// Most lines that are said in a talk.
const LONGEST_TALK: usize = 60;
/// So many findings are rendered; the rest looks the same.
const MOST_RENDERED: usize = 12;

/// All that ships, loaded once.
fn library() -> &'static Library {
    static LIBRARY: OnceLock<Library> = OnceLock::new();
    LIBRARY.get_or_init(|| {
        let root = data_root().unwrap_or_default();
        let loaded = load(&read_standard(&root).files);
        loaded
            .library
            .unwrap_or_else(|| broken("what ships does not load"))
    })
}

/// Stops at a property that does not hold.
fn broken(what: &str) -> ! {
    assert!(what.is_empty(), "{what}");
    std::process::abort()
}

/// A scenario file: findings are sound; what loads without errors is played with every customer type.
pub fn scenario(text: &str) {
    let file = file(text);
    let beside = load_beside(library(), &file);
    findings_are_sound(&beside.diagnostics, std::slice::from_ref(&file));
    let Some(loaded) = beside.scenario else {
        assert!(
            !beside.diagnostics.is_empty() || !text.contains("Scenario("),
            "left out without a finding"
        );
        return;
    };
    let whole = Loaded {
        library: Some(library().clone()),
        customers: Vec::new(),
        scenarios: vec![loaded.clone()],
        diagnostics: Vec::new(),
    };
    let files = std::slice::from_ref(&file);
    findings_are_sound(&lint(&whole, files, |_| true), files);
    for &customer in &loaded.scenario.customers {
        let script = Arc::new(Script::of(library(), &loaded.scenario, customer));
        plays(&script, seed_of(text));
    }
}

/// A customer file: findings are sound; a type that is read in full can be played.
pub fn customer(text: &str) {
    let file = file(text);
    let beside = load_beside(library(), &file);
    findings_are_sound(&beside.diagnostics, std::slice::from_ref(&file));
    if let Some(customer) = beside.customer.filter(|_| beside.diagnostics.is_empty()) {
        let scenario = Arc::clone(&library().scenarios[0]);
        let rules = Arc::clone(&library().rules);
        let script = Script::new(scenario, Arc::new(customer), TypeId(0), rules);
        plays(&Arc::new(script), seed_of(text));
    }
}

/// A form: findings are sound.
pub fn quiz(text: &str) {
    let file = file(text);
    let beside = load_beside(library(), &file);
    findings_are_sound(&beside.diagnostics, std::slice::from_ref(&file));
    for item in beside.form.iter().flat_map(|form| &form.items) {
        let principle = library().rules.catalogue.get(item.principle);
        assert!(!principle.id.is_empty(), "an item about nothing");
    }
}

/// A run string: written and read again it is the same run, and it replays or says why not.
pub fn run_string(text: &str) {
    let Some(run) = repaired(text) else {
        return;
    };
    assert_eq!(run.to_string().parse(), Ok(run.clone()), "{run}");
    let found = library().scenario(&run.scenario).and_then(|scenario| {
        let customer = library().customer(&run.customer)?;
        let offered = scenario.customers.contains(&customer);
        offered.then(|| Arc::new(Script::of(library(), scenario, customer)))
    });
    if let Some(script) = found
        && let Ok(talk) = Talk::replay_anyway(script, &run)
    {
        let commands = talk.run().map(|run| run.commands);
        if run.form == RunForm::Sorted {
            assert_eq!(commands.as_ref(), Some(&run.commands), "{run}");
        }
    }
}

/// The run of a text, its two check characters put right: no damage would get past them otherwise.
fn repaired(text: &str) -> Option<Run> {
    match text.parse() {
        Ok(run) => return Some(run),
        Err(RunError::Check) => {}
        Err(_) => return None,
    }
    let body = text.trim().rsplit_once('.')?.0;
    let letters = || "0123456789abcdefghjkmnpqrstvwxyz".chars();
    let sums = letters().flat_map(|first| letters().map(move |second| (first, second)));
    sums.map(|(first, second)| format!("{body}.{first}{second}").parse())
        .find(|run| *run != Err(RunError::Check))?
        .ok()
}

/// A saved talk or a record: written and read again it is the same; a save resumes or says why not.
pub fn save(text: &str) {
    if let Ok(saved) = Saved::from_json(text) {
        let again = Saved::from_json(&saved.to_json()).ok();
        assert_eq!(again.as_ref(), Some(&saved), "{text}");
        if let Ok(run) = saved.run() {
            run_string(&run.to_string());
            let script = library().scenario(&run.scenario).and_then(|scenario| {
                let customer = library().customer(&run.customer)?;
                Some(Arc::new(Script::of(library(), scenario, customer)))
            });
            // One of the earlier form is written in today's.
            if run.form == RunForm::Sorted
                && let Some(Ok(talk)) = script.map(|script| saved.resume(script))
            {
                assert_eq!(Saved::of(&talk, saved.rewound), Some(saved), "{text}");
            }
        }
    }
    if let Ok(record) = Record::from_json(text) {
        let again = Record::from_json(&record.to_json()).ok();
        assert_eq!(again.as_ref(), Some(&record), "{text}");
    }
}

/// Any text as RON: places are sound, and what the `ron` crate accepts too is the same value to both.
pub fn syntax(text: &str) {
    let (value, errors) = parse(text);
    places_are_sound(text, &value);
    for error in &errors {
        let spans = error.opened.iter().chain([&error.span]);
        for span in spans {
            assert!(text.get(span.clone()).is_some(), "{error:?}");
        }
        assert!(!error.message.is_empty(), "{error:?}");
    }
    if let Ok(tidy) = format(text) {
        assert_eq!(format(&tidy).as_ref(), Ok(&tidy), "not at rest: {text}");
    }
    if errors.is_empty()
        && let Ok(theirs) = ron::from_str::<ron::Value>(text)
    {
        assert!(same(&value, &theirs), "ours {value:?}\nron {theirs:?}");
    }
}

fn file(text: &str) -> SourceFile {
    SourceFile {
        path: "fuzzed.ron".to_owned(),
        text: text.to_owned(),
    }
}

/// A seed that depends on every byte (FNV-1a).
fn seed_of(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |seed, byte| {
        (seed ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

fn findings_are_sound(found: &[Diagnostic], files: &[SourceFile]) {
    let mut before = 0;
    for finding in found {
        for label in finding.others.iter().chain([&finding.primary]) {
            let inside = files
                .get(label.file.0)
                .and_then(|file| file.text.get(label.span.clone()));
            assert!(inside.is_some(), "outside the text: {finding:?}");
        }
        assert!(
            before <= finding.primary.span.start,
            "out of order: {finding:?}"
        );
        before = finding.primary.span.start;
        assert!(!finding.message.is_empty(), "{finding:?}");
        let mut free = 0;
        for patch in finding.remedy.iter().flat_map(|remedy| &remedy.patches) {
            let inside = files[0].text.get(patch.span.clone()).is_some();
            assert!(inside && free <= patch.span.start, "{finding:?}");
            free = patch.span.end;
        }
    }
    let some = &found[..found.len().min(MOST_RENDERED)];
    let rendered = to_text(some, files, Lang::En, false);
    let ids = some
        .iter()
        .all(|finding| rendered.contains(finding.code.id));
    assert!(ids, "a finding is not rendered: {rendered}");
    let json: Result<serde_json::Value, _> = serde_json::from_str(&to_json(some, files));
    let count = json
        .ok()
        .and_then(|json| json["findings"].as_array().map(Vec::len));
    assert_eq!(count, Some(some.len()), "JSON of {some:?}");
}

/// Plays a talk of lines picked by the seed, and holds what it came to against what must be so.
fn plays(script: &Arc<Script>, seed: u64) {
    let mut dice = Dice(seed);
    let pressure = Pressure::ALL[dice.below(Pressure::COUNT)];
    let mut talk = Talk::new(Arc::clone(script), seed, pressure);
    let wording = Wording::new(script, seed);
    for _ in 0..LONGEST_TALK {
        if talk.state().outcome.is_some() {
            break;
        }
        let node = script.scenario.node(talk.state().node);
        for &lang in Lang::ALL {
            let said = script
                .saying(talk.state())
                .map(|saying| wording.fill(&saying.text, lang));
            assert!(said.is_some(), "nothing is said in {}", node.id);
        }
        let choice = ChoiceIndex(u8::try_from(dice.below(node.choices.len())).unwrap_or(0));
        let command = if dice.below(12) == 0 {
            Command::Hesitate
        } else {
            Command::Choose(choice)
        };
        let error = talk.play(command).err();
        let expected = matches!(
            error,
            None | Some(StepError::Locked(_) | StepError::NoPressure)
        );
        assert!(expected, "{}: {command:?}: {error:?}", node.id);
    }
    let key = Key::new(script);
    let total = review(&talk, &key).total;
    assert!(
        exact(0) <= total && total <= exact(100),
        "a total of {total}"
    );
    let run = talk.run().expect("a talk from its start has a run");
    let read: Result<Run, _> = run.to_string().parse();
    assert_eq!(read.as_ref(), Ok(&run), "{run}");
    let again = Talk::replay(Arc::clone(script), &run).map(|talk| *talk.state());
    assert_eq!(again.as_ref(), Ok(talk.state()), "{run}");
    let saved = Saved::of(&talk, false).expect("a talk from its start can be kept");
    let resumed = saved.resume(Arc::clone(script)).is_ok();
    assert!(resumed, "the save of {run} does not resume");
}

fn places_are_sound(text: &str, value: &Value) {
    assert!(text.get(value.span.clone()).is_some(), "{value:?}");
    match &value.kind {
        ValueKind::List(items) | ValueKind::Tuple(_, items) => {
            for item in items {
                places_are_sound(text, item);
            }
        }
        ValueKind::Map(entries) => {
            for (key, item) in entries {
                places_are_sound(text, key);
                places_are_sound(text, item);
            }
        }
        ValueKind::Struct(_, fields) => {
            for (name, item) in fields {
                assert_eq!(text.get(name.span.clone()), Some(name.text.as_str()));
                places_are_sound(text, item);
            }
        }
        _ => {}
    }
}

/// Whether our value is `ron`'s. `ron` keeps no names of structs and variants, sorts maps and keeps the last of two
/// equal keys; so counts and leaves are compared.
fn same(ours: &Value, theirs: &ron::Value) -> bool {
    match (&ours.kind, theirs) {
        (ValueKind::Bool(a), ron::Value::Bool(b)) => a == b,
        (ValueKind::Char(a), ron::Value::Char(b)) => a == b,
        (ValueKind::Text(a), ron::Value::String(b)) => a == b,
        (ValueKind::Integer(_) | ValueKind::Float(_), ron::Value::Number(b)) => {
            let number = b.into_f64();
            match ours.kind {
                #[expect(clippy::cast_precision_loss, reason = "both are rounded alike")]
                ValueKind::Integer(a) => {
                    (a as f64).total_cmp(&number).is_eq() || a == 0 && number == 0.0
                }
                ValueKind::Float(a) => {
                    a.total_cmp(&number).is_eq() || (a - number).abs() <= a.abs() * 1e-6
                }
                _ => false,
            }
        }
        (ValueKind::List(a) | ValueKind::Tuple(None, a), ron::Value::Seq(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        (ValueKind::Tuple(Some(name), a), ron::Value::Option(Some(b))) if name.text == "Some" => {
            matches!(&a[..], [a] if same(a, b))
        }
        (ValueKind::Bare(word), ron::Value::Option(None)) => word == "None",
        (ValueKind::Map(a), ron::Value::Map(b)) => {
            b.len() <= a.len() && b.is_empty() == a.is_empty()
        }
        (ValueKind::Struct(_, a), ron::Value::Map(b)) => b.iter().all(|(key, theirs)| {
            let ron::Value::String(key) = key else {
                return false;
            };
            a.iter()
                .any(|(name, ours)| name.text == *key && same(ours, theirs))
        }),
        // Bare words, named and empty tuples: how `ron` keeps them depends on what is asked for.
        (ValueKind::Bare(_) | ValueKind::Tuple(_, _), _) => true,
        _ => false,
    }
}
