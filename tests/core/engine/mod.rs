//! The engine by example: turns computed by hand, talks, runs, saves, order of choices, wording.

mod fingerprint;
mod order;
mod outcomes;
mod run;
mod save;
mod talk;
mod trial;
mod turn;
mod wording;

pub use talk::two_nodes;
