//! Watches the data folder on a thread of its own, and reads and checks it there when something was saved.
//!
//! Looking at the times of a few dozen files twice a second costs next to nothing, works on every disk, and does not care
//! how an editor saves. **Does not** know what is done with what was read.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bevy::prelude::*;
use bevy::winit::{EventLoopProxyWrapper, WinitUserEvent};

use crate::files::{DataFolder, Stamps, read_drawings};
use crate::lint::lint;
use crate::ui::drawing_names;
use crate::workshop::Material;

/// Pause between two looks.
const LOOK_AGAIN: Duration = Duration::from_millis(400);
/// What was saved is read once nothing has changed for so long: editors write in several steps.
const QUIET: Duration = Duration::from_millis(120);
/// Most looks for quiet; then it is read as it is.
const MOST_LOOKS: usize = 20;

/// The data folder as it was read.
#[derive(Debug)]
pub(super) struct Reloaded {
    /// Files, findings, library.
    pub material: Arc<Material>,
    /// Drawings of all people.
    pub drawings: BTreeMap<String, String>,
}

/// What the thread has to say.
#[derive(Debug)]
pub(super) enum News {
    /// Something was saved and is being read and checked.
    Checking,
    /// It was read, and nothing has changed.
    Unchanged,
    /// It was read.
    Read(Reloaded),
}

/// Reads and checks the data folder; what is as it was `before` is not judged again.
pub(super) fn read(root: &Path, before: &Material) -> Reloaded {
    let data = DataFolder::read(root, &[]);
    let loaded = data.load();
    let problems = data.problems.into_iter();
    let problems = problems.map(|problem| (problem.path, problem.message));
    let material = Material::judged(
        data.files,
        problems.collect(),
        loaded,
        before,
        |loaded, files, is_wanted| lint(loaded, files, is_wanted),
    );
    let names = material
        .library
        .as_deref()
        .map(drawing_names)
        .unwrap_or_default();
    Reloaded {
        material: Arc::new(material),
        drawings: read_drawings(root, names),
    }
}

/// The way from the thread to the screens. The thread ends when this is dropped.
#[derive(Resource)]
pub(super) struct Watching {
    arriving: Mutex<Receiver<News>>,
    _stop: Sender<()>,
}

impl Watching {
    /// What was said since the last time, in order.
    pub fn receive(&self) -> Vec<News> {
        let arriving = self.arriving.lock();
        arriving
            .map(|arriving| arriving.try_iter().collect())
            .unwrap_or_default()
    }
}

/// The data folder, and how it was when it was read for the start.
#[derive(Resource, Clone)]
struct Watched {
    root: PathBuf,
    known: Stamps,
    material: Arc<Material>,
}

/// The plugin that watches a folder.
pub(super) fn plugin(root: PathBuf, known: Stamps, material: Arc<Material>) -> impl Plugin {
    move |app: &mut App| {
        app.insert_resource(Watched {
            root: root.clone(),
            known: known.clone(),
            material: Arc::clone(&material),
        })
        .add_systems(Startup, begin);
    }
}

fn begin(mut commands: Commands, watched: Res<Watched>, proxy: Res<EventLoopProxyWrapper>) {
    let (send, arriving) = channel();
    let (stop, stopped) = channel();
    let watched = watched.clone();
    let proxy = (*proxy).clone();
    let wake = move || {
        // A window that is closing needs no waking.
        let _ = proxy.send_event(WinitUserEvent::WakeUp);
    };
    let started = std::thread::Builder::new()
        .name("watch".to_owned())
        .spawn(move || watch(watched, &stopped, &send, &wake));
    if let Err(error) = started {
        warn!("the data folder is not watched: {error}");
        return;
    }
    commands.insert_resource(Watching {
        arriving: Mutex::new(arriving),
        _stop: stop,
    });
}

/// Looks until it is told to stop, or nobody listens any more.
fn watch(watched: Watched, stopped: &Receiver<()>, send: &Sender<News>, wake: &impl Fn()) {
    let Watched {
        root,
        mut known,
        mut material,
    } = watched;
    let goes_on = |pause: Duration| stopped.recv_timeout(pause) == Err(RecvTimeoutError::Timeout);
    let mut drawings = None;
    let tell = |news: News| {
        let is_heard = send.send(news).is_ok();
        wake();
        is_heard
    };
    while goes_on(LOOK_AGAIN) {
        let mut now = Stamps::of(&root);
        if now == known {
            continue;
        }
        if !tell(News::Checking) {
            return;
        }
        for _ in 0..MOST_LOOKS {
            if !goes_on(QUIET) {
                return;
            }
            let again = Stamps::of(&root);
            if std::mem::replace(&mut now, again.clone()) == again {
                break;
            }
        }
        known = now;
        let reloaded = read(&root, &material);
        let before = std::mem::replace(&mut material, Arc::clone(&reloaded.material));
        let drawn = drawings.replace(reloaded.drawings.clone());
        // A file that was only touched is no news.
        let is_same = material.has_same_texts(&before) && drawn == drawings;
        let news = if is_same {
            News::Unchanged
        } else {
            News::Read(reloaded)
        };
        if !tell(news) {
            return;
        }
    }
}
