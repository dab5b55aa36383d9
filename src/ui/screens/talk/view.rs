//! The conversation: the stage above, the dock with gauges and lines below. No points are shown.

use std::cmp::Ordering;

use egui::{
    Align, Context, Id, Key, Layout, Rect, Response, ScrollArea, Ui, UiBuilder, Vec2, pos2, vec2,
};
use egui_phosphor::regular as icons;

use crate::engine::choice_order;
use crate::model::ChoiceIndex;
use crate::ui::kit::Kit;
use crate::ui::stage::Stage;
use crate::ui::theme::Type;
use crate::ui::widgets::{
    ChipTone, ChoiceLine, chip, choice_button, choice_height, icon_button, meter, more_below_ui,
};

use super::action::{Ask, TalkAction};
use super::shown::{TalkView, meters};
use super::stage::{stage_height, stage_ui};
use super::state::{Session, phases};
use crate::ui::ask::{Global, Overlay};
use crate::ui::chrome::top_bar;

/// Where it is kept that a line was just said and nothing has been pointed at since.
fn just_said_id() -> Id {
    Id::new("just_said")
}

/// After a line was said no line stands out until the mouse moves, or Tab or an arrow goes to the first one: a pointer
/// that rests where the last line was, or a key pressed twice, must not look like a choice.
pub fn line_was_said(ctx: &Context) {
    ctx.data_mut(|data| data.insert_temp(just_said_id(), true));
}

/// Whether a line was just said; sees to it that this ends when mouse or keys are used to choose. The first line gets
/// the focus if it was a key.
fn just_said(ctx: &Context, first: Option<&Response>) -> bool {
    let still: bool = ctx
        .data(|data| data.get_temp(just_said_id()))
        .unwrap_or(false);
    if !still {
        return false;
    }
    let keys = [Key::Tab, Key::ArrowDown, Key::ArrowUp];
    let (moved, key) = ctx.input(|input| {
        let key = keys.into_iter().any(|key| input.key_pressed(key));
        (input.pointer.delta() != Vec2::ZERO, key)
    });
    if let Some(first) = first.filter(|_| key) {
        first.request_focus();
    }
    if moved || key && first.is_some() {
        ctx.data_mut(|data| data.remove::<bool>(just_said_id()));
        return false;
    }
    true
}

/// Draws the conversation; returns what the host draws on the stage too.
pub fn talk_ui(ui: &mut Ui, view: &TalkView<'_>) -> (Option<Ask>, Stage) {
    let kit = &view.kit;
    let bar = talk_bar(ui, view);
    let lines = lines(kit, view.session);
    let room = ui.available_rect_before_wrap();
    let wide = room.width() > kit.look.em(50.0);
    let pad = kit.space(2.0);
    let gauges = if wide { kit.look.em(13.0) } else { 0.0 };
    let lines_left = room.left() + pad + if wide { gauges + 2.0 * pad } else { 0.0 };
    let greatest = kit.look.em(64.0);
    let lines_width = (room.right() - pad - lines_left).min(greatest);
    let gap = kit.space(1.0);
    let hint = if view.hint {
        kit.look.leading(Type::Caption) + gap
    } else {
        0.0
    };
    let heights: f32 = lines
        .iter()
        .map(|line| choice_height(ui, kit, &line.1, lines_width) + gap)
        .sum();
    let least = if wide { gauges_height(kit) } else { 0.0 };
    let notice = view.session.notice.as_deref().map_or(0.0, |notice| {
        notice_height(ui, kit, notice, lines_width) + gap
    });
    let needed = (heights - gap + hint + notice).max(least) + 2.0 * pad;
    let limit = room.height() - stage_height(ui, view, room, wide);
    let dock = Rect::from_min_max(
        pos2(room.left(), (room.bottom() - needed.min(limit)).round()),
        room.max,
    );

    let stage = Rect::from_min_max(room.min, pos2(room.right(), dock.top()));
    let (on_stage, stage) = stage_ui(ui, view, stage, wide);

    ui.painter().rect_filled(dock, 0.0, kit.palette().ground);
    ui.painter().hline(
        dock.x_range(),
        dock.top(),
        kit.look.hairline(kit.palette().line),
    );
    timer_ui(ui, view, dock);
    if wide {
        let size = vec2(gauges, dock.height() - 2.0 * pad);
        let rect = Rect::from_min_size(dock.min + Vec2::splat(pad), size);
        gauges_ui(ui, view, rect);
    }
    let rect = Rect::from_min_max(
        pos2(lines_left, dock.top() + pad),
        pos2(lines_left + lines_width, dock.bottom() - pad),
    );
    let said = lines_ui(ui, view, &lines, rect);
    (bar.or(said).or(on_stage), stage)
}

