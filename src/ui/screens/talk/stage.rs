//! The stage of a conversation: what is said, over the room and customer that the host draws.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{
    Align, Color32, Galley, Layout, Rect, ScrollArea, Sense, Shape, Stroke, StrokeKind, Ui,
    UiBuilder, Vec2, WidgetInfo, WidgetType, pos2, vec2,
};

use crate::model::Speaker;
use crate::ui::stage::Stage;
use crate::ui::theme::Type;
use crate::ui::widgets::meter;

use super::action::{Ask, TalkAction};
use super::shown::{TalkView, meters};

/// Draws what lies over the stage; says what the host draws below it.
pub fn stage_ui(ui: &mut Ui, view: &TalkView<'_>, rect: Rect, wide: bool) -> (Option<Ask>, Stage) {
    let kit = &view.kit;
    let pad = kit.space(2.0);
    let mut top = rect.top() + pad;
    if !wide {
        top = strip_ui(ui, view, rect).bottom() + pad;
    }
    let width = bubble_width(view, rect, wide);
    let bubble = Rect::from_min_max(
        pos2(rect.left() + pad, top),
        pos2(rect.left() + pad + width, rect.bottom() - pad),
    );
    let action = bubbles_ui(ui, view, bubble, wide);
    let clear = Rect::from_min_max(pos2(bubble.right() + pad, rect.top()), rect.max);
    (action, stage(view, rect, clear))
}

/// How high the stage is where lines and bubble compete for room: enough for what is said, between two bounds.
pub fn stage_height(ui: &Ui, view: &TalkView<'_>, room: Rect, wide: bool) -> f32 {
    let kit = &view.kit;
    let strip = if wide {
        0.0
    } else {
        kit.look.leading(Type::Caption) + kit.space(2.0)
    };
    let own = if wide {
        kit.look.leading(Type::Caption) * 2.0 + kit.space(3.0)
    } else {
        0.0
    };
    let bubble = Bubble::new(ui, view, bubble_width(view, room, wide), wide)
        .size
        .y;
    let wanted = strip + own + bubble + 2.0 * kit.space(2.0);
    wanted.clamp(room.height() * 0.38, room.height() * 0.55)
}

/// How wide the bubble's column is.
fn bubble_width(view: &TalkView<'_>, room: Rect, wide: bool) -> f32 {
    let share = if wide { 0.46 } else { 0.7 };
    (room.width() * share).min(view.kit.look.size(speech_type(wide)) * 27.0)
}

/// Step of the type scale for what people say: larger on a wide window.
const fn speech_type(wide: bool) -> Type {
    if wide { Type::Lead } else { Type::Body }
}

fn stage(view: &TalkView<'_>, rect: Rect, clear: Rect) -> Stage {
    let session = view.session;
    let state = session.talk.state();
    let script = session.talk.script();
    Stage {
        rect,
        clear,
        customer: script.type_id,
        room: session.room(),
        mood: state.mood,
        face: session.face(),
        gesture: session.gesture(),
        speaker: script.scenario.node(state.node).speaker,
        talking: view.session.clock.shown.is_some(),
        node_serial: session.serial,
        present: session.present(),
        dark: view.kit.look.dark,
        reduced_motion: view.kit.look.reduced_motion,
        adviser: session.adviser(),
    }
}

/// The gauges as a strip under the bar, where there is no room for them beside the lines.
fn strip_ui(ui: &mut Ui, view: &TalkView<'_>, rect: Rect) -> Rect {
    let kit = &view.kit;
    let pad = kit.space(1.0);
    let height = kit.look.leading(Type::Caption) + 2.0 * pad;
    let strip = Rect::from_min_size(rect.min, vec2(rect.width(), height));
    ui.painter().rect_filled(strip, 0.0, kit.palette().ground);
    ui.painter().hline(
        strip.x_range(),
        strip.bottom(),
        kit.look.hairline(kit.palette().line),
    );
    let gap = 2.0 * pad;
    let width = (strip.width() - 2.0 * gap - 3.0 * gap) / 4.0;
    let mut left = strip.left() + gap;
    for gauge in meters(view, true) {
        let place = Rect::from_min_size(
            pos2(left, strip.top() + pad),
            vec2(width, height - 2.0 * pad),
        );
        let mut child = ui.new_child(UiBuilder::new().max_rect(place));
        meter(&mut child, kit, gauge.as_meter());
        left += width + gap;
    }
    strip
}

/// What the trainee said last, and what is said now.
fn bubbles_ui(ui: &mut Ui, view: &TalkView<'_>, rect: Rect, wide: bool) -> Option<Ask> {
    let kit = &view.kit;
    let lang = kit.lang();
    let mut child = ui.new_child(
        UiBuilder::new()
            .max_rect(rect)
            .layout(Layout::top_down(Align::Min))
            .id_salt("bubbles"),
    );
    child.set_clip_rect(rect.expand2(vec2(kit.space(2.0), kit.space(1.0))));
    let mut action = None;
    ScrollArea::vertical()
        .id_salt(("bubbles", view.session.serial))
        .auto_shrink(false)
        .show(&mut child, |ui| {
            ui.set_width(rect.width());
            ui.spacing_mut().item_spacing.y = kit.space(1.0);
            if view.session.hesitated() {
                trainee_line_ui(ui, view, &kit.t("talk-hesitated"));
            } else if let Some(said) = view.session.last_said(lang).filter(|_| wide) {
                let text = kit.words.with("talk-you", &[("line", said.into())]);
                trainee_line_ui(ui, view, &text);
            }
            if bubble_ui(ui, view, wide) && view.session.clock.shown.is_some() {
                action = Some(Ask::Own(TalkAction::ShowLine));
            }
        });
    action
}

