//! What a layout is made of. All measures are in abstract units, x to the right and y downwards; text sizes are in the
//! same units. Does not say in which colours or strokes anything is drawn.

use crate::model::{ChoiceIndex, NodeId, Outcome, Phase, SlotId, Speaker, Tactic};

/// A place on the canvas.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// From the left edge.
    pub x: f32,
    /// From the upper edge.
    pub y: f32,
}

/// Width and height.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Size {
    /// Horizontal extent.
    pub width: f32,
    /// Vertical extent.
    pub height: f32,
}

/// An upright rectangle.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x: f32,
    /// Upper edge.
    pub y: f32,
    /// Horizontal extent.
    pub width: f32,
    /// Vertical extent.
    pub height: f32,
}

impl Rect {
    /// The right edge.
    #[must_use]
    pub fn right(&self) -> f32 {
        self.x + self.width
    }

    /// The lower edge.
    #[must_use]
    pub fn bottom(&self) -> f32 {
        self.y + self.height
    }

    /// The middle.
    #[must_use]
    pub fn center(&self) -> Point {
        Point {
            x: self.x + self.width / 2.0,
            y: self.y + self.height / 2.0,
        }
    }

    /// Whether a point lies inside, the border left out.
    #[must_use]
    pub fn contains(&self, point: Point) -> bool {
        point.x > self.x && point.x < self.right() && point.y > self.y && point.y < self.bottom()
    }
}

/// A cubic Bézier curve: start, two control points, end. A straight piece is one whose control points lie on it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Curve(pub [Point; 4]);

/// The three sizes of text in the picture; whoever measures text must draw it in the same size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextSize {
    /// Ids and names of bands, in bold.
    Title,
    /// What is said.
    Line,
    /// Notes, badges and the labels of edges.
    Small,
}

impl TextSize {
    /// Height of the letters, in units.
    #[must_use]
    pub const fn units(self) -> f32 {
        match self {
            Self::Title => 13.0,
            Self::Line => 11.0,
            Self::Small => 10.0,
        }
    }
}

/// What a node is for. A deciding node may be scored too; its slot tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Realises a slot.
    Scored,
    /// Earns nothing.
    Detour,
    /// The customer accepts or refuses here.
    Deciding,
}

/// A node's box and everything that is written in it.
#[derive(Clone, Debug, PartialEq)]
pub struct NodeBox {
    /// Which node.
    pub node: NodeId,
    /// Where it is.
    pub rect: Rect,
    /// What it is for.
    pub role: Role,
    /// Its phase.
    pub phase: Phase,
    /// Its slot.
    pub slot: Option<SlotId>,
    /// Who speaks.
    pub speaker: Speaker,
    /// The tactic used here.
    pub tactic: Option<Tactic>,
    /// The talk begins here.
    pub start: bool,
    /// Some chain of choices leads here, locks left out of account.
    pub reachable: bool,
    /// Its id, cut to fit the box at [`TextSize::Title`].
    pub title: String,
    /// What is said, cut to fit at [`TextSize::Line`].
    pub line: String,
    /// Slot and worth, or that it is a detour, cut to fit beside the badge at [`TextSize::Small`].
    pub note: String,
    /// Name of the tactic, at [`TextSize::Small`].
    pub badge: Option<String>,
}

/// The ways out of a talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// The end of a talk whose customer has accepted.
    Accepted,
    /// The end of a talk whose customer has not accepted.
    NotAccepted,
    /// The customer breaks off; it can happen at any node where a customer is there, so that no edge leads here.
    BrokenOff,
}

impl Exit {
    /// The outcomes it comes to, best first.
    #[must_use]
    pub const fn outcomes(self) -> &'static [Outcome] {
        match self {
            Self::Accepted => &[Outcome::Delighted, Outcome::Settled, Outcome::Grudging],
            Self::NotAccepted => &[Outcome::Adjourned, Outcome::Deadlock],
            Self::BrokenOff => &[Outcome::WalkedOut, Outcome::Escalated],
        }
    }
}

/// An outcome's place in the box of its exit.
#[derive(Clone, Debug, PartialEq)]
pub struct OutcomeChip {
    /// Which outcome.
    pub outcome: Outcome,
    /// Where it is.
    pub rect: Rect,
    /// Its name, at [`TextSize::Small`].
    pub name: String,
}

/// A way out, with its outcomes.
#[derive(Clone, Debug, PartialEq)]
pub struct ExitBox {
    /// Which way out.
    pub exit: Exit,
    /// Where it is.
    pub rect: Rect,
    /// Its name, at [`TextSize::Line`].
    pub title: String,
    /// Its outcomes, from top to bottom.
    pub chips: Vec<OutcomeChip>,
}

/// Where an edge leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// To a node.
    Node(NodeId),
    /// Out of the talk.
    Exit(Exit),
}

/// What an edge stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EdgeKind {
    /// Choices lead on; at a deciding node, if the customer accepts.
    Choice,
    /// The customer does not accept.
    Refused,
    /// Choices end the talk; at a deciding node, if the customer accepts.
    End,
}

/// What is written at an edge, at [`TextSize::Small`]. Nothing else is drawn within its rectangle.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// Where.
    pub rect: Rect,
    /// Numbers of the choices: in brackets what is locked until a flag is set, with a plus what sets one.
    pub choices: String,
    /// Lowest and highest points of the choices; empty for detours and without a script.
    pub points: String,
}

impl Label {
    /// The whole label.
    #[must_use]
    pub fn text(&self) -> String {
        if self.points.is_empty() {
            self.choices.clone()
        } else {
            format!("{} · {}", self.choices, self.points)
        }
    }
}

/// All choices of one kind that lead from one node to one place.
#[derive(Clone, Debug, PartialEq)]
pub struct Edge {
    /// From which node.
    pub from: NodeId,
    /// To which place.
    pub to: Place,
    /// What it stands for.
    pub kind: EdgeKind,
    /// Which choices, in the author's order; empty for a refusal, which any of them may meet.
    pub choices: Vec<ChoiceIndex>,
    /// Flags that some of them need, as a bit set.
    pub needs: u64,
    /// Flags that some of them set, as a bit set.
    pub set: u64,
    /// Leads back, to an earlier phase or an earlier layer.
    pub backward: bool,
    /// The way, piece by piece from source to target; an arrow belongs at the end.
    pub curves: Vec<Curve>,
    /// The way is too long to be drawn: it breaks off at its label, which names the target.
    pub cut: bool,
    /// What is written at it.
    pub label: Label,
}

/// What a band stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BandKind {
    /// The nodes of a phase.
    Phase(Phase),
    /// The ways out.
    Endings,
}

/// A horizontal band across the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// What it stands for.
    pub kind: BandKind,
    /// Its name, at [`TextSize::Title`].
    pub name: String,
    /// Its extent; bands touch each other.
    pub rect: Rect,
}

/// A whole picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layout {
    /// Everything lies within.
    pub size: Size,
    /// From top to bottom.
    pub bands: Vec<Band>,
    /// By [`NodeId`].
    pub nodes: Vec<NodeBox>,
    /// The ways out that this scenario has.
    pub exits: Vec<ExitBox>,
    /// By source, then by first choice; a refusal last.
    pub edges: Vec<Edge>,
}
