//! Points: by turn, principle and phase, each with its reason (model, sections 3 and 4).
//!
//! **Does not** look at the outcome or the mood: the score rests on what the trainee said alone. All fractions are
//! exact; they are rounded once, for display.

mod band;
mod key;
mod review;

pub use band::Band;
pub use key::{Key, LineKey, NodeKey, PrincipleCredit};
pub use review::{Cap, PhaseScore, PrincipleScore, Review, TurnScore, review};

/// Version of the rules by which points are worked out; it changes when the same lines may earn something else. Records
/// hold it.
pub const MODEL_VERSION: u16 = 1;

/// An exact fraction.
pub type Exact = num_rational::BigRational;

/// An exact whole number.
#[must_use]
pub fn exact(number: i64) -> Exact {
    Exact::from_integer(number.into())
}

/// Rounded half up, for display; negative numbers do not occur.
#[must_use]
pub fn rounded(value: &Exact) -> u32 {
    use num_traits::ToPrimitive;
    let half = Exact::new(1.into(), 2.into());
    (value + half).floor().to_integer().to_u32().unwrap_or(0)
}

/// As a decimal with one digit, rounded half up: `4.2`.
#[must_use]
pub fn one_decimal(value: &Exact) -> String {
    let tenths = rounded(&(value * exact(10)));
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// As a floating-point number, for plots only.
#[must_use]
pub fn approximate(value: &Exact) -> f64 {
    use num_traits::ToPrimitive;
    value.to_f64().unwrap_or(0.0)
}
