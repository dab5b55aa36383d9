//! What a wording, a face or a line may depend on: mood, flags and customer type. Does not say whether it holds: the
//! engine does.

use super::named_enum;

named_enum! {
    /// One dimension of the customer's mood, 0 to 100 points.
    Variable {
        /// Anger; lower is better.
        Anger = "anger" ("火气", "Anger"),
        /// Feels heard.
        Heard = "heard" ("被听见", "Feels heard"),
        /// Trust.
        Trust = "trust" ("信任", "Trust"),
        /// Clarity.
        Clarity = "clarity" ("明白", "Clarity"),
        /// Patience.
        Patience = "patience" ("耐心", "Patience"),
        /// Distributive fairness: what he gets.
        Distributive = "distributive" ("结果公平", "Fair result"),
        /// Procedural fairness: how it is decided.
        Procedural = "procedural" ("过程公平", "Fair process"),
        /// Interactional fairness: how he is treated.
        Interactional = "interactional" ("待人公平", "Fair treatment"),
        /// Expectation: what he thinks he is owed; lower is easier to meet.
        Expectation = "expectation" ("期望", "Expectation"),
    }
}

impl Variable {
    /// Whether a lower value is the better one.
    #[must_use]
    pub const fn lower_is_better(self) -> bool {
        matches!(self, Self::Anger | Self::Expectation)
    }
}

/// Index of a flag in its scenario (0..64).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FlagId(pub u8);

/// Index of a customer type in the loaded library.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeId(pub u8);

/// What must hold for a wording, a face or a choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    /// The variable is at least so many points.
    AtLeast(Variable, i64),
    /// The variable is at most so many points.
    AtMost(Variable, i64),
    /// The flag is set.
    Flag(FlagId),
    /// The flag is not set.
    NoFlag(FlagId),
    /// The customer is of this type.
    Customer(TypeId),
}
