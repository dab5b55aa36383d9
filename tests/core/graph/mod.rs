//! Pictures of graphs: whatever the scenario, nothing overlaps, nothing sticks out, and every choice is drawn once.

mod forms;

use composure::engine::Script;
use composure::files::read_sources;
use composure::graph::{
    Curve, Edge, EdgeKind, Layout, Options, Place, Point, Rect, Role, Words, estimated_width,
    layout,
};
use composure::model::{Lang, Node, NodeId, Phase, Scenario, Speaker, Tactic, Target};
use composure::score::Key;
use composure::source::load;
use proptest::collection::vec;
use proptest::prelude::*;

use crate::properties::holds_for;
use crate::support::{base_files, choice, node, root, scenario, to};

/// The scenario of a fixture, with its script for its first customer type.
pub(super) fn fixture(path: &str) -> Script {
    let mut files = read_sources(&[root().join("tests/fixtures").join(path)]).files;
    files.extend(base_files().iter().cloned());
    let loaded = load(&files);
    assert_eq!(loaded.diagnostics, Vec::new());
    let library = loaded.library.unwrap();
    let scenario = &loaded.scenarios[0].scenario;
    Script::of(&library, scenario, scenario.customers[0])
}

/// The picture of a scenario, with points if there is a script.
fn picture(scenario: &Scenario, script: Option<&Script>, lang: Lang) -> Layout {
    let key = script.map(Key::new);
    layout(
        scenario,
        &Options {
            words: Words::new(lang),
            script: script.zip(key.as_ref()),
            measure: &estimated_width,
        },
    )
}

/// Whether two rectangles share more than a border.
fn overlap(one: &Rect, other: &Rect) -> bool {
    one.x < other.right()
        && other.x < one.right()
        && one.y < other.bottom()
        && other.y < one.bottom()
}

/// Everything that is wrong with a picture.
fn faults(scenario: &Scenario, layout: &Layout) -> Vec<String> {
    let mut faults = Vec::new();
    let mut boxes: Vec<(String, Rect)> = layout
        .nodes
        .iter()
        .map(|node| (format!("node {}", node.title), node.rect))
        .collect();
    boxes.extend(
        layout
            .exits
            .iter()
            .map(|exit| (format!("{:?}", exit.exit), exit.rect)),
    );
    let owners = boxes.len();
    boxes.extend(
        layout
            .edges
            .iter()
            .filter(|edge| edge.label.rect.width > 0.0)
            .map(|edge| {
                (
                    format!("label of {:?} to {:?}", edge.from, edge.to),
                    edge.label.rect,
                )
            }),
    );
    // By upper edge: only what lies near can overlap.
    let mut order: Vec<usize> = (0..boxes.len()).collect();
    order.sort_by(|&a, &b| boxes[a].1.y.total_cmp(&boxes[b].1.y));
    for (at, &one) in order.iter().enumerate() {
        let rect = boxes[one].1;
        let inside = rect.x >= 0.0
            && rect.y >= 0.0
            && rect.right() <= layout.size.width
            && rect.bottom() <= layout.size.height;
        if !inside {
            faults.push(format!(
                "{} sticks out: {rect:?} of {:?}",
                boxes[one].0, layout.size
            ));
        }
        for &other in order[at + 1..]
            .iter()
            .take_while(|&&other| boxes[other].1.y < rect.bottom())
        {
            if overlap(&rect, &boxes[other].1) {
                faults.push(format!("{} overlaps {}", boxes[one].0, boxes[other].0));
            }
        }
    }
    for edge in &layout.edges {
        for (name, rect) in &boxes[..owners] {
            if crosses(edge, rect) {
                faults.push(format!("{:?} to {:?} passes {name}", edge.from, edge.to));
            }
        }
        faults.extend(ends(layout, edge));
    }
    for node in &layout.nodes {
        let band = layout
            .bands
            .iter()
            .find(|band| band.rect.y <= node.rect.y && band.rect.bottom() >= node.rect.bottom());
        if band.is_none_or(|band| band.kind != composure::graph::BandKind::Phase(node.phase)) {
            faults.push(format!("{} stands outside its phase", node.title));
        }
    }
    faults.extend(missing(scenario, layout));
    faults
}

/// Whether a way runs through the inside of a box.
fn crosses(edge: &Edge, rect: &Rect) -> bool {
    let inner = Rect {
        x: rect.x + 0.2,
        y: rect.y + 0.2,
        width: rect.width - 0.4,
        height: rect.height - 0.4,
    };
    edge.curves.iter().any(|curve| {
        let ys = curve.0.map(|point| point.y);
        let low = ys.iter().copied().fold(f32::INFINITY, f32::min);
        let high = ys.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        high > inner.y
            && low < inner.bottom()
            && (0_u8..=40).any(|step| inner.contains(curve_point(curve, f32::from(step) / 40.0)))
    })
}

