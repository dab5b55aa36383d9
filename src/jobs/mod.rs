//! Long computations on all cores.
//!
//! **Does not** compute anything itself: the analysis hands out parts, and this runs them. Results are the same with any
//! number of threads.

use std::ops::Range;

use rayon::prelude::*;

use crate::analysis::{Analysis, ExactPart, SampledPart, Sampler, Tally};
use crate::engine::Script;
use crate::score::Key;

/// Analyses a script on all cores.
#[must_use]
pub fn analyze(script: &Script, key: &Key) -> Analysis {
    let (exact, sampled) = rayon::join(
        || ExactPart::new(script, key),
        || SampledPart::new(script, key, parts),
    );
    Analysis { exact, sampled }
}

/// The same for several scripts, in their order.
#[must_use]
pub fn analyze_each(scripts: &[(&Script, &Key)]) -> Vec<Analysis> {
    let scripts = scripts.par_iter();
    scripts.map(|(script, key)| analyze(script, key)).collect()
}

/// Draws parts of a sample.
fn parts(sampler: &Sampler<'_>, parts: Range<u64>) -> Tally {
    let drawn = parts.into_par_iter().map(|part| sampler.part(part));
    drawn.reduce(Tally::default, Tally::merged)
}
