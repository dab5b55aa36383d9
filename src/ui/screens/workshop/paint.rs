//! Paints the graph: bands, edges, nodes, ways out, and the way of a run. Leaves out what is not seen, and texts that
//! would be too small to read.

use std::collections::BTreeMap;

use egui::epaint::{CubicBezierShape, PathShape};
use egui::{
    Align2, Color32, CornerRadius, FontFamily, FontId, Rect, Shape, Stroke, StrokeKind, Ui, Vec2,
    pos2, vec2,
};
use egui_phosphor::regular as icons;

use crate::graph::{
    BandKind, Edge, EdgeKind, Exit, ExitBox, Layout, NodeBox, Place, Role, TextSize,
};
use crate::model::{NodeId, Variable};
use crate::ui::kit::Kit;
use crate::ui::theme::Type;
use crate::workshop::RunPath;

use super::state::Workshop;
use super::viewport::View;

/// Smallest text that is painted, in points.
const SMALLEST_TEXT: f32 = 6.5;
/// Smallest name of a node, in points: however small the graph, each node keeps as much of its name as has room.
const SMALLEST_NAME: f32 = 9.0;

/// The colour of what a node is for.
pub fn role_color(kit: &Kit<'_>, role: Role) -> Color32 {
    match role {
        Role::Scored => kit.palette().accent,
        Role::Deciding => kit.palette().warm,
        Role::Detour => kit.palette().soft,
    }
}

/// The path of a run that is highlighted: for each node, its stops there.
struct Way<'a> {
    run: Option<&'a RunPath>,
    stops: BTreeMap<NodeId, Vec<usize>>,
}

impl<'a> Way<'a> {
    fn new(run: Option<&'a RunPath>) -> Self {
        let mut stops: BTreeMap<NodeId, Vec<usize>> = BTreeMap::new();
        for (place, stop) in run.into_iter().flat_map(|run| run.stops.iter().enumerate()) {
            stops.entry(stop.node).or_default().push(place);
        }
        Self { run, stops }
    }

    /// Whether an edge was taken: its line was said, and it leads to the next stop.
    fn takes(&self, edge: &Edge) -> bool {
        let stops = self.stops.get(&edge.from).into_iter().flatten();
        let mut stops = stops.filter_map(|place| Some((self.run?, *place)));
        stops.any(|(run, place)| Self::takes_at(run, edge, place))
    }

    /// Whether an edge was taken at a stop.
    fn takes_at(run: &RunPath, edge: &Edge, place: usize) -> bool {
        let next = run.stops.get(place + 1).map(|stop| stop.node);
        let leads = match (edge.to, next) {
            (Place::Node(to), Some(next)) => to == next,
            (Place::Exit(exit), None) => run
                .outcome
                .is_some_and(|outcome| exit.outcomes().contains(&outcome)),
            _ => false,
        };
        leads
            && (edge.kind == EdgeKind::Refused
                || run.stops[place]
                    .choice
                    .is_some_and(|choice| edge.choices.contains(&choice)))
    }
}

/// Paints everything that is in sight.
pub fn paint_graph(ui: &Ui, kit: &Kit<'_>, workshop: &Workshop, layout: &Layout, view: &View) {
    let way = Way::new(workshop.graph.run.as_ref());
    paint_bands(ui, kit, layout, view);
    for edge in &layout.edges {
        paint_edge(ui, kit, view, edge, workshop.node, &way);
    }
    for edge in &layout.edges {
        paint_label(ui, kit, view, edge, &way);
    }
    for exit in &layout.exits {
        paint_exit(ui, kit, view, exit, &way);
    }
    for node in &layout.nodes {
        let place = view.rect_to_screen(&node.rect);
        if place.expand(40.0).intersects(view.rect) {
            paint_node(
                ui,
                kit,
                view,
                node,
                place,
                workshop.node == Some(node.node),
                &way,
            );
        }
    }
}

fn font(view: &View, size: TextSize) -> Option<FontId> {
    let points = size.units() * view.zoom;
    let family = match size {
        TextSize::Title => FontFamily::Name(crate::ui::fonts::BOLD.into()),
        TextSize::Line | TextSize::Small => FontFamily::Proportional,
    };
    // Whole and half sizes only: each size needs its own glyphs.
    (points >= SMALLEST_TEXT).then(|| FontId::new((points * 2.0).round() / 2.0, family))
}

