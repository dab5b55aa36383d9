//! What every kind of player would get: figures of random play from a sample with their intervals, everything else
//! exactly.
//!
//! **Does not** judge: thresholds belong to lints and tests. It starts no threads, and it has no turn of its own: every
//! talk is played with [`crate::engine::advance`].

mod dominated;
mod estimate;
mod exploit;
mod facts;
mod fairness;
mod guided;
mod limits;
mod occasions;
mod order;
mod policy;
mod possible;
mod random;
mod reach;
mod report;
mod robot;

pub use dominated::{Dominated, dominated};
pub use estimate::Estimate;
pub use exploit::{Exploit, exploits};
pub use facts::{Fact, Facts};
pub use fairness::{LengthRatio, NodeFairness};
pub use occasions::{Occasions, occasions};
pub use policy::Policy;
pub use random::{Sampler, Tally};
pub use reach::{Finding, Reach, Search, Witness};
pub use report::{Analysis, ExactPart, SampledPart, analyze};
pub use robot::{Played, RobotResult, play};
