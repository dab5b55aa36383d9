//! Rules about files (L06xx). Does not open any.

pub(crate) mod customer_without_scenario;
pub(crate) mod file_named_otherwise;