fn paint_bands(ui: &Ui, kit: &Kit<'_>, layout: &Layout, view: &View) {
    let palette = kit.palette();
    for (place, band) in layout.bands.iter().enumerate() {
        let mut rect = view.rect_to_screen(&band.rect);
        rect.min.x = view.rect.left();
        rect.max.x = view.rect.right();
        if !rect.intersects(view.rect) {
            continue;
        }
        let fill = if band.kind == BandKind::Endings || place % 2 == 1 {
            palette.sunken
        } else {
            palette.ground
        };
        ui.painter().rect_filled(rect, 0.0, fill);
        let seen = rect.intersect(view.rect);
        // The name stays in sight, in a size of its own.
        let size = kit.look.font(Type::Caption);
        if seen.height() > size.size * 1.6 {
            let corner = seen.left_top() + vec2(kit.space(1.0), kit.space(0.5));
            ui.painter()
                .text(corner, Align2::LEFT_TOP, &band.name, size, palette.soft);
        }
    }
}

fn paint_edge(
    ui: &Ui,
    kit: &Kit<'_>,
    view: &View,
    edge: &Edge,
    node: Option<NodeId>,
    way: &Way<'_>,
) {
    let palette = kit.palette();
    let taken = way.takes(edge);
    let near = node.is_some_and(|node| edge.from == node || edge.to == Place::Node(node));
    let plain = match edge.kind {
        EdgeKind::Choice => palette.edge.lerp_to_gamma(palette.soft, 0.35),
        EdgeKind::Refused => palette.edge.lerp_to_gamma(palette.warm, 0.8),
        EdgeKind::End => palette.edge,
    };
    let (color, width) = match (taken, near) {
        (true, _) => (palette.accent, 3.2),
        (false, true) => (palette.ink, 1.8),
        (false, false) => (plain, 1.2),
    };
    let stroke = Stroke::new(width * view.zoom.clamp(0.5, 1.4), color);
    let mut last = None;
    for curve in &edge.curves {
        let points = curve.0.map(|point| view.to_screen(point.x, point.y));
        let bounds = Rect::from_points(&points).expand(6.0);
        if bounds.intersects(view.rect) {
            ui.painter().add(CubicBezierShape::from_points_stroke(
                points,
                false,
                Color32::TRANSPARENT,
                stroke,
            ));
        }
        last = Some(points);
    }
    if let Some(points) = last.filter(|_| !edge.cut)
        && view.rect.expand(8.0).contains(points[3])
    {
        paint_arrow(ui, points, color, view.zoom);
    }
}

/// What is written at an edge, on a ground of its own: its line runs behind it.
fn paint_label(ui: &Ui, kit: &Kit<'_>, view: &View, edge: &Edge, way: &Way<'_>) {
    let palette = kit.palette();
    let place = view.rect_to_screen(&edge.label.rect);
    let (Some(font), true) = (font(view, TextSize::Small), place.intersects(view.rect)) else {
        return;
    };
    let color = if way.takes(edge) {
        palette.accent
    } else {
        palette.soft
    };
    let galley = ui.painter().layout_no_wrap(edge.label.text(), font, color);
    let ground = Rect::from_center_size(place.center(), galley.size() + vec2(8.0, 2.0) * view.zoom);
    ui.painter()
        .rect_filled(ground, ground.height() / 2.0, palette.paper);
    ui.painter()
        .galley(place.center() - galley.size() / 2.0, galley, color);
}

/// The head of an arrow at the end of a curve.
fn paint_arrow(ui: &Ui, points: [egui::Pos2; 4], color: Color32, zoom: f32) {
    let tip = points[3];
    let back = points
        .iter()
        .rev()
        .skip(1)
        .find(|point| (tip - **point).length() > 0.5);
    let Some(back) = back else {
        return;
    };
    let along = (tip - *back).normalized() * (7.0 * zoom.clamp(0.5, 1.4));
    let across = along.rot90() * 0.5;
    let corners = vec![tip, tip - along + across, tip - along - across];
    ui.painter().add(Shape::Path(PathShape::convex_polygon(
        corners,
        color,
        Stroke::NONE,
    )));
}