/// The bar over a talk: phases, what was said, the menu.
pub fn talk_bar(ui: &mut Ui, view: &TalkView<'_>) -> Option<Ask> {
    let kit = &view.kit;
    top_bar(
        ui,
        kit,
        |ui| {
            ribbon_ui(ui, view);
            None
        },
        |ui| {
            let mut action = None;
            let buttons = [
                (icons::LIST, "talk-menu", Overlay::Pause),
                (icons::CHAT_TEXT, "talk-transcript", Overlay::Transcript),
                (icons::CLIPBOARD_TEXT, "talk-facts", Overlay::Facts),
            ];
            for (icon, key, overlay) in buttons {
                if icon_button(ui, kit, icon, &kit.t(key)).clicked() {
                    action = Some(Ask::Global(Global::Open(overlay)));
                }
            }
            if view.session.practice {
                let trial = view.session.talk.origin().is_some();
                let key = if trial { "trial-chip" } else { "practice" };
                chip(ui, kit, ChipTone::Warm, &kit.t(key));
            }
            action
        },
    )
}

/// The ribbon of phases: all of them where there is room, else the present one with its number.
fn ribbon_ui(ui: &mut Ui, view: &TalkView<'_>) {
    let kit = &view.kit;
    let palette = kit.palette();
    let (phases, here) = phases(&view.session.talk);
    let names: Vec<String> = phases
        .iter()
        .map(|&phase| kit.words.name(phase.label()))
        .collect();
    let gap = kit.space(1.0);
    let galleys: Vec<_> = names
        .iter()
        .enumerate()
        .map(|(place, name)| {
            let kind = if place == here {
                Type::Strong
            } else {
                Type::Caption
            };
            let color = if place == here {
                palette.accent
            } else {
                palette.soft
            };
            ui.painter()
                .layout_no_wrap(name.clone(), kit.look.font(kind), color)
        })
        .collect();
    let dot = 8.0;
    let width: f32 = galleys
        .iter()
        .map(|galley| galley.size().x + dot + 5.0 * gap)
        .sum();
    let height = kit.look.leading(Type::Body);
    let values = [
        ("place", (here + 1).into()),
        ("count", phases.len().into()),
        ("phase", names.get(here).cloned().unwrap_or_default().into()),
    ];
    let spoken = kit.words.with("talk-phase", &values);
    if width > ui.available_width() {
        kit.strong(ui, spoken);
        return;
    }
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), egui::Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Label, true, &spoken));
    let mut left = rect.left();
    let count = galleys.len();
    for (place, galley) in galleys.into_iter().enumerate() {
        let color = if place <= here {
            palette.accent
        } else {
            palette.edge
        };
        let middle = rect.center().y;
        let center = pos2(left + dot / 2.0, middle);
        match place.cmp(&here) {
            Ordering::Less => ui.painter().circle_filled(center, dot / 2.0, color),
            Ordering::Equal => ui.painter().circle_filled(center, dot / 2.0 + 2.0, color),
            Ordering::Greater => {
                ui.painter()
                    .circle_stroke(center, dot / 2.0 - 0.5, kit.look.hairline(color))
            }
        };
        left += dot + gap;
        let size = galley.size();
        ui.painter()
            .galley(pos2(left, middle - size.y / 2.0), galley, color);
        left += size.x + gap;
        if place + 1 < count {
            ui.painter().hline(
                left..=left + gap * 2.0,
                middle,
                kit.look.hairline(palette.edge),
            );
        }
        left += gap * 3.0;
    }
}

/// The node's lines in the seed's order.
pub fn lines(kit: &Kit<'_>, session: &Session) -> Vec<(ChoiceIndex, ChoiceLine)> {
    let state = session.talk.state();
    let script = session.talk.script();
    let node = script.scenario.node(state.node);
    choice_order(session.talk.seed(), state.node, node.choices.len())
        .into_iter()
        .enumerate()
        .map(|(place, choice)| {
            let line = ChoiceLine {
                number: place + 1,
                text: session.said(state.node, choice, kit.lang()),
                locked: (!session.is_open(choice)).then(|| kit.t("choice-locked")),
            };
            (choice, line)
        })
        .collect()
}

