//! What every kind of player would get, computed exactly over all runs.
//!
//! **Does not** sample, and does not judge: thresholds belong to lints and tests.

mod fairness;
mod policy;
mod spread;

pub use fairness::{Fairness, NodeFairness, RobotResult, fairness};
pub use policy::Policy;
pub use spread::{Spread, TooLarge, spread};
