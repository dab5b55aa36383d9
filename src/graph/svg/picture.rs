//! A layout as SVG: shapes and strokes tell apart what colours tell apart as well, so that a print in grey is enough.
//! Does not place anything but title and legend.

use std::fmt::Write;

use crate::engine::Wording;
use crate::graph::layout::arrange::Options;
use crate::graph::layout::shape::{
    Band, BandKind, Edge, EdgeKind, Layout, Place, Point, Rect, TextSize,
};
use crate::graph::svg::boxes::{exit_ui, node_ui};
use crate::graph::svg::legend::legend;
use crate::graph::text::width::xml;
use crate::model::{Scenario, Text};

/// Narrowest picture: title and legend need room.
const LEAST_WIDTH: f32 = 720.0;
/// Height of the title above the legend.
const TITLE_HEIGHT: f32 = 66.0;
/// Space at the left edge.
pub(crate) const MARGIN: f32 = 16.0;
/// Faces for both languages on the systems in use; the first that is there is taken.
const FACES: &str = "system-ui, -apple-system, 'Segoe UI', 'Helvetica Neue', Arial, 'PingFang SC', 'Microsoft YaHei', \
                     'Noto Sans CJK SC', 'Noto Sans SC', 'Source Han Sans SC', sans-serif";

/// Ink of text and of everything that matters.
pub(crate) const INK: &str = "#1e293b";
/// Less important text.
pub(crate) const DIM: &str = "#526077";
const LINE: &str = "#64748b";
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

