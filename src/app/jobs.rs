//! Does on other threads what takes its time, and hands the results to the screens. Does not know what it is.

use std::sync::Mutex;
use std::sync::mpsc::{Receiver, Sender, channel};

use bevy::prelude::*;
use bevy::winit::{EventLoopProxyWrapper, WinitUserEvent};

use crate::jobs::{self, analyze};
use crate::workshop::{Job, JobDone, Watch};

/// Most states that an analysis looks at; beyond, its figures are bounds.
const MOST_STATES: u64 = 2_000_000_000;

/// Tells the screens how far an analysis is, and stops it when they do not want it any more.
struct Told<'a>(&'a Watch);

impl jobs::Watch for Told<'_> {
    fn progress(&self, share: f64) {
        self.0.tell((share.clamp(0.0, 1.0) * 1000.0) as u64);
    }

    fn wants_to_stop(&self) -> bool {
        self.0.is_cancelled()
    }
}

/// The work under way.
#[derive(Resource)]
pub(super) struct Jobs {
    send: Sender<JobDone>,
    arriving: Mutex<Receiver<JobDone>>,
}

impl Default for Jobs {
    fn default() -> Self {
        let (send, arriving) = channel();
        Self {
            send,
            arriving: Mutex::new(arriving),
        }
    }
}

impl Jobs {
    /// Begins a piece of work.
    pub fn begin(&self, job: Job, proxy: &EventLoopProxyWrapper) {
        let (send, proxy) = (self.send.clone(), (**proxy).clone());
        let started = std::thread::Builder::new()
            .name("work".to_owned())
            .spawn(move || {
                // Nobody waits any more when the window is closing.
                let done =
                    job.run(|script, key, watch| analyze(script, key, MOST_STATES, &Told(watch)));
                if send.send(done).is_ok() {
                    let _ = proxy.send_event(WinitUserEvent::WakeUp);
                }
            });
        if let Err(error) = started {
            warn!("no thread for the work: {error}");
        }
    }

    /// What has been finished.
    pub fn receive(&self) -> Vec<JobDone> {
        let arriving = self.arriving.lock();
        arriving
            .map(|arriving| arriving.try_iter().collect())
            .unwrap_or_default()
    }
}
