//! The Workshop: findings lead to their lines, the graph is walked by keys, trials begin anywhere and are never kept, and
//! what is saved on disk shows at once without taking the trainee's talk away.

use composure::diagnostic::{Code, Diagnostic};
use composure::model::{Lang, Text};
use composure::ui::Effect;
use composure::workshop::Job;
use egui::Key;

use crate::drive::{Robot, SIZE, edited, fresh, material, reload, title};

/// The shipped files in which one line of a scenario leads nowhere.
fn with_a_mistake() -> std::sync::Arc<composure::workshop::Material> {
    edited(|path, text| {
        if path.ends_with("paid-too-much.ron") {
            *text = text.replacen("goto: \"", "goto: \"nowhere-", 1);
        }
    })
}

fn in_workshop(lang: Lang) -> Robot {
    let mut robot = Robot::new(fresh(lang), SIZE);
    robot.press("workshop-open");
    robot
}

#[test]
fn a_finding_shows_its_line() {
    let mut start = fresh(Lang::En);
    start.material = with_a_mistake();
    let mut robot = Robot::new(start, SIZE);
    robot.press("workshop-open");
    robot.click_part("C0101 ");
    assert!(robot.has_text("nowhere-"), "the line is there");
    robot.press("finding-edit");
    let edit = robot
        .harness
        .state()
        .effects
        .iter()
        .find_map(|effect| match effect {
            Effect::Edit { path, line, column } => Some((path.clone(), *line, *column)),
            _ => None,
        });
    let (path, line, column) = edit.expect("the editor is asked for");
    let text = &with_a_mistake();
    let document = text.document(&path).expect("the file");
    let wanted = document.line(line - 1);
    assert!(wanted.contains("nowhere-") && column > 1, "{wanted}");
}

#[test]
fn the_scenario_of_the_file_is_open_everywhere() {
    let mut robot = in_workshop(Lang::En);
    let title = "Five days old";
    robot.press("work-tab-graph");
    assert!(!robot.has_text(title), "another one comes first");
    // A file that is no scenario leaves the last one open.
    for file in ["new-car-quality", "principles"] {
        robot.press("work-tab-files");
        robot.click_part(file);
        for tab in ["work-tab-graph", "work-tab-analysis", "work-tab-trial"] {
            robot.press(tab);
            assert!(
                robot.has_text(title),
                "{file}: {tab} is about another scenario"
            );
        }
    }
}

/// All that is told about a finding: message, help, remedy and rule, without what both languages share.
fn told(finding: &Diagnostic) -> Vec<Text> {
    let rule = [
        Code::UNKNOWN_NODE.finds,
        Code::UNKNOWN_NODE.why,
        Code::UNKNOWN_NODE.remedy,
    ]
    .map(Text::from);
    let remedy = finding.remedy.as_ref().map(|remedy| remedy.title.clone());
    let mut all = vec![finding.message.clone()];
    all.extend(finding.help.clone());
    all.extend(remedy);
    all.extend(rule);
    all
}

#[test]
fn findings_are_told_in_the_language_of_the_window() {
    let mut start = fresh(Lang::Zh);
    start.material = edited(|path, text| {
        if path.ends_with("late-delivery.ron") {
            *text = text.replacen("goto: \"arrival\"", "goto: \"arival\"", 1);
        }
    });
    let told = told(&start.material.findings[0]);
    assert_eq!(
        told.len(),
        6,
        "message, help, remedy and three parts of the rule"
    );
    let shown = |robot: &Robot, lang: Lang| {
        let is_shown = |text: &&Text| robot.has_text(text.get(lang));
        told.iter().filter(is_shown).count()
    };
    let mut robot = Robot::new(start, SIZE);
    robot.press("workshop-open");
    robot.click_part("C0101 ");
    robot.press("finding-explain");
    assert_eq!((shown(&robot, Lang::Zh), shown(&robot, Lang::En)), (6, 0));
    robot.press("settings-open");
    robot.click("English");
    robot.key(Key::Escape);
    assert_eq!((shown(&robot, Lang::Zh), shown(&robot, Lang::En)), (0, 6));
}

