//! The numbers of the model: how families and tactics move a customer, and how lines are graded. Does not apply them.

use std::sync::Arc;

use super::{Catalogue, Family, Phase, Tactic, Variable, named_enum};

named_enum! {
    /// How hard time presses in a run: what each line costs in patience.
    Pressure {
        /// Time costs nothing.
        Off = "off" ("不限时", "Off"),
        /// The type's patience cost at each line.
        Calm = "calm" ("从容", "Calm"),
        /// One and a half times the cost.
        Brisk = "brisk" ("紧凑", "Brisk"),
        /// Twice the cost.
        Rush = "rush" ("急迫", "Rush"),
    }
}

impl Pressure {
    /// Multiplier of the patience cost, in thousandths.
    #[must_use]
    pub const fn permille(self) -> i64 {
        match self {
            Self::Off => 0,
            Self::Calm => 1000,
            Self::Brisk => 1500,
            Self::Rush => 2000,
        }
    }
}

/// Points of a complete conversation by phase, in [`Phase::ALL`] order; phases that are absent are left out and the rest rescaled.
pub type Blueprint = [u32; Phase::COUNT];

/// Numbers by variable, in [`Variable::ALL`] order.
type Row = [i64; Variable::COUNT];

/// The tables of the model. Loaded from `assets/model.ron`; the shipped values are those of the model document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tuning {
    /// Benefit of a fully followed family, in thousandths of the remaining gap (0..=1000).
    pub benefit: [Row; Family::COUNT],
    /// Harm of a fully violated family, in points (0..=100), in the direction of worse.
    pub harm: [Row; Family::COUNT],
    /// Cost of a tactic that is not countered, in points, in the direction of worse; doubled when the line bites.
    pub tactic_cost: [Row; Tactic::COUNT],
    /// Key stretch for the tags −2, −1, 0, +1, +2 in thousandths; strictly increasing from 0 to 1000.
    pub kappa: [u32; 5],
    /// Worth of each phase.
    pub blueprint: Blueprint,
    /// Most that one line can take off anger, in thousandths.
    pub anger_cap: i64,
    /// Most that one line can close of any other gap, in thousandths.
    pub gap_cap: i64,
    /// Share of an apology's effect before the customer feels heard, in thousandths.
    pub apology_floor: i64,
    /// Share of an offer's effect before the customer sees clearly, in thousandths.
    pub solve_floor: i64,
    /// Patience below this many points heats the customer.
    pub low_patience: i64,
    /// By so many points of anger a line.
    pub low_patience_anger: i64,
    /// Boiling turns running that end the talk.
    pub boiling_turns: u8,
    /// Trust at or below which an angry customer walks out, in points.
    pub walkout_trust: i64,
    /// Anger at or above which a customer without trust walks out, in points.
    pub walkout_anger: i64,
    /// Satisfaction weights of distributive, procedural, interactional fairness, in hundredths; they sum to 100.
    pub satisfaction: [i64; 3],
    /// Gap of satisfaction over expectation for delight, in points.
    pub delight_gap: i64,
    /// Most anger for delight, in points.
    pub delight_anger: i64,
    /// Least trust for delight, in points.
    pub delight_trust: i64,
    /// Gap below which an accepted offer is accepted grudgingly, in points (negative).
    pub settled_gap: i64,
    /// A phase below this score caps the displayed total.
    pub cap_phase_floor: u32,
    /// The cap, in points.
    pub cap_total: u32,
}

/// What every conversation is judged by: the catalogue and the tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    /// The documented principles.
    pub catalogue: Arc<Catalogue>,
    /// The numbers.
    pub tuning: Tuning,
}
