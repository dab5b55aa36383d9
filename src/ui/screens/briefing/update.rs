//! Carries out the actions of the briefing.

use std::sync::Arc;

use crate::engine::Talk;
use crate::model::Library;
use crate::ui::ask::Go;
use crate::ui::shared::Shared;

use super::action::BriefingAction;
use super::state::Briefing;

impl Briefing {
    /// The briefing of a scenario, by its place in the library; none if there is no such scenario or nobody for it.
    #[must_use]
    pub fn opened(shared: &mut Shared, place: usize) -> Option<Self> {
        let library = shared.library.clone()?;
        let seed = shared.next_seed();
        Self::new(&library, place, seed, shared.settings.pressure)
    }

    /// Carries out an action.
    pub fn update(&mut self, shared: &mut Shared, action: BriefingAction) {
        match action {
            BriefingAction::PickCustomer(customer) => {
                if let Some(library) = shared.library.as_deref() {
                    self.pick_customer(library, customer);
                }
            }
            BriefingAction::PickPressure(pressure) => {
                self.pressure = pressure;
                shared.settings.pressure = pressure;
                shared.keep_settings();
            }
            BriefingAction::TypeSeed(text) => self.type_seed(&text),
            BriefingAction::ToggleAdvanced => self.advanced = !self.advanced,
            BriefingAction::Start => {
                let talk = Talk::new(Arc::clone(&self.script), self.seed(), self.pressure);
                shared.go = Some(Go::Talk(Box::new(talk), false));
            }
        }
    }

    /// The same briefing over another library; none if its scenario is gone.
    #[must_use]
    pub fn reloaded(&self, library: &Library) -> Option<Self> {
        let place = library
            .scenarios
            .iter()
            .position(|known| known.id == self.script.scenario.id)?;
        let mut briefing = Self::new(library, place, self.seed(), self.pressure)?;
        if let Some(customer) = library.customer(&self.script.customer.id)
            && library.scenarios[place].customers.contains(&customer)
        {
            briefing.pick_customer(library, customer);
        }
        briefing.advanced = self.advanced;
        Some(briefing)
    }
}
