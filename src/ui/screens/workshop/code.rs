//! Rows of a file: numbers, text in the font of even width, underlines. Does not scroll.

use std::sync::Arc;

use egui::{Align2, Color32, Rect, Stroke, Ui, Vec2, pos2};

use crate::diagnostic::Severity;
use crate::ui::kit::Kit;
use crate::ui::theme::Type;
use crate::workshop::{Document, Row, Rows};

/// A part of a line that is marked.
#[derive(Clone, Debug)]
pub struct Mark {
    /// Bytes of the row.
    pub part: std::ops::Range<usize>,
    /// Colour of its underline, or of its ground.
    pub color: Color32,
    /// Its ground is coloured, not underlined.
    pub ground: bool,
}

/// Measures of rows.
#[derive(Clone, Copy, Debug)]
pub struct Measure {
    /// Height of a row.
    pub height: f32,
    /// Width of a half character.
    pub half: f32,
    /// Width of the margin with the numbers.
    pub gutter: f32,
}

impl Measure {
    /// For a file of so many lines.
    pub fn new(ui: &Ui, kit: &Kit<'_>, lines: usize) -> Self {
        let half = ui.fonts_mut(|fonts| fonts.glyph_width(&kit.look.code(), '0'));
        let digits = lines.max(10).to_string().len();
        #[expect(clippy::cast_precision_loss, reason = "a few digits")]
        let gutter = half * (digits as f32 + 3.5);
        Self {
            height: kit.look.leading(Type::Caption) + 2.0,
            half,
            gutter,
        }
    }

    /// The rows of a document in a width. They are found anew when the text or the width has changed; `place` is where
    /// they are shown.
    pub fn rows(self, ui: &Ui, place: &str, document: &Document, width: f32) -> Arc<Rows> {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "casts of floats stop at the ends of the range"
        )]
        let columns = ((width - self.gutter) / self.half - 1.0) as usize;
        let id = egui::Id::new(("rows", place, &document.path));
        let of = (document.version, columns);
        let known = ui.data(|data| data.get_temp::<((u64, usize), Arc<Rows>)>(id));
        if let Some((_, rows)) = known.filter(|(known, _)| *known == of) {
            return rows;
        }
        let rows = Arc::new(Rows::new(document, columns));
        ui.data_mut(|data| data.insert_temp(id, (of, Arc::clone(&rows))));
        rows
    }
}

/// The colour of a severity.
pub fn severity_color(kit: &Kit<'_>, severity: Severity) -> Color32 {
    match severity {
        Severity::Error => kit.palette().anger,
        Severity::Warning => kit.palette().warm,
        Severity::Note => kit.palette().trust,
    }
}

/// Paints a row: the number of its line, a dot if something was found there, the text and its marks. `rect` is the whole
/// row.
pub fn paint_row(
    ui: &Ui,
    kit: &Kit<'_>,
    measure: Measure,
    rect: Rect,
    (document, row): (&Document, &Row),
    dot: Option<Color32>,
    marks: &[Mark],
) {
    let palette = kit.palette();
    let font = kit.look.code();
    let text = &document.text[row.bytes.clone()];
    let galley = ui
        .painter()
        .layout_no_wrap(text.to_owned(), font.clone(), palette.ink);
    #[expect(clippy::cast_precision_loss, reason = "half a row at most")]
    let indent = measure.half * row.indent.unwrap_or(0) as f32;
    let left = rect.left() + measure.gutter + indent;
    let painter = ui.painter();
    let top = rect.center().y - galley.size().y / 2.0;
    // The place of a byte, from the glyphs themselves: an icon or a rare letter may have another width.
    let x_of = |byte: usize| {
        let byte = text.floor_char_boundary(byte);
        let characters = text[..byte].chars().count();
        let cursor = egui::text::CCursor::new(characters);
        left + galley.pos_from_cursor(cursor).left()
    };
    for mark in marks {
        let from = x_of(mark.part.start);
        let to = x_of(mark.part.end).max(from + measure.half);
        if mark.ground {
            let ground = Rect::from_min_max(pos2(from, rect.top()), pos2(to, rect.bottom()));
            painter.rect_filled(ground, 3.0, mark.color);
        } else {
            wave(painter, from, to, rect.bottom() - 2.5, mark.color);
        }
    }
    painter.galley(pos2(left, top), galley, palette.ink);
    if row.indent.is_none() {
        let right = rect.left() + measure.gutter - 1.5 * measure.half;
        let place = pos2(right, rect.center().y);
        painter.text(
            place,
            Align2::RIGHT_CENTER,
            row.line + 1,
            font,
            palette.soft,
        );
    }
    if let Some(color) = dot {
        let centre = pos2(rect.left() + measure.half, rect.center().y);
        painter.circle_filled(centre, 3.5, color);
    }
}

