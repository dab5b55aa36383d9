//! Findings themselves: levels, the baseline, remedies, differences, the manual, both languages, SARIF held to its schema.

mod known;
mod languages;
mod pages;
mod remedy;
mod sarif;