#[test]
fn what_is_saved_shows_at_once_and_what_is_open_stays() {
    let mut robot = in_workshop(Lang::En);
    assert!(robot.has(&robot.words().t("findings-clean")));
    reload(&mut robot, with_a_mistake());
    robot.click_part("C0101 ");
    assert!(robot.has(&robot.words().t("finding-explain")));
    reload(
        &mut robot,
        edited(|path, text| {
            if path.ends_with("paid-too-much.ron") {
                *text = text.replacen("goto: \"", "goto: \"nowhere-", 1);
                text.insert_str(0, "// A new line moves everything.\n");
            }
        }),
    );
    assert!(
        robot.has(&robot.words().t("finding-explain")),
        "the finding is still open"
    );
    reload(&mut robot, material());
    assert!(robot.has(&robot.words().t("findings-clean")));
}

#[test]
fn escape_and_w_go_back_and_forth() {
    let mut robot = Robot::new(fresh(Lang::Zh), SIZE);
    robot.key(Key::W);
    assert!(robot.has(&robot.words().t("findings-clean")));
    robot.key(Key::Escape);
    assert!(robot.has(&robot.words().t("library-title")));
}

#[test]
fn the_graph_is_walked_by_keys_along_its_edges() {
    let mut robot = in_workshop(Lang::En);
    robot.press("work-tab-graph");
    robot.focus_part("Graph of");
    let none = robot.words().t("node-none");
    assert!(robot.has(&none));
    robot.key(Key::ArrowDown);
    assert!(!robot.has(&none), "the first node is selected");
    let first = robot.selected_node();
    robot.key(Key::ArrowDown);
    let second = robot.selected_node();
    assert_ne!(first, second);
    robot.key(Key::ArrowUp);
    assert_eq!(robot.selected_node(), first);
}

#[test]
fn a_trial_begins_where_it_is_told_and_is_never_kept() {
    let mut robot = in_workshop(Lang::En);
    robot.press("work-tab-trial");
    robot.press("trial-calm");
    robot.press("trial-begin");
    assert!(robot.has(&robot.words().t("trial-chip")));
    robot.talk_trial(60);
    assert!(robot.has(&robot.words().t("tried-title")));
    let kept = robot.harness.state().effects.iter().any(|effect| {
        matches!(
            effect,
            Effect::SaveTalk(_) | Effect::SaveRecord { .. } | Effect::ForgetTalk
        )
    });
    assert!(!kept, "a trial leaves nothing behind");
    assert!(
        !robot.has(&robot.words().t("debrief-total")),
        "and has no total"
    );
    robot.press("trial-change");
    assert!(robot.has(&robot.words().t("trial-title")));
}

#[test]
fn leaving_a_trial_leads_back_to_the_workshop() {
    let mut robot = in_workshop(Lang::En);
    robot.press("work-tab-trial");
    robot.press("trial-begin");
    robot.key(Key::Escape);
    robot.press("trial-leave");
    assert!(robot.has(&robot.words().t("trial-title")));
}

#[test]
fn an_edit_keeps_the_talk_where_it_stands() {
    let mut robot = Robot::new(fresh(Lang::En), SIZE);
    robot.begin(&title(Lang::En));
    robot.talk(3);
    let before = robot.last_save().expect("a talk").run().expect("a run");
    reload(
        &mut robot,
        edited(|path, text| {
            if path.ends_with("late-delivery.ron") {
                text.push_str("\n// Nothing else.\n");
            }
        }),
    );
    assert!(robot.is_talking());
    let after = robot.last_save().expect("a talk").run().expect("a run");
    assert_eq!(after, before);
}

#[test]
fn a_line_that_is_gone_takes_the_talk_back_and_says_so() {
    let mut robot = Robot::new(fresh(Lang::En), SIZE);
    robot.begin(&title(Lang::En));
    robot.talk(3);
    let before = robot.last_save().expect("a talk").run().expect("a run");
    reload(
        &mut robot,
        edited(|path, text| {
            if path.ends_with("late-delivery.ron") {
                *text =
                    text.replace("id: \"", "id: \"other-")
                        .replacen("id: \"other-", "id: \"", 1);
            }
        }),
    );
    assert!(robot.is_talking());
    let after = robot.last_save().expect("a talk").run().expect("a run");
    assert!(after.commands.len() < before.commands.len());
    assert!(robot.has_text("The scenario was edited"));
}

