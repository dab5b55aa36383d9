//! The legend of the picture: only what occurs in it is explained. Does not know the scenario.

use crate::graph::layout::boxes::Options;
use crate::graph::layout::shape::{EdgeKind, Layout, Point, Rect, Role, TextSize};
use crate::graph::svg::boxes::{badge_box, outline, start_mark};
use crate::graph::svg::canvas::{Canvas, DIM, MARGIN, arrow, number, stroke};

/// Height of a row of entries.
const ROW: f32 = 26.0;
/// Room of an entry's sign.
const SIGN: f32 = 40.0;

/// What an entry explains.
#[derive(Clone, Copy)]
enum Sign {
    Start,
    Node(Role),
    Tactic,
    Line(EdgeKind, bool),
    Label(&'static str),
}

/// Draws the legend from `top` on, entry by entry in rows; returns its height.
pub(crate) fn legend(
    canvas: &mut Canvas,
    layout: &Layout,
    options: &Options<'_>,
    top: f32,
    width: f32,
) -> f32 {
    let (mut x, mut y) = (MARGIN, top);
    for (sign, text) in entries(layout, options) {
        let room = SIGN + (options.measure)(text, TextSize::Line) + 22.0;
        if x > MARGIN && x + room > width - MARGIN {
            (x, y) = (MARGIN, y + ROW);
        }
        sign_ui(canvas, sign, x, y);
        canvas.text(x + SIGN, y + 13.0, TextSize::Line.units(), DIM, "", text);
        x += room;
    }
    y + ROW + 6.0 - top
}

/// The entries that this picture needs, with their texts.
fn entries(layout: &Layout, options: &Options<'_>) -> Vec<(Sign, &'static str)> {
    let words = options.words;
    let has = |role: Role| layout.nodes.iter().any(|node| node.role == role);
    let edge = |kind: EdgeKind, backward: bool| {
        let mut edges = layout.edges.iter();
        edges.any(|edge| edge.kind == kind && edge.backward == backward)
    };
    let label = |sign: char| {
        layout
            .edges
            .iter()
            .any(|edge| edge.label.choices.contains(sign))
    };
    let tactic = layout.nodes.iter().any(|node| node.badge.is_some());
    let points = layout
        .edges
        .iter()
        .any(|edge| !edge.label.points.is_empty());
    let all = [
        (true, Sign::Start, words.pick("开始", "start")),
        (
            has(Role::Scored),
            Sign::Node(Role::Scored),
            words.pick("计分", "scored"),
        ),
        (
            has(Role::Detour),
            Sign::Node(Role::Detour),
            words.pick("岔路，不计分", "detour, not scored"),
        ),
        (
            has(Role::Deciding),
            Sign::Node(Role::Deciding),
            words.pick("客户表态", "customer decides"),
        ),
        (
            tactic,
            Sign::Tactic,
            words.pick("客户的招数", "tactic of the customer"),
        ),
        (
            edge(EdgeKind::Refused, false) || edge(EdgeKind::Refused, true),
            Sign::Line(EdgeKind::Refused, false),
            words.pick("客户不接受", "customer refuses"),
        ),
        (
            edge(EdgeKind::Choice, true),
            Sign::Line(EdgeKind::Choice, true),
            words.pick("回到前面", "leads back"),
        ),
        (
            points,
            Sign::Label("1 2"),
            words.pick("第几句 · 得分", "number of the line · points"),
        ),
        (
            !points,
            Sign::Label("1 2"),
            words.pick("第几句", "number of the line"),
        ),
        (
            label('('),
            Sign::Label("(1)"),
            words.pick("要先有标记才能说", "locked until a flag is set"),
        ),
        (
            label('+'),
            Sign::Label("1+"),
            words.pick("留下标记", "sets a flag"),
        ),
    ];
    let needed = all.into_iter().filter(|entry| entry.0);
    needed.map(|(_, sign, text)| (sign, text)).collect()
}

/// A sign at the left of an entry.
fn sign_ui(canvas: &mut Canvas, sign: Sign, x: f32, y: f32) {
    let rect = Rect {
        x: x + 2.0,
        y: y + 1.0,
        width: 30.0,
        height: 16.0,
    };
    let middle = rect.center();
    match sign {
        Sign::Start => start_mark(
            canvas,
            Point {
                x: middle.x,
                y: y + 16.0,
            },
        ),
        Sign::Node(role) => outline(canvas, &rect, role, true),
        Sign::Tactic => badge_box(
            canvas,
            &Rect {
                width: 16.0,
                x: rect.x + 10.0,
                ..rect
            },
            "",
        ),
        Sign::Line(kind, backward) => {
            let (colour, dashes) = stroke(kind, backward);
            let (left, right, height) = (number(rect.x), number(rect.right()), number(middle.y));
            canvas.put(&format!(
                r#"<path d="M{left} {height}H{right}" fill="none" stroke="{colour}" stroke-width="1.5"{dashes}/>"#
            ));
            let tip = Point {
                x: rect.right() + 2.0,
                y: middle.y,
            };
            arrow(canvas, middle, tip, colour, kind == EdgeKind::Refused);
        }
        Sign::Label(text) => {
            let more = r#" text-anchor="middle" font-weight="600""#;
            canvas.text(middle.x, y + 13.0, TextSize::Small.units(), DIM, more, text);
        }
    }
}
