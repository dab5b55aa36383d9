//! What a talk shows: the view of it, and the gauges of the customer's mood.

use egui_phosphor::regular as icons;

use crate::model::Variable;
use crate::ui::kit::Kit;
use crate::ui::widgets::Meter;

use super::state::Session;

/// What the conversation screen shows.
#[derive(Clone, Copy)]
pub struct TalkView<'a> {
    /// Words and looks.
    pub kit: Kit<'a>,
    /// The talk.
    pub session: &'a Session,
    /// The hint about the keys is shown.
    pub hint: bool,
}

/// The four moods that the trainee sees.
pub fn gauges(kit: &Kit<'_>) -> [(Variable, &'static str, egui::Color32); 4] {
    let palette = kit.palette();
    [
        (Variable::Anger, icons::FIRE, palette.anger),
        (Variable::Trust, icons::HANDSHAKE, palette.trust),
        (Variable::Clarity, icons::LIGHTBULB, palette.clarity),
        (
            Variable::Patience,
            icons::HOURGLASS_MEDIUM,
            palette.patience,
        ),
    ]
}

/// A gauge with its own words.
pub struct OwnedMeter {
    label: String,
    icon: &'static str,
    value: i32,
    before: i32,
    color: egui::Color32,
    compact: bool,
}

impl OwnedMeter {
    /// As the control wants it.
    pub fn as_meter(&self) -> Meter<'_> {
        Meter {
            icon: self.icon,
            label: &self.label,
            value: self.value,
            before: self.before,
            color: self.color,
            compact: self.compact,
        }
    }
}

/// The gauges with their values.
pub fn meters(view: &TalkView<'_>, compact: bool) -> Vec<OwnedMeter> {
    let mood = view.session.talk.state().mood;
    gauges(&view.kit)
        .into_iter()
        .map(|(variable, icon, color)| OwnedMeter {
            label: view.kit.words.name(variable.label()),
            icon,
            value: mood.points(variable),
            before: view.session.before(variable),
            color,
            compact,
        })
        .collect()
}
