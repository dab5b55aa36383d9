//! The properties of the model document, section 6, over random scenarios, tables and moods.
//!
//! Each is a function of a [`subject::Subject`] and a case, so that it runs on the engine and on engines with a planted
//! fault. `COMPOSURE_CASES` asks for more cases than the 10,000 of a plain run; the seed of each test is fixed.

mod case;
mod faults;
mod play;
mod score;
mod sequence;
mod state;
mod subject;

use std::fmt::Debug;

use proptest::strategy::Strategy;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestError, TestRng, TestRunner};

/// Cases of a plain run.
const CASES: u32 = 10_000;

/// A runner with a seed of its own, the same on every machine.
fn runner(name: &str, cases: u32) -> TestRunner {
    let config = Config {
        cases,
        failure_persistence: None,
        max_shrink_iters: 4000,
        ..Config::default()
    };
    let mut seed = [7_u8; 32];
    for (slot, byte) in seed.iter_mut().zip(name.bytes()) {
        *slot = byte;
    }
    TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &seed))
}

/// How many cases to try: at least those of a plain run.
fn cases() -> u32 {
    std::env::var("COMPOSURE_CASES")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(CASES)
        .max(CASES)
}

/// Asserts a property for all cases tried.
pub fn holds<S: Strategy>(name: &str, strategy: &S, check: impl Fn(&S::Value) -> Result<(), String>)
where
    S::Value: Debug,
{
    let outcome =
        runner(name, cases()).run(strategy, |case| check(&case).map_err(TestCaseError::fail));
    if let Err(error) = outcome {
        panic!("{name}: {error}");
    }
}

/// Asserts that a property fails for some case, and returns the smallest counterexample found.
fn fails<S: Strategy>(
    name: &str,
    strategy: &S,
    check: impl Fn(&S::Value) -> Result<(), String>,
) -> String
where
    S::Value: Debug,
{
    let outcome =
        runner(name, CASES).run(strategy, |case| check(&case).map_err(TestCaseError::fail));
    match outcome {
        Err(TestError::Fail(reason, case)) => format!("{reason}\n{case:?}"),
        other => panic!("{name}: the planted fault was not caught ({other:?})"),
    }
}

/// An error unless something holds.
fn ensure(holds: bool, otherwise: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(otherwise()) }
}
