//! The canvas of the graph: moved, zoomed, and walked over by keys. Does not paint the graph itself.

use egui::{
    CursorIcon, EventFilter, Key, Modifiers, Pos2, Rect, Response, Sense, Ui, Vec2, WidgetInfo,
    WidgetType, vec2,
};

use crate::graph::{Layout, NodeBox, Place};
use crate::model::NodeId;
use crate::ui::kit::Kit;
use crate::ui::widgets::focus_ring;

use super::action::WorkAction;
use super::minimap::minimap_ui;
use super::paint::paint_graph;
use super::state::Workshop;
use super::viewport::{Canvas, View, ZOOMS};

/// Draws the canvas.
pub fn canvas_ui(
    ui: &mut Ui,
    kit: &Kit<'_>,
    workshop: &Workshop,
    layout: &Layout,
) -> Option<WorkAction> {
    let rect = ui.max_rect();
    let response = ui.interact(rect, ui.id().with("graph"), Sense::click_and_drag());
    let values = [("nodes", layout.nodes.len().into())];
    let spoken = kit.words.with("graph-canvas", &values);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Other, true, &spoken));
    let mut view = View::new(rect, layout, workshop.graph.canvas, kit.look.scale);
    let before = view.canvas();
    let mut action = None;
    paint_graph(ui, kit, workshop, layout, &view);
    let on_map = minimap_ui(ui, kit, layout, &mut view);
    if !on_map {
        move_by_mouse(ui, &response, &mut view);
        if response.clicked() {
            response.request_focus();
            let under = response
                .interact_pointer_pos()
                .and_then(|pos| node_under(layout, view.to_layout(pos)));
            action = Some(WorkAction::Node(under));
        }
    }
    if response.has_focus() {
        ui.memory_mut(|memory| {
            let arrows = EventFilter {
                horizontal_arrows: true,
                vertical_arrows: true,
                ..EventFilter::default()
            };
            memory.set_focus_lock_filter(response.id, arrows);
        });
        let walked = walk_by_keys(ui, workshop, layout, &mut view);
        action = walked.or(action);
    }
    // Whatever selected a node, arrows, a link, a search or another part: it comes into sight, once.
    let seen_id = response.id.with("selected");
    let seen = ui.data(|data| data.get_temp::<Option<NodeId>>(seen_id));
    ui.data_mut(|data| data.insert_temp(seen_id, workshop.node));
    if let Some(node) = workshop.node.filter(|_| seen != Some(workshop.node)) {
        bring_into_sight(&mut view, layout, node);
    }
    if !matches!(action, Some(WorkAction::Node(_))) {
        action = accessible_nodes(ui, kit, layout, &view, rect).or(action);
    }
    focus_ring(ui, kit, &response, 0.0);
    if view.canvas() != before {
        // A node that was selected comes with the next frame.
        return action.or(Some(WorkAction::View(view.canvas())));
    }
    action
}

/// Wheel and pinch zoom to the pointer; dragging moves.
fn move_by_mouse(ui: &Ui, response: &Response, view: &mut View) {
    if response.dragged() {
        view.centre -= response.drag_delta() / view.zoom;
        ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
    }
    let Some(pointer) = response.hover_pos() else {
        return;
    };
    let (wheel, pinch, shift) = ui.input(|input| {
        (
            input.smooth_scroll_delta(),
            input.zoom_delta(),
            input.modifiers.shift,
        )
    });
    if shift {
        view.centre -= wheel / view.zoom;
        return;
    }
    let factor = pinch * (wheel.y * 0.004).exp();
    if (factor - 1.0).abs() > 1.0e-4 {
        zoom_to(view, pointer, factor);
    }
}

/// Zooms so that what is under a point stays there.
fn zoom_to(view: &mut View, pointer: Pos2, factor: f32) {
    let under = view.to_layout(pointer);
    view.zoom = (view.zoom * factor).clamp(ZOOMS.0, ZOOMS.1);
    view.centre = under - (pointer - view.rect.center()) / view.zoom;
}

