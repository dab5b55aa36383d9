//! Figures of random play against every run: they lie within their intervals as often as these promise, a bias is seen,
//! and threads change nothing.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use composure::analysis::{Estimate, Facts, Sampler, Tally, analyze};
use composure::diagnostic::SourceFile;
use composure::engine::{Script, State, advance, start};
use composure::files::read_standard;
use composure::jobs;
use composure::model::{ChoiceIndex, NodeId, Outcome, Pressure};
use composure::score::{Key, approximate, exact};
use composure::source::load;

use super::many_runs;
use crate::support::{base_files, root};

/// What every run together comes to, exactly; as numbers at the very end.
struct Truth {
    mean: f64,
    outcomes: [f64; Outcome::COUNT],
}

/// A number that every count of lines up to six divides.
const PARTS: u128 = 60;

/// Follows every run with the engine's own turn; runs that come to equal states are counted together, in whole parts of
/// [`PARTS`] to the number of turns.
fn every_run(script: &Script, key: &Key) -> Truth {
    let whole = PARTS.pow(u32::from(script.scenario.turn_limit.min(21)));
    let order = |state: &State| {
        (
            state.node,
            state.flags,
            state.mood.values,
            state.mood.streak,
            state.accepted,
        )
    };
    let first = start(script, Pressure::Off);
    let mut layer = BTreeMap::from([(order(&first), (first, whole))]);
    let (mut outcomes, mut said) = ([0; Outcome::COUNT], BTreeMap::<(NodeId, u8), u128>::new());
    while !layer.is_empty() {
        let mut next = BTreeMap::new();
        for (state, mass) in layer.into_values() {
            let count = u8::try_from(script.node(state.node).lines.len()).unwrap();
            let open: Vec<(u8, State)> = (0..count)
                .filter_map(|at| Some((at, advance(script, &state, ChoiceIndex(at)).ok()?)))
                .collect();
            let share = mass / open.len() as u128;
            assert_eq!(share * open.len() as u128, mass, "nothing is lost");
            for (at, after) in open {
                *said.entry((state.node, at)).or_default() += share;
                match after.outcome {
                    Some(outcome) => outcomes[outcome.index()] += share,
                    None => next.entry(order(&after)).or_insert((after, 0)).1 += share,
                }
            }
        }
        layer = next;
    }
    let part = |mass: u128| composure::score::Exact::new(mass.into(), whole.into());
    let mut mean = exact(0);
    for ((node, at), mass) in said {
        if let Some(line) = key.line(node, ChoiceIndex(at)) {
            mean += &line.points * part(mass);
        }
    }
    Truth {
        mean: approximate(&mean),
        outcomes: outcomes.map(|mass| approximate(&part(mass))),
    }
}

/// The base case of the rules, two shipped scenarios cut off after nine turns, and two talks made by hand that end in
/// several ways.
fn cases() -> &'static [(Arc<Script>, Key, Truth)] {
    static CASES: OnceLock<Vec<(Arc<Script>, Key, Truth)>> = OnceLock::new();
    CASES.get_or_init(|| {
        let path = root().join("tests/fixtures/lint/base.ron");
        let mut base = vec![SourceFile {
            path: "base.ron".to_owned(),
            text: std::fs::read_to_string(path).unwrap(),
        }];
        base.extend_from_slice(base_files());
        let wanted = [
            (base, "base", u16::MAX),
            (read_standard(root()).files, "late-delivery", 9),
            (read_standard(root()).files, "generous-warranty", 9),
        ];
        let made = wanted.into_iter().map(|(files, id, turns)| {
            let library = load(&files).library.unwrap();
            let all = &library.scenarios;
            let scenario = all.iter().find(|one| one.id == id).unwrap_or(&all[0]);
            let mut cut = (**scenario).clone();
            cut.turn_limit = cut.turn_limit.min(turns);
            let script = Arc::new(Script::of(&library, &Arc::new(cut), scenario.customers[0]));
            let key = Key::new(&script);
            let truth = every_run(&script, &key);
            (script, key, truth)
        });
        let hand_made = ["hesitant", "aggressive"].into_iter().map(|type_id| {
            let script = many_runs(2, type_id);
            let key = Key::new(&script);
            let truth = every_run(&script, &key);
            (script, key, truth)
        });
        made.chain(hand_made).collect()
    })
}