/// The point of a Bézier curve at a share of the way, 0..=1.
fn curve_point(Curve(corners): &Curve, share: f32) -> Point {
    let rest = 1.0 - share;
    let weights = [
        rest * rest * rest,
        3.0 * rest * rest * share,
        3.0 * rest * share * share,
        share * share * share,
    ];
    let sum = |part: fn(&Point) -> f32| {
        let terms = corners.iter().zip(weights);
        terms.map(|(corner, weight)| part(corner) * weight).sum()
    };
    Point {
        x: sum(|point| point.x),
        y: sum(|point| point.y),
    }
}

/// A way begins and ends at its boxes, and has no gaps.
fn ends(layout: &Layout, edge: &Edge) -> Vec<String> {
    let mut faults = Vec::new();
    let target = match edge.to {
        Place::Node(id) => layout.nodes[usize::from(id.0)].rect,
        Place::Exit(exit) => {
            layout
                .exits
                .iter()
                .find(|own| own.exit == exit)
                .unwrap()
                .rect
        }
    };
    let (Some(first), Some(last)) = (edge.curves.first(), edge.curves.last()) else {
        return vec![format!("{:?} has no way", edge.from)];
    };
    let touches = |point: Point, rect: &Rect| {
        let near = |a: f32, b: f32| (a - b).abs() < 0.2;
        let level = near(point.y, rect.y) || near(point.y, rect.bottom());
        let beside = near(point.x, rect.right());
        (level && point.x >= rect.x && point.x <= rect.right())
            || (beside && point.y >= rect.y && point.y <= rect.bottom())
    };
    if !touches(first.0[0], &layout.nodes[usize::from(edge.from.0)].rect) {
        faults.push(format!(
            "{:?} to {:?} does not begin at its box",
            edge.from, edge.to
        ));
    }
    if !edge.cut && !touches(last.0[3], &target) {
        faults.push(format!(
            "{:?} to {:?} does not end at its box",
            edge.from, edge.to
        ));
    }
    if edge
        .curves
        .windows(2)
        .any(|pair| pair[0].0[3] != pair[1].0[0])
    {
        faults.push(format!("{:?} to {:?} is torn", edge.from, edge.to));
    }
    faults
}

/// Every choice and every refusal is on exactly one edge to where it leads (two to the exits where it may end both ways).
fn missing(scenario: &Scenario, layout: &Layout) -> Vec<String> {
    let mut faults = Vec::new();
    for (node, id) in scenario.nodes.iter().zip((0_u16..).map(NodeId)) {
        let own: Vec<&Edge> = layout.edges.iter().filter(|edge| edge.from == id).collect();
        for (choice, index) in node.choices.iter().zip(0_u8..) {
            let drawn = own.iter().filter(|edge| {
                let leads = match choice.goto {
                    Target::Node(to) => edge.to == Place::Node(to) && edge.kind == EdgeKind::Choice,
                    Target::End => matches!(edge.to, Place::Exit(_)) && edge.kind == EdgeKind::End,
                };
                leads && edge.choices.iter().any(|choice| choice.0 == index)
            });
            let count = drawn.count();
            let most = if choice.goto == Target::End { 2 } else { 1 };
            if count == 0 || count > most {
                faults.push(format!(
                    "choice {index} of {} is drawn {count} times",
                    node.id
                ));
            }
        }
        let refusals = own
            .iter()
            .filter(|edge| edge.kind == EdgeKind::Refused)
            .count();
        if refusals != usize::from(node.refused.is_some()) {
            faults.push(format!("{} has {refusals} refusals", node.id));
        }
    }
    faults
}

#[test]
fn sixty_nodes_stay_apart_in_both_languages() {
    let script = fixture("graph/sixty.ron");
    for &lang in Lang::ALL {
        let picture = picture(&script.scenario, Some(&script), lang);
        assert_eq!(picture.nodes.len(), 60);
        assert_eq!(faults(&script.scenario, &picture), Vec::<String>::new());
    }
}

#[test]
fn roles_tactics_and_locks_are_told() {
    let script = fixture("graph/sixty.ron");
    let picture = picture(&script.scenario, Some(&script), Lang::En);
    let of = |id: &str| &picture.nodes[usize::from(script.scenario.find_node(id).unwrap().0)];
    assert_eq!(of("goals").role, Role::Scored);
    assert!(of("goals").start);
    assert_eq!(of("anger-doubt").role, Role::Detour);
    assert_eq!(of("deal").role, Role::Deciding);
    assert_eq!(of("anger").tactic, Some(Tactic::Insult));
    assert_eq!(of("anger").badge.as_deref(), Some("Insult"));
    assert_eq!(of("anger-again").speaker, Speaker::Adviser);
    let label = |from: &str, at: usize| {
        let id = script.scenario.find_node(from).unwrap();
        picture
            .edges
            .iter()
            .filter(|edge| edge.from == id)
            .nth(at)
            .unwrap()
            .label
            .text()
    };
    assert_eq!(label("facts", 0), "1+ 2 3 4 · 0–3");
    assert_eq!(label("papers", 0), "(1) 4 · 0–4");
    assert_eq!(label("anger-again", 0), "1");
    assert_eq!(label("deal", 1), "refuses");
    let back: Vec<_> = picture.edges.iter().filter(|edge| edge.backward).collect();
    assert!(
        back.iter()
            .all(|edge| matches!(edge.to, Place::Node(to) if to < edge.from))
    );
    assert_eq!(
        back.len(),
        7 + 1,
        "each fork has a loop, and so has the end"
    );
}

