//! A checked scenario: every id in it resolves. Does not move: the engine does.

use std::collections::BTreeMap;

use super::{Blueprint, Condition, Gesture, Phase, PrincipleId, Tactic, Text, TypeId, named_enum};

/// Index of a node in its scenario.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub u16);

/// Index of a slot in its scenario.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SlotId(pub u16);

/// Position of a choice in its node, in the author's order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ChoiceIndex(pub u8);

named_enum! {
    /// What the complaint is about: the nine common events of car sales.
    Event {
        /// A promise was not kept.
        PromiseBroken = "promise_broken" ("承诺没兑现", "Broken promise"),
        /// The delivery date slips.
        DeliveryDate = "delivery_date" ("交车延期", "Late delivery"),
        /// Paid too much.
        PaidTooMuch = "paid_too_much" ("觉得买贵了", "Paid too much"),
        /// Quality of the new car.
        NewCarQuality = "new_car_quality" ("新车质量", "New car quality"),
        /// Performance was exaggerated.
        ExaggeratedPerformance = "exaggerated_performance" ("性能夸大", "Exaggerated performance"),
        /// Warranty terms were explained too generously.
        GenerousWarranty = "generous_warranty" ("保修说大了", "Warranty oversold"),
        /// The salesperson's attitude.
        ServiceAttitude = "service_attitude" ("服务态度", "Attitude"),
        /// Fuel consumption.
        FuelConsumption = "fuel_consumption" ("油耗", "Fuel consumption"),
        /// After-sales service.
        AfterSales = "after_sales" ("售后服务", "After-sales service"),
    }
}

named_enum! {
    /// Where the talk takes place.
    Room {
        /// The showroom.
        Showroom = "showroom" ("展厅", "Showroom"),
        /// The lounge.
        Lounge = "lounge" ("洽谈区", "Lounge"),
        /// The service desk.
        ServiceDesk = "service_desk" ("服务台", "Service desk"),
        /// On the phone.
        Phone = "phone" ("电话", "Phone"),
    }
}

named_enum! {
    /// Who speaks at a node.
    Speaker {
        /// The customer.
        Customer = "customer" ("客户", "Customer"),
        /// Somebody at the customer's side.
        Adviser = "adviser" ("旁边的人", "The companion"),
        /// Nobody: the situation is described.
        Narrator = "narrator" ("情况", "Situation"),
        /// A colleague of the trainee.
        Colleague = "colleague" ("同事", "Colleague"),
    }
}

named_enum! {
    /// How the customer leaves. The order is that of the model, except that the first two are not ranked against each other.
    Outcome {
        /// Escalated: boiled over.
        Escalated = "escalated" ("当场翻脸", "Escalated"),
        /// Walked out.
        WalkedOut = "walked_out" ("拂袖而去", "Walked out"),
        /// Deadlock.
        Deadlock = "deadlock" ("谈崩了", "Deadlock"),
        /// Adjourned to another day.
        Adjourned = "adjourned" ("改日再谈", "Adjourned"),
        /// Accepted, disappointed.
        Grudging = "grudging" ("勉强接受", "Accepted grudgingly"),
        /// Accepted, satisfied.
        Settled = "settled" ("满意接受", "Settled"),
        /// Accepted, moved.
        Delighted = "delighted" ("由衷认可", "Delighted"),
    }
}

impl Outcome {
    /// Rank for comparisons: the two failures share rank 0 (ranking them breaks monotonicity; model, section 2).
    #[must_use]
    pub const fn rank(self) -> u8 {
        match self {
            Self::Escalated | Self::WalkedOut => 0,
            Self::Deadlock => 1,
            Self::Adjourned => 2,
            Self::Grudging => 3,
            Self::Settled => 4,
            Self::Delighted => 5,
        }
    }
}

/// A wording of a node's speaker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saying {
    /// All must hold.
    pub when: Vec<Condition>,
    /// What is said.
    pub text: Text,
}

/// Where a choice leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// To another node.
    Node(NodeId),
    /// To the end of the talk.
    End,
}

impl Target {
    /// The node, unless it is the end.
    #[must_use]
    pub const fn node(self) -> Option<NodeId> {
        match self {
            Self::Node(node) => Some(node),
            Self::End => None,
        }
    }
}

