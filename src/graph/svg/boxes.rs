//! Boxes of the picture: nodes by role, tags of tactics, exits with their outcomes. Does not draw edges.

use crate::graph::layout::boxes::inset;
use crate::graph::layout::shape::{ExitBox, NodeBox, Point, Rect, Role, TextSize};
use crate::graph::layout::width::estimated_width;
use crate::graph::svg::canvas::{Canvas, DIM, INK, number, xml};
use crate::model::Outcome;

/// The outline of a node: a box, a dashed box, a hexagon.
pub(crate) fn outline(canvas: &mut Canvas, rect: &Rect, role: Role, reachable: bool) {
    let dots = if reachable {
        ""
    } else {
        r#" stroke-dasharray="1 4" opacity="0.6""#
    };
    match role {
        Role::Scored => {
            canvas.rect(
                rect,
                7.0,
                &format!(r##"fill="#ffffff" stroke="#475569" stroke-width="1.4"{dots}"##),
            );
            let bar = Rect {
                width: 4.0,
                y: rect.y + 7.0,
                height: rect.height - 14.0,
                ..*rect
            };
            canvas.rect(&bar, 0.0, r##"fill="#475569""##);
        }
        Role::Detour => {
            let dashes = if reachable {
                r#" stroke-dasharray="5 3""#
            } else {
                dots
            };
            canvas.rect(
                rect,
                7.0,
                &format!(r##"fill="#fbfdff" stroke="#64748b" stroke-width="1.3"{dashes}"##),
            );
        }
        Role::Deciding => {
            let (left, right, middle) = (rect.x, rect.right(), rect.center().y);
            let corner = |x, y| Point { x, y };
            let shape = |by: f32| {
                [
                    corner(left + by, middle),
                    corner(left + 9.0 + by * 0.7, rect.y + by),
                    corner(right - 9.0 - by * 0.7, rect.y + by),
                    corner(right - by, middle),
                    corner(right - 9.0 - by * 0.7, rect.bottom() - by),
                    corner(left + 9.0 + by * 0.7, rect.bottom() - by),
                ]
            };
            canvas.polygon(
                &shape(0.0),
                &format!(r##"fill="#ffffff" stroke="#0f172a" stroke-width="2"{dots}"##),
            );
            canvas.polygon(
                &shape(3.0),
                r##"fill="none" stroke="#0f172a" stroke-width="0.8""##,
            );
        }
    }
}

/// A node with its texts; all that is said there shows when pointed at.
pub(crate) fn node_ui(canvas: &mut Canvas, node: &NodeBox, said: &str) {
    let rect = &node.rect;
    let inset = inset(node.role);
    let x = rect.x + inset;
    canvas.put("<g>");
    canvas.put(&format!("<title>{}</title>", xml(said)));
    if node.start {
        start_mark(
            canvas,
            Point {
                x: rect.center().x,
                y: rect.y,
            },
        );
    }
    outline(canvas, rect, node.role, node.reachable);
    canvas.text(
        x,
        rect.y + 19.0,
        TextSize::Title.units(),
        INK,
        r#" font-weight="700""#,
        &node.title,
    );
    canvas.text(
        x,
        rect.y + 35.0,
        TextSize::Line.units(),
        INK,
        "",
        &node.line,
    );
    canvas.text(
        x,
        rect.y + 53.0,
        TextSize::Small.units(),
        DIM,
        "",
        &node.note,
    );
    if let Some(badge) = &node.badge {
        let width = rect.right() - inset;
        badge_ui(canvas, width, rect.y + 42.0, badge, node);
    }
    canvas.put("</g>");
}

/// The mark of the first node: a dot with a stem.
pub(crate) fn start_mark(canvas: &mut Canvas, foot: Point) {
    let (x, y, dot) = (number(foot.x), number(foot.y), number(foot.y - 8.0));
    canvas.put(&format!(
        r#"<path d="M{x} {dot}V{y}" stroke="{INK}" stroke-width="1.6"/><circle cx="{x}" cy="{dot}" r="4" fill="{INK}"/>"#
    ));
}

/// The name of a tactic in a tag with a bolt, its right edge at `right`.
fn badge_ui(canvas: &mut Canvas, right: f32, y: f32, badge: &str, node: &NodeBox) {
    let width = estimated_width(badge, TextSize::Small).min(node.rect.width * 0.6) + 20.0;
    let rect = Rect {
        x: right - width + 2.0,
        y,
        width,
        height: 15.0,
    };
    badge_box(canvas, &rect, badge);
}

/// The tag of a tactic in a place.
pub(crate) fn badge_box(canvas: &mut Canvas, rect: &Rect, badge: &str) {
    canvas.rect(
        rect,
        3.0,
        r##"fill="#fff4e0" stroke="#b45309" stroke-width="0.9""##,
    );
    let (x, y) = (rect.x + 4.0, rect.y + 2.5);
    let bolt = [
        (5.0, 0.0),
        (0.5, 6.0),
        (3.6, 6.0),
        (2.6, 10.0),
        (7.0, 4.0),
        (4.0, 4.0),
    ];
    let bolt = bolt.map(|(dx, dy)| Point {
        x: x + dx,
        y: y + dy,
    });
    canvas.polygon(&bolt, r##"fill="#b45309""##);
    canvas.text(
        rect.x + 14.0,
        rect.y + 11.0,
        TextSize::Small.units(),
        "#7c2d12",
        "",
        badge,
    );
}

/// A way out with its outcomes.
pub(crate) fn exit_ui(canvas: &mut Canvas, exit: &ExitBox) {
    canvas.rect(
        &exit.rect,
        12.0,
        r##"fill="#ffffff" stroke="#334155" stroke-width="1.6""##,
    );
    let middle = exit.rect.center().x;
    let more = r#" text-anchor="middle" font-weight="600""#;
    canvas.text(
        middle,
        exit.rect.y + 18.0,
        TextSize::Line.units(),
        INK,
        more,
        &exit.title,
    );
    for chip in &exit.chips {
        outcome_ui(canvas, &chip.rect, chip.outcome, &chip.name);
    }
}

/// An outcome: a sign in a colour of its own (Okabe and Ito's palette, told apart with any colour vision) and its name.
fn outcome_ui(canvas: &mut Canvas, rect: &Rect, outcome: Outcome, name: &str) {
    let (colour, sign) = match outcome {
        Outcome::Delighted => (
            "#009e73",
            "M8 1.5l2 4.3 4.6.6-3.4 3.2.9 4.6L8 11.9l-4.1 2.3.9-4.6L1.4 6.4 6 5.8z",
        ),
        Outcome::Settled => ("#0072b2", "M1.5 8.2L4 5.7l2.7 2.7L12.2 3l2.4 2.5-7.9 7.9z"),
        Outcome::Grudging => ("#56b4e9", "M1.5 6.5h13v3h-13z"),
        Outcome::Adjourned => ("#8a8f98", "M3 2.5h3.6v11H3zM9.4 2.5H13v11H9.4z"),
        Outcome::Deadlock => ("#3f3f46", "M2.5 2.5h11v11h-11z"),
        Outcome::WalkedOut => ("#e69f00", "M1.5 6.4h6V2.6L14.5 8l-7 5.4V9.6h-6z"),
        Outcome::Escalated => (
            "#d55e00",
            "M4.2 1.8L8 5.6l3.8-3.8 2.4 2.4L10.4 8l3.8 3.8-2.4 2.4L8 10.4l-3.8 3.8-2.4-2.4L5.6 8 1.8 4.2z",
        ),
    };
    canvas.rect(
        rect,
        5.0,
        &format!(r#"fill="{colour}" fill-opacity="0.13" stroke="{colour}" stroke-width="1.2""#),
    );
    let (x, y) = (
        number(rect.x + 6.0),
        number(rect.y + (rect.height - 14.0) / 2.0),
    );
    canvas.put(&format!(
        r#"<path transform="translate({x} {y}) scale(0.875)" d="{sign}" fill="{colour}"/>"#
    ));
    let y = rect.y + rect.height / 2.0 + 3.6;
    canvas.text(rect.x + 26.0, y, TextSize::Small.units(), INK, "", name);
}
