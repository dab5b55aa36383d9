//! Long computations on all cores, with progress, and a way to stop them that keeps what is known.
//!
//! **Does not** compute anything itself: the analysis hands out jobs, and this runs them.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{Scope, ScopedJoinHandle};

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
    std::thread::scope(|scope| Begun::new(scope, script, key, limit).finish(watch))
}

/// The same for several scripts, one after the other: while one is played, the next is prepared. `done` is told each
/// script's number and its analysis, in order, and says whether to go on.
pub fn analyze_each<W: Watch>(
    scripts: &[(&Script, &Key)],
    limit: u64,
    watch: impl Fn(usize) -> W,
    mut done: impl FnMut(usize, Result<Analysis, TooLarge>) -> bool,
) {
    std::thread::scope(|scope| {
        let mut begun = scripts
            .iter()
            .map(|(script, key)| Begun::new(scope, script, key, limit));
        let mut next = begun.next();
        let mut number = 0;
        while let Some(this) = next {
            let play = this.play();
            next = begun.next();
            if !done(number, play.finish(&watch(number))) {
                return;
            }
            number += 1;
        }
    });
}

/// An analysis that is being prepared.
struct Begun<'scope, 'a> {
    key: &'a Key,
    // Everything but random play is one job, begun while that is being prepared.
    unplayed: ScopedJoinHandle<'scope, Unplayed>,
    play: ScopedJoinHandle<'scope, RandomPlay<'a>>,
}

/// An analysis of which random play has been prepared.
struct Ready<'scope, 'a> {
    key: &'a Key,
    unplayed: ScopedJoinHandle<'scope, Unplayed>,
    play: RandomPlay<'a>,
}

impl<'scope, 'a: 'scope> Begun<'scope, 'a> {
    fn new(scope: &'scope Scope<'scope, '_>, script: &'a Script, key: &'a Key, limit: u64) -> Self {
        Self {
            key,
            unplayed: scope.spawn(|| Unplayed::new(script, key)),
            play: scope.spawn(move || RandomPlay::new(script, limit)),
        }
    }

    /// Waits until random play has been prepared.
    fn play(self) -> Ready<'scope, 'a> {
        Ready {
            key: self.key,
            unplayed: self.unplayed,
            play: joined(self.play),
        }
    }

    fn finish(self, watch: &dyn Watch) -> Result<Analysis, TooLarge> {
        self.play().finish(watch)
    }
}

impl Ready<'_, '_> {
    /// Runs the jobs of random play on all cores.
    fn finish(self, watch: &dyn Watch) -> Result<Analysis, TooLarge> {
        let play = self.play;
        let next = AtomicUsize::new(0);
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
        let played = play.finish(parts, self.key);
        Ok(Analysis::of(played?, joined(self.unplayed)))
    }
}

/// What a thread has found. If it panicked, so does this.
fn joined<T>(thread: ScopedJoinHandle<'_, T>) -> T {
    thread
        .join()
        .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}
