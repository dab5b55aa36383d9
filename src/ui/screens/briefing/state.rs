//! A talk being prepared. Does not draw it.

use std::sync::Arc;

use crate::engine::{Script, Wording};
use crate::model::{CustomerType, Library, Pressure, TypeId};

/// A talk being prepared.
#[derive(Debug)]
pub struct Briefing {
    /// The scenario for the customer picked.
    pub script: Arc<Script>,
    /// Customers to choose from.
    pub customers: Vec<(TypeId, Arc<CustomerType>)>,
    /// Its texts.
    pub wording: Wording,
    /// The seed as typed.
    pub seed_text: String,
    /// Time pressure.
    pub pressure: Pressure,
    /// The advanced part is folded out.
    pub advanced: bool,
}

impl Briefing {
    /// The briefing of a scenario, by its place in the library; none if there is no such place or no customer for it.
    #[must_use]
    pub fn new(library: &Library, place: usize, seed: u64, pressure: Pressure) -> Option<Self> {
        let scenario = library.scenarios.get(place)?;
        let first = *scenario.customers.first()?;
        let script = Arc::new(Script::of(library, scenario, first));
        let customers = scenario
            .customers
            .iter()
            .map(|&id| (id, Arc::clone(&library.customers[usize::from(id.0)])));
        Some(Self {
            wording: Wording::new(&script, seed),
            customers: customers.collect(),
            script,
            seed_text: seed.to_string(),
            pressure,
            advanced: false,
        })
    }

    /// The seed typed; 0 if it is no number.
    #[must_use]
    pub fn seed(&self) -> u64 {
        self.seed_text.parse().unwrap_or(0)
    }

    /// Meets another customer.
    pub fn pick_customer(&mut self, library: &Library, customer: TypeId) {
        self.script = Arc::new(Script::of(library, &self.script.scenario, customer));
        self.wording = Wording::new(&self.script, self.seed());
    }

    /// Takes another seed, as typed: digits only.
    pub fn type_seed(&mut self, text: &str) {
        self.seed_text = text.chars().filter(char::is_ascii_digit).take(18).collect();
        self.wording = Wording::new(&self.script, self.seed());
    }
}
