//! A finished talk whose scenario or scoring has changed since: what it came to then, and beside it what the same lines
//! come to now. Does not change the record.

mod view;

use crate::record::{Past, ReplayError, Standing, Verdict, replay};
use crate::ui::ask::Go;
use crate::ui::shared::Shared;

pub use view::{kept_keys, kept_ui};

/// A finished talk as it was kept, on the screen.
#[derive(Debug)]
pub struct KeptTalk {
    /// Place of its record in the list.
    pub past: usize,
    /// How it stands to what there is today.
    pub standing: Standing,
    /// The day it was finished.
    pub day: String,
    /// The trainee went back or tried again in it.
    pub practice: bool,
    /// What it came to.
    pub then: Verdict,
    /// What the same lines come to today, or why they do not lead through.
    pub now: Result<Verdict, ReplayError>,
}

/// What the screen asks for.
#[derive(Clone, Copy, Debug)]
pub enum KeptAction {
    /// To the debrief of the same lines by today's scenario.
    Debrief,
}

/// What the view asks for.
pub type Ask = crate::ui::ask::Ask<KeptAction>;

impl KeptTalk {
    /// A finished talk by its place among them; none if it kept no verdict, or would be the same today.
    #[must_use]
    pub fn opened(shared: &Shared, place: usize) -> Option<Self> {
        let past: &Past = shared.pasts.get(place)?;
        if past.standing == Standing::AsItWas {
            return None;
        }
        let missing = || ReplayError::Missing(past.scenario.clone());
        let library = shared.library.as_deref();
        let now = library
            .ok_or_else(missing)
            .and_then(|library| replay(library, &past.record));
        Some(Self {
            past: place,
            standing: past.standing,
            day: past.record.finished_on.clone(),
            practice: past.record.practice,
            then: past.record.verdict.clone()?,
            now: now.map(|replayed| replayed.verdict()),
        })
    }

    /// Carries out an action.
    pub fn update(&mut self, shared: &mut Shared, action: KeptAction) {
        match action {
            KeptAction::Debrief => shared.go = Some(Go::Debrief(self.past)),
        }
    }
}
