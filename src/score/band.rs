//! The five bands of the course material, and what they are called. Does not judge a talk: the total does.

use crate::model::named_enum;

named_enum! {
    /// A band of the scale 0 to 100. Zero, which the material leaves out, joins the lowest.
    Band {
        /// 0 to 20.
        StartLearning = "start-learning" ("立刻开始学习", "Start learning at once"),
        /// 21 to 40.
        AskSupervisor = "ask-supervisor" ("需要向主管求助", "Needs help from your supervisor"),
        /// 41 to 60.
        RaiseSkill = "raise-skill" ("需要提高技巧", "Needs to raise skill"),
        /// 61 to 80.
        Good = "good" ("好", "Good"),
        /// 81 to 100.
        VeryGood = "very-good" ("很好", "Very good"),
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
