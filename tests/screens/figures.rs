//! The figures of the Workshop: they lead to the node and into the graph, and say what the analysis says.

use std::sync::Arc;

use composure::analysis::{Finding, analyze};
use composure::diagnostic::SourceFile;
use composure::engine::Script;
use composure::files::{data_root, read_standard};
use composure::model::{ChoiceIndex, Event, Lang};
use composure::score::Key as PointKey;
use composure::source::{Beginning, load, skeleton};
use composure::ui::Effect;
use composure::workshop::{AnalysisView, Job, JobDone, Unmet};
use egui::Key;

use crate::drive::{Robot, SIZE, drawings, edited, fresh, library};
use crate::made_up;

fn with_figures(lang: Lang, change: impl FnOnce(&mut AnalysisView)) -> Robot {
    let mut robot = Robot::new(fresh(lang), SIZE);
    robot.press("workshop-open");
    robot.press("work-tab-analysis");
    robot.finish_analysis_with(|script, key| {
        let mut view = made_up::figures(script, key);
        change(&mut view);
        view
    });
    robot
}

#[test]
fn a_breach_leads_to_its_run_in_the_graph() {
    let mut robot = with_figures(Lang::En, |_| ());
    let principle = &library().rules.catalogue.principles[4];
    robot.click(&principle.name.en);
    assert!(robot.has_text("Graph of"));
    assert!(
        robot.has_text(&format!("Breaks: {}", principle.name.en)),
        "the way is named"
    );
    assert!(robot.has_text("lines · "), "and counted");
}

#[test]
fn what_no_run_comes_to_leads_to_its_node() {
    let mut robot = with_figures(Lang::Zh, |_| ());
    assert!(robot.has(&robot.words().t("analysis-unmet-node")));
    robot.click("facts");
    assert_eq!(robot.selected_node().as_deref(), Some("facts"));
}

#[test]
fn where_all_is_met_and_even_one_line_says_so() {
    let robot = with_figures(Lang::En, |view| {
        view.unmet.clear();
        for swing in &mut view.swings {
            swing.most = swing.least;
        }
    });
    assert!(robot.has(&robot.words().t("analysis-unmet-none")));
    assert!(robot.has_text("All 3 variants are equally hard"));
}

#[test]
fn the_spread_is_drawn_where_it_is_known_with_every_player_on_it() {
    let robot = with_figures(Lang::En, |_| ());
    assert!(robot.has(&robot.words().t("analysis-scores")));
    for player in [
        "Always the best: 100.0",
        "Always the worst: 6.2",
        "At random: 33.4 ± 0.1",
    ] {
        assert!(robot.has(player), "{player}");
    }
    assert!(robot.has_text("0 to 5 points: "));
    assert!(robot.has_text("96 to 100 points: <0.1%"));
    let robot = with_figures(Lang::En, |view| view.scores.clear());
    assert!(!robot.has(&robot.words().t("analysis-scores")));
    assert!(robot.has(&robot.words().t("analysis-means")));
}

#[test]
fn what_is_sampled_says_how_sure_it_is_and_what_is_not_met_whether_it_can_be() {
    let robot = with_figures(Lang::En, |view| {
        view.endings[0].2 = Finding::Impossible;
        view.endings[1].2 = Finding::NotMet { talks: 1234 };
    });
    assert!(robot.has_text("33.4 ± 0.1"), "the mean");
    assert!(robot.has_text("12.0 ± 0.2%"), "a chance");
    assert!(robot.has_text("impossible"));
    assert!(robot.has_text("not met in 1,234 talks"), "an ending");
    assert!(
        robot.has_text("not met in 5,000 talks; not proven"),
        "a line"
    );
}

#[test]
fn a_run_that_cannot_be_shown_is_told_in_the_language_in_force() {
    let mut robot = Robot::new(fresh(Lang::Zh), SIZE);
    robot.press("workshop-open");
    robot.press("work-tab-analysis");
    robot.press("work-tab-graph");
    let path = format!("{}: ", robot.words().t("graph-path"));
    robot.click_part(&path);
    robot.press("path-pasted");
    for (typed, told) in [
        ("nonsense", "way-no-run"),
        ("c1.price-talk.aggressive.0123456789.1.off.1.k7", "way-slip"),
    ] {
        robot.type_into("graph-run", typed);
        assert!(robot.has(&robot.words().t(told)), "{typed}");
        robot
            .harness
            .key_press_modifiers(egui::Modifiers::COMMAND, Key::A);
        robot.settle();
    }
}

