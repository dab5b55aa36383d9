//! The catalogue of documented principles. Does not judge lines: tags in scenarios do.

use std::collections::BTreeMap;

use super::{Text, named_enum};

/// Index of a principle in its [`Catalogue`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PrincipleId(pub u16);

named_enum! {
    /// How a principle moves the customer; the tables in [`super::Tuning`] have one row for each.
    Family {
        /// Feelings before facts, 先情后事.
        Order = "order",
        /// Listening, 倾听.
        Listen = "listen",
        /// Empathy, 共情.
        Empathy = "empathy",
        /// Apology, 致歉.
        Apology = "apology",
        /// Respect, 尊重.
        Respect = "respect",
        /// Thanks, 感谢.
        Thank = "thank",
        /// Calm, no arguing, 冷静不争.
        Calm = "calm",
        /// Probing, 探询.
        Probe = "probe",
        /// Explaining, 说明.
        Explain = "explain",
        /// Managing expectations, 期望.
        Expect = "expect",
        /// Solving, 解决.
        Solve = "solve",
        /// Choice and participation, 选择参与.
        Choice = "choice",
        /// Security about the next step, 安心下一步.
        Secure = "secure",
        /// Saving time and trouble, 省时省事.
        Ease = "ease",
        /// Closing well, 收口.
        Close = "close",
        /// Guarding authority and company, 守权限.
        Guard = "guard",
        /// Preparation and management, 准备与管理.
        Prep = "prep",
    }
}

impl Family {
    /// The families that work on feelings. They act before facts and are not dampened by anger (model, section 2, step 3).
    #[must_use]
    pub const fn is_feeling(self) -> bool {
        matches!(
            self,
            Self::Order
                | Self::Listen
                | Self::Empathy
                | Self::Apology
                | Self::Respect
                | Self::Thank
                | Self::Calm
        )
    }
}

named_enum! {
    /// A phase of a conversation or of the work around it.
    Phase {
        /// Before the talk, 谈前准备.
        Prepare = "prepare" ("准备", "Prepare"),
        /// Reception, 接待开场.
        Receive = "receive" ("接待", "Receive"),
        /// Soothing, 安抚心情.
        Soothe = "soothe" ("安抚", "Soothe"),
        /// Exploring, 了解问题与需要.
        Explore = "explore" ("了解", "Explore"),
        /// Proposing and negotiating, 提方案与谈判.
        Propose = "propose" ("提方案", "Propose"),
        /// Agreeing, 形成共识.
        Agree = "agree" ("谈定", "Agree"),
        /// Closing, 收尾致谢.
        Close = "close" ("收尾", "Close"),
        /// Following up, 事后跟进.
        Followup = "followup" ("跟进", "Follow up"),
        /// When talks fail, 谈不拢时.
        Stuck = "stuck" ("谈不拢", "Stuck"),
        /// Prevention in daily work, 平时预防.
        Prevent = "prevent" ("预防", "Prevent"),
        /// The sales process, 销售过程.
        Sell = "sell" ("销售", "Sell"),
        /// After the deal, 成交后.
        Afterdeal = "afterdeal" ("成交后", "After the deal"),
        /// Keeping the relationship, 关系维护.
        Relate = "relate" ("维系", "Keep in touch"),
    }
}

named_enum! {
    /// Whether a principle is followed by doing or by not doing something.
    Kind {
        /// Something to do.
        Do = "do",
        /// A prohibition: tags are −2, −1 or 0 only.
        Dont = "dont",
    }
}

named_enum! {
    /// How much of the principle stands in its source.
    Status {
        /// Explicit content in the source.
        Explicit = "explicit",
        /// Only the name stands in the source; the meaning is ours.
        NameOnly = "name_only",
        /// Inferred by us from what the source describes.
        Inferred = "inferred",
    }
}

/// A documented rule of complaint handling, negotiation or customer care.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Principle {
    /// Stable id in kebab-case.
    pub id: String,
    /// Short name.
    pub name: Text,
    /// One sentence that says what it asks for.
    pub definition: Text,
    /// How following or violating it moves the customer.
    pub family: Family,
    /// Where it usually belongs; at least one.
    pub phases: Vec<Phase>,
    /// 2 for critical principles, 1 otherwise.
    pub weight: u8,
    /// Do or don't.
    pub kind: Kind,
    /// Ids of the source documents; see [`Catalogue::sources`].
    pub sources: Vec<String>,
    /// How much of it stands in the source.
    pub status: Status,
    /// The customer type it is for; in play only with that type.
    pub only_for: Option<String>,
    /// A line that follows it, for the principle card; never a ready-made choice.
    pub good: Text,
    /// A line that violates it, for the principle card.
    pub bad: Text,
}

impl Principle {
    /// Whether a full violation caps the displayed total.
    #[must_use]
    pub const fn is_critical(&self) -> bool {
        self.weight >= 2
    }
}

/// All principles, with the documents they come from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Catalogue {
    /// Title of each source document by its id.
    pub sources: BTreeMap<String, Text>,
    /// In the order of the file.
    pub principles: Vec<Principle>,
    /// Index by id.
    pub by_id: BTreeMap<String, PrincipleId>,
}

impl Catalogue {
    /// The principle behind an id.
    #[must_use]
    pub fn get(&self, id: PrincipleId) -> &Principle {
        &self.principles[usize::from(id.0)]
    }

    /// The id of a principle by its name in data files.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<PrincipleId> {
        self.by_id.get(id).copied()
    }
}
