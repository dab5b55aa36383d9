//! The properties of the model document, section 6, over random scenarios, tables and moods.
//!
//! Each is a function of a [`subject::Subject`] and a case, so that it runs on the engine and on engines with a planted
//! fault. A full run tries 10,000 cases of each (see `support::share`); the seed of each test is fixed.

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

use crate::support::share;

/// Cases of a full run.
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

/// Asserts a property for the usual number of cases.
pub fn holds<S: Strategy>(name: &str, strategy: &S, check: impl Fn(&S::Value) -> Result<(), String>)
where
    S::Value: Debug,
{
    holds_for(CASES, name, strategy, check);
}

/// Asserts a property for `cases` cases in a full run, for its share of them otherwise.
pub fn holds_for<S: Strategy>(
    cases: u32,
    name: &str,
    strategy: &S,
    check: impl Fn(&S::Value) -> Result<(), String>,
) where
    S::Value: Debug,
{
    let outcome =
        runner(name, share(cases)).run(strategy, |case| check(&case).map_err(TestCaseError::fail));
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
    // A fault may need more cases than a quick run tries; the search ends with the first counterexample.
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
