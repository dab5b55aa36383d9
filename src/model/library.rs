//! Everything that was loaded. Does not load it: the source layer does.

use std::sync::Arc;

use super::{CustomerType, Form, Rules, Scenario, TypeId};

/// Everything that can be played, with what it is judged by.
#[derive(Clone, Debug)]
pub struct Library {
    /// What is judged by.
    pub rules: Arc<Rules>,
    /// By [`TypeId`], in order of id.
    pub customers: Vec<Arc<CustomerType>>,
    /// In order of id.
    pub scenarios: Vec<Arc<Scenario>>,
    /// In order of loading.
    pub forms: Vec<Form>,
}

impl Library {
    /// A scenario by its id.
    #[must_use]
    pub fn scenario(&self, id: &str) -> Option<&Arc<Scenario>> {
        self.scenarios.iter().find(|scenario| scenario.id == id)
    }

    /// A customer type's index by its id.
    #[must_use]
    pub fn customer(&self, id: &str) -> Option<TypeId> {
        let position = self.customers.iter().position(|known| known.id == id)?;
        u8::try_from(position).ok().map(TypeId)
    }

    /// A customer type.
    #[must_use]
    pub fn customer_type(&self, id: TypeId) -> &Arc<CustomerType> {
        &self.customers[usize::from(id.0)]
    }
}
