//! What the drawing of the picture shares: the growing document, its inks, strokes and arrows. Does not know what it draws.

use crate::graph::layout::shape::{EdgeKind, Point, Rect};

/// Space at the left edge.
pub(crate) const MARGIN: f32 = 16.0;
/// Ink of text and of everything that matters.
pub(crate) const INK: &str = "#1e293b";
/// Less important text.
pub(crate) const DIM: &str = "#526077";
/// Lines that lead on.
pub(crate) const LINE: &str = "#64748b";
const BACK: &str = "#1d4ed8";
const REFUSAL: &str = "#9a3412";

/// An SVG document that grows.
pub(crate) struct Canvas {
    pub out: String,
}

/// A number with at most one decimal.
pub(crate) fn number(value: f32) -> String {
    let text = format!("{value:.1}");
    let text = text.strip_suffix(".0").unwrap_or(&text);
    if text == "-0" {
        "0".to_owned()
    } else {
        text.to_owned()
    }
}

impl Canvas {
    /// A piece of markup from a template.
    pub fn put(&mut self, markup: &str) {
        self.out.push_str(markup);
        self.out.push('\n');
    }

    /// A text whose line of writing is at `y`.
    pub fn text(&mut self, x: f32, y: f32, size: f32, fill: &str, more: &str, text: &str) {
        let (x, y, size) = (number(x), number(y), number(size));
        let text = xml(text);
        self.put(&format!(
            r#"<text x="{x}" y="{y}" font-size="{size}" fill="{fill}"{more}>{text}</text>"#
        ));
    }

    /// A rectangle with round corners.
    pub fn rect(&mut self, rect: &Rect, round: f32, style: &str) {
        let [x, y, width, height] = [rect.x, rect.y, rect.width, rect.height].map(number);
        let round = number(round);
        self.put(&format!(
            r#"<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="{round}" {style}/>"#
        ));
    }

    /// A closed shape.
    pub fn polygon(&mut self, points: &[Point], style: &str) {
        let points: Vec<String> = points
            .iter()
            .map(|point| format!("{},{}", number(point.x), number(point.y)))
            .collect();
        self.put(&format!(
            r#"<polygon points="{}" {style}/>"#,
            points.join(" ")
        ));
    }
}

/// Colour and dashes of an edge.
pub(crate) const fn stroke(kind: EdgeKind, backward: bool) -> (&'static str, &'static str) {
    match (kind, backward) {
        (EdgeKind::Refused, _) => (REFUSAL, r#" stroke-dasharray="7 4""#),
        (EdgeKind::Choice | EdgeKind::End, true) => (BACK, r#" stroke-dasharray="2 3""#),
        (EdgeKind::Choice | EdgeKind::End, false) => (LINE, ""),
    }
}

/// An arrow's head at the end of a way; that of a refusal is hollow.
pub(crate) fn arrow(canvas: &mut Canvas, before: Point, tip: Point, colour: &str, hollow: bool) {
    let (dx, dy) = (tip.x - before.x, tip.y - before.y);
    let length = (dx * dx + dy * dy).sqrt().max(0.001);
    let (dx, dy) = (dx / length, dy / length);
    let back = Point {
        x: tip.x - dx * 8.0,
        y: tip.y - dy * 8.0,
    };
    let side = |sign: f32| Point {
        x: back.x - dy * 4.0 * sign,
        y: back.y + dx * 4.0 * sign,
    };
    let fill = if hollow { "#ffffff" } else { colour };
    canvas.polygon(
        &[tip, side(1.0), side(-1.0)],
        &format!(r#"fill="{fill}" stroke="{colour}" stroke-width="1.2" stroke-linejoin="round""#),
    );
}

/// A text without what XML and its readers cannot take: marked characters escaped, control characters left out.
pub(crate) fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => {}
            _ => out.push(c),
        }
    }
    out
}
