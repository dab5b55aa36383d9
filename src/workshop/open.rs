//! The scenario that is open, worked out for one customer type. Does not choose it.

use std::sync::Arc;

use crate::engine::Script;
use crate::model::TypeId;
use crate::score::Key;

use super::material::Material;

/// A scenario, worked out for one customer type.
#[derive(Clone, Debug)]
pub struct Open {
    /// The script.
    pub script: Arc<Script>,
    /// What its lines earn.
    pub key: Arc<Key>,
    /// The file that it is in.
    pub path: String,
    /// Stands for everything in it, the wording too: what was worked out for another stamp is not shown.
    pub stamp: String,
}

impl Open {
    /// Works out a scenario for a customer type, or for the first it is made for; none if there is no such scenario.
    #[must_use]
    pub fn new(material: &Material, id: &str, customer: Option<TypeId>) -> Option<Self> {
        let library = material.library.as_deref()?;
        let scenario = library.scenario(id)?;
        let made_for = |customer: &TypeId| scenario.customers.contains(customer);
        let customer = customer.filter(made_for);
        let customer = customer.or(scenario.customers.first().copied())?;
        let script = Arc::new(Script::of(library, scenario, customer));
        let document = material.document_of(id);
        let version = document.map_or(0, |document| document.version);
        Some(Self {
            path: document.map_or_else(String::new, |document| document.path.clone()),
            stamp: format!("{}-{version:x}", script.fingerprint),
            key: Arc::new(Key::new(&script)),
            script,
        })
    }

    /// The ids of scenario and customer type.
    #[must_use]
    pub fn ids(&self) -> (String, String) {
        let script = &self.script;
        (script.scenario.id.clone(), script.customer.id.clone())
    }
}
