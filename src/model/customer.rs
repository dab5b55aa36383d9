//! Customer types: start mood, reactions and looks. Does not animate anything: the app reads the look.

use std::collections::BTreeMap;

use super::{Condition, Family, Text, Variable, named_enum};

/// How anger dampens facts: full effect at or below `low`, `floor` thousandths at or above `high`, linear between.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gate {
    /// Anger in points.
    pub low: i64,
    /// Anger in points, above `low`.
    pub high: i64,
    /// Thousandths, 0..=1000.
    pub floor: i64,
}

/// What a customer must feel to accept at the deciding node, in points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Acceptance {
    /// Least trust.
    pub trust: i64,
    /// Least clarity.
    pub clarity: i64,
    /// Most anger.
    pub anger: i64,
    /// Least distributive fairness.
    pub distributive: i64,
}

named_enum! {
    /// One of the seven tactics of customers.
    Tactic {
        /// Threat.
        Threat = "threat" ("威胁", "Threat"),
        /// Insult.
        Insult = "insult" ("说重话", "Insult"),
        /// Delay.
        Delay = "delay" ("拖延", "Delay"),
        /// Leading questions.
        Leading = "leading" ("套话", "Leading questions"),
        /// Emotional appeal.
        Emotional = "emotional" ("打感情牌", "Emotional appeal"),
        /// Probing for more.
        Probing = "probing" ("步步试探", "Probing for more"),
        /// Dividing the house.
        Dividing = "dividing" ("挑拨", "Dividing the house"),
    }
}

/// A kind of customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CustomerType {
    /// Stable id in kebab-case.
    pub id: String,
    /// Name of the type.
    pub name: Text,
    /// One or two sentences on what such customers do and why.
    pub about: Text,
    /// How the customer is addressed; the seed picks one for `{customer}`.
    pub addresses: Vec<Text>,
    /// Mood at the start, in points.
    pub start: [i64; Variable::COUNT],
    /// Strength of the reaction to violations, in thousandths.
    pub reactivity: i64,
    /// How anger dampens facts.
    pub gate: Gate,
    /// Anger added by a line that does nothing for feelings, in points.
    pub rebound: i64,
    /// Share of anger that fades at a line without violation, in thousandths.
    pub decay: i64,
    /// Patience that a line costs under pressure, in points.
    pub patience_cost: i64,
    /// Receptiveness by family, in thousandths.
    pub gains: [i64; Family::COUNT],
    /// What it takes to accept.
    pub accepts: Acceptance,
    /// Expectations do not sink below this, in points.
    pub expectation_floor: i64,
    /// Anger from which the customer boils, in points.
    pub boiling: i64,
    /// How he or she is drawn.
    pub look: Look,
}

/// A colour as three bytes.
pub type Rgb = [u8; 3];

named_enum! {
    /// How the body is held.
    Posture {
        /// Upright and still.
        Upright = "upright",
        /// Towards the trainee.
        LeanForward = "lean_forward",
        /// Away from the trainee.
        LeanBack = "lean_back",
        /// Shoulders down.
        Slump = "slump",
        /// Trembling with anger.
        Shake = "shake",
    }
}

named_enum! {
    /// A gesture or sign drawn over the body.
    Gesture {
        /// A pointing finger.
        Point = "point",
        /// Crossed arms.
        ArmsCrossed = "arms_crossed",
        /// A phone in the hand.
        Phone = "phone",
        /// Tears.
        Tears = "tears",
        /// Hand on the brow.
        HeadInHands = "head_in_hands",
        /// Papers held up.
        Papers = "papers",
        /// Both palms up.
        Shrug = "shrug",
        /// Waving it away.
        Wave = "wave",
        /// A look at the wrist.
        Watch = "watch",
        /// Leaning in, hand on the table.
        LeanIn = "lean_in",
        /// A nod.
        Nod = "nod",
    }
}

named_enum! {
    /// A small sign that shows by mood, whatever the gesture.
    Mark {
        /// Steam over the head.
        Steam = "steam",
        /// Flushed cheeks.
        Blush = "blush",
        /// Tears on the cheeks.
        Tears = "tears",
        /// A drop of sweat.
        Sweat = "sweat",
        /// Thinking.
        Dots = "dots",
    }
}

/// A sign while the conditions hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkRule {
    /// All must hold.
    pub when: Vec<Condition>,
    /// What shows.
    pub mark: Mark,
}

/// Face and posture while the conditions hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaceRule {
    /// All must hold; the first rule that fits is shown.
    pub when: Vec<Condition>,
    /// Face layer, by file name.
    pub face: String,
    /// Face layer while a line appears.
    pub talking: String,
    /// How the body is held.
    pub posture: Posture,
}

/// Movement at rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Idle {
    /// Length of one breath, in milliseconds.
    pub breath_millis: u32,
    /// Rise of the chest, in hundredths of the body's height.
    pub breath_percent: u32,
    /// Swing of the head to each side, in tenths of a degree.
    pub sway_decidegrees: u32,
    /// Mean time between blinks, in milliseconds.
    pub blink_millis: u32,
}

/// How a customer type is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// Head layer, by file name.
    pub head: String,
    /// Facial hair layer.
    pub facial_hair: Option<String>,
    /// Glasses layer.
    pub glasses: Option<String>,
    /// Outfit layer over the body.
    pub outfit: Option<String>,
    /// Breadth of the person, in thousandths of the drawing's.
    pub width: u32,
    /// Skin.
    pub skin: Rgb,
    /// Clothing.
    pub clothing: Rgb,
    /// Second colour of the head layer.
    pub hair: Rgb,
    /// Tint of the room's light.
    pub light: Rgb,
    /// Face and posture by mood; the last has no condition.
    pub faces: Vec<FaceRule>,
    /// Signs by mood; all that hold are shown.
    pub marks: Vec<MarkRule>,
    /// Gesture by tactic.
    pub gestures: BTreeMap<Tactic, Gesture>,
    /// Movement at rest.
    pub idle: Idle,
}
