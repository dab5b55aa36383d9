//! Checked types: what a scenario, a principle and a customer type are once every reference in them is known to hold.
//!
//! **Does not** read files or text, compute moods or points, or know how anything is shown.

mod catalogue;
mod condition;
mod customer;
mod form;
mod library;
mod scenario;
mod text;
mod tuning;

pub use catalogue::{Catalogue, Family, Kind, Phase, Principle, PrincipleId, Status};
pub use condition::{Condition, FlagId, TypeId, Variable};
pub use customer::{
    Acceptance, CustomerType, FaceRule, Gate, Gesture, Idle, Look, Mark, MarkRule, Posture, Rgb,
    Tactic,
};
pub use form::{Form, FormItem};
pub use library::Library;
pub use scenario::{
    Authority, Brief, Choice, ChoiceIndex, Event, Node, NodeId, Outcome, Room, Saying, Scenario,
    Slot, SlotId, Speaker, Target,
};
pub use text::{Both, Lang, Named, Text};
pub(crate) use text::{named_enum, words};
pub use tuning::{Blueprint, Pressure, Rules, Tuning};
