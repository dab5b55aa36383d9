//! Checked types: what a scenario, a principle and a customer type are once every reference in them is known to hold.
//!
//! **Does not** read files or text, compute moods or points, or know how anything is shown.

mod catalogue;
mod customer;
mod form;
mod library;
mod scenario;
mod text;
mod tuning;

pub use catalogue::{Catalogue, Family, Kind, Phase, Principle, PrincipleId, Status};
pub use customer::{
    Acceptance, CustomerType, FaceRule, Gate, Gesture, Idle, Look, Mark, MarkRule, Posture, Rgb,
    TypeId,
};
pub use form::{Form, FormItem};
pub use library::Library;
pub use scenario::{
    Authority, Brief, Choice, ChoiceIndex, Condition, Event, FlagId, Node, NodeId, Outcome, Room,
    Saying, Scenario, Slot, SlotId, Speaker, Tactic, Target,
};
pub(crate) use text::words;
pub use text::{Both, Lang, Text};
pub use tuning::{Blueprint, Pressure, Rules, Tuning, Variable};

/// A word of the data files: an enum whose variants have names there.
pub trait Named: Copy + 'static {
    /// Every variant with its name.
    fn all() -> &'static [Self];
    /// The name used in data files.
    fn word(self) -> &'static str;
}

/// Declares an enum of unit variants with the name it has in data files, its list of all variants, and a lookup by name.
/// What trainees and trainers read of it stands behind that name, in Chinese and English.
macro_rules! named_enum {
    ($(#[$meta:meta])* $name:ident {
        $($(#[$vmeta:meta])* $variant:ident = $text:literal ($zh:literal, $en:literal),)+
    }) => {
        $crate::model::named_enum! {
            $(#[$meta])* $name { $($(#[$vmeta])* $variant = $text,)+ }
        }

        impl $name {
            /// What it is called where people read it: on screens, in reports and in the terminal.
            #[must_use]
            pub const fn label(self) -> $crate::model::Both {
                match self { $(Self::$variant => $crate::model::Both::new($zh, $en),)+ }
            }
        }
    };
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vmeta])* $variant,)+ }

        impl $name {
            /// Every variant, in the order of declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];
            /// How many variants there are.
            pub const COUNT: usize = Self::ALL.len();

            /// The name used in data files.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }

            /// The variant with this name, if there is one.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($text => Some(Self::$variant),)+ _ => None }
            }

            /// Position in [`Self::ALL`]; serves as an array index.
            #[must_use]
            pub const fn index(self) -> usize { self as usize }
        }

        impl $crate::model::Named for $name {
            fn all() -> &'static [Self] { Self::ALL }
            fn word(self) -> &'static str { self.name() }
        }
    };
}
pub(crate) use named_enum;
