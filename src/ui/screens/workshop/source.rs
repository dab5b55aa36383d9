//! A file to read: line numbers, findings in the margin and underlined, search. Draws the rows in sight only.

use std::sync::Arc;

use egui::{
    Color32, Id, Key, Modifiers, Rect, ScrollArea, Sense, Ui, WidgetInfo, WidgetType, pos2, vec2,
};
use egui_phosphor::regular as icons;

use crate::diagnostic::Severity;
use crate::ui::kit::Kit;
use crate::ui::theme::Type;
use crate::ui::widgets::{field, icon_button};
use crate::workshop::{Document, Row, Rows};

use super::MOST_HITS;
use super::action::WorkAction;
use super::code::{Mark, Measure, paint_row, severity_color, spoken_line};
use super::empty::empty_ui;
use super::state::Workshop;

/// Draws the file in view; `alone` if it stands in front of the findings.
pub fn source_ui(
    ui: &mut Ui,
    kit: &Kit<'_>,
    workshop: &Workshop,
    alone: bool,
) -> Option<WorkAction> {
    let paper = ui.max_rect();
    ui.painter().rect_filled(paper, 0.0, kit.palette().paper);
    ui.painter().vline(
        paper.left() + 0.5,
        paper.y_range(),
        kit.look.hairline(kit.palette().line),
    );
    let document = workshop
        .source
        .as_deref()
        .and_then(|path| workshop.material.document(path));
    let Some(document) = document else {
        empty_ui(
            ui,
            kit,
            icons::FILE_TEXT,
            kit.palette().soft,
            &kit.t("source-none"),
            &kit.t("source-none-line"),
        );
        return None;
    };
    let hits = found(ui, document, &workshop.search);
    let mut action = head_ui(ui, kit, workshop, document, alone);
    action = search_ui(ui, kit, workshop, hits.len()).or(action);
    ui.add_space(kit.space(1.0));
    if document.text.is_empty() {
        ui.horizontal(|ui| {
            ui.add_space(kit.space(2.0));
            kit.caption(ui, kit.t("source-empty"));
        });
        return action;
    }
    rows_ui(ui, kit, workshop, document, &hits);
    action
}

/// The name and what can be done with the file.
fn head_ui(
    ui: &mut Ui,
    kit: &Kit<'_>,
    workshop: &Workshop,
    document: &Document,
    alone: bool,
) -> Option<WorkAction> {
    let mut action = None;
    ui.add_space(kit.space(1.0));
    let size = vec2(
        ui.available_width() - kit.space(2.0),
        kit.space(5.0).max(kit.look.leading(Type::Strong)),
    );
    ui.allocate_ui_with_layout(
        size,
        egui::Layout::right_to_left(egui::Align::Center),
        |ui| {
            if icon_button(ui, kit, icons::PENCIL_SIMPLE, &kit.t("source-edit")).clicked() {
                action = Some(WorkAction::Edit(document.path.clone(), workshop.jump.0));
            }
            if icon_button(ui, kit, icons::COPY, &kit.t("source-copy")).clicked() {
                action = Some(WorkAction::CopyPath(document.path.clone()));
            }
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                ui.add_space(kit.space(if alone { 1.0 } else { 2.0 }));
                if alone
                    && icon_button(ui, kit, icons::ARROW_LEFT, &kit.t("source-leave")).clicked()
                {
                    action = Some(WorkAction::LeaveSource);
                }
                kit.strong(ui, document.path.as_str());
            });
        },
    );
    action
}

