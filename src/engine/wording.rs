//! What is said: the first wording whose conditions hold, with the seed's variant filled in. Does not translate.

use std::collections::BTreeMap;

use super::chance::{address_index, variant_index};
use super::mood::Mood;
use super::script::Script;
use super::step::State;
use crate::model::{Condition, Lang, Saying, Text, TypeId};

/// The placeholder that is always there: how the customer is addressed.
const CUSTOMER: &str = "customer";

/// The texts of one script under one seed.
#[derive(Clone, Debug)]
pub struct Wording {
    filled: BTreeMap<String, Text>,
}

impl Wording {
    /// Picks the variant and the form of address.
    #[must_use]
    pub fn new(script: &Script, seed: u64) -> Self {
        let variants = &script.scenario.variants;
        let mut filled = variants
            .get(variant_index(seed, variants.len()))
            .cloned()
            .unwrap_or_default();
        let addresses = &script.customer.addresses;
        if let Some(address) = addresses.get(address_index(seed, addresses.len())) {
            filled.insert(CUSTOMER.to_owned(), address.clone());
        }
        Self { filled }
    }

    /// How the customer is addressed.
    #[must_use]
    pub fn customer(&self, lang: Lang) -> &str {
        self.filled.get(CUSTOMER).map_or("", |text| text.get(lang))
    }

    /// A text with its placeholders filled; an unknown placeholder stays as it is.
    #[must_use]
    pub fn fill(&self, text: &Text, lang: Lang) -> String {
        let mut rest = text.get(lang);
        let mut out = String::with_capacity(rest.len());
        while let Some(open) = rest.find('{') {
            let (before, after) = rest.split_at(open);
            out.push_str(before);
            let Some(close) = after.find('}') else {
                rest = after;
                break;
            };
            match self.filled.get(&after[1..close]) {
                Some(value) => out.push_str(value.get(lang)),
                None => out.push_str(&after[..=close]),
            }
            rest = &after[close + 1..];
        }
        out.push_str(rest);
        out
    }
}

impl Script {
    /// The wording that fits at the state's node.
    #[must_use]
    pub fn saying(&self, state: &State) -> Option<&Saying> {
        let says = &self.scenario.node(state.node).says;
        says.iter()
            .find(|saying| holds(&saying.when, state, self.type_id))
            .or_else(|| says.last())
    }
}

/// Whether all conditions on the mood hold; conditions on anything else do not.
#[must_use]
pub fn holds_mood(conditions: &[Condition], mood: &Mood) -> bool {
    conditions.iter().all(|condition| match *condition {
        Condition::AtLeast(variable, points) => i64::from(mood.get(variable)) >= points * 1000,
        Condition::AtMost(variable, points) => i64::from(mood.get(variable)) <= points * 1000,
        Condition::Flag(_) | Condition::NoFlag(_) | Condition::Customer(_) => false,
    })
}

/// Whether all conditions hold.
#[must_use]
pub fn holds(conditions: &[Condition], state: &State, customer: TypeId) -> bool {
    conditions.iter().all(|condition| match *condition {
        Condition::AtLeast(variable, points) => {
            i64::from(state.mood.get(variable)) >= points * 1000
        }
        Condition::AtMost(variable, points) => i64::from(state.mood.get(variable)) <= points * 1000,
        Condition::Flag(flag) => state.flags >> flag.0 & 1 == 1,
        Condition::NoFlag(flag) => state.flags >> flag.0 & 1 == 0,
        Condition::Customer(wanted) => wanted == customer,
    })
}