fn paint_node(
    ui: &Ui,
    kit: &Kit<'_>,
    view: &View,
    node: &NodeBox,
    place: Rect,
    selected: bool,
    way: &Way<'_>,
) {
    let palette = kit.palette();
    let radius = 9.0 * view.zoom.min(1.4);
    let stops = way.stops.get(&node.node);
    let color = role_color(kit, node.role);
    let fill = if selected {
        palette.wash
    } else if stops.is_some() {
        palette.paper.lerp_to_gamma(palette.wash, 0.7)
    } else {
        palette.paper
    };
    let edge = match (selected, stops.is_some()) {
        (true, _) => Stroke::new(2.5, palette.accent),
        (false, true) => Stroke::new(2.0, palette.accent),
        (false, false) => Stroke::new(1.0, palette.edge),
    };
    ui.painter()
        .rect(place, radius, fill, edge, StrokeKind::Inside);
    let stripe = Rect::from_min_size(place.min, vec2(5.0 * view.zoom, place.height()));
    let round = |value: f32| {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a small radius"
        )]
        let whole = value.clamp(0.0, 60.0) as u8;
        whole
    };
    let corners = CornerRadius {
        nw: round(radius),
        sw: round(radius),
        ne: 0,
        se: 0,
    };
    ui.painter().rect_filled(
        stripe,
        corners,
        if node.reachable { color } else { palette.anger },
    );
    paint_node_texts(ui, kit, view, node, place);
    if node.start && view.zoom > 0.3 {
        let centre = place.left_top() + vec2(0.0, place.height() / 2.0);
        ui.painter().circle(
            centre,
            6.0 * view.zoom,
            palette.accent,
            Stroke::new(1.5, palette.paper),
        );
    }
    if let (Some(stops), Some(run)) = (stops, way.run) {
        paint_moods(ui, kit, view, place, run, stops);
    }
}

/// The name of a node alone, in the middle of its box, cut where its room ends.
fn paint_name(ui: &Ui, kit: &Kit<'_>, view: &View, node: &NodeBox, place: Rect) {
    let ink = kit.palette().ink;
    let family = FontFamily::Name(crate::ui::fonts::BOLD.into());
    let font = FontId::new(SMALLEST_NAME, family);
    let stripe = 7.0 * view.zoom;
    let name = shortened(ui, &node.title, &font, place.width() - stripe);
    let galley = ui.painter().layout_no_wrap(name, font, ink);
    let left = place.left() + stripe;
    let top = place.center().y - galley.size().y / 2.0;
    ui.painter().galley(pos2(left, top), galley, ink);
}

/// As much of a text as fits into a width, with dots where it is cut.
fn shortened(ui: &Ui, text: &str, font: &FontId, room: f32) -> String {
    ui.fonts_mut(|fonts| {
        let mut width = |c: char| fonts.glyph_width(font, c);
        if text.chars().map(&mut width).sum::<f32>() <= room {
            return text.to_owned();
        }
        let mut left = room - width('…');
        let fits = |c: &char| {
            left -= width(*c);
            left >= 0.0
        };
        let kept: String = text.chars().take_while(fits).collect();
        kept + "…"
    })
}

/// The rows of text of a node, where they can be read.
fn paint_node_texts(ui: &Ui, kit: &Kit<'_>, view: &View, node: &NodeBox, place: Rect) {
    if TextSize::Title.units() * view.zoom < SMALLEST_NAME {
        paint_name(ui, kit, view, node, place);
        return;
    }
    let palette = kit.palette();
    let painter = ui.painter().with_clip_rect(place.intersect(ui.clip_rect()));
    let left = place.left() + 11.0 * view.zoom;
    let at = |y: f32| pos2(left, place.top() + y * view.zoom);
    if let Some(font) = font(view, TextSize::Title) {
        painter.text(
            at(15.0),
            Align2::LEFT_CENTER,
            &node.title,
            font,
            palette.ink,
        );
    }
    if let Some(font) = font(view, TextSize::Line) {
        painter.text(
            at(32.0),
            Align2::LEFT_CENTER,
            &node.line,
            font,
            palette.soft,
        );
    }
    let Some(font) = font(view, TextSize::Small) else {
        return;
    };
    painter.text(
        at(49.0),
        Align2::LEFT_CENTER,
        &node.note,
        font.clone(),
        role_color(kit, node.role),
    );
    if let Some(badge) = &node.badge {
        let galley =
            painter.layout_no_wrap(format!("{} {badge}", icons::LIGHTNING), font, palette.warm);
        let size = galley.size() + vec2(10.0, 3.0) * view.zoom;
        let corner = pos2(
            place.right() - 8.0 * view.zoom,
            place.top() + 49.0 * view.zoom,
        );
        let chip = Rect::from_min_size(corner - vec2(size.x, size.y / 2.0), size);
        painter.rect_filled(chip, size.y / 2.0, palette.warm_wash);
        painter.galley(chip.center() - galley.size() / 2.0, galley, palette.warm);
    }
}

