//! Long computations on all cores, with progress, and a way to stop them that keeps what is known.
//!
//! **Does not** compute anything itself: the analysis hands out jobs, and this runs them.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::analysis::{Analysis, RandomPlay, TooLarge, Unplayed};
use crate::engine::Script;
use crate::score::Key;

/// Looks on while a computation runs. Called from several threads.
pub trait Watch: Sync {
    /// So much of all is done, 0 to 1.
    fn progress(&self, share: f64);
    /// Whether to stop; what has been computed by then is kept.
    fn wants_to_stop(&self) -> bool;
}

/// Nobody looks on, nobody stops it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Unwatched;

impl Watch for Unwatched {
    fn progress(&self, _share: f64) {}
    fn wants_to_stop(&self) -> bool {
        false
    }
}

/// How many threads are worth starting here.
#[must_use]
pub fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, std::num::NonZero::get)
}

/// Analyses a script on all cores. Where the limit of states is reached, or the watch stops it, figures of random play
/// are bounds.
///
/// # Errors
/// When the number of runs is larger than 128 bits.
pub fn analyze(
    script: &Script,
    key: &Key,
    limit: u64,
    watch: &dyn Watch,
) -> Result<Analysis, TooLarge> {
    let next = AtomicUsize::new(0);
    let (unplayed, played) = std::thread::scope(|scope| {
        // Everything but random play is one job, begun while that is being prepared.
        let unplayed = scope.spawn(|| Unplayed::new(script, key));
        let play = RandomPlay::new(script, limit);
        let done = Mutex::new((Vec::with_capacity(play.jobs()), 0.0));
        std::thread::scope(|scope| {
            for _ in 0..cores().min(play.jobs()) {
                scope.spawn(|| {
                    loop {
                        let job = next.fetch_add(1, Ordering::Relaxed);
                        if watch.wants_to_stop() {
                            return;
                        }
                        let Some(part) = play.run(job) else { return };
                        if let Ok(mut done) = done.lock() {
                            done.0.push(part);
                            done.1 += play.share(job);
                            watch.progress(done.1);
                        }
                    }
                });
            }
        });
        let (parts, _) = done.into_inner().unwrap_or_default();
        (unplayed.join(), play.finish(parts, key))
    });
    let unplayed = unplayed.unwrap_or_else(|panic| std::panic::resume_unwind(panic));
    Ok(Analysis::of(played?, unplayed))
}