/// One line the trainee can say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Unique in its node, kebab-case.
    pub id: String,
    /// The line.
    pub text: Text,
    /// How it stands to principles, −2..=2, sorted by principle, one entry a principle.
    pub tags: Vec<(PrincipleId, i8)>,
    /// Added or overridden for one type.
    pub tags_for: BTreeMap<TypeId, Vec<(PrincipleId, i8)>>,
    /// Answers the node's tactic.
    pub counters: bool,
    /// Falls for the node's tactic.
    pub bites: bool,
    /// One line for the debrief: why it earns what it earns.
    pub because: Text,
    /// The reason where it differs by type.
    pub because_for: BTreeMap<TypeId, Text>,
    /// Flags it sets, as a bit set.
    pub set: u64,
    /// Flags it needs, as a bit set; locked unless all are set.
    pub needs: u64,
    /// Value conceded, in the scenario's currency unit.
    pub gives: u32,
    /// Where it leads.
    pub goto: Target,
}

/// A moment of the conversation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Unique in its scenario, kebab-case.
    pub id: String,
    /// Phase of the talk.
    pub phase: Phase,
    /// The scored decision it realises; none for a detour.
    pub slot: Option<SlotId>,
    /// Who speaks.
    pub speaker: Speaker,
    /// The tactic that the customer uses here.
    pub tactic: Option<Tactic>,
    /// The gesture shown here, if it differs from the type's.
    pub gesture: Option<Gesture>,
    /// The room from here on.
    pub room: Option<Room>,
    /// Wordings, the first that fits; the last has no condition.
    pub says: Vec<Saying>,
    /// Set where the deal is decided: where a customer who does not accept goes.
    pub refused: Option<Target>,
    /// The trainee's lines, 1 to 9.
    pub choices: Vec<Choice>,
}

/// A scored decision, met once by every complete conversation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// Unique in its scenario, kebab-case.
    pub id: String,
    /// The phase it belongs to.
    pub phase: Phase,
    /// Its share of the phase's points, at least 1.
    pub weight: u32,
}

/// What the trainee may give.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Authority {
    /// Most that may be conceded without asking, in currency units.
    pub limit: u32,
    /// The same in words.
    pub text: Text,
}

/// What the trainee knows before the talk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Brief {
    /// Who the trainee is.
    pub role: Text,
    /// What has happened.
    pub situation: Text,
    /// What is known for sure.
    pub facts: Vec<Text>,
    /// What may be given.
    pub authority: Authority,
    /// Goals to rank.
    pub goals: Vec<Text>,
}

/// One conversation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scenario {
    /// Stable id in kebab-case.
    pub id: String,
    /// Title.
    pub title: Text,
    /// One sentence for the library.
    pub summary: Text,
    /// What the complaint is about.
    pub event: Event,
    /// 1 (easy) to 5 (hard).
    pub difficulty: u8,
    /// Where it starts.
    pub room: Room,
    /// Types it can be played with; the first is the default.
    pub customers: Vec<TypeId>,
    /// What the trainee knows.
    pub brief: Brief,
    /// Shown in the debrief only.
    pub customer_goals: Vec<Text>,
    /// Placeholder tables; the seed picks one.
    pub variants: Vec<BTreeMap<String, Text>>,
    /// Names of the flags, by [`FlagId`].
    pub flags: Vec<String>,
    /// First node.
    pub start: NodeId,
    /// Most lines before the talk ends without a result.
    pub turn_limit: u16,
    /// Worth of each phase, where it differs from the tables'.
    pub blueprint: Option<Blueprint>,
    /// Slots by [`SlotId`].
    pub slots: Vec<Slot>,
    /// Nodes by [`NodeId`].
    pub nodes: Vec<Node>,
    /// How the customer leaves, in [`Outcome::ALL`] order.
    pub endings: [Text; Outcome::COUNT],
}

impl Scenario {
    /// The index of every node, in order.
    pub fn ids(&self) -> impl Iterator<Item = NodeId> + use<> {
        (0..=u16::MAX).map(NodeId).take(self.nodes.len())
    }

    /// The node behind an id.
    #[must_use]
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[usize::from(id.0)]
    }

    /// The id of a node by its name in the file.
    #[must_use]
    pub fn find_node(&self, id: &str) -> Option<NodeId> {
        let position = self.nodes.iter().position(|node| node.id == id)?;
        u16::try_from(position).ok().map(NodeId)
    }
}
