//! Files and findings in the Workshop: whatever is selected is seen, and what is said at many places is said once.

use std::sync::Arc;

use composure::diagnostic::{Diagnostic, FileId};
use composure::files::{data_root, read_standard};
use composure::lint::RULES;
use composure::model::{Both, Lang};
use composure::source::load;
use composure::ui::Effect;
use composure::workshop::Material;
use egui::Key;
use egui_kittest::kittest::{NodeT, Queryable};

use crate::drive::{Robot, edited, fresh, library, material};
use crate::fit::seen_texts;

const SMALL: [f32; 2] = [960.0, 640.0];

#[test]
fn a_hit_deep_in_a_long_line_is_seen() {
    let mut start = fresh(Lang::En);
    start.material = edited(|path, text| {
        if path.ends_with("late-delivery.ron") {
            let line = format!("// {} needle\n", "filler ".repeat(120));
            text.insert_str(text.len() / 2, &format!("\n{line}"));
        }
    });
    for size in [SMALL, [1280.0, 800.0]] {
        let mut robot = Robot::new(start_like(&start), size);
        robot.press("workshop-open");
        robot.click_part("scenarios/complaints/late-delivery.ron");
        robot.type_into("source-search", "needle");
        let seen = seen_texts(&robot);
        assert!(
            seen.iter().any(|(text, ..)| text.ends_with("needle")),
            "{seen:?}"
        );
    }
}

/// The same start once more.
fn start_like(start: &composure::ui::Start) -> composure::ui::Start {
    let mut again = fresh(Lang::En);
    again.material = Arc::clone(&start.material);
    again
}

#[test]
fn long_lines_go_on_below_and_are_numbered_once() {
    let mut robot = Robot::new(fresh(Lang::Zh), SMALL);
    robot.press("workshop-open");
    robot.click_part("scenarios/complaints/late-delivery.ron");
    let code = |robot: &Robot| -> Vec<(String, egui::Rect)> {
        let seen = seen_texts(robot).into_iter();
        seen.map(|(text, ink, _)| (text, ink)).collect()
    };
    let path = "scenarios/complaints/late-delivery.ron";
    let material = material();
    let document = material.document(path).expect("the file");
    let long = (0..40)
        .map(|line| document.line(line))
        .find(|line| line.chars().count() > 90);
    let long = long.expect("a long line near the beginning");
    let end: String = long
        .chars()
        .rev()
        .take(8)
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .collect();
    let seen = code(&robot);
    assert!(
        seen.iter().any(|(text, _)| text.ends_with(&end)),
        "{end:?} in {seen:?}"
    );
    let numbers = seen
        .iter()
        .filter(|(text, ink)| text == "3" && ink.left() < 480.0);
    assert_eq!(numbers.count(), 1);
}

/// The shipped files, with the same said at three nodes of a scenario.
fn said_thrice() -> Arc<Material> {
    let root = data_root().expect("a folder with the shipped data");
    let files = read_standard(&root).files;
    let loaded = load(&files);
    let judge = |loaded: &composure::source::Loaded| -> Vec<Diagnostic> {
        let scenario = &loaded.scenarios[0];
        let file: FileId = scenario.file;
        let places = scenario.places.nodes.iter().take(3);
        let said = Both::new("同一句话", "the same thing");
        places
            .map(|place| Diagnostic::new(RULES[0].code, file, place.clone(), said))
            .collect()
    };
    Arc::new(Material::judged(
        files,
        Vec::new(),
        loaded,
        &Material::default(),
        |loaded, _, _| judge(loaded),
    ))
}

#[test]
fn what_is_said_at_many_places_is_listed_once_with_a_way_to_each() {
    let mut start = fresh(Lang::En);
    start.material = said_thrice();
    let material = Arc::clone(&start.material);
    let mut robot = Robot::new(start, SMALL);
    robot.press("workshop-open");
    let entries = robot.harness.query_all_by_label_contains("the same thing");
    let buttons =
        entries.filter(|node| node.accesskit_node().role() == egui::accesskit::Role::Button);
    assert_eq!(buttons.count(), 1, "one entry");
    assert!(robot.has_text("3 places, the first: "));
    robot.click_part("the same thing");
    let third = &material.findings[2];
    let node = material.node_of(third).expect("its node");
    robot.focus_part(&format!("{node} · "));
    robot.key(Key::Enter);
    robot.press("finding-edit");
    let wanted = material.documents[third.primary.file.0].line_and_column(third.primary.span.start);
    let effects = &robot.harness.state().effects;
    let place = effects.iter().find_map(|effect| match effect {
        Effect::Edit { line, .. } => Some(*line),
        _ => None,
    });
    assert_eq!(place, Some(wanted.line), "the third is open");
}

#[test]
fn the_whole_graph_keeps_the_names_of_its_nodes() {
    let mut robot = Robot::new(fresh(Lang::En), SMALL);
    robot.press("workshop-open");
    robot.press("work-tab-graph");
    robot.press("graph-fit");
    let material = material();
    let library = material.library.as_ref().expect("the library");
    let seen = seen_texts(&robot);
    for node in &library.scenarios[0].nodes {
        let beginning: String = node.id.chars().take(3).collect();
        let named = seen.iter().any(|(text, _, size)| {
            *size >= 9.0
                && (*text == node.id || text.starts_with(&beginning) && text.ends_with('…'))
        });
        assert!(named, "{} in {seen:?}", node.id);
    }
}

#[test]
fn lines_that_do_not_fit_are_announced() {
    let mut robot = Robot::new(fresh(Lang::Zh), SMALL);
    robot.press("workshop-open");
    robot.press("work-tab-graph");
    robot.type_into("graph-find", &library().scenarios[0].nodes[3].id);
    let more = robot.words().t("more-below");
    assert!(robot.has(&more));
    robot.harness.hover_at(egui::pos2(860.0, 500.0));
    for _ in 0..10 {
        robot.harness.event(egui::Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: egui::vec2(0.0, -900.0),
            phase: egui::TouchPhase::Move,
            modifiers: egui::Modifiers::NONE,
        });
        robot.settle();
    }
    assert!(!robot.has(&more), "at the end there is no more");
}