#[test]
fn without_a_catalogue_the_workshop_says_so() {
    let mut start = fresh(Lang::En);
    start.material = edited(|path, text| {
        if path.ends_with("principles.ron") {
            text.clear();
        }
    });
    start.library = None;
    let mut robot = Robot::new(start, SIZE);
    robot.press("workshop-open");
    assert!(robot.has(&robot.words().t("files-no-catalogue")));
    for tab in ["work-tab-graph", "work-tab-analysis", "work-tab-trial"] {
        robot.press(tab);
        assert!(robot.has(&robot.words().t("work-no-scenario")), "{tab}");
    }
}

#[test]
fn an_analysis_is_shown_when_it_is_there() {
    let mut robot = in_workshop(Lang::En);
    robot.press("work-tab-analysis");
    assert!(robot.has(&robot.words().t("analysis-running")));
    robot.finish_analysis();
    assert!(robot.has(&robot.words().t("analysis-means")));
}

#[test]
fn search_goes_from_place_to_place() {
    let mut robot = in_workshop(Lang::En);
    robot.click_part("scenarios/complaints/late-delivery.ron");
    robot.type_into("source-search", "phase");
    assert!(robot.has_text("1 / "));
    robot.press("source-next");
    assert!(robot.has_text("2 / "));
    robot.press("source-before");
    robot.press("source-before");
    assert!(!robot.has_text("2 / "));
}

#[test]
fn what_was_open_is_open_again_at_the_next_start() {
    let mut robot = in_workshop(Lang::En);
    robot.click_part("scenarios/complaints/late-delivery.ron");
    robot.press("work-tab-graph");
    robot.focus_part("Graph of");
    robot.key(Key::ArrowDown);
    robot.key(Key::Plus);
    robot.key(Key::Escape);
    let kept = robot.harness.state().shell.settings().clone();
    assert_eq!(kept.workshop.tab, "graph");
    assert!(kept.workshop.view.is_some(), "how the graph was seen");
    let mut start = fresh(Lang::En);
    start.settings = kept;
    let mut robot = Robot::new(start, SIZE);
    robot.press("workshop-open");
    assert!(robot.has_text("Graph of"));
    robot.press("work-tab-files");
    assert!(robot.has_text("Line 1: "), "the file is open again");
}

/// The scenario's file with something done to its text.
fn with_file(
    name: &'static str,
    change: fn(&mut String),
) -> std::sync::Arc<composure::workshop::Material> {
    edited(|path, text| {
        if path.ends_with(name) {
            change(text);
        }
    })
}

#[test]
fn a_file_that_breaks_leaves_no_picture_and_comes_back_when_it_is_mended() {
    let mut robot = in_workshop(Lang::En);
    robot.click_part("paid-too-much.ron");
    robot.press("work-tab-graph");
    robot.type_into("graph-find", "arrival");
    let nodes = robot.words().with("graph-canvas", &[("nodes", 0.into())]);
    let graph = nodes.split('0').next().unwrap_or_default().to_owned();
    assert!(robot.has_text(&graph));
    for text in ["", "("] {
        reload(
            &mut robot,
            if text.is_empty() {
                with_file("paid-too-much.ron", String::clear)
            } else {
                with_file("paid-too-much.ron", |text| text.insert(0, '('))
            },
        );
        for tab in ["work-tab-graph", "work-tab-analysis", "work-tab-trial"] {
            robot.press(tab);
            assert!(robot.has_text("paid-too-much.ron cannot be read"), "{tab}");
            assert!(
                robot.has("Scenario: Paid too much (cannot be played)"),
                "{tab}: the picker names it"
            );
        }
    }
    robot.press("work-tab-graph");
    assert!(!robot.has_text(&graph), "the picture of what was is gone");
    reload(&mut robot, material());
    assert!(robot.has_text(&graph), "the picture is back");
    assert_eq!(robot.selected_node().as_deref(), Some("arrival"));
}

#[test]
fn the_graph_speaks_the_language_of_the_window() {
    let mut robot = in_workshop(Lang::En);
    robot.press("work-tab-graph");
    let jobs = |robot: &Robot, lang: Lang| {
        let effects = robot.harness.state().effects.iter();
        let is_wanted = |effect: &&Effect| matches!(effect, Effect::Work(Job::Layout { lang: of, .. }) if *of == lang);
        effects.filter(is_wanted).count()
    };
    assert_eq!(jobs(&robot, Lang::Zh), 0);
    robot.press("settings-open");
    robot.click("中文");
    robot.key(Key::Escape);
    assert_eq!(
        jobs(&robot, Lang::Zh),
        1,
        "the graph is drawn anew in Chinese"
    );
}
