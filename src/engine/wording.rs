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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    variant: usize,
    filled: BTreeMap<String, Text>,
}

impl Wording {
    /// Picks the variant and the form of address.
    #[must_use]
    pub fn new(script: &Script, seed: u64) -> Self {
        let variant = variant_index(seed, script.scenario.variants.len());
        let address = address_index(seed, script.customer.addresses.len());
        Self::of(script, variant, address)
    }

    /// The texts with one variant and one form of address, by their places; without what is not there.
    #[must_use]
    pub fn of(script: &Script, variant: usize, address: usize) -> Self {
        let variants = &script.scenario.variants;
        let mut filled = variants.get(variant).cloned().unwrap_or_default();
        if let Some(address) = script.customer.addresses.get(address) {
            filled.insert(CUSTOMER.to_owned(), address.clone());
        }
        Self { variant, filled }
    }

    /// Which variant of the scenario's texts it is, from 0.
    #[must_use]
    pub const fn variant(&self) -> usize {
        self.variant
    }

    /// Every way in which the texts of a script can be shown, all equally likely: by variant, the forms of address.
    #[must_use]
    pub fn all(script: &Script) -> Vec<Vec<Self>> {
        let variants = 0..script.scenario.variants.len().max(1);
        let addresses = 0..script.customer.addresses.len().max(1);
        let of_variant = |variant| {
            let addresses = addresses.clone();
            addresses
                .map(|address| Self::of(script, variant, address))
                .collect()
        };
        variants.map(of_variant).collect()
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