/// A wavy underline.
fn wave(painter: &egui::Painter, from: f32, to: f32, y: f32, color: Color32) {
    let step = 3.0;
    let mut points = Vec::new();
    let mut x = from;
    let mut up = false;
    while x < to {
        points.push(pos2(x, if up { y - 1.5 } else { y + 1.0 }));
        (x, up) = (x + step, !up);
    }
    points.push(pos2(to, y));
    painter.line(points, Stroke::new(1.5, color));
}

/// Most rows of an excerpt.
const MOST_ROWS: usize = 7;

/// A few rows around a place in a well, with the place underlined and, below it, what is said about it.
pub fn excerpt(
    ui: &mut Ui,
    kit: &Kit<'_>,
    document: &Document,
    span: &std::ops::Range<usize>,
    (said, color): (&str, Color32),
) {
    let measure = Measure::new(ui, kit, document.line_of(span.end) + 2);
    let frame = egui::Frame::new()
        .fill(kit.palette().sunken)
        .corner_radius(egui::CornerRadius::same(10))
        .inner_margin(egui::Margin::symmetric(8, 10));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 0.0;
        let rows = measure.rows(ui, "excerpt", document, ui.available_width());
        let shown = excerpt_rows(document, &rows, span);
        for row in shown.filter_map(|row| rows.get(document, row)) {
            let size = Vec2::new(ui.available_width(), measure.height);
            let (rect, response) = ui.allocate_exact_size(size, egui::Sense::hover());
            if row.indent.is_none() {
                let spoken = spoken_line(kit, document, row.line);
                response.widget_info(|| {
                    egui::WidgetInfo::labeled(egui::WidgetType::Label, true, &spoken)
                });
            }
            let part = row.part(document, span);
            let mark = part.map(|part| Mark {
                part,
                color,
                ground: false,
            });
            paint_row(
                ui,
                kit,
                measure,
                rect,
                (document, &row),
                None,
                mark.as_slice(),
            );
        }
        if !said.is_empty() {
            ui.add_space(kit.space(0.5));
            kit.colored(ui, Type::Caption, color, said);
        }
    });
}

/// The rows of an excerpt: those of the place, the line before and the line behind, as many as there is room for.
fn excerpt_rows(
    document: &Document,
    rows: &Rows,
    span: &std::ops::Range<usize>,
) -> std::ops::Range<usize> {
    let lines = document.lines_of(span);
    let before = document.line_span(lines.start.saturating_sub(1)).start;
    let behind = document
        .line_span(lines.end.min(document.line_count() - 1))
        .end;
    let place = rows.row_of(span.start);
    let first = rows.row_of(before).max(place.saturating_sub(2));
    let last = rows.row_of(behind).min(first + MOST_ROWS - 1).max(place);
    first..last + 1
}

/// What a screen reader says of a line.
pub fn spoken_line(kit: &Kit<'_>, document: &Document, line: usize) -> String {
    let text: String = document.line(line).trim().chars().take(200).collect();
    kit.words.with(
        "source-line",
        &[("line", (line + 1).into()), ("text", text.into())],
    )
}