/// A layout as an SVG document.
#[must_use]
pub fn to_svg(scenario: &Scenario, layout: &Layout, options: &Options<'_>) -> String {
    let words = options.words;
    let mut body = Canvas { out: String::new() };
    let width = layout.size.width.max(LEAST_WIDTH);
    let legend_height = legend(&mut body, layout, options, TITLE_HEIGHT, width);
    let top = TITLE_HEIGHT + legend_height;
    let height = top + layout.size.height;

    let mut canvas = Canvas { out: String::new() };
    canvas.put(&format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {1}" width="{0}" height="{1}" xml:lang="{2}" font-family="{FACES}">"#,
        number(width),
        number(height),
        words.lang().name(),
    ));
    let fill = |text: &Text| match options.script {
        Some((script, _)) => Wording::new(script, 0).fill(text, words.lang()),
        None => words.text(text).to_owned(),
    };
    let title = fill(&scenario.title);
    canvas.put(&format!("<title>{}</title>", xml(&title)));
    let whole = Rect {
        x: 0.0,
        y: 0.0,
        width,
        height,
    };
    canvas.rect(&whole, 0.0, r##"fill="#ffffff""##);
    canvas.text(MARGIN, 32.0, 20.0, INK, r#" font-weight="700""#, &title);
    canvas.text(MARGIN, 53.0, 12.0, DIM, "", &subtitle(scenario, options));
    canvas.put(body.out.trim_end());

    canvas.put(&format!(r#"<g transform="translate(0 {})">"#, number(top)));
    for (at, band) in layout.bands.iter().enumerate() {
        band_ui(&mut canvas, band, at, width);
    }
    // A narrow graph stands in the middle of its bands.
    let aside = (width - layout.size.width) / 2.0;
    canvas.put(&format!(
        r#"<g transform="translate({} 0)">"#,
        number(aside)
    ));
    for edge in &layout.edges {
        edge_ui(&mut canvas, scenario, edge);
    }
    for node in &layout.nodes {
        node_ui(
            &mut canvas,
            node,
            &scenario
                .node(node.node)
                .says
                .last()
                .map_or_else(String::new, |saying| fill(&saying.text)),
        );
    }
    for exit in &layout.exits {
        exit_ui(&mut canvas, exit);
    }
    for edge in &layout.edges {
        label_ui(&mut canvas, edge);
    }
    canvas.put("</g>\n</g>\n</svg>");
    canvas.out
}

/// Id, customer and size of the scenario.
fn subtitle(scenario: &Scenario, options: &Options<'_>) -> String {
    let words = options.words;
    let mut parts = vec![scenario.id.clone()];
    if let Some((script, _)) = options.script {
        parts.push(words.text(&script.customer.name).to_owned());
    }
    let counts = [
        (scenario.nodes.len(), words.pick("个节点", "nodes")),
        (
            scenario.nodes.iter().map(|node| node.choices.len()).sum(),
            words.pick("句话", "lines"),
        ),
        (
            scenario.slots.len(),
            words.pick("个计分点", "scored decisions"),
        ),
    ];
    parts.extend(counts.map(|(count, name)| format!("{count} {name}")));
    parts.join(" · ")
}

fn band_ui(canvas: &mut Canvas, band: &Band, at: usize, width: f32) {
    let fill = if at.is_multiple_of(2) {
        "#f1f5f9"
    } else {
        "#f8fafc"
    };
    let rect = Rect { width, ..band.rect };
    canvas.rect(&rect, 0.0, &format!(r#"fill="{fill}""#));
    let y = band.rect.y + 24.0;
    canvas.text(
        MARGIN,
        y,
        TextSize::Title.units(),
        "#334155",
        r#" font-weight="700""#,
        &band.name,
    );
    if at > 0 {
        let (y, right) = (number(band.rect.y), number(width));
        canvas.put(&format!(
            r##"<path d="M0 {y}H{right}" stroke="#cbd5e1" stroke-width="1"/>"##
        ));
    }
    debug_assert!(band.kind == BandKind::Endings || band.rect.height > 0.0);
}

/// Colour and dashes of an edge.
pub(crate) const fn stroke(kind: EdgeKind, backward: bool) -> (&'static str, &'static str) {
    match (kind, backward) {
        (EdgeKind::Refused, _) => (REFUSAL, r#" stroke-dasharray="7 4""#),
        (_, true) => (BACK, r#" stroke-dasharray="2 3""#),
        _ => (LINE, ""),
    }
}

fn edge_ui(canvas: &mut Canvas, scenario: &Scenario, edge: &Edge) {
    let (Some(first), Some(last)) = (edge.curves.first(), edge.curves.last()) else {
        return;
    };
    let (colour, dashes) = stroke(edge.kind, edge.backward);
    let at = |point: Point| format!("{} {}", number(point.x), number(point.y));
    let mut way = format!("M{}", at(first.0[0]));
    for curve in &edge.curves {
        let [from, one, two, to] = curve.0;
        if (from.x - to.x).abs() < 0.05 && (from.x - one.x).abs() < 0.05 {
            let _ = write!(way, "V{}", number(to.y));
        } else {
            let _ = write!(way, "C{} {} {}", at(one), at(two), at(to));
        }
    }
    canvas.put("<g>");
    canvas.put(&format!("<title>{}</title>", xml(&meaning(scenario, edge))));
    canvas.put(&format!(
        r#"<path d="{way}" fill="none" stroke="{colour}" stroke-width="1.5"{dashes}/>"#
    ));
    if !edge.cut {
        arrow(
            canvas,
            last.0[2],
            last.0[3],
            colour,
            edge.kind == EdgeKind::Refused,
        );
    }
    canvas.put("</g>");
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

/// What an edge means, for whoever points at it.
fn meaning(scenario: &Scenario, edge: &Edge) -> String {
    let from = scenario.node(edge.from);
    let to = match edge.to {
        Place::Node(id) => scenario.node(id).id.as_str(),
        Place::Exit(_) => "end",
    };
    let choices = edge
        .choices
        .iter()
        .filter_map(|choice| from.choices.get(usize::from(choice.0)));
    let names: Vec<&str> = choices.map(|choice| choice.id.as_str()).collect();
    let flags = |set: u64| {
        let of = |(at, name): (usize, &String)| (set >> at.min(63) & 1 == 1).then(|| name.clone());
        scenario
            .flags
            .iter()
            .enumerate()
            .filter_map(of)
            .collect::<Vec<_>>()
            .join(", ")
    };
    let mut text = format!(
        "{} → {to}: {}",
        from.id,
        if names.is_empty() {
            "refused".to_owned()
        } else {
            names.join(", ")
        }
    );
    if edge.needs != 0 {
        let _ = write!(text, "; needs {}", flags(edge.needs));
    }
    if edge.set != 0 {
        let _ = write!(text, "; sets {}", flags(edge.set));
    }
    text
}

fn label_ui(canvas: &mut Canvas, edge: &Edge) {
    let rect = &edge.label.rect;
    if rect.width <= 0.0 {
        return;
    }
    let back = Rect {
        x: rect.x - 3.0,
        width: rect.width + 6.0,
        ..*rect
    };
    canvas.rect(&back, 4.0, r##"fill="#ffffff" fill-opacity="0.92""##);
    let (colour, _) = stroke(edge.kind, edge.backward);
    let ink = if colour == LINE { INK } else { colour };
    let points = if edge.label.points.is_empty() {
        String::new()
    } else {
        format!(
            r#"<tspan font-weight="400" fill="{DIM}"> · {}</tspan>"#,
            xml(&edge.label.points)
        )
    };
    let center = rect.center();
    canvas.put(&format!(
        r#"<text x="{}" y="{}" font-size="{}" fill="{ink}" font-weight="600" text-anchor="middle">{}{points}</text>"#,
        number(center.x),
        number(center.y + 3.6),
        number(TextSize::Small.units()),
        xml(&edge.label.choices),
    ));
}