/// Draws the lines; scrolls where they do not fit.
pub fn lines_ui(
    ui: &mut Ui,
    view: &TalkView<'_>,
    lines: &[(ChoiceIndex, ChoiceLine)],
    rect: Rect,
) -> Option<Ask> {
    let kit = &view.kit;
    let mut action = None;
    let layout = Layout::top_down(Align::Min);
    let mut child = ui.new_child(
        UiBuilder::new()
            .max_rect(rect)
            .layout(layout)
            .id_salt("lines"),
    );
    child.set_clip_rect(rect.expand(kit.space(0.5)));
    let shown = ScrollArea::vertical()
        .id_salt(("lines", view.session.serial))
        .auto_shrink(false)
        .show(&mut child, |ui| {
            ui.spacing_mut().item_spacing.y = kit.space(1.0);
            ui.set_width(rect.width());
            notice_ui(ui, view);
            if view.hint {
                kit.caption(ui, kit.t("talk-hint"));
            }
            action = choice_list(ui, view, lines);
        });
    more_below_ui(&child, kit, &shown);
    action
}

/// How high the notice is.
fn notice_height(ui: &Ui, kit: &Kit<'_>, notice: &str, width: f32) -> f32 {
    let text = kit.wrap(ui, notice, Type::Caption, width);
    let rich = kit.rich(text, Type::Caption, kit.palette().warm);
    let wrap = Some(egui::TextWrapMode::Wrap);
    let galley = egui::WidgetText::from(rich).into_galley(ui, wrap, width, egui::TextStyle::Body);
    galley.size().y
}

/// What is to be told about the talk, above the lines.
pub fn notice_ui(ui: &mut Ui, view: &TalkView<'_>) {
    if let Some(notice) = &view.session.notice {
        let kit = &view.kit;
        kit.colored(ui, Type::Caption, kit.palette().warm, notice);
    }
}

/// The lines one below the other.
pub fn choice_list(
    ui: &mut Ui,
    view: &TalkView<'_>,
    lines: &[(ChoiceIndex, ChoiceLine)],
) -> Option<Ask> {
    let mut action = None;
    let mut first = true;
    let quiet = just_said(ui.ctx(), None);
    for (choice, line) in lines {
        // Each node has controls of its own, so that a key held down does not say the next line too.
        ui.push_id((view.session.serial, choice.0), |ui| {
            let response = choice_button(ui, &view.kit, line, !quiet);
            if line.locked.is_none() && std::mem::take(&mut first) {
                just_said(ui.ctx(), Some(&response));
            }
            if response.clicked() {
                line_was_said(ui.ctx());
                action = Some(Ask::Own(TalkAction::Say(*choice)));
            }
        });
    }
    action
}

/// The bar of the time left, on the edge of the dock.
fn timer_ui(ui: &mut Ui, view: &TalkView<'_>, dock: Rect) {
    let kit = &view.kit;
    let Some(left) = view.session.clock.left else {
        return;
    };
    let color = if left < 0.3 {
        kit.palette().anger
    } else {
        kit.palette().warm
    };
    let mut rect = Rect::from_min_size(dock.min, vec2(dock.width(), 5.0));
    ui.painter().rect_filled(rect, 0.0, kit.palette().sunken);
    rect.set_width(dock.width() * left);
    ui.painter().rect_filled(rect, 0.0, color);
    let spoken = kit
        .words
        .with("talk-time", &[("secs", view.session.clock.secs.into())]);
    let response = ui.interact(rect, Id::new("timer"), egui::Sense::hover());
    response.widget_info(|| {
        egui::WidgetInfo::labeled(egui::WidgetType::ProgressIndicator, true, &spoken)
    });
}

fn gauges_height(kit: &Kit<'_>) -> f32 {
    let each = kit.look.leading(Type::Caption) + kit.space(1.0).min(10.0) + kit.space(0.25);
    4.0 * each + 3.0 * kit.space(1.25)
}

/// Draws the four gauges one below the other.
fn gauges_ui(ui: &mut Ui, view: &TalkView<'_>, rect: Rect) {
    let kit = &view.kit;
    let free = (rect.height() - gauges_height(kit)).max(0.0);
    let rect = Rect::from_min_size(rect.min + vec2(0.0, free / 2.0), rect.size());
    let layout = Layout::top_down(Align::Min);
    let mut child = ui.new_child(
        UiBuilder::new()
            .max_rect(rect)
            .layout(layout)
            .id_salt("gauges"),
    );
    child.spacing_mut().item_spacing.y = kit.space(1.25);
    for gauge in meters(view, false) {
        meter(&mut child, kit, gauge.as_meter());
    }
}