/// The field to search with; Enter and the buttons go from place to place.
fn search_ui(ui: &mut Ui, kit: &Kit<'_>, workshop: &Workshop, hits: usize) -> Option<WorkAction> {
    let mut action = None;
    ui.horizontal(|ui| {
        ui.add_space(kit.space(2.0));
        let buttons = 2.0 * kit.space(6.5) + kit.look.em(5.5);
        let width = (ui.available_width() - buttons - kit.space(2.0))
            .clamp(kit.look.em(7.0), kit.look.em(18.0));
        let (response, typed) = field(
            ui,
            kit,
            icons::MAGNIFYING_GLASS,
            &kit.t("source-search"),
            &workshop.search,
            width,
        );
        let wanted = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::F));
        if wanted {
            response.request_focus();
        }
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if let Some(text) = typed {
            action = Some(WorkAction::Search(text));
        } else if entered {
            response.request_focus();
            action = Some(WorkAction::NextHit(
                !ui.input(|input| input.modifiers.shift),
            ));
        }
        if !workshop.search.is_empty() {
            if icon_button(ui, kit, icons::CARET_UP, &kit.t("source-before")).clicked() {
                action = Some(WorkAction::NextHit(false));
            }
            if icon_button(ui, kit, icons::CARET_DOWN, &kit.t("source-next")).clicked() {
                action = Some(WorkAction::NextHit(true));
            }
            let place = if hits == 0 {
                0
            } else {
                workshop.hit.min(hits - 1) + 1
            };
            let values = [("place", place.into()), ("count", hits.into())];
            kit.caption(ui, kit.words.with("source-hits", &values));
        }
    });
    action
}

fn rows_ui(
    ui: &mut Ui,
    kit: &Kit<'_>,
    workshop: &Workshop,
    document: &Document,
    hits: &[std::ops::Range<usize>],
) {
    let measure = Measure::new(ui, kit, document.line_count());
    let room = ui.available_rect_before_wrap();
    // The scroll bar stands beside the text.
    let rows = measure.rows(ui, "source", document, room.width() - kit.space(1.5));
    let mut area = ScrollArea::vertical()
        .id_salt(("source", &document.path))
        .auto_shrink(false);
    if let Some(offset) = jump_offset(ui, workshop, &rows, measure.height, room.height()) {
        area = area.vertical_scroll_offset(offset);
    }
    let marks = Marks::new(workshop, document, hits);
    #[expect(clippy::cast_precision_loss, reason = "a place on the screen")]
    let top_of = |row: usize| measure.height * row as f32;
    area.show_viewport(ui, |ui, seen| {
        let high = top_of(rows.count()) + kit.space(6.0);
        ui.set_min_size(vec2(ui.available_width(), high.max(seen.height())));
        let origin = ui.min_rect().min;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "clamped to what there is"
        )]
        let at = |y: f32| (y / measure.height).max(0.0) as usize;
        let in_sight = at(seen.top())..(at(seen.bottom()) + 1).min(rows.count());
        let mut told = None;
        for index in in_sight {
            let Some(row) = rows.get(document, index) else {
                break;
            };
            let corner = pos2(origin.x, origin.y + top_of(index));
            let rect = Rect::from_min_size(corner, vec2(room.width(), measure.height));
            if marks.node.contains(&row.line) {
                ui.painter().rect_filled(rect, 0.0, kit.palette().wash);
            }
            // A line is told once, at the first of its rows that is in sight.
            if told.replace(row.line) != Some(row.line) {
                let response = ui.interact(rect, ui.id().with(row.line), Sense::hover());
                let spoken = spoken_line(kit, document, row.line);
                response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &spoken));
            }
            let (dot, parts) = marks.of(kit, document, &row);
            paint_row(ui, kit, measure, rect, (document, &row), dot, &parts);
        }
    });
}

/// Places of what is searched for, found anew when the text or the search has changed.
fn found(ui: &Ui, document: &Document, wanted: &str) -> Arc<Vec<std::ops::Range<usize>>> {
    type Known = ((u64, String), Arc<Vec<std::ops::Range<usize>>>);
    let id = Id::new("hits");
    let of = (document.version, wanted.to_owned());
    let known = ui.data(|data| data.get_temp::<Known>(id));
    if let Some((_, hits)) = known.filter(|(known, _)| *known == of) {
        return hits;
    }
    let hits = Arc::new(document.search(wanted, MOST_HITS));
    ui.data_mut(|data| data.insert_temp(id, (of, Arc::clone(&hits))));
    hits
}

