//! Lines of a file: numbers, text in the font of even width, underlines. Does not scroll.

use egui::{Align2, Color32, Rect, Stroke, Ui, Vec2, pos2};

use crate::diagnostic::Severity;
use crate::ui::kit::Kit;
use crate::ui::theme::Type;
use crate::workshop::Document;

/// A part of a line that is marked.
#[derive(Clone, Debug)]
pub struct Mark {
    /// Bytes of the line.
    pub part: std::ops::Range<usize>,
    /// Colour of its underline, or of its ground.
    pub color: Color32,
    /// Its ground is coloured, not underlined.
    pub ground: bool,
}

/// Measures of lines.
#[derive(Clone, Copy, Debug)]
pub struct Rows {
    /// Height of a line.
    pub height: f32,
    /// Width of a half character.
    pub half: f32,
    /// Width of the margin with the numbers.
    pub gutter: f32,
}

impl Rows {
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
}

/// The colour of a severity.
pub fn severity_color(kit: &Kit<'_>, severity: Severity) -> Color32 {
    match severity {
        Severity::Error => kit.palette().anger,
        Severity::Warning => kit.palette().warm,
        Severity::Note => kit.palette().trust,
    }
}

/// Paints a line: its number, a dot if something was found there, the text and its marks. `rect` is the whole row,
/// `shift` how far the text is scrolled to the left.
pub fn paint_line(
    ui: &Ui,
    kit: &Kit<'_>,
    rows: Rows,
    (rect, shift): (Rect, f32),
    (document, line): (&Document, usize),
    dot: Option<Color32>,
    marks: &[Mark],
) {
    let palette = kit.palette();
    let font = kit.look.code();
    let text = document.line(line);
    let galley = ui
        .painter()
        .layout_no_wrap(text.to_owned(), font.clone(), palette.ink);
    let left = rect.left() + rows.gutter - shift;
    // The text goes behind the numbers, not over them.
    let mut seen = ui.clip_rect().intersect(rect);
    seen.min.x = seen.min.x.max(rect.left() + rows.gutter - 0.5 * rows.half);
    let painter = ui.painter().with_clip_rect(seen);
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
        let to = x_of(mark.part.end).max(from + rows.half);
        if mark.ground {
            let ground = Rect::from_min_max(pos2(from, rect.top()), pos2(to, rect.bottom()));
            painter.rect_filled(ground, 3.0, mark.color);
        } else {
            wave(&painter, from, to, rect.bottom() - 2.5, mark.color);
        }
    }
    painter.galley(pos2(left, top), galley, palette.ink);
    let number = pos2(rect.left() + rows.gutter - 1.5 * rows.half, rect.center().y);
    ui.painter()
        .text(number, Align2::RIGHT_CENTER, line + 1, font, palette.soft);
    if let Some(color) = dot {
        let centre = pos2(rect.left() + rows.half, rect.center().y);
        ui.painter().circle_filled(centre, 3.5, color);
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

/// A few lines around a place in a well, with the place underlined and, below it, what is said about it.
pub fn excerpt(
    ui: &mut Ui,
    kit: &Kit<'_>,
    document: &Document,
    span: &std::ops::Range<usize>,
    (said, color): (&str, Color32),
) {
    let lines = document.lines_of(span);
    let first = lines.start.saturating_sub(1);
    let last = (lines.end.min(lines.start + 3) + 1).min(document.line_count());
    let rows = Rows::new(ui, kit, last);
    // What all lines are indented by says nothing here.
    let indent = (first..last)
        .map(|line| document.line(line))
        .filter(|text| !text.trim().is_empty())
        .map(|text| text.len() - text.trim_start_matches(' ').len())
        .min()
        .unwrap_or(0);
    let frame = egui::Frame::new()
        .fill(kit.palette().sunken)
        .corner_radius(egui::CornerRadius::same(10))
        .inner_margin(egui::Margin::symmetric(8, 10));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 0.0;
        for line in first..last {
            let size = Vec2::new(ui.available_width(), rows.height);
            let (rect, response) = ui.allocate_exact_size(size, egui::Sense::hover());
            let spoken = spoken_line(kit, document, line);
            response
                .widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Label, true, &spoken));
            let part = document.part(line, span);
            let marks: Vec<Mark> = part
                .map(|part| Mark {
                    part,
                    color,
                    ground: false,
                })
                .into_iter()
                .collect();
            // The text is scrolled so far that the place is seen.
            #[expect(clippy::cast_precision_loss, reason = "a few spaces")]
            let indent = indent as f32 * rows.half;
            let scroll =
                |mark: &Mark| scroll_to_show(document, line, &mark.part, rows, rect.width());
            let shift = marks.first().map_or(0.0, scroll).max(indent);
            paint_line(ui, kit, rows, (rect, shift), (document, line), None, &marks);
        }
        if !said.is_empty() {
            ui.add_space(kit.space(0.5));
            kit.colored(ui, Type::Caption, color, said);
        }
    });
}

/// How far a line must be scrolled for a part of it to be seen in a width.
fn scroll_to_show(
    document: &Document,
    line: usize,
    part: &std::ops::Range<usize>,
    rows: Rows,
    width: f32,
) -> f32 {
    let text = document.line(line);
    let wide = |text: &str| -> f32 {
        text.chars()
            .map(|c| {
                if c.is_ascii() {
                    rows.half
                } else {
                    2.0 * rows.half
                }
            })
            .sum()
    };
    let to = wide(&text[..text.floor_char_boundary(part.end)]);
    let room = width - rows.gutter - 2.0 * rows.half;
    let from = wide(&text[..text.floor_char_boundary(part.start)]);
    (to - room).max(0.0).min((from - 4.0 * rows.half).max(0.0))
}

/// What a screen reader says of a line.
pub fn spoken_line(kit: &Kit<'_>, document: &Document, line: usize) -> String {
    let text: String = document.line(line).trim().chars().take(200).collect();
    kit.words.with(
        "source-line",
        &[("line", (line + 1).into()), ("text", text.into())],
    )
}
