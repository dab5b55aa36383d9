//! Finished talks from what they came to when they were held: a list, counts, CSV and JSON. Does not look into scenarios
//! and scores nothing anew.

mod counts;
mod csv;
mod listed;
mod then;

pub use counts::{Counts, Mean, Means, Table, count, tables, to_json};
pub use csv::to_csv;
pub use listed::{Listed, line};
pub use then::then_and_now;
