//! What the host draws behind the transparent part of the conversation screen.

use egui::Rect;

use crate::engine::Mood;
use crate::model::{Gesture, Room, Speaker, TypeId};

/// Room and customer at this moment.
#[derive(Clone, Debug, PartialEq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent facts that the host reads one by one"
)]
pub struct Stage {
    /// The transparent area, in points.
    pub rect: Rect,
    /// The part of it that nothing covers: the customer belongs into its middle.
    pub clear: Rect,
    /// Who is drawn.
    pub customer: TypeId,
    /// Where.
    pub room: Room,
    /// The customer's mood.
    pub mood: Mood,
    /// Index in the look's faces: the first rule that holds.
    pub face: usize,
    /// Gesture shown at this node.
    pub gesture: Option<Gesture>,
    /// Who speaks.
    pub speaker: Speaker,
    /// The line is appearing.
    pub talking: bool,
    /// Changes with every new node.
    pub node_serial: u64,
    /// The customer is there.
    pub present: bool,
    /// Dark colours.
    pub dark: bool,
    /// Nothing may move.
    pub reduced_motion: bool,
    /// Somebody is at the customer's side.
    pub adviser: bool,
}