/// Arrows walk along edges; with Shift they move the view. Plus, minus and 0 zoom.
fn walk_by_keys(
    ui: &Ui,
    workshop: &Workshop,
    layout: &Layout,
    view: &mut View,
) -> Option<WorkAction> {
    let pressed =
        |modifiers: Modifiers, key: Key| ui.input_mut(|input| input.consume_key(modifiers, key));
    let arrows = [
        (Key::ArrowDown, vec2(0.0, 1.0)),
        (Key::ArrowUp, vec2(0.0, -1.0)),
        (Key::ArrowLeft, vec2(-1.0, 0.0)),
        (Key::ArrowRight, vec2(1.0, 0.0)),
    ];
    let step = 80.0 / view.zoom;
    for (key, direction) in arrows {
        if pressed(Modifiers::SHIFT, key) {
            view.centre += direction * step;
        }
    }
    let middle = view.rect.center();
    for (key, factor) in [(Key::Plus, 1.25), (Key::Equals, 1.25), (Key::Minus, 0.8)] {
        if pressed(Modifiers::NONE, key) {
            zoom_to(view, middle, factor);
        }
    }
    if pressed(Modifiers::NONE, Key::Num0) {
        return Some(WorkAction::View(Canvas::WHOLE));
    }
    for (key, direction) in arrows {
        if pressed(Modifiers::NONE, key) {
            let next = match workshop.node {
                None => layout
                    .nodes
                    .iter()
                    .find(|node| node.start)
                    .map(|node| node.node),
                Some(node) => neighbour(layout, node, direction),
            };
            return next.map(|node| WorkAction::Node(Some(node)));
        }
    }
    None
}

/// The node to which an arrow leads: down along the edges out, up along those in, sideways to the nearest beside it.
pub fn neighbour(layout: &Layout, from: NodeId, direction: Vec2) -> Option<NodeId> {
    let here = layout.nodes.get(usize::from(from.0))?;
    let centre = |node: &NodeBox| vec2(node.rect.center().x, node.rect.center().y);
    let origin = centre(here);
    let near = |node: &&NodeBox| ordered((centre(node) - origin).length());
    if direction.x == 0.0 {
        let down = direction.y > 0.0;
        let along = layout.edges.iter().filter_map(|edge| match edge.to {
            Place::Node(to) if down && edge.from == from => Some(to),
            Place::Node(to) if !down && to == from => Some(edge.from),
            _ => None,
        });
        let ahead = along
            .filter_map(|node| layout.nodes.get(usize::from(node.0)))
            .filter(|node| node.node != from && (centre(node).y - origin.y) * direction.y > 0.0);
        return ahead.min_by_key(near).map(|node| node.node);
    }
    let beside = layout.nodes.iter().filter(|node| {
        let way = centre(node) - origin;
        way.x * direction.x > 1.0 && way.y.abs() < here.rect.height * 1.5
    });
    beside.min_by_key(near).map(|node| node.node)
}

/// A distance that can be put in order.
fn ordered(value: f32) -> u32 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "distances are positive"
    )]
    let whole = (value * 8.0).max(0.0) as u32;
    whole
}

fn node_under(layout: &Layout, at: Vec2) -> Option<NodeId> {
    let point = crate::graph::Point { x: at.x, y: at.y };
    layout
        .nodes
        .iter()
        .find(|node| node.rect.contains(point))
        .map(|node| node.node)
}

/// Moves the view so that a node is seen.
fn bring_into_sight(view: &mut View, layout: &Layout, node: NodeId) {
    let Some(node) = layout.nodes.get(usize::from(node.0)) else {
        return;
    };
    let place = view.rect_to_screen(&node.rect);
    if !view.rect.shrink(12.0).contains_rect(place) {
        let centre = node.rect.center();
        view.centre = vec2(centre.x, centre.y);
    }
}

/// Each node in sight as a control of its own, for screen readers; the keyboard walks by arrows.
fn accessible_nodes(
    ui: &Ui,
    kit: &Kit<'_>,
    layout: &Layout,
    view: &View,
    rect: Rect,
) -> Option<WorkAction> {
    let mut action = None;
    for node in &layout.nodes {
        let place = view.rect_to_screen(&node.rect).intersect(rect);
        if !place.is_positive() {
            continue;
        }
        let id = ui.id().with(("node", node.node));
        let response = ui.interact(place, id, Sense::hover());
        let values = [
            ("node", node.title.as_str().into()),
            ("phase", kit.words.name(node.phase.label()).into()),
            ("text", node.line.as_str().into()),
        ];
        let spoken = kit.words.with("graph-node", &values);
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, &spoken));
        let asked = ui
            .input(|input| input.has_accesskit_action_request(id, egui::accesskit::Action::Click));
        if asked {
            action = Some(WorkAction::Node(Some(node.node)));
        }
    }
    action
}
