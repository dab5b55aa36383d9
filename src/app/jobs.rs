//! Does on other threads what takes its time, and hands the results to the screens. Does not know what it is.

use std::sync::Mutex;
use std::sync::mpsc::{Receiver, Sender, channel};

use bevy::prelude::*;
use bevy::winit::{EventLoopProxyWrapper, WinitUserEvent};

use crate::jobs::analyze;
use crate::workshop::{Job, JobDone};

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
                let done = job.run(analyze);
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
