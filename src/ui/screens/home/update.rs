//! The state of the home screen, and what carries its actions out.

use std::sync::Arc;

use crate::engine::{Run, Saved, Script, Talk};
use crate::model::Library;
use crate::record::{ReplayError, script_of};
use crate::ui::ask::Go;
use crate::ui::effect::Effect;
use crate::ui::shared::Shared;

use super::action::{Filter, HomeAction};

/// How the home screen is folded.
#[derive(Debug, Default)]
pub struct Home {
    /// Which scenarios are shown.
    pub filter: Filter,
    /// The filters are folded out.
    pub filters_open: bool,
    /// The findings are folded out.
    pub findings_open: bool,
}

impl Home {
    /// Carries out an action.
    pub fn update(&mut self, shared: &mut Shared, action: HomeAction) {
        match action {
            HomeAction::Show(filter) => self.filter = filter,
            HomeAction::ToggleFilters => self.filters_open = !self.filters_open,
            HomeAction::ToggleFindings => self.findings_open = !self.findings_open,
            HomeAction::Brief(place) => shared.go = Some(Go::Briefing(place)),
            HomeAction::Resume => resume(shared),
            HomeAction::OpenPast(place) => shared.go = Some(Go::Past(place)),
        }
    }
}

/// Goes on with the unfinished talk.
fn resume(shared: &mut Shared) {
    let (Some(library), Some(saved)) = (shared.library.clone(), shared.unfinished.clone()) else {
        return;
    };
    match resumed(&library, &saved) {
        Ok(talk) => shared.go = Some(Go::Talk(Box::new(talk), saved.rewound)),
        Err(reason) => {
            // It cannot be played any more; saying so each time would help nobody.
            let values = [("reason", reason.into())];
            let told = shared.words.with("notice-resume", &values);
            shared.notify(told);
            shared.unfinished = None;
            shared.effects.push(Effect::ForgetTalk);
        }
    }
}

/// Takes a saved talk up again; the reason if it cannot be.
fn resumed(library: &Library, saved: &Saved) -> Result<Talk, String> {
    let run: Run = saved.run().map_err(|error| error.to_string())?;
    let (_, script): (usize, Arc<Script>) =
        script_of(library, &run).map_err(|error: ReplayError| error.to_string())?;
    saved.resume(script).map_err(|error| error.to_string())
}