/// The sample of a seed: so many parts of 1024 talks.
fn sample(script: &Script, key: &Key, seed: u64, parts: u64) -> Tally {
    let none = Facts::default();
    let sampler = Sampler::new(script, key, &none).reseeded(seed);
    sampler.parts(0..parts)
}

/// Every figure of a sample beside the truth; outcomes that are neither never nor always.
fn figures(tally: &Tally, truth: &Truth) -> Vec<(Estimate, f64)> {
    let outcomes = Outcome::ALL.iter().map(|&outcome| {
        let truth = truth.outcomes[outcome.index()];
        (tally.share(outcome), truth)
    });
    let open = outcomes.filter(|(_, truth)| *truth > 0.0 && *truth < 1.0);
    open.chain([(tally.mean(), truth.mean)]).collect()
}

#[test]
fn every_run_lies_within_the_intervals_of_twenty_seeds() {
    let (mut figured, mut missed) = (0, 0);
    for (script, key, truth) in cases() {
        for seed in 0..20 {
            let tally = sample(script, key, seed, 4);
            for (estimate, truth) in figures(&tally, truth) {
                figured += 1;
                missed += u32::from(!estimate.covers(truth));
                // Five standard errors: no seed comes there by chance.
                let far = (estimate.value - truth).abs() / estimate.half_width;
                assert!(far < 2.55, "{}: {estimate:?}, {truth}", script.scenario.id);
            }
        }
    }
    // Of so many, one in twenty; a binomial count exceeds this with a chance of 1 in 1000.
    let expected = f64::from(figured) * 0.05;
    let most = expected + 3.1 * (expected * 0.95).sqrt();
    assert!(
        figured >= 100 && f64::from(missed) < most,
        "{missed} of {figured}"
    );
}

/// How many of 400 seeds have the truth within their interval.
fn covered(case: usize, figure: impl Fn(&Tally, &Truth) -> (Estimate, f64)) -> usize {
    let (script, key, truth) = &cases()[case];
    let is_covered = |seed: &u64| {
        let (estimate, truth) = figure(&sample(script, key, *seed, 1), truth);
        estimate.covers(truth)
    };
    (1000..1400).filter(is_covered).count()
}

#[test]
fn intervals_cover_the_truth_in_95_of_100_seeds() {
    let mean = covered(0, |tally, truth| (tally.mean(), truth.mean));
    assert!((372..=388).contains(&mean), "{mean} of 400");
    // Near 0 and 1 the half-width reaches to the farther end of the interval and covers more.
    let share = covered(4, |tally, truth| {
        let distance = |outcome: &Outcome| (truth.outcomes[outcome.index()] - 0.5).abs();
        let outcomes = Outcome::ALL.iter();
        let open = outcomes.min_by(|a, b| distance(a).total_cmp(&distance(b)));
        let outcome = *open.unwrap();
        let truth = truth.outcomes[outcome.index()];
        assert!(truth > 0.2 && truth < 0.8, "{outcome:?}: {truth}");
        (tally.share(outcome), truth)
    });
    assert!((372..=388).contains(&share), "{share} of 400");
}

#[test]
fn a_bias_of_half_a_point_is_seen() {
    let (script, key, truth) = &cases()[0];
    let none = Facts::default();
    for seed in 0..3 {
        let sampler = Sampler::new(script, key, &none).reseeded(seed);
        let mean = sampler.draw(Sampler::parts).mean();
        assert!(mean.half_width < 0.105, "{mean:?}: as precise as promised");
        assert!(
            (mean.value - truth.mean).abs() < 0.2,
            "{mean:?}, {}",
            truth.mean
        );
        for bias in [-0.5, 0.5] {
            assert!(!mean.covers(truth.mean + bias), "{mean:?}");
        }
    }
}

#[test]
fn figures_do_not_depend_on_threads() {
    let script = many_runs(2, "aggressive");
    let key = Key::new(&script);
    let alone = analyze(&script, &key);
    assert_eq!(jobs::analyze(&script, &key), alone);
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(3)
        .build()
        .unwrap();
    let each = pool.install(|| jobs::analyze_each(&[(&script, &key), (&script, &key)]));
    assert_eq!(each, [alone.clone(), alone]);
}

#[test]
fn other_content_draws_other_talks_and_the_same_content_the_same() {
    let tally = |seed| {
        let script = many_runs(seed, "hesitant");
        let none = Facts::default();
        Sampler::new(&script, &Key::new(&script), &none).part(0)
    };
    assert_eq!(tally(1), tally(1));
    assert_ne!(tally(1), tally(2));
}
