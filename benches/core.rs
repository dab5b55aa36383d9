//! Speed of the core: one turn with scoring, and loading and checking a scenario of 10,000 nodes.
//!
//! `cargo bench --no-default-features` prints times and checks ratios, which hold on any machine: a turn against hashing
//! a kilobyte, and 10,000 nodes against 1,000. Times of this machine go into docs/performance.md by hand.

#![expect(
    clippy::expect_used,
    reason = "a bench fails where what it needs is not there"
)]

use std::fmt::Write;
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use composure::analysis::analyze;
use composure::diagnostic::{Code, Diagnostic, FileId, SourceFile, to_text};
use composure::engine::{Script, advance, start};
use composure::files::read_standard;
use composure::graph::{Options, Words, estimated_width, layout};
use composure::lint::lint;
use composure::model::{ChoiceIndex, Lang, Pressure, Text};
use composure::score::{Key, exact};
use composure::source::load;
use sha2::{Digest, Sha256};

/// Median over rounds of the time that one call takes, in nanoseconds.
fn nanos(rounds: usize, calls: u32, mut call: impl FnMut()) -> f64 {
    let mut times: Vec<f64> = (0..rounds)
        .map(|_| {
            let began = Instant::now();
            for _ in 0..calls {
                call();
            }
            began.elapsed().as_secs_f64() * 1e9 / f64::from(calls)
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

/// A scenario whose nodes follow each other: sound, with three lines each.
fn generated(nodes: usize) -> String {
    written(nodes, 3, &|_, choice| {
        let tag = [2, 1, -1][choice];
        format!("\"hear-out\": {tag}, \"explain-reason\": 1")
    })
}

/// The same with lines that all do something else, so that hardly any two states are equal.
fn varied(nodes: usize, lines: usize) -> String {
    const PRINCIPLES: [&str; 8] = [
        "hear-out",
        "explain-reason",
        "show-understanding",
        "sincere-apology",
        "friendly-reception",
        "offer-workable-solution",
        "probe-needs",
        "offer-choices",
    ];
    written(nodes, lines, &|node, choice| {
        let one = PRINCIPLES[(3 * node + choice) % PRINCIPLES.len()];
        let other = PRINCIPLES[(5 * node + 3 * choice + 1) % PRINCIPLES.len()];
        let tag = [2, 1, -1][(node + choice) % 3];
        if one == other {
            format!("\"{one}\": {tag}")
        } else {
            format!("\"{one}\": {tag}, \"{other}\": 1")
        }
    })
}

fn written(nodes: usize, lines: usize, tags: &dyn Fn(usize, usize) -> String) -> String {
    let text = r#"{"zh": "您先请坐，我记下来。", "en": "Please sit down, I am taking notes."}"#;
    let mut out = format!(
        "Scenario(format: 1, id: \"generated\", title: {text}, summary: {text}, event: delivery_date, difficulty: 1, \
         room: lounge, customers: [\"aggressive\"], brief: (role: {text}, situation: {text}, facts: [{text}], \
         authority: (limit: 1, text: {text}), goals: [{text}]), customer_goals: [{text}], start: \"n0\", \
         turn_limit: 10000, nodes: {{\n"
    );
    for node in 0..nodes {
        let last = node + 1 == nodes;
        let refused = if last { "refused: end, " } else { "" };
        let _ = writeln!(
            out,
            "\"n{node}\": (phase: propose, slot: \"s{node}\", {refused}says: [(when: [at_least(anger, 60)], text: {text}), (text: {text})], choices: ["
        );
        for (number, choice) in ["a", "b", "c", "d", "e"]
            .into_iter()
            .take(lines)
            .enumerate()
        {
            let tags = tags(node, number);
            let goto = if last {
                "end".to_owned()
            } else {
                format!("\"n{}\"", node + 1)
            };
            let _ = writeln!(
                out,
                "    (id: \"{choice}\", text: {text}, tags: {{{tags}}}, because: {text}, goto: {goto}),"
            );
        }
        out.push_str("]),\n");
    }
    out.push_str("}, endings: {");
    for ending in [
        "escalated",
        "walked_out",
        "deadlock",
        "adjourned",
        "grudging",
        "settled",
        "delighted",
    ] {
        let _ = write!(out, "{ending}: {text}, ");
    }
    out.push_str("})\n");
    out
}

/// A generated talk with a refusal at its end: 40 decisions of five lines that all differ.
const LONG_TALK: (usize, usize) = (40, 5);

/// Everything that `analyze` says about a script, on one core; seconds, and the lines of random play.
fn analysed(script: &Script) -> (f64, u64) {
    let key = Key::new(script);
    let began = Instant::now();
    let analysis = analyze(script, &key);
    let passed = began.elapsed().as_secs_f64();
    (passed, analysis.sampled.talks)
}

/// Times of the analysis and of a check of everything that ships, all on one core; seconds.
fn analyses(standard: &[SourceFile]) -> [f64; 3] {
    let loaded = load(standard);
    let library = loaded.library.as_ref().expect("it loads");
    let scenario = library.scenario("late-delivery").expect("it ships");
    let both = scenario.customers.iter().map(|&customer| {
        let script = Script::of(library, scenario, customer);
        analysed(&script)
    });
    let (shipped, talks) = both.fold((0.0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    println!(
        "analyse a shipped scenario {:>12.0} ms   (goal: at most 600; {talks} talks, both customer types)",
        shipped * 1e3
    );
    let mut files = standard.to_vec();
    files.push(SourceFile {
        path: "long.ron".to_owned(),
        text: varied(LONG_TALK.0, LONG_TALK.1),
    });
    let long = load(&files).library.expect("it loads");
    let long_talk = long.scenario("generated").expect("it was made");
    let (long, talks) = analysed(&Script::of(&long, long_talk, long_talk.customers[0]));
    println!(
        "analyse 40 decisions       {:>12.0} ms   (goal: at most 1000; {talks} talks)",
        long * 1e3
    );
    let began = Instant::now();
    let found = lint(&load(standard), standard, |_| true);
    let check = began.elapsed().as_secs_f64();
    black_box(found);
    println!(
        "check everything shipped   {:>12.0} ms   (goal: at most 1000; at most {} of memory so far, goal 60 MB)",
        check * 1e3,
        most_memory()
    );
    [shipped, long, check]
}

/// Time to write out a finding on each of so many lines, in nanoseconds.
fn findings_told(lines: usize) -> f64 {
    let line = "a line of a file with a slip in it\n";
    let files = [SourceFile {
        path: "slips.ron".to_owned(),
        text: line.repeat(lines),
    }];
    let found: Vec<Diagnostic> = (0..lines)
        .map(|at| {
            let start = at * line.len();
            Diagnostic::new(
                Code::SYNTAX,
                FileId(0),
                start..start + 6,
                Text::same("a slip"),
            )
        })
        .collect();
    nanos(5, 1, || {
        black_box(to_text(&found, &files, Lang::En, false));
    })
}

/// How many times longer 8,000 findings take than 800; prints both.
fn told() -> f64 {
    let (few, many) = (findings_told(800), findings_told(8_000));
    println!("tell 800 findings          {:>12.1} ms", few / 1e6);
    println!("tell 8,000 findings        {:>12.1} ms", many / 1e6);
    many / few
}

/// How many times longer the reading of four times as much takes, at worst: quotes, brackets, values.
fn read_in_proportion() -> f64 {
    const BYTES: usize = 200_000;
    let time = |before: &str, part: &str, times: usize| {
        let files = [SourceFile {
            path: "odd.ron".to_owned(),
            text: format!("{before}{}", part.repeat(times * BYTES / part.len())),
        }];
        nanos(5, 1, || {
            black_box(load(&files));
        })
    };
    [
        ("quotes", "Scenario(", "\"\n"),
        ("brackets", "Scenario([", "[],"),
        ("values", "Scenario(format: 1, customers: [", "\"a\", "),
    ]
    .map(|(what, before, part)| {
        let (one, four) = (time(before, part, 1), time(before, part, 4));
        println!("read 0.8 MB of {what:<12}{:>12.1} ms", four / 1e6);
        four / one
    })
    .into_iter()
    .fold(0.0, f64::max)
}

/// The most memory that this process has used, as the system tells it.
fn most_memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.map_or_else(
        || "an unknown amount".to_owned(),
        |line| line.trim().to_owned(),
    )
}

/// Nanoseconds of one turn with scoring, and of hashing a kilobyte; prints both.
fn turns(script: &Script, key: &Key) -> [f64; 2] {
    // One turn with scoring: a line is said, the customer moves, the points are added.
    let first = start(script, Pressure::Off);
    let mut state = first;
    let mut total = exact(0);
    let turn = nanos(31, 20_000, || {
        let node = state.node;
        let best = key.node(node).map_or(ChoiceIndex(0), |node| node.best);
        let next = advance(script, &state, best).expect("it can be said");
        if let Some(line) = key.line(node, best) {
            total += &line.points;
        }
        state = if next.outcome.is_some() {
            total = exact(0);
            first
        } else {
            next
        };
        black_box(&state);
    });
    let moved = nanos(31, 20_000, || {
        black_box(advance(script, &first, ChoiceIndex(0)).expect("it can be said"));
    });
    let kilobyte = [7_u8; 1024];
    let hash = nanos(31, 20_000, || {
        black_box(Sha256::digest(black_box(kilobyte)));
    });
    println!("one turn with scoring      {turn:>12.0} ns   (goal: at most 2000)");
    println!("one turn without scoring   {moved:>12.0} ns");
    println!("SHA-256 of a kilobyte      {hash:>12.0} ns   (yardstick)");
    [turn, hash]
}

/// Nanoseconds of loading 1,000 and 10,000 nodes, and of laying them out; prints all.
fn ten_thousand_nodes(standard: &[SourceFile]) -> [f64; 4] {
    let with = |nodes| {
        let mut files = standard.to_vec();
        files.retain(|file| !file.path.starts_with("scenarios/complaints"));
        files.push(SourceFile {
            path: "generated.ron".to_owned(),
            text: generated(nodes),
        });
        files
    };
    let (small, large) = (with(1_000), with(10_000));
    let sound = load(&large);
    assert!(
        sound.diagnostics.is_empty(),
        "{:?}",
        sound.diagnostics.first()
    );
    let few = nanos(5, 1, || {
        black_box(load(&small));
    });
    let many = nanos(5, 1, || {
        black_box(load(&large));
    });
    println!("load and check 1,000 nodes {:>12.1} ms", few / 1e6);
    println!(
        "load and check 10,000      {:>12.1} ms   (goal: at most 500)",
        many / 1e6
    );

    let draw = |files: &[SourceFile]| {
        let library = load(files).library.expect("it loads");
        let drawn = library.scenario("generated").expect("it was made").clone();
        nanos(5, 1, || {
            let options = Options {
                words: Words::new(Lang::Zh),
                script: None,
                measure: &estimated_width,
            };
            black_box(layout(&drawn, &options));
        })
    };
    let (drawn_few, drawn_many) = (draw(&small), draw(&large));
    println!("lay out 1,000 nodes        {:>12.1} ms", drawn_few / 1e6);
    println!("lay out 10,000 nodes       {:>12.1} ms", drawn_many / 1e6);
    [few, many, drawn_few, drawn_many]
}

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let standard = read_standard(root).files;
    let library = load(&standard).library.expect("the catalogue can be read");
    let scenario = library.scenario("late-delivery").expect("it ships");
    let script = Script::of(&library, scenario, scenario.customers[0]);
    let key = Key::new(&script);

    // First, because it also tells the most memory that was used so far.
    let [shipped, long, check] = analyses(&standard);

    let [turn, hash] = turns(&script, &key);
    let [few, many, drawn_few, drawn_many] = ten_thousand_nodes(&standard);

    let ratios = [
        (
            "a shipped scenario analysed in GB hashed",
            shipped * 1e3 / hash,
            0.6,
        ),
        (
            "a talk of 40 decisions analysed in GB hashed",
            long * 1e3 / hash,
            1.0,
        ),
        (
            "everything shipped checked in GB hashed",
            check * 1e3 / hash,
            1.0,
        ),
        (
            "10,000 nodes laid out against 1,000",
            drawn_many / drawn_few,
            25.0,
        ),
        ("a turn with scoring in kilobytes hashed", turn / hash, 8.0),
        ("10,000 nodes against 1,000", many / few, 16.0),
        ("8,000 findings told against 800", told(), 30.0),
        ("four times as much read", read_in_proportion(), 6.0),
    ];
    let mut failed = false;
    for (what, ratio, most) in ratios {
        println!("{what}: {ratio:.2} (at most {most})");
        failed |= ratio > most;
    }
    assert!(!failed, "a ratio is too large");
}