/// Anger and trust at the last of some stops of the way, and the numbers of all.
fn paint_moods(ui: &Ui, kit: &Kit<'_>, view: &View, place: Rect, run: &RunPath, stops: &[usize]) {
    let palette = kit.palette();
    let Some(stop) = stops.last().and_then(|last| run.stops.get(*last)) else {
        return;
    };
    let height = 3.5 * view.zoom.max(0.6);
    let width = place.width() - 16.0 * view.zoom;
    for (row, variable, color) in [
        (0.0, Variable::Anger, palette.anger),
        (1.0, Variable::Trust, palette.trust),
    ] {
        let top = place.bottom() + (2.0 + row * 5.0) * view.zoom.max(0.6);
        let track = Rect::from_min_size(
            pos2(place.left() + 8.0 * view.zoom, top),
            Vec2::new(width, height),
        );
        ui.painter().rect_filled(track, height / 2.0, palette.line);
        let share = f32::from(i16::try_from(stop.mood.points(variable)).unwrap_or(0)) / 100.0;
        let full = Rect::from_min_size(track.min, Vec2::new(width * share, height));
        ui.painter().rect_filled(full, height / 2.0, color);
    }
    let radius = 9.0 * view.zoom;
    if radius <= 5.0 {
        return;
    }
    let mut centre = place.right_top() + vec2(-2.0, 2.0) * view.zoom;
    for index in stops.iter().rev() {
        ui.painter().circle_filled(centre, radius, palette.accent);
        let font = FontId::new((9.5 * view.zoom).max(6.5), FontFamily::Proportional);
        ui.painter().text(
            centre,
            Align2::CENTER_CENTER,
            index + 1,
            font,
            palette.on_accent,
        );
        centre.x -= 2.0 * radius + 2.0;
    }
}

fn paint_exit(ui: &Ui, kit: &Kit<'_>, view: &View, exit: &ExitBox, way: &Way<'_>) {
    let palette = kit.palette();
    let place = view.rect_to_screen(&exit.rect);
    if !place.intersects(view.rect) {
        return;
    }
    let color = match exit.exit {
        Exit::Accepted => palette.patience,
        Exit::NotAccepted => palette.warm,
        Exit::BrokenOff => palette.anger,
    };
    let stroke = Stroke::new(1.5, color);
    ui.painter().rect(
        place,
        10.0 * view.zoom.min(1.4),
        palette.paper,
        stroke,
        StrokeKind::Inside,
    );
    if let Some(font) = font(view, TextSize::Line) {
        let at = pos2(place.center().x, place.top() + 14.0 * view.zoom);
        ui.painter()
            .text(at, Align2::CENTER_CENTER, &exit.title, font, color);
    }
    let reached = way.run.and_then(|run| run.outcome);
    for chip in &exit.chips {
        let rect = view.rect_to_screen(&chip.rect);
        let here = reached == Some(chip.outcome);
        ui.painter().rect_filled(
            rect,
            6.0 * view.zoom,
            if here { palette.accent } else { palette.sunken },
        );
        if let Some(font) = font(view, TextSize::Small) {
            let ink = if here { palette.on_accent } else { palette.ink };
            ui.painter()
                .text(rect.center(), Align2::CENTER_CENTER, &chip.name, font, ink);
        }
    }
}
