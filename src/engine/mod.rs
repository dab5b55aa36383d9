//! The conversation as a value: `start(script, seed)` and `step(script, state, command) -> (state, events)`.
//!
//! **Does not** read a clock, files or chance beyond the seeded generator, does not score, and knows no screen. Nothing
//! else may change a [`State`].

mod carry;
mod chance;
mod fingerprint;
mod line;
mod mood;
mod run;
mod save;
mod script;
mod step;
mod talk;
mod trial;
mod wording;

pub use carry::{Broken, CarriedOver, carry_over, say_by_id};
pub(crate) use chance::below;
pub use chance::{choice_order, variant_index};
pub use line::{Line, ScriptNode};
pub(crate) use mood::{Effect, gate};
pub use mood::{FULL, Mood, satisfaction_gap};
pub use run::{Run, RunError, RunForm, Said};
pub use save::{SaveError, Saved};
pub use script::Script;
pub(crate) use step::accepts;
pub use step::{Answer, Command, Event, State, StepError, advance, start, step};
pub use talk::{Move, Talk};
pub use trial::StartError;
pub use wording::{Wording, holds, holds_mood};

/// Version of the engine's arithmetic; it changes when the same choices may give another result. Fingerprints and records
/// hold it.
pub const ENGINE_VERSION: u8 = 1;
