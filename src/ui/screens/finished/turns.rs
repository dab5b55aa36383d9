//! The debrief line by line: a list of turns, and the one that is open.

use std::cell::Cell;

use egui::{Id, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, WidgetText, WidgetType, pos2};

use crate::score::{TurnScore, approximate, one_decimal};
use crate::ui::kit::Kit;
use crate::ui::theme::Type;
use crate::ui::widgets::columns;

use super::action::{Ask, FinishedAction};
use super::state::Finished;
use super::turn::turn_ui;

/// Draws the turns.
pub fn turns_ui(ui: &mut Ui, kit: &Kit<'_>, finished: &Finished) -> Option<Ask> {
    let mut action = None;
    if ui.available_width() > kit.look.em(54.0) {
        // The open turn stands beside its row, however far down the list that is.
        let beside = Cell::new(0.0);
        columns(ui, kit.space(4.0), &[1.0, 1.7], |ui, column| {
            let part = if column == 0 {
                list_ui(ui, kit, finished, Some(&beside))
            } else {
                ui.add_space(beside.get());
                turn_ui(ui, kit, finished)
            };
            action = part.or(action.take());
        });
        return action;
    }
    list_ui(ui, kit, finished, None)
}

/// The list. With two columns it tells how far down the open row is; in one column, the open turn stands below its row.
fn list_ui(
    ui: &mut Ui,
    kit: &Kit<'_>,
    finished: &Finished,
    beside: Option<&Cell<f32>>,
) -> Option<Ask> {
    let mut action = None;
    let top = ui.cursor().top();
    let shown = Id::new("turn shown in the debrief");
    let before: Option<usize> = ui.data(|data| data.get_temp(shown));
    ui.spacing_mut().item_spacing.y = kit.space(0.5);
    for (place, turn) in finished.review.turns.iter().enumerate() {
        let open = finished.turn == place;
        let row = ui.push_id(place, |ui| {
            if row_ui(ui, kit, finished, turn, open) {
                action = Some(Ask::Own(FinishedAction::ShowTurn(place)));
            }
        });
        if open {
            if before != Some(place) {
                ui.data_mut(|data| data.insert_temp(shown, place));
                row.response.scroll_to_me(None);
            }
            if let Some(beside) = beside {
                beside.set((row.response.rect.top() - top).max(0.0));
            }
        }
        if open && beside.is_none() {
            ui.add_space(kit.space(1.0));
            action = turn_ui(ui, kit, finished).or(action);
            ui.add_space(kit.space(2.0));
        }
    }
    action
}

/// One turn: number, line, what it earned. Returns whether it was clicked.
fn row_ui(ui: &mut Ui, kit: &Kit<'_>, finished: &Finished, turn: &TurnScore, open: bool) -> bool {
    let palette = kit.palette();
    let line = finished.said(turn.node, turn.choice, kit.lang());
    let number = turn.move_index + 1;
    let points = if turn.slot.is_some() {
        let values = [
            ("earned", one_decimal(&turn.earned).into()),
            ("worth", one_decimal(&turn.worth).into()),
        ];
        kit.words.with("turn-points", &values)
    } else {
        kit.t("turn-detour")
    };
    let values = [
        ("turn", number.into()),
        ("line", line.as_str().into()),
        ("points", points.as_str().into()),
    ];
    let spoken = kit.words.with("turn-row", &values);
    let padding = Vec2::new(kit.space(1.5), kit.space(1.0));
    let width = ui.available_width();
    let room = width - 2.0 * padding.x;
    let phase = finished.talk.script().scenario.node(turn.node).phase;
    let phase = kit.words.name(phase.label());
    let head = kit.words.with(
        "turn-head",
        &[("turn", number.into()), ("phase", phase.into())],
    );
    let lay = |ui: &Ui, text: &str, kind, color, room| {
        let rich = kit.rich(kit.wrap(ui, text, kind, room), kind, color);
        WidgetText::from(rich).into_galley(ui, None, room, egui::TextStyle::Body)
    };
    let points_galley = lay(ui, &points, Type::Caption, palette.ink, room);
    let head_galley = lay(
        ui,
        &head,
        Type::Caption,
        palette.soft,
        room - points_galley.size().x - padding.x,
    );
    let text = lay(ui, &line, Type::Body, palette.ink, room);
    let bar = 5.0;
    let head_height = head_galley.size().y.max(points_galley.size().y);
    let height = head_height + text.size().y + kit.space(0.75) + bar + 2.0 * padding.y;
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, height), Sense::click());
    response.widget_info(|| WidgetInfo::selected(WidgetType::Button, true, open, &spoken));
    if ui.is_rect_visible(rect) {
        let (fill, edge) = if open {
            (palette.wash, palette.accent)
        } else {
            (palette.paper, palette.line)
        };
        let edge = if response.hovered() || response.has_focus() {
            palette.accent
        } else {
            edge
        };
        ui.painter()
            .rect(rect, 10.0, fill, Stroke::new(1.0, edge), StrokeKind::Inside);
        let top = rect.min + padding;
        let right = pos2(rect.right() - padding.x - points_galley.size().x, top.y);
        ui.painter().galley(right, points_galley, palette.ink);
        ui.painter().galley(top, head_galley, palette.soft);
        ui.painter()
            .galley(pos2(top.x, top.y + head_height), text, palette.ink);
        if turn.slot.is_some() {
            paint_points(
                ui,
                kit,
                turn,
                pos2(top.x, rect.bottom() - padding.y - bar),
                Vec2::new(room, bar),
                finished,
            );
        }
        if response.has_focus() {
            let ring = Stroke::new(2.0, palette.accent);
            ui.painter()
                .rect_stroke(rect.expand(3.0), 13.0, ring, StrokeKind::Inside);
        }
    }
    response
        .on_hover_cursor(egui::CursorIcon::PointingHand)
        .clicked()
}

/// Earned of worth as a bar; its length is the worth, so that heavy turns show.
fn paint_points(
    ui: &Ui,
    kit: &Kit<'_>,
    turn: &TurnScore,
    at: egui::Pos2,
    size: Vec2,
    finished: &Finished,
) {
    let most = finished
        .review
        .turns
        .iter()
        .map(|turn| approximate(&turn.worth))
        .fold(0.0, f64::max);
    if most <= 0.0 {
        return;
    }
    #[expect(clippy::cast_possible_truncation, reason = "shares between 0 and 1")]
    let part = |value: f64| (value / most) as f32 * size.x;
    let whole = egui::Rect::from_min_size(at, Vec2::new(part(approximate(&turn.worth)), size.y));
    let earned = egui::Rect::from_min_size(at, Vec2::new(part(approximate(&turn.earned)), size.y));
    ui.painter().rect_filled(whole, 2.5, kit.palette().line);
    ui.painter().rect_filled(earned, 2.5, kit.palette().accent);
}