/// The scenario that `composure new` writes, changed, for the second of its types of customer.
fn small(change: impl FnOnce(&mut String)) -> (Script, PointKey) {
    let root = data_root().expect("a folder with the shipped data");
    let mut files = read_standard(&root).files;
    let mut text = skeleton(&Beginning {
        id: "small".to_owned(),
        path: "small.ron".to_owned(),
        title_zh: None,
        title_en: None,
        event: Event::AfterSales,
        customers: vec!["aggressive".to_owned(), "hesitant".to_owned()],
    });
    change(&mut text);
    files.push(SourceFile {
        path: "small.ron".to_owned(),
        text,
    });
    let loaded = load(&files);
    let found = composure::diagnostic::to_text(&loaded.diagnostics, &files, Lang::En, false);
    let library = loaded.library.expect("the catalogue can be read");
    let scenario = library.scenario("small").expect(&found);
    let script = Script::of(&library, scenario, scenario.customers[1]);
    let key = PointKey::new(&script);
    (script, key)
}

#[test]
fn the_view_says_what_the_analysis_says() {
    let (script, key) = small(|text| {
        // The flag is set by another line of the same node, so never before.
        let locked = "needs: [\"let-finish\"], goto: \"outburst\"";
        *text = text.replace("goto: \"outburst\"", locked);
    });
    let figures = analyze(&script, &key);
    let view = AnalysisView::new(&Arc::new(script.clone()), &key, &figures);
    let node = |id| script.scenario.find_node(id).expect("a node");
    let (before, outburst) = (node("pour-out"), node("outburst"));
    assert_eq!(
        view.unmet,
        [
            (Unmet::Locked(before, ChoiceIndex(0)), None),
            (Unmet::Node(outburst), None)
        ],
        "and not the wording for the other type"
    );
    assert_eq!(view.variants, script.scenario.variants.len());
    for (breach, exploit) in view.breaches.iter().zip(&figures.exact.exploits) {
        let moves = exploit.run.as_ref().map(|run| run.moves.clone());
        assert_eq!(
            (breach.principle, &breach.moves),
            (exploit.principle, &moves)
        );
    }
    assert_eq!(view.random, figures.sampled.mean);
    assert!((view.scores.iter().sum::<f64>() - 1.0).abs() < 1e-9);
}

#[test]
fn an_analysis_is_told_to_whoever_asked() {
    let robot = with_figures(Lang::En, |_| ());
    let asked = robot.harness.state().effects.iter();
    let asked = asked.filter(|effect| matches!(effect, Effect::Work(Job::Analyze { .. })));
    assert_eq!(asked.count(), 1);
    let stamp = "another".to_owned();
    let mut robot = robot;
    let none = Arc::new(AnalysisView::default());
    let shell = &mut robot.harness.state_mut().shell;
    shell.job_done(JobDone::Analysis(stamp, none));
    robot.settle();
    assert!(
        robot.has(&robot.words().t("analysis-scores")),
        "that of another stays out"
    );
}

/// How often figures were asked for.
fn asked(robot: &Robot) -> usize {
    let effects = robot.harness.state().effects.iter();
    let is_asked = |effect: &&Effect| matches!(effect, Effect::Work(Job::Analyze { .. }));
    effects.filter(is_asked).count()
}

/// The first scenario's file with another comment at its end, saved.
fn save_with(robot: &mut Robot, comment: &str) {
    let shell = &mut robot.harness.state_mut().shell;
    shell.checking(true);
    robot.settle();
    assert!(robot.has(&robot.words().t("work-checking")));
    let first = &library().scenarios[0].id;
    let saved = edited(|path, text| {
        if path.ends_with(&format!("{first}.ron")) {
            text.push_str(comment);
        }
    });
    let shell = &mut robot.harness.state_mut().shell;
    shell.reload(saved, drawings());
    robot.settle();
    assert!(!robot.has(&robot.words().t("work-checking")));
}

#[test]
fn a_save_keeps_the_figures_marked_until_the_new_ones_are_there() {
    let mut robot = with_figures(Lang::En, |_| ());
    let (earlier, means) = (
        robot.words().t("analysis-earlier"),
        robot.words().t("analysis-means"),
    );
    assert_eq!(asked(&robot), 1, "they start by themselves");
    assert!(robot.has(&means) && !robot.has(&earlier));
    save_with(&mut robot, "// One.\n");
    assert!(robot.has(&means) && robot.has(&earlier), "kept and marked");
    assert!(
        !robot.is_usable("facts"),
        "what may be elsewhere by now is no link"
    );
    assert_eq!(asked(&robot), 2);
    save_with(&mut robot, "// Two.\n");
    assert_eq!(asked(&robot), 2, "the one under way is waited for");
    robot.finish_analysis();
    assert!(
        robot.has(&means) && robot.has(&earlier),
        "those of text one"
    );
    assert_eq!(asked(&robot), 3);
    robot.finish_analysis();
    assert!(robot.has(&means) && !robot.has(&earlier));
    assert!(robot.is_usable("facts"));
    assert_eq!(asked(&robot), 3);
}
