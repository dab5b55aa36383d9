//! Progress of a long command on standard error, and Ctrl-C. Does not slow anything down that takes less than two seconds.

use std::io::IsTerminal;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::{Duration, Instant};

use super::out::tell_part;
use crate::jobs::Watch;
use crate::model::{Lang, Text, words};

/// From when on progress is shown.
const PATIENCE: Duration = Duration::from_secs(2);
/// Cells of the bar.
const WIDTH: u32 = 30;

static STOPPED: AtomicBool = AtomicBool::new(false);

/// Progress over several equally large parts.
pub(super) struct Progress {
    began: Instant,
    lang: Lang,
    parts: usize,
    /// Thousandths last shown; only ever more.
    shown: AtomicU32,
    visible: AtomicBool,
    terminal: bool,
}

/// One of the parts.
pub(super) struct Part<'a> {
    whole: &'a Progress,
    number: usize,
}

impl Progress {
    /// Starts the clock, and lets Ctrl-C end the computation instead of the program.
    pub fn start(parts: usize, lang: Lang) -> Self {
        // Where there is no such signal, or somebody else holds it, the command ends as any other does.
        drop(ctrlc::set_handler(|| STOPPED.store(true, Ordering::SeqCst)));
        Self {
            began: Instant::now(),
            lang,
            parts: parts.max(1),
            shown: AtomicU32::new(0),
            visible: AtomicBool::new(false),
            terminal: std::io::stderr().is_terminal(),
        }
    }

    /// A part, from 0.
    pub const fn of(&self, number: usize) -> Part<'_> {
        Part {
            whole: self,
            number,
        }
    }

    /// Whether Ctrl-C was pressed.
    #[expect(
        clippy::unused_self,
        reason = "it belongs to the progress for whoever asks"
    )]
    pub fn is_stopped(&self) -> bool {
        STOPPED.load(Ordering::SeqCst)
    }

    /// Takes the bar off the screen.
    pub fn hide(&self) {
        if self.visible.swap(false, Ordering::Relaxed) {
            tell_part!("\r\x1b[K");
        }
    }

    fn show(&self, share: f64) {
        let passed = self.began.elapsed();
        if !self.terminal || passed < PATIENCE {
            return;
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "clamped to the range first"
        )]
        let permille = (share * 1000.0).clamp(0.0, 1000.0) as u32;
        if self.shown.fetch_max(permille, Ordering::Relaxed) >= permille || permille == 0 {
            return;
        }
        let left = passed.as_secs_f64() * (1.0 - share) / share;
        let full = permille * WIDTH / 1000;
        let bar: String = (0..WIDTH)
            .map(|cell| if cell < full { '█' } else { '░' })
            .collect();
        self.visible.store(true, Ordering::Relaxed);
        let told = words!(
            "，大约还要 {left}",
            ", about {left} left",
            left = spoken(left)
        );
        tell_part!(
            "\r{bar} {:>3} %{} \x1b[K",
            permille / 10,
            told.get(self.lang)
        );
    }
}

/// Seconds as people say them.
fn spoken(secs: f64) -> Text {
    if secs < 90.0 {
        words!("{secs:.0} 秒", "{secs:.0} s")
    } else {
        words!("{:.0} 分钟", "{:.0} min", secs / 60.0)
    }
}

impl Watch for Part<'_> {
    fn progress(&self, share: f64) {
        #[expect(clippy::cast_precision_loss, reason = "a handful of parts")]
        let all = (self.number as f64 + share) / self.whole.parts as f64;
        self.whole.show(all);
    }

    fn wants_to_stop(&self) -> bool {
        self.whole.is_stopped()
    }
}