/// Draws the trainee's last line, small, above the bubble.
fn trainee_line_ui(ui: &mut Ui, view: &TalkView<'_>, text: &str) {
    let kit = &view.kit;
    let palette = kit.palette();
    let padding = Vec2::new(kit.space(1.5), kit.space(0.75));
    let width = ui.available_width();
    let room = width - 2.0 * padding.x;
    let broken = kit.wrap(ui, text, Type::Caption, room);
    let job = LayoutJob::simple(broken, kit.look.font(Type::Caption), palette.ink, room);
    let galley = ui.painter().layout_job(job);
    let (rect, response) = ui.allocate_exact_size(galley.size() + 2.0 * padding, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, text));
    ui.painter().rect_filled(rect, 12.0, palette.wash);
    ui.painter().galley(rect.min + padding, galley, palette.ink);
}

/// Who speaks.
fn speaker_name(view: &TalkView<'_>) -> Option<String> {
    let script = view.session.talk.script();
    let kit = &view.kit;
    match script.scenario.node(view.session.talk.state().node).speaker {
        Speaker::Customer => Some(view.session.wording.customer(kit.lang()).to_owned()),
        other @ (Speaker::Adviser | Speaker::Colleague) => {
            Some(other.label().get(kit.lang()).to_owned())
        }
        Speaker::Narrator => None,
    }
}

/// What is said, laid out whole so that nothing jumps while it appears.
struct Bubble {
    line: String,
    name: Option<String>,
    title: Option<Arc<Galley>>,
    galley: Arc<Galley>,
    padding: Vec2,
    title_height: f32,
    size: Vec2,
}

impl Bubble {
    fn new(ui: &Ui, view: &TalkView<'_>, width: f32, wide: bool) -> Self {
        let kit = &view.kit;
        let palette = kit.palette();
        let spoken = view.session.line(kit.lang());
        let name = speaker_name(view);
        let padding = Vec2::new(kit.space(2.5), kit.space(if wide { 1.75 } else { 1.0 }));
        let width = width - kit.space(2.0);
        let room = width - 2.0 * padding.x;
        let kind = speech_type(wide);
        let format = |color: Color32| TextFormat {
            line_height: Some(kit.look.leading(kind)),
            ..TextFormat::simple(kit.look.font(kind), color)
        };
        let mut job = LayoutJob::default();
        job.wrap.max_width = room;
        let line = kit.wrap(ui, &spoken, kind, room);
        let shown = view.session.clock.shown.unwrap_or(usize::MAX);
        let cut = line
            .char_indices()
            .nth(shown)
            .map_or(line.len(), |(at, _)| at);
        job.append(&line[..cut], 0.0, format(palette.ink));
        if cut < line.len() {
            job.append(&line[cut..], 0.0, format(Color32::TRANSPARENT));
        }
        let galley = ui.painter().layout_job(job);
        let title = name.as_ref().map(|name| {
            ui.painter().layout(
                name.clone(),
                kit.look.font(Type::Caption),
                palette.accent,
                room,
            )
        });
        let title_height = title
            .as_ref()
            .map_or(0.0, |title| title.size().y + kit.space(0.5));
        Self {
            size: vec2(width, galley.size().y + title_height + 2.0 * padding.y),
            line: spoken,
            name,
            title,
            galley,
            padding,
            title_height,
        }
    }
}

/// The line as far as it has appeared. Returns whether it was clicked.
fn bubble_ui(ui: &mut Ui, view: &TalkView<'_>, wide: bool) -> bool {
    let kit = &view.kit;
    let palette = kit.palette();
    let bubble = Bubble::new(ui, view, ui.available_width(), wide);
    let (rect, response) = ui.allocate_exact_size(bubble.size, Sense::click());
    let spoken = match &bubble.name {
        Some(name) => {
            let values = [
                ("name", name.as_str().into()),
                ("line", bubble.line.as_str().into()),
            ];
            kit.words.with("talk-says", &values)
        }
        None => bubble.line.clone(),
    };
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &spoken));
    let stroke = Stroke::new(1.0, palette.line);
    ui.painter()
        .rect(rect, 16.0, palette.paper, stroke, StrokeKind::Inside);
    // A colleague stands on the trainee's side: no tail towards the customer.
    let node = view.session.talk.state().node;
    let speaker = view.session.talk.script().scenario.node(node).speaker;
    if bubble.name.is_some() && speaker != Speaker::Colleague {
        let middle = rect.top()
            + bubble.title_height
            + bubble.padding.y
            + kit.look.leading(speech_type(wide)) / 2.0;
        tail(
            ui,
            pos2(rect.right() - 1.0, middle),
            kit.space(1.25),
            palette.paper,
            stroke,
        );
    }
    let mut at = rect.min + bubble.padding;
    if let Some(title) = bubble.title {
        ui.painter().galley(at, title, palette.accent);
        at.y += bubble.title_height;
    }
    ui.painter().galley(at, bubble.galley, palette.ink);
    response.clicked()
}

/// The bubble's tail, towards the customer.
fn tail(ui: &Ui, at: egui::Pos2, size: f32, fill: Color32, stroke: Stroke) {
    let (up, down) = (at - vec2(0.0, size * 0.7), at + vec2(0.0, size * 0.7));
    let tip = at + vec2(size, 0.0);
    ui.painter().add(Shape::convex_polygon(
        vec![up, tip, down],
        fill,
        Stroke::NONE,
    ));
    ui.painter().line_segment([up, tip], stroke);
    ui.painter().line_segment([tip, down], stroke);
}