/// Where to scroll to, once for each wish: the place a third from the top.
fn jump_offset(
    ui: &Ui,
    workshop: &Workshop,
    rows: &Rows,
    row_height: f32,
    height: f32,
) -> Option<f32> {
    let id = Id::new("jump");
    let (byte, wish) = workshop.jump;
    let done: u64 = ui.data(|data| data.get_temp(id)).unwrap_or(0);
    if done == wish {
        return None;
    }
    ui.data_mut(|data| data.insert_temp(id, wish));
    #[expect(
        clippy::cast_precision_loss,
        reason = "far fewer than millions of rows"
    )]
    let y = row_height * rows.row_of(byte) as f32;
    Some((y - height / 3.0).max(0.0))
}

/// Everything that is marked in a file.
struct Marks<'a> {
    /// Places of findings, with their severity, in order.
    found: Vec<(std::ops::Range<usize>, Severity)>,
    /// Second places of the finding that is open.
    others: Vec<std::ops::Range<usize>>,
    /// Places that the search found.
    hits: &'a [std::ops::Range<usize>],
    /// Which of them is shown.
    hit: usize,
    /// Lines of the selected node.
    node: std::ops::Range<usize>,
}

impl<'a> Marks<'a> {
    fn new(workshop: &Workshop, document: &Document, hits: &'a [std::ops::Range<usize>]) -> Self {
        let material = &workshop.material;
        let found = document
            .findings
            .iter()
            .filter_map(|&index| material.findings.get(index));
        let open = workshop
            .finding
            .and_then(|index| material.findings.get(index));
        let here = |file: usize| {
            material
                .documents
                .get(file)
                .is_some_and(|known| known.path == document.path)
        };
        let others = open.into_iter().flat_map(|open| &open.others);
        let is_open = workshop
            .open
            .as_ref()
            .is_some_and(|open| document.scenario.as_ref() == Some(&open.script.scenario.id));
        let node = workshop
            .node
            .filter(|_| is_open)
            .and_then(|node| document.nodes.get(usize::from(node.0)));
        Self {
            found: found
                .map(|finding| (finding.primary.span.clone(), finding.severity))
                .collect(),
            others: others
                .filter(|label| here(label.file.0))
                .map(|label| label.span.clone())
                .collect(),
            hits,
            hit: workshop.hit,
            node: node.map_or(0..0, |span| document.lines_of(span)),
        }
    }

    /// The dot in the margin and the marked parts of a row.
    fn of(&self, kit: &Kit<'_>, document: &Document, row: &Row) -> (Option<Color32>, Vec<Mark>) {
        let palette = kit.palette();
        let mut parts = Vec::new();
        let mut mark = |span: &std::ops::Range<usize>, color: Color32, ground: bool| {
            let part = row.part(document, span);
            let is_here = part.is_some();
            parts.extend(part.map(|part| Mark {
                part,
                color,
                ground,
            }));
            is_here
        };
        let first = self.hits.partition_point(|hit| hit.end <= row.bytes.start);
        for (place, hit) in self.hits.iter().enumerate().skip(first) {
            if hit.start > row.bytes.end {
                break;
            }
            let color = if place == self.hit {
                palette.warm_wash.lerp_to_gamma(palette.warm, 0.45)
            } else {
                palette.warm_wash
            };
            mark(hit, color, true);
        }
        let mut worst: Option<Severity> = None;
        for (span, severity) in &self.found {
            let is_here = mark(span, severity_color(kit, *severity), false);
            if is_here && span.start >= row.bytes.start {
                worst = worst.max(Some(*severity));
            }
        }
        for span in &self.others {
            mark(span, palette.trust, false);
        }
        (worst.map(|severity| severity_color(kit, severity)), parts)
    }
}
