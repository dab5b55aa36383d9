//! The five bands of the course material. Does not name them: the words are in the localisation files.

use crate::model::named_enum;

named_enum! {
    /// A band of the scale 0 to 100. Zero, which the material leaves out, joins the lowest.
    Band {
        /// 0 to 20.
        StartLearning = "start-learning",
        /// 21 to 40.
        AskSupervisor = "ask-supervisor",
        /// 41 to 60.
        RaiseSkill = "raise-skill",
        /// 61 to 80.
        Good = "good",
        /// 81 to 100.
        VeryGood = "very-good",
    }
}

impl Band {
    /// The band of a displayed total; totals over 100 do not occur and count as 100.
    #[must_use]
    pub const fn of(total: u32) -> Self {
        match total {
            0..=20 => Self::StartLearning,
            21..=40 => Self::AskSupervisor,
            41..=60 => Self::RaiseSkill,
            61..=80 => Self::Good,
            _ => Self::VeryGood,
        }
    }

    /// Lowest and highest displayed total of the band.
    #[must_use]
    pub const fn range(self) -> (u32, u32) {
        match self {
            Self::StartLearning => (0, 20),
            Self::AskSupervisor => (21, 40),
            Self::RaiseSkill => (41, 60),
            Self::Good => (61, 80),
            Self::VeryGood => (81, 100),
        }
    }
}
