//! A layout as SVG: shapes and strokes tell apart what colours tell apart as well, so that a print in grey is enough.
//! Does not place anything but title and legend.

use std::fmt::Write;

use crate::engine::Wording;
use crate::graph::layout::boxes::Options;
use crate::graph::layout::shape::{
    Band, BandKind, Edge, EdgeKind, Layout, Place, Point, Rect, TextSize,
};
use crate::graph::svg::boxes::{exit_ui, node_ui};
use crate::graph::svg::canvas::{Canvas, DIM, INK, LINE, MARGIN, arrow, number, stroke, xml};
use crate::graph::svg::legend::legend;
use crate::model::Scenario;

/// Narrowest picture: title and legend need room.
const LEAST_WIDTH: f32 = 720.0;
/// Height of the title above the legend.
const TITLE_HEIGHT: f32 = 66.0;
/// Faces for both languages on the systems in use; the first that is there is taken.
const FACES: &str = "system-ui, -apple-system, 'Segoe UI', 'Helvetica Neue', Arial, 'PingFang SC', 'Microsoft YaHei', \
                     'Noto Sans CJK SC', 'Noto Sans SC', 'Source Han Sans SC', sans-serif";

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
    let title = match options.script {
        Some((script, _)) => Wording::new(script, 0).fill(&scenario.title, words.lang()),
        None => words.text(&scenario.title).to_owned(),
    };
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
        node_ui(&mut canvas, node, &options.said(scenario.node(node.node)));
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
