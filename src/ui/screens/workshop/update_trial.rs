//! Carries out what the trial of the Workshop asks for.

use crate::ui::shared::Shared;

use super::action::TrialAction;
use super::state::Workshop;

impl Workshop {
    /// Carries out an action.
    pub(super) fn update_trial(&mut self, shared: &mut Shared, action: TrialAction) {
        let Some(open) = &self.open else {
            return;
        };
        let form = &mut self.trial;
        match action {
            TrialAction::Mood(variable, points) => {
                form.mood[variable.index()] = points.clamp(0, 100);
            }
            TrialAction::Preset(preset) => form.mood = preset.mood(&open.script),
            TrialAction::Flag(place) => form.flags ^= 1_u64.checked_shl(place.into()).unwrap_or(0),
            TrialAction::Accepted(accepted) => form.accepted = accepted,
            TrialAction::Seed(text) => {
                form.seed = text.chars().filter(char::is_ascii_digit).take(9).collect();
            }
            TrialAction::Begin => self.begin_trial(shared),
            TrialAction::Forget => self.tried = None,
        }
    }
}
