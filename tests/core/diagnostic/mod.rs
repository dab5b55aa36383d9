//! Findings themselves: levels, the baseline, remedies, differences, the manual, SARIF held to its schema.

mod known;
mod mend;
mod pages;
mod sarif;