#[test]
fn a_loop_to_the_same_node_and_a_single_node_are_drawn() {
    let end = choice("a", &[], Target::End);
    let single = scenario(vec![node("only", Phase::Soothe, None, vec![end.clone()])]);
    let mut looped = node(
        "turn",
        Phase::Soothe,
        None,
        vec![choice("again", &[], to(0)), end],
    );
    looped.refused = Some(to(0));
    for scenario in [single, scenario(vec![looped])] {
        let picture = picture(&scenario, None, Lang::Zh);
        assert_eq!(faults(&scenario, &picture), Vec::<String>::new());
        assert!(
            picture
                .edges
                .iter()
                .all(|edge| edge.label.points.is_empty())
        );
    }
}

#[test]
fn no_nodes_no_picture() {
    let empty = scenario(Vec::new());
    let picture = picture(&empty, None, Lang::En);
    assert!(picture.nodes.is_empty() && picture.edges.is_empty());
}

/// By node: phase, slot or none, deciding, and where its choices lead (beyond the last node: to the end).
type Plan = Vec<(usize, bool, Option<usize>, Vec<usize>)>;

fn planned(plan: &Plan) -> Scenario {
    let count = plan.len();
    let target = |at: usize| {
        let at = at % (count + 1);
        if at == count {
            Target::End
        } else {
            to(u16::try_from(at).unwrap())
        }
    };
    let nodes: Vec<Node> = plan
        .iter()
        .enumerate()
        .map(|(at, (phase, scored, refused, targets))| {
            let choices = targets.iter().enumerate();
            let choices = choices
                .map(|(at, &to)| choice(&format!("c{at}"), &[], target(to)))
                .collect();
            let slot = scored.then(|| u16::try_from(at).unwrap());
            let mut made = node(&format!("node-{at}"), Phase::ALL[*phase], slot, choices);
            made.refused = refused.map(target);
            if at % 3 == 0 {
                made.tactic = Some(Tactic::ALL[at % Tactic::COUNT]);
            }
            made
        })
        .collect();
    let mut made = scenario(nodes);
    // Slots are numbered by node here: the list must be as long.
    let slot = made.slots.first().cloned();
    made.slots = slot.into_iter().cycle().take(count).collect();
    made
}

fn plans() -> impl Strategy<Value = Plan> {
    let target = 0_usize..40;
    let refused = proptest::option::weighted(0.15, 0_usize..40);
    vec(
        (
            0..Phase::COUNT.min(6),
            any::<bool>(),
            refused,
            vec(target, 1..6),
        ),
        1..25,
    )
}

#[test]
fn any_graph_is_drawn_without_a_fault() {
    holds_for(1000, "graphs", &plans(), |plan| {
        let scenario = planned(plan);
        let first = picture(&scenario, None, Lang::En);
        let mut found = faults(&scenario, &first);
        if first != picture(&scenario, None, Lang::En) {
            found.push("another picture the second time".to_owned());
        }
        if found.is_empty() {
            Ok(())
        } else {
            Err(found.join("\n"))
        }
    });
}

#[test]
fn ten_thousand_tangled_nodes_are_drawn_with_long_ways_cut() {
    let plan: Plan = (0..10_000_usize)
        .map(|at| {
            (
                at % 4,
                at % 2 == 0,
                None,
                (1..4).map(|step| at * 7919 * step + step).collect(),
            )
        })
        .collect();
    let scenario = planned(&plan);
    let picture = picture(&scenario, None, Lang::En);
    assert_eq!(picture.nodes.len(), 10_000);
    let cut: Vec<_> = picture.edges.iter().filter(|edge| edge.cut).collect();
    assert!(!cut.is_empty());
    assert!(cut.iter().all(|edge| edge.label.choices.contains('→')));
}

#[test]
fn texts_fit_their_boxes() {
    let script = fixture("graph/sixty.ron");
    for &lang in Lang::ALL {
        for node in picture(&script.scenario, Some(&script), lang).nodes {
            use composure::graph::TextSize;
            let badge = node
                .badge
                .map_or(0.0, |badge| estimated_width(&badge, TextSize::Small) + 20.0);
            let rows = [
                estimated_width(&node.title, TextSize::Title),
                estimated_width(&node.line, TextSize::Line),
                estimated_width(&node.note, TextSize::Small) + badge,
            ];
            assert!(
                rows.iter().all(|&row| row <= node.rect.width - 16.0),
                "{}",
                node.title
            );
        }
    }
}
