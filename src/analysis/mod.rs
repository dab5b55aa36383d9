//! What every kind of player would get, computed exactly over all runs.
//!
//! **Does not** sample (but for one picture, see [`Spread`]), and does not judge: thresholds belong to lints and tests. It starts no threads: random play is
//! handed out as jobs, and whoever calls runs them.

mod arithmetic;

mod chances;
mod columns;
mod compare;
mod context;
mod courses;
mod deep;
mod dominated;
mod exploit;
mod facts;
mod fairness;
mod judge;
mod lanes;
mod layers;
mod limits;
mod marks;
mod occasions;
mod outlook;
mod pack;
mod place;
mod policy;
mod reach;
mod refusals;
mod regions;
mod report;
mod robot;
mod said;
mod sample;
mod settle;
mod sites;
mod spread;
mod tally;
mod walk;

pub use chances::{Bounds, Chances, OpenAt, Part, RandomPlay, TooLarge};
pub use dominated::{Dominated, dominated};
pub use exploit::{Exploit, exploits};
pub use facts::{Known, NodeReach, Truth};
pub use fairness::{LengthRatio, NodeFairness};
pub use occasions::{Occasions, occasions};
pub use policy::Policy;
pub use reach::Reach;
pub use report::{Analysis, Unplayed, analyze};
pub use robot::{Played, RobotResult, play, variant_spread};
pub use said::{MoodsAfter, moods_after};
pub use spread::{Spread, spread};
